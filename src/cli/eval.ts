/**
 * `npm run eval`: the quality board of the search. Prints, per language and per kind of question, how often the
 * right entry came first and among the first three, what was refused, and the same for other search engines
 * over the same entries.
 *
 *   npm run eval -- [--lang nl,ar] [--part report|tune|all] [--peers minisearch,fuse,nlp] [--confusions 10] [--held-out]
 *                   [--ranking] (the search of the language alone, without the understanding around it)
 *                   [--without words|grams|classifier|concepts|mixed] [--knowledge DIR] [--tests DIR] [--json]
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Fuse from 'fuse.js';
import { z } from 'zod';
import { loadKnowledge } from '../knowledge/load.js';
import type { LanguageCode } from '../languages/language.js';
import { loadLanguages } from '../languages/languages.js';
import { loadLexicon } from '../search/load-lexicon.js';
import { loadPhrases } from '../search/load-phrases.js';
import { RANKING, type Ranking } from '../search/matcher.js';
import { buildSearch, type Search, type SearchDocument } from '../search/search.js';
import { createSearches, searchDocumentsOf } from '../search/searches.js';
import { createUnderstander, type Understander } from '../search/understander.js';

const questionLine = z.object({
  id: z.string(),
  text: z.string(),
  expected: z.array(z.string()),
  kind: z.string(),
  part: z.enum(['tune', 'report']),
});
type Question = z.infer<typeof questionLine>;

/** What a system makes of a message. */
interface Answer {
  readonly outcome: string;
  /** Ids, best first. */
  readonly entries: readonly string[];
  readonly language?: LanguageCode;
}

/** Anything that can be asked: our search, a peer, the whole understanding of a message. */
interface System {
  readonly name: string;
  /** Whether it can refuse: ranking alone cannot. */
  readonly refuses: boolean;
  ask(text: string): Answer;
}

/** Kinds whose answer is not an entry; `search` alone is not asked for them, the whole understanding is. */
const OTHER_KINDS = new Set(['out-of-scope', 'smalltalk', 'person', 'crisis', 'command']);

/** Outcomes that still lead to the entry: a crisis card has the entries behind it. */
const GIVES_ENTRIES = new Set(['answer', 'choices', 'crisis']);

interface Score {
  kind: string;
  asked: number;
  first: number;
  three: number;
  /** Questions of the field that were refused, or taken for something else. */
  refused: number;
}

interface Board {
  readonly language: LanguageCode;
  readonly system: string;
  readonly kinds: readonly Score[];
  readonly all: Score;
  readonly outOfScope: { asked: number; refused: number };
  /** Other outcomes (crisis, person, smalltalk, command) by kind: how many were recognised. */
  readonly others: ReadonlyMap<string, { asked: number; right: number }>;
  readonly languageRight: { asked: number; right: number };
  /** Questions of the field that were taken for a crisis; right when they are about one. */
  readonly alarms: readonly string[];
  readonly confusions: readonly { expected: string; got: string; text: string }[];
}

function evaluate(system: System, language: LanguageCode, questions: readonly Question[]): Board {
  const kinds = new Map<string, Score>();
  const all: Score = { kind: 'all', asked: 0, first: 0, three: 0, refused: 0 };
  const outOfScope = { asked: 0, refused: 0 };
  const others = new Map<string, { asked: number; right: number }>();
  const languageScore = { asked: 0, right: 0 };
  const confusions: { expected: string; got: string; text: string }[] = [];
  const alarms: string[] = [];
  for (const { text, expected, kind } of questions) {
    const answer = system.ask(text);
    if (answer.language !== undefined && text.split(/\s+/).length >= 4) {
      languageScore.asked++;
      if (answer.language === language) languageScore.right++;
    }
    if (kind === 'out-of-scope') {
      outOfScope.asked++;
      if (answer.outcome === 'nothing' || answer.outcome === 'smalltalk') outOfScope.refused++;
      continue;
    }
    if (OTHER_KINDS.has(kind)) {
      const score = others.get(kind) ?? { asked: 0, right: 0 };
      others.set(kind, score);
      score.asked++;
      if (answer.outcome === kind) score.right++;
      continue;
    }
    const score = kinds.get(kind) ?? { kind, asked: 0, first: 0, three: 0, refused: 0 };
    kinds.set(kind, score);
    const first = expected.includes(answer.entries[0] ?? '');
    const three = answer.entries.slice(0, 3).some((id) => expected.includes(id));
    for (const sum of [score, all]) {
      sum.asked++;
      if (first) sum.first++;
      if (three) sum.three++;
      if (!GIVES_ENTRIES.has(answer.outcome)) sum.refused++;
    }
    if (answer.outcome === 'crisis') alarms.push(text);
    if (!first) confusions.push({ expected: expected.join(' | '), got: answer.entries[0] ?? '(nothing)', text });
  }
  return {
    language,
    system: system.name,
    kinds: [...kinds.values()].sort((a, b) => (a.kind < b.kind ? -1 : 1)),
    all,
    outOfScope,
    others,
    languageRight: languageScore,
    confusions,
    alarms,
  };
}

/** The whole understanding of a message, as the assistant's turn uses it: told nothing but the text. */
function understanding(understander: Understander): System {
  return {
    name: 'Wegwijzer',
    refuses: true,
    ask(text) {
      const { outcome, entries, language } = understander.understand(text);
      return { outcome, entries: entries.map(({ id }) => id), language };
    },
  };
}

/** Our own search, as a system. Ranking is judged whatever the outcome: refusals are counted by themselves. */
function ours(search: Search, name = 'search alone'): System {
  return {
    name,
    refuses: true,
    ask(text) {
      const { outcome, entries } = search.search(text);
      return { outcome, entries: entries.map(({ id }) => id) };
    },
  };
}

function fuse(documents: readonly SearchDocument[]): System {
  const index = new Fuse(documents, {
    keys: [{ name: 'title', weight: 2 }, 'questions', 'text'],
    ignoreLocation: true,
    includeScore: true,
  });
  return {
    name: 'Fuse.js',
    refuses: false,
    ask: (text) => ({ outcome: 'answer', entries: index.search(text, { limit: 3 }).map(({ item }) => item.id) }),
  };
}

async function miniSearch(documents: readonly SearchDocument[]): Promise<System> {
  const { default: MiniSearch } = await import('minisearch');
  const index = new MiniSearch({ fields: ['title', 'questions', 'text'] });
  index.addAll(
    documents.map(({ id, title, questions, text }) => ({ id, title, questions: questions.join('\n'), text })),
  );
  return {
    name: 'MiniSearch',
    refuses: false,
    ask: (text) => ({
      outcome: 'answer',
      entries: index
        .search(text)
        .slice(0, 3)
        .map(({ id }) => String(id)),
    }),
  };
}

/** nlp.js is 119 MB with its languages, so it is no dependency: `npm install --no-save node-nlp` to compare. */
async function nlpJs(documents: readonly SearchDocument[], language: LanguageCode): Promise<System | undefined> {
  const name = 'node-nlp';
  const loaded = await import(name).catch(() => undefined);
  if (!loaded) return undefined;
  const { NlpManager } = loaded.default ?? loaded;
  // languages that it does not know get the one that shares their script
  const known: Record<string, string> = { prs: 'fa', ps: 'fa', so: 'en', ti: 'am' };
  const code = known[language] ?? language;
  const manager = new NlpManager({ languages: [code], forceNER: false, autoSave: false, nlu: { log: false } });
  for (const { id, title, questions } of documents)
    for (const question of [title, ...questions]) manager.addDocument(code, question, id);
  await manager.train();
  const answers = new Map<string, Answer>();
  return {
    name: 'nlp.js',
    refuses: true,
    async prepare(texts: readonly string[]) {
      for (const text of texts) {
        const { classifications = [] } = await manager.process(code, text);
        const ids = classifications.slice(0, 3).map(({ intent }: { intent: string }) => intent);
        answers.set(text, { outcome: ids[0] === 'None' ? 'nothing' : 'answer', entries: ids });
      }
    },
    ask: (text: string) => answers.get(text) ?? { outcome: 'nothing', entries: [] },
  } as System;
}

/** The questions of one language; empty when there is no file. */
async function readQuestions(path: string): Promise<Question[]> {
  if (!existsSync(path)) return [];
  const lines = (await readFile(path, 'utf8')).split('\n');
  return lines.flatMap((line, at) => {
    if (line.trim() === '') return [];
    const parsed = questionLine.safeParse(JSON.parse(line));
    if (!parsed.success) throw new Error(`${path}:${at + 1}: ${parsed.error.issues[0]?.message}`);
    return [parsed.data];
  });
}

/** Takes every fifth example question of an entry out, to ask it; the same ones every time. */
function holdOut(documents: readonly SearchDocument[]): { documents: SearchDocument[]; questions: Question[] } {
  const questions: Question[] = [];
  const kept = documents.map((document, at) => {
    const isOut = (i: number): boolean => (i + at) % 5 === 2;
    for (const [i, text] of document.questions.entries())
      if (isOut(i))
        questions.push({ id: `${document.id}-${i}`, text, expected: [document.id], kind: 'held-out', part: 'tune' });
    return { ...document, questions: document.questions.filter((_, i) => !isOut(i)) };
  });
  return { documents: kept, questions };
}

const percent = (part: number, whole: number): string => (whole > 0 ? ((100 * part) / whole).toFixed(1) : '-');

function printTable(rows: readonly (readonly string[])[]): void {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  for (const [at, row] of rows.entries()) {
    const cells = row.map((cell, column) =>
      column < 3 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
    );
    console.log(`| ${cells.join(' | ')} |`);
    if (at === 0) console.log(`|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`);
  }
}

function printBoards(boards: readonly Board[]): void {
  const rows: string[][] = [
    ['language', 'system', 'kind', 'asked', 'first', 'in three', 'false refusals', 'refused off-topic'],
  ];
  for (const { language, system, kinds, all, outOfScope } of boards) {
    const off = percent(outOfScope.refused, outOfScope.asked);
    for (const score of [...kinds, all]) {
      rows.push([
        language,
        system,
        score.kind,
        String(score.asked),
        percent(score.first, score.asked),
        percent(score.three, score.asked),
        percent(score.refused, score.asked),
        score === all ? `${off} of ${outOfScope.asked}` : '',
      ]);
    }
  }
  printTable(rows);
  for (const { language, system, others, languageRight, alarms, all } of boards) {
    if (alarms.length > 0)
      console.log(
        `${language} ${system}: crisis alarm at ${alarms.length} of ${all.asked} questions: ${alarms.slice(0, 5).join(' / ')}`,
      );
    for (const [kind, { asked, right }] of others) {
      if (right > 0) console.log(`${language} ${system}: ${kind} recognised ${percent(right, asked)} % of ${asked}`);
    }
    if (languageRight.asked > 0)
      console.log(
        `${language} ${system}: language ${percent(languageRight.right, languageRight.asked)} % of ${languageRight.asked}`,
      );
  }
}

/** The pairs of entries that were taken for each other most, with the messages: for editors. */
function printConfusions(boards: readonly Board[], most: number): void {
  const pairs = new Map<string, string[]>();
  for (const { language, confusions } of boards)
    for (const { expected, got, text } of confusions) {
      const key = `${expected} -> ${got}`;
      pairs.set(key, [...(pairs.get(key) ?? []), `${language}: ${text}`]);
    }
  const worst = [...pairs].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1)).slice(0, most);
  if (worst.length > 0) console.log('\nWorst confusions (expected -> got)');
  for (const [pair, texts] of worst) {
    console.log(`${texts.length} x ${pair}`);
    for (const text of texts.slice(0, 4)) console.log(`      ${text}`);
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      lang: { type: 'string' },
      part: { type: 'string', default: 'report' },
      knowledge: { type: 'string', default: 'knowledge' },
      tests: { type: 'string', default: 'test/search' },
      peers: { type: 'string', default: '' },
      'held-out': { type: 'boolean', default: false },
      ranking: { type: 'boolean', default: false },
      without: { type: 'string', multiple: true, default: [] },
      confusions: { type: 'string', default: '0' },
      json: { type: 'boolean', default: false },
    },
  });
  const without = new Set(values.without.flatMap((list) => list.split(',')));
  const [knowledge, languages, phrases, lexicon] = await Promise.all([
    loadKnowledge(values.knowledge),
    loadLanguages(),
    loadPhrases(),
    without.has('concepts') ? undefined : loadLexicon(),
  ]);
  const ranking: Ranking = {
    ...RANKING,
    ...(without.has('words') && { words: 0 }),
    ...(without.has('grams') && { grams: 0 }),
    ...(without.has('classifier') && { classifier: 0 }),
  };
  const searches = createSearches(knowledge, lexicon, ranking);
  const rankingOnly = values.ranking || values['held-out'] || without.size > 0;
  const understander = rankingOnly
    ? undefined
    : createUnderstander(knowledge, languages, phrases, lexicon ? { lexicon } : {});
  const chosen = values.lang?.split(',') ?? languages.list.map(({ code }) => code);
  const boards: Board[] = [];
  for (const language of chosen) {
    let documents = searchDocumentsOf(knowledge, language);
    let questions = (await readQuestions(join(values.tests, `${language}.jsonl`))).filter(
      ({ part }) => values.part === 'all' || part === values.part,
    );
    let search = searches.of(language);
    if (values['held-out']) {
      ({ documents, questions } = holdOut(documents));
      search = buildSearch(language, documents, {
        ...(lexicon && { lexicon }),
        ranking,
        ...(!without.has('mixed') && { mixed: () => searches.of('nl') }),
      });
    }
    if (questions.length === 0 || documents.length === 0) continue;
    boards.push(evaluate(understander ? understanding(understander) : ours(search), language, questions));
    if (values.peers.includes('minisearch')) boards.push(evaluate(await miniSearch(documents), language, questions));
    if (values.peers.includes('fuse')) boards.push(evaluate(fuse(documents), language, questions));
    const nlp = values.peers.includes('nlp') ? await nlpJs(documents, language) : undefined;
    if (nlp) {
      await (nlp as System & { prepare(texts: readonly string[]): Promise<void> }).prepare(
        questions.map(({ text }) => text),
      );
      boards.push(evaluate(nlp, language, questions));
    }
  }
  if (values.json)
    console.log(JSON.stringify(boards, (_, value) => (value instanceof Map ? Object.fromEntries(value) : value)));
  else printBoards(boards);
  printConfusions(
    boards.filter(({ system }) => system === 'Wegwijzer' || system === 'search alone'),
    Number(values.confusions),
  );
}

await main();
