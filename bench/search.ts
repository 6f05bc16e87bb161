/**
 * Search beside its peers: time of one search (median and 99th percentile), of the first one, and to build the index,
 * and memory, at today's size and at 1,000 and 10,000 synthetic entries. All times are of the processor, so that a busy
 * machine does not count, and medians of the runs. `node dist/server/bench/search.js [--quick] [--own] [--runs 3]`;
 * with `node --expose-gc` the memory is right.
 */
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { loadKnowledge } from '../src/knowledge/load.js';
import { buildSearch } from '../src/search/entry-search.js';
import { loadLexicon } from '../src/search/load-lexicon.js';
import type { SearchDocument } from '../src/search/search.js';
import { createSearches, searchDocumentsOf } from '../src/search/searches.js';

interface Engine {
  readonly name: string;
  /** Too slow to be measured more than once. */
  readonly once?: true;
  readonly build: (documents: readonly SearchDocument[]) => (message: string) => unknown;
}

const lexicon = await loadLexicon();

const ENGINES: readonly Engine[] = [
  {
    name: 'Wegwijzer',
    build(documents) {
      const search = buildSearch('nl', documents, { lexicon });
      search.warm();
      return (message) => search.search(message);
    },
  },
  {
    name: 'MiniSearch',
    build(documents) {
      const index = new MiniSearch({ fields: ['title', 'questions', 'text'] });
      index.addAll(
        documents.map(({ id, title, questions, text }) => ({ id, title, questions: questions.join('\n'), text })),
      );
      return (message) => index.search(message);
    },
  },
  {
    name: 'Fuse.js',
    once: true,
    build(documents) {
      const index = new Fuse(documents, { keys: ['title', 'questions', 'text'], ignoreLocation: true });
      return (message) => index.search(message, { limit: 3 });
    },
  },
];

/** Same seed, same entries. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/**
 * Entries like the real ones: their sentences and questions shuffled, and every third long word given an
 * ending of its own, so that the vocabulary grows with the collection as it does in life.
 */
function synthetic(real: readonly SearchDocument[], count: number): SearchDocument[] {
  const random = generator(3);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const sentences = real.flatMap(({ text }) => text.split(/\n+/).filter((line) => line.trim() !== ''));
  const questions = real.flatMap((document) => document.questions);
  const vary = (text: string): string =>
    text.replace(/\p{L}{6,}/gu, (word) => (random() < 0.33 ? `${word}${pick(ENDINGS)}${pick(ENDINGS)}` : word));
  return Array.from({ length: count }, (_, at) => ({
    id: `synthetic/${at}`,
    theme: 'synthetic',
    title: vary(pick(real).title),
    questions: Array.from({ length: 12 }, () => vary(pick(questions))),
    text: Array.from({ length: 6 }, () => vary(pick(sentences))).join('\n'),
  }));
}
const ENDINGS = ['dal', 'berg', 'hof', 'kamp', 'stede', 'gem', 'broek', 'veld', 'akker', 'laar', 'zele', 'rode'];

/** Real questions, some misspelt, as they come in. */
function messagesOf(documents: readonly SearchDocument[]): string[] {
  const random = generator(5);
  return documents
    .flatMap(({ questions }) => questions.slice(0, 2))
    .map((question) => {
      const at = Math.floor(random() * question.length);
      return random() < 0.3 ? question.slice(0, at) + question.slice(at + 1) : `${question} kunt u mij helpen`;
    });
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}

/** Stops at whichever comes first: slow engines would take an hour at 10,000 entries. */
const MOST_SEARCHES = 2000;
const MOST_MILLISECONDS = 6000;

function memory(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

/** Milliseconds that the processor has spent on this process. */
function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

interface Measured {
  readonly build: number;
  readonly megabytes: number;
  /** The first search builds what only some messages need. */
  readonly first: number;
  readonly p50: number;
  readonly p99: number;
}

function measure(engine: Engine, documents: readonly SearchDocument[], messages: readonly string[]): Measured {
  const before = memory();
  let started = spent();
  const search = engine.build(documents);
  const build = spent() - started;
  const megabytes = memory() - before;
  const times: number[] = [];
  let first = 0;
  const until = performance.now() + MOST_MILLISECONDS;
  for (let i = 0; i < MOST_SEARCHES && (i < 2 || performance.now() < until); i++) {
    started = spent();
    search(i === 0 ? UNKNOWN_WORD : messages[i % messages.length]!);
    if (i === 0) first = spent() - started;
    // the first searches are the compiler's
    if (i >= Math.min(50, messages.length) || performance.now() > until) times.push(spent() - started);
  }
  times.sort((a, b) => a - b);
  return { build, megabytes, first, p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}

/** A word that no entry has, so that the tables for misspelt words are built. */
const UNKNOWN_WORD = 'mijn mtualiteit betaalt niet';

/** Each figure as the median of the runs. */
function median(runs: readonly Measured[]): Measured {
  const of = (key: keyof Measured): number =>
    percentile(
      runs.map((run) => run[key]).sort((a, b) => a - b),
      0.5,
    );
  return { build: of('build'), megabytes: of('megabytes'), first: of('first'), p50: of('p50'), p99: of('p99') };
}

const { values: given } = parseArgs({
  options: { quick: { type: 'boolean' }, own: { type: 'boolean' }, runs: { type: 'string', default: '3' } },
});
/** Without the peers, which take minutes at 10,000 entries. */
const engines = given.own ? ENGINES.slice(0, 1) : ENGINES;
const knowledge = await loadKnowledge('knowledge');
const real = searchDocumentsOf(knowledge, 'nl');
console.log('| entries | engine | p50 ms | p99 ms | first ms | build ms | MB | p50, p99, build beside ours |');
console.log('|---|---|---|---|---|---|---|---|');
for (const size of given.quick ? [real.length] : [real.length, 1000, 10_000]) {
  const documents = size === real.length ? real : synthetic(real, size);
  const messages = messagesOf(documents.slice(0, 400));
  const runs = engines.map((): Measured[] => []);
  // in turns: whatever else the machine does meets all of them
  for (let run = 0; run < Number(given.runs); run++) {
    for (const [at, engine] of engines.entries()) {
      if (run === 0 || !engine.once) runs[at]!.push(measure(engine, documents, messages));
    }
  }
  const ours = median(runs[0]!);
  for (const [at, { name }] of engines.entries()) {
    const { build, megabytes, first, p50, p99 } = median(runs[at]!);
    const figures = [p50.toFixed(2), p99.toFixed(2), first.toFixed(1), build.toFixed(0), megabytes.toFixed(0)];
    const ratios = [p50 / ours.p50, p99 / ours.p99, build / ours.build].map((ratio) => `${ratio.toFixed(2)} x`);
    console.log(`| ${[size, name, ...figures, ratios.join(', ')].join(' | ')} |`);
  }
}

const before = memory();
const started = spent();
const searches = createSearches(knowledge, lexicon);
const languages = new Set([...knowledge.entries.values()].flatMap(({ texts }) => [...texts.keys()]));
for (const language of languages) searches.of(language).warm();
console.log(
  `\nAll ${languages.size} languages: built in ${((spent() - started) / 1000).toFixed(1)} s of the processor,`,
  `${(memory() - before).toFixed(0)} MB`,
);
