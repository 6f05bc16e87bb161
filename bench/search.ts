/**
 * Search beside its peers: time of one search (median and 99th percentile), time to build the index, memory, at
 * today's size and at 1,000 and 10,000 synthetic entries. `node dist/server/bench/search.js [--quick] [--own]`.
 */
import { performance } from 'node:perf_hooks';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { loadKnowledge } from '../src/knowledge/load.js';
import { buildSearch } from '../src/search/entry-search.js';
import { loadLexicon } from '../src/search/load-lexicon.js';
import type { SearchDocument } from '../src/search/search.js';
import { createSearches, searchDocumentsOf } from '../src/search/searches.js';

interface Engine {
  readonly name: string;
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

function measure(engine: Engine, documents: readonly SearchDocument[], messages: readonly string[]) {
  const before = memory();
  const cpu = process.cpuUsage();
  const search = engine.build(documents);
  const spent = process.cpuUsage(cpu);
  // time of the processor: a busy machine does not count
  const build = (spent.user + spent.system) / 1000;
  let started = performance.now();
  const megabytes = memory() - before;
  const times: number[] = [];
  const until = performance.now() + MOST_MILLISECONDS;
  for (let i = 0; i < MOST_SEARCHES && (i < 2 || performance.now() < until); i++) {
    started = performance.now();
    search(messages[i % messages.length]!);
    // the first searches are the compiler's
    if (i >= Math.min(50, messages.length) || performance.now() > until) times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  return { build, megabytes, p50: percentile(times, 0.5), p99: percentile(times, 0.99), searches: times.length };
}

const quick = process.argv.includes('--quick');
/** Without the peers, which take minutes at 10,000 entries. */
const engines = process.argv.includes('--own') ? ENGINES.slice(0, 1) : ENGINES;
const knowledge = await loadKnowledge('knowledge');
const real = searchDocumentsOf(knowledge, 'nl');
console.log('| entries | engine | p50 ms | p99 ms | build CPU ms | MB | p99 beside ours |');
console.log('|---|---|---|---|---|---|---|');
for (const size of quick ? [real.length] : [real.length, 1000, 10_000]) {
  const documents = size === real.length ? real : synthetic(real, size);
  const messages = messagesOf(documents.slice(0, 400));
  let ours = 0;
  for (const engine of engines) {
    const { build, megabytes, p50, p99 } = measure(engine, documents, messages);
    if (engine.name === 'Wegwijzer') ours = p99;
    const cells = [size, engine.name, p50.toFixed(2), p99.toFixed(2), build.toFixed(0), megabytes.toFixed(0)];
    console.log(`| ${cells.join(' | ')} | ${(p99 / ours).toFixed(1)} x |`);
  }
}

const before = memory();
const started = performance.now();
const searches = createSearches(knowledge, lexicon);
const languages = new Set([...knowledge.entries.values()].flatMap(({ texts }) => [...texts.keys()]));
for (const language of languages) searches.of(language).warm();
console.log(
  `\nAll ${languages.size} languages: built in ${((performance.now() - started) / 1000).toFixed(1)} s,`,
  `${(memory() - before).toFixed(0)} MB; process ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`,
);
