/**
 * Trains the classifier of danger from `locales/danger`, `locales/off-topic` and the example questions, and writes
 * `src/search/danger-model.json`. The same texts give the same file.
 *
 *   node scripts/run.mjs cli/danger-model
 *   node scripts/run.mjs cli/danger-model --folds 3   (no file: cross-validation, per language)
 */
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { loadKnowledge } from '../knowledge/load.js';
import { packDanger } from '../search/danger-classifier.js';
import { trainDanger } from '../search/danger-training.js';
import { loadPhrases } from '../search/load-phrases.js';
import { dangerSentences, examplesOf, lexiconsOf, loadLessons, withoutDoubtful } from './danger/examples.js';
import { crossValidate } from './danger/validation.js';

const FILE = 'src/search/danger-model.json';

const { values } = parseArgs({ options: { folds: { type: 'string' } } });
const [knowledge, phrases, lines] = await Promise.all([loadKnowledge('knowledge'), loadPhrases(), loadLessons()]);
const words = Object.fromEntries([...lines].map(([language, file]) => [language, file.words]));
const lexicons = lexiconsOf(words);
const sentences = dangerSentences(lines, knowledge, phrases);
const train = (some: typeof sentences) =>
  packDanger(trainDanger(some.flatMap((sentence) => examplesOf(sentence, lexicons.get(sentence.language)!))), words);

if (values.folds !== undefined) {
  crossValidate(sentences, Number(values.folds), train, phrases);
} else {
  const learned = withoutDoubtful(sentences, train);
  const model = train(learned);
  const text = JSON.stringify(model, null, 1);
  await writeFile(FILE, `${text}\n`);
  console.log(
    `${FILE}: ${Math.round(text.length / 1000)} kB from ${learned.length} sentences; ` +
      `${sentences.length - learned.length} doubtful ones were left out`,
  );
}
