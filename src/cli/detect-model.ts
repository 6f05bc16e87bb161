/**
 * Learns the spelling of the contact languages from the texts of the repository and writes
 * `src/languages/language-model.json`. The same texts give the same file.
 *
 *   node scripts/run.mjs cli/detect-model
 */
import { writeFile } from 'node:fs/promises';
import { loadKnowledge } from '../knowledge/load.js';
import { trainLanguageModel } from '../languages/language-model.js';
import { loadLanguages } from '../languages/languages.js';
import { loadPhrases } from '../search/load-phrases.js';
import { trainingSamples } from './detection/samples.js';

const FILE = 'src/languages/language-model.json';

const [knowledge, languages, phrases] = await Promise.all([loadKnowledge('knowledge'), loadLanguages(), loadPhrases()]);
const samples = trainingSamples(knowledge, phrases, languages);
const text = JSON.stringify(trainLanguageModel(samples), null, 1);
await writeFile(FILE, `${text}\n`);
console.log(`${FILE}: ${Math.round(text.length / 1000)} kB from ${samples.length} texts`);
