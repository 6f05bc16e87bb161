/**
 * Measures language detection and prints the table of docs/languages.md.
 *
 *   node scripts/run.mjs cli/detect-table
 *
 * Each detector reads messages that none of ours has learned from: the example questions of every fifth entry
 * (our model is trained on the other four for this), and test/fixtures/detection.jsonl. Our detector is asked
 * without a conversation's language and without the words of the knowledge base.
 */
import { readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { francAll } from 'franc';
import { z } from 'zod';
import { loadKnowledge } from '../knowledge/load.js';
import { createDetector } from '../languages/detect.js';
import { trainLanguageModel, wordsForDetection } from '../languages/language-model.js';
import { loadLanguages } from '../languages/languages.js';
import { loadPhrases } from '../search/load-phrases.js';
import { trainingSamples } from './detection/samples.js';

interface Message {
  readonly class: string;
  readonly text: string;
}
type Detect = (text: string) => string;

const fixtureLine = z.object({ language: z.string(), text: z.string(), latin: z.boolean().optional() });

/** Every fifth entry, by a hash of its id, so that the parts stay the same when entries come. */
function isHeldOut(entry: string): boolean {
  let hash = 0;
  for (const letter of entry) hash = (hash * 31 + letter.charCodeAt(0)) >>> 0;
  return hash % 5 === 0;
}

/** ISO 639-3 codes as franc has them. */
const FRANC: Readonly<Record<string, string>> = {
  nld: 'nl',
  eng: 'en',
  fra: 'fr',
  arb: 'ar',
  prs: 'prs',
  pes: 'prs',
  pbu: 'ps',
  pbt: 'ps',
  tur: 'tr',
  ukr: 'uk',
  rus: 'ru',
  som: 'so',
  tir: 'ti',
  spa: 'es',
  pol: 'pl',
};

async function main(): Promise<void> {
  const [knowledge, languages, phrases] = await Promise.all([
    loadKnowledge('knowledge'),
    loadLanguages(),
    loadPhrases(),
  ]);
  const samples = trainingSamples(knowledge, phrases, languages);
  const training = samples.filter(({ entry }) => entry === undefined || !isHeldOut(entry));
  const started = performance.now();
  const model = trainLanguageModel(training);
  console.log(`Trained on ${training.length} texts in ${Math.round(performance.now() - started)} ms.\n`);
  const detector = createDetector(model, languages.list);

  const before = process.memoryUsage().rss;
  const { eld } = await import('eld/small');
  eld.setLanguageSubset(['nl', 'en', 'fr', 'ar', 'fa', 'tr', 'uk', 'ru', 'es', 'pl', 'am']);
  eld.detect('hello');
  const eldMemory = Math.round((process.memoryUsage().rss - before) / 1e6);

  const detectors: Readonly<Record<string, Detect>> = {
    ours: (text) => detector.detect(text).language,
    'eld/small': (text) => ({ fa: 'prs', am: 'ti' })[eld.detect(text).language] ?? eld.detect(text).language,
    franc: (text) => FRANC[francAll(text, { only: Object.keys(FRANC), minLength: 1 })[0]?.[0] ?? ''] ?? '',
  };
  const heldOut = samples.filter(({ entry, kind }) => kind === 'question' && entry !== undefined && isHeldOut(entry));
  const lines = (await readFile('test/fixtures/detection.jsonl', 'utf8')).trim().split('\n');
  const fixture = lines.map((line): Message => {
    const { language, text, latin } = fixtureLine.parse(JSON.parse(line));
    return { class: latin ? `${language}-Latn` : language, text };
  });
  console.log('## Example questions of entries that were held out\n');
  printTable(heldOut, detectors);
  console.log('\n## Messages of daily life (test/fixtures/detection.jsonl)\n');
  printTable(fixture, detectors);
  printSure([...heldOut, ...fixture], (text) => detector.detect(text));
  console.log(`\neld/small takes ${eldMemory} MB beside what the process had.`);
}

/** Share of right languages: of one and two words, three, and four or more. */
function printTable(messages: readonly Message[], detectors: Readonly<Record<string, Detect>>): void {
  const sizes: readonly [string, (words: number) => boolean][] = [
    ['1-2', (words) => words <= 2],
    ['3', (words) => words === 3],
    ['4+', (words) => words >= 4],
  ];
  const names = Object.keys(detectors);
  console.log(
    `| language | messages | ${names.flatMap((name) => sizes.map(([size]) => `${name} ${size}`)).join(' | ')} |`,
  );
  console.log(`|${'---|'.repeat(2 + names.length * sizes.length)}`);
  const classes = [...new Set(messages.map((message) => message.class))].sort();
  for (const one of [...classes, 'all']) {
    const own = messages.filter((message) => one === 'all' || message.class === one);
    const cells = names.flatMap((name) =>
      sizes.map(([, fits]) => {
        const asked = own.filter(({ text }) => fits(wordsForDetection(text).length));
        const right = asked.filter(({ class: wanted, text }) => detectors[name]!(text) === wanted.split('-')[0]);
        return asked.length === 0 ? '' : String(Math.round((1000 * right.length) / asked.length) / 10);
      }),
    );
    console.log(`| ${one} | ${own.length} | ${cells.join(' | ')} |`);
  }
}

function printSure(
  messages: readonly Message[],
  detect: (text: string) => { language: string; sure: boolean; likely: readonly string[] },
): void {
  let sure = 0;
  let sureRight = 0;
  let offered = 0;
  for (const { class: wanted, text } of messages) {
    const found = detect(text);
    const language = wanted.split('-')[0]!;
    if (found.sure) sure++;
    if (found.sure && found.language === language) sureRight++;
    if (!found.sure && found.likely.includes(language)) offered++;
  }
  const percent = (part: number, whole: number) => (Math.round((1000 * part) / whole) / 10).toString();
  console.log(
    `\nSure in ${percent(sure, messages.length)} % of messages, right in ${percent(sureRight, sure)} % of those; when not sure, the right language is among those asked for in ${percent(offered, messages.length - sure)} %.`,
  );
}

await main();
