import { writeFile } from 'node:fs/promises';
import type { LanguageCode } from '../../languages/language.js';
import { type Evidence, featuresOf } from '../../search/confidence.js';
import type { Search } from '../../search/search.js';
import { percent, printTable } from './print.js';
import type { Question } from './questions.js';

/** One message: what the search found for it, and whether it is about our field. */
interface Example {
  readonly language: LanguageCode;
  readonly features: readonly number[];
  readonly ours: boolean;
}

/**
 * Share of the tuning questions that may be refused. Half of what the bar allows: example questions were written for
 * confusions of these very questions, so that others are harder.
 */
const FALSE_REFUSALS = 0.02;
/** Strength of the pull of every weight (but the first) towards 0. */
const RIDGE = 0.5;
const FILE = 'src/search/confidence.json';

/**
 * Logistic regression by Newton's method (Hastie, Tibshirani, Friedman: The Elements of Statistical Learning, 4.4.1) with
 * a ridge. Both classes weigh the same, however many examples they have.
 */
function fitWeights(examples: readonly Example[]): number[] {
  const size = examples[0]!.features.length;
  const ours = examples.filter((example) => example.ours).length;
  const weightOf = (example: Example): number => examples.length / 2 / (example.ours ? ours : examples.length - ours);
  const weights = new Array<number>(size).fill(0);
  for (let round = 0; round < 40; round++) {
    const gradient = weights.map((weight, at) => (at === 0 ? 0 : RIDGE * weight));
    const hessian = weights.map((_, i) => weights.map((_, j) => (i === j ? (i === 0 ? 1e-9 : RIDGE) : 0)));
    for (const example of examples) {
      const { features } = example;
      const probability = 1 / (1 + Math.exp(-dot(features, weights)));
      const weight = weightOf(example);
      for (let i = 0; i < size; i++) {
        gradient[i]! += weight * (probability - (example.ours ? 1 : 0)) * features[i]!;
        for (let j = 0; j < size; j++)
          hessian[i]![j]! += weight * probability * (1 - probability) * features[i]! * features[j]!;
      }
    }
    const step = solve(hessian, gradient);
    for (let i = 0; i < size; i++) weights[i]! -= step[i]!;
  }
  return weights;
}

/** Gaussian elimination with pivots; the matrices here are small and well posed. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at]!]);
  for (let column = 0; column < rows.length; column++) {
    let pivot = column;
    for (let row = column + 1; row < rows.length; row++)
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row;
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    if (rows[column]![column] === 0) continue;
    for (let row = 0; row < rows.length; row++) {
      if (row === column) continue;
      const factor = rows[row]![column]! / rows[column]![column]!;
      for (let at = column; at <= rows.length; at++) rows[row]![at]! -= factor * rows[column]![at]!;
    }
  }
  return rows.map((row, at) => (row[at] === 0 ? 0 : row[rows.length]! / row[at]!));
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, at) => sum + value * b[at]!, 0);

/** The score below which so many of the real questions lie. */
function thresholdOf(scores: readonly { score: number; ours: boolean }[], share: number): number {
  const real = scores
    .filter(({ ours }) => ours)
    .map(({ score }) => score)
    .sort((a, b) => a - b);
  return real[Math.floor(share * real.length)]!;
}

/** Each language judged by weights fitted on the others. */
function crossValidated(examples: readonly Example[]): { language: LanguageCode; score: number; ours: boolean }[] {
  const languages = [...new Set(examples.map(({ language }) => language))];
  return languages.flatMap((left) => {
    const weights = fitWeights(examples.filter(({ language }) => language !== left));
    return examples
      .filter(({ language }) => language === left)
      .map(({ language, features, ours }) => ({ language, ours, score: dot(features, weights) }));
  });
}

const NAMES = [
  'intercept',
  'words x coverage',
  'coverage',
  'score',
  'classifier',
  'off-topic words',
  'off-topic message',
  'length',
  'one word',
];

function fitAndPrint(name: string, examples: readonly Example[]): number[] {
  const judged = crossValidated(examples);
  const threshold = thresholdOf(judged, FALSE_REFUSALS);
  const rows = [['language', 'real questions', 'refused %', 'others', 'refused %']];
  for (const language of [...new Set(judged.map((one) => one.language)), 'all']) {
    const mine = judged.filter((one) => language === 'all' || one.language === language);
    const cell = (ours: boolean): string[] => {
      const those = mine.filter((one) => one.ours === ours);
      return [String(those.length), percent(those.filter(({ score }) => score < threshold).length, those.length)];
    };
    rows.push([language, ...cell(true), ...cell(false)]);
  }
  console.log(`\n${name}: each language judged by weights fitted on the others`);
  printTable(rows, 1);
  const weights = fitWeights(examples);
  // 0.5 is where so many real questions are refused
  weights[0]! -= thresholdOf(
    examples.map(({ features, ours }) => ({ ours, score: dot(features, weights) })),
    FALSE_REFUSALS,
  );
  const rounded = weights.map((weight) => Math.round(weight * 1000) / 1000);
  for (const [at, weight] of rounded.entries()) console.log(`${NAMES[at]}: ${weight}`);
  return rounded;
}

/** A search and what it is asked. */
export interface Asked {
  readonly language: LanguageCode;
  readonly search: Search;
  readonly questions: readonly Question[];
  /** Probability that a message is about no subject of ours; left out where nobody can know, as in a foreign collection. */
  readonly elsewhere?: (text: string) => number;
}

function examplesOf(asked: readonly Asked[]): Example[] {
  return asked.flatMap(({ language, search, questions, elsewhere }) =>
    questions.flatMap(({ text, kind }) => {
      const evidence: Evidence | undefined = search.search(
        text,
        elsewhere ? { elsewhere: elsewhere(text) } : {},
      ).evidence;
      return evidence ? [{ language, ours: kind !== 'out-of-scope', features: featuresOf(evidence) }] : [];
    }),
  );
}

/**
 * Fits the weights of the confidence (src/search/confidence.ts), prints how well they do on languages that they were not
 * fitted on, and writes them.
 *
 * @param taught searches over entries with example questions
 * @param untaught searches over the same entries without them
 */
export async function fitConfidence(taught: readonly Asked[], untaught: readonly Asked[]): Promise<void> {
  const weights = {
    taught: fitAndPrint('With example questions', examplesOf(taught)),
    untaught: fitAndPrint('Titles and texts only', examplesOf(untaught)),
  };
  const lines = Object.entries(weights).map(([name, list]) => `  "${name}": [${list.join(', ')}]`);
  await writeFile(FILE, `{\n${lines.join(',\n')}\n}\n`);
  console.log(`\nwrote ${FILE}`);
}
