/**
 * `npm run eval`: the quality board of the search. Prints, per language and per kind of question, how often the
 * right entry came first and among the first three, what was refused, and the same for other search engines
 * over the same entries.
 *
 *   npm run eval -- [--lang nl,ar] [--part report|tune|all] [--peers minisearch,fuse,nlp] [--confusions 10] [--misses]
 *                   [--ranking] (the search of the language alone, without the understanding around it)
 *                   [--without words|grams|classifier|concepts|mixed|questions] (an ablation; questions: titles and texts only)
 *                   [--pages] (three entries a page, as foreign collections have them) [--held-out] [--knowledge DIR] [--tests DIR] [--json]
 *   npm run eval -- --ablation      every ingredient left out in turn
 *   npm run eval -- --fit           fits the confidence on the tuning halves, writes src/search/confidence.json
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadKnowledge } from '../knowledge/load.js';
import { loadLanguages } from '../languages/languages.js';
import { DangerClassifier } from '../search/danger-classifier.js';
import dangerModel from '../search/danger-model.json' with { type: 'json' };
import { hasLatinForm, isLatin } from '../search/latin-letters.js';
import { loadLexicon } from '../search/load-lexicon.js';
import { loadPhrases } from '../search/load-phrases.js';
import { createUnderstander } from '../search/understander.js';
import { printAblation } from './eval/ablation.js';
import { type Board, evaluate } from './eval/board.js';
import { collectionsOf, INGREDIENTS, type Ingredient } from './eval/collections.js';
import { fitConfidence } from './eval/fit.js';
import { printBoards, printConfusions, printMisses } from './eval/print.js';
import { OTHER_KINDS, type Question, readQuestions } from './eval/questions.js';
import { PEERS, peerOf, searchAlone, understanding } from './eval/systems.js';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      lang: { type: 'string' },
      part: { type: 'string' },
      knowledge: { type: 'string', default: 'knowledge' },
      tests: { type: 'string', default: 'test/search' },
      peers: { type: 'string', default: '' },
      'held-out': { type: 'boolean', default: false },
      pages: { type: 'boolean', default: false },
      ranking: { type: 'boolean', default: false },
      without: { type: 'string', multiple: true, default: [] },
      confusions: { type: 'string', default: '0' },
      misses: { type: 'boolean', default: false },
      ablation: { type: 'boolean', default: false },
      fit: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const part = values.part ?? (values.fit || values.ablation ? 'tune' : 'report');
  const without = new Set(values.without.flatMap((list) => list.split(',')) as Ingredient[]);
  for (const one of without)
    if (!INGREDIENTS.includes(one)) throw new Error(`--without ${one}: one of ${INGREDIENTS.join(', ')}`);
  const [knowledge, languages, phrases, lexicon] = await Promise.all([
    loadKnowledge(values.knowledge),
    loadLanguages(),
    loadPhrases(),
    loadLexicon(),
  ]);
  const chosen = values.lang?.split(',') ?? languages.list.map(({ code }) => code);
  const sets = new Map<string, Question[]>();
  for (const language of chosen) {
    const all = await readQuestions(join(values.tests, `${language}.jsonl`));
    sets.set(
      language,
      all.filter((question) => part === 'all' || question.part === part),
    );
  }
  const collections = (left: ReadonlySet<Ingredient>) =>
    collectionsOf(knowledge, lexicon, { without: left, heldOut: values['held-out'], pages: values.pages });

  if (values.fit) {
    const classifier = new DangerClassifier(dangerModel);
    const asked = (left: ReadonlySet<Ingredient>) => {
      const of = collections(left);
      return chosen.map((language) => ({
        language,
        search: of(language).search,
        questions: sets.get(language)!.filter(({ kind }) => kind === 'out-of-scope' || !OTHER_KINDS.has(kind)),
      }));
    };
    const taught = asked(without).map((one) => ({
      ...one,
      elsewhere(text: string) {
        const latin = hasLatinForm(one.language) && isLatin(text) ? one.language : undefined;
        return classifier.read(text, [one.language], latin).offTopic;
      },
    }));
    await fitConfidence(taught, asked(new Set(['questions'])));
    return;
  }
  if (values.ablation) {
    await printAblation(chosen, sets, collections);
    return;
  }

  const alone = values.ranking || values.pages || values['held-out'] || without.size > 0;
  const understander = alone ? undefined : createUnderstander(knowledge, languages, phrases, { lexicon });
  const of = collections(without);
  const boards: Board[] = [];
  for (const language of chosen) {
    const { documents, search, heldOut, pageOf } = of(language);
    const questions = (heldOut ?? sets.get(language)!).map((question) => ({
      ...question,
      expected: question.expected.map(pageOf),
    }));
    if (questions.length === 0 || documents.length === 0) continue;
    const own = understander ? understanding(understander) : searchAlone(search);
    boards.push(await evaluate(own, language, questions));
    for (const peer of PEERS) {
      if (!values.peers.split(',').includes(peer)) continue;
      boards.push(await evaluate(await peerOf(peer, documents, language), language, questions));
    }
  }
  if (values.json)
    console.log(JSON.stringify(boards, (_, value) => (value instanceof Map ? Object.fromEntries(value) : value)));
  else printBoards(boards);
  const own = boards.filter((board) => board.own);
  printConfusions(own, Number(values.confusions));
  if (values.misses) printMisses(own);
}

await main();
