/**
 * How well somebody who asks everything that may be asked can estimate a hidden count, on demonstration data.
 *
 *   node scripts/run.mjs bench/estimate
 *
 * The register of one town and year by theme, language and channel. The attacker has every published total: each choice of
 * values or none, in months, quarters and the year. The estimate is the least squares solution of all these equations at
 * once, each weighted by its noise, around what the totals let expect (theme times language times channel), with Poisson
 * variance: the best linear estimate there is.
 */
import { inventMonths } from '../src/questions/demo/invent.js';
import { createPublish, NOISE_RATIO, SMALLEST_SHOWN } from '../src/questions/suppression.js';

const THEMES = ['housing', 'residence', 'dutch', 'income', 'work', 'health', 'education', 'wellbeing'];
const LANGUAGES = ['nl', 'en', 'ar', 'prs', 'uk', 'ti'];
const CHANNELS = ['web', 'whatsapp', 'desk'];
const MONTHS = Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`);
/** Variance of the two-sided geometric noise. */
const NOISE = (2 * NOISE_RATIO) / (1 - NOISE_RATIO) ** 2;
/** What a "<5" says: about two, give or take as many. */
const HIDDEN = { value: 2, variance: 2 };
const SECRETS = 20;

const cellAt = (theme: number, language: number, channel: number, month: number) =>
  ((theme * LANGUAGES.length + language) * CHANNELS.length + channel) * 12 + month;
const CELLS = THEMES.length * LANGUAGES.length * CHANNELS.length * 12;

interface Asked {
  readonly n: number;
  readonly k: number;
}

/** The queries each cell is counted in: its values or none, its month, quarter or the year. */
const { queriesOf, sets } = readRegister();

function readRegister() {
  const counts = Array.from({ length: CELLS }, () => ({ n: 0, k: 0 }));
  const world = {
    rows: 12_000,
    seed: 5,
    until: '2025-12-31',
    days: 365,
    municipalities: ['kortrijk'],
    entries: new Map<string, string[]>(),
    languages: LANGUAGES,
    services: ['ocmw', 'caw', 'huurdersbond'],
  };
  for (const row of [...inventMonths(world)].flat()) {
    const at = [
      THEMES.indexOf(row.theme ?? ''),
      LANGUAGES.indexOf(row.language),
      CHANNELS.indexOf(row.channel),
    ] as const;
    const cell = at.includes(-1) ? undefined : counts[cellAt(...at, MONTHS.indexOf(row.day.slice(0, 7)))];
    if (!cell) continue;
    cell.n++;
    cell.k += row.cell_key;
  }
  const names = new Map<string, number>();
  const sums: { n: number; k: number }[] = [];
  const cells: number[][] = Array.from({ length: CELLS }, () => []);
  for (let cell = 0; cell < CELLS; cell++) {
    const month = cell % 12;
    const values = [
      Math.floor(cell / 12 / CHANNELS.length / LANGUAGES.length),
      Math.floor(cell / 12 / CHANNELS.length) % LANGUAGES.length,
      Math.floor(cell / 12) % CHANNELS.length,
    ];
    for (const period of [`m${month}`, `q${Math.floor(month / 3)}`, 'year']) {
      for (let mask = 0; mask < 8; mask++) {
        const name = `${period} ${values.map((value, at) => (mask & (1 << at) ? value : '*')).join(' ')}`;
        const query = names.get(name) ?? sums.push({ n: 0, k: 0 }) - 1;
        names.set(name, query);
        cells[cell]?.push(query);
        const sum = sums[query];
        if (sum) [sum.n, sum.k] = [sum.n + (counts[cell]?.n ?? 0), sum.k + (counts[cell]?.k ?? 0)];
      }
    }
  }
  return { queriesOf: cells as readonly (readonly number[])[], sets: sums as readonly Asked[] };
}

/** The true count of a cell: its query with all values and its month is the eighth of its first period. */
const truth = queriesOf.map((queries) => sets[queries[7] ?? 0]?.n ?? 0);

/** What the totals let expect: the month's share of the year, times those of theme, language and channel. */
function expectedFrom(shown: readonly (number | '<5')[]): number[] {
  const value = (query: number | undefined) => {
    const count = shown[query ?? -1];
    return typeof count === 'number' ? count : HIDDEN.value;
  };
  return queriesOf.map((queries) => {
    const all = value(queries[16]);
    return Math.max(0.2, (value(queries[0]) * value(queries[17]) * value(queries[18]) * value(queries[20])) / all ** 3);
  });
}

/** Conjugate gradients on the normal equations. */
function solve(shown: readonly (number | '<5')[]): number[] {
  const expected = expectedFrom(shown);
  const weights = shown.map((count) => 1 / (typeof count === 'number' ? NOISE : HIDDEN.variance));
  const values = shown.map((count) => (typeof count === 'number' ? count : HIDDEN.value));
  const totals = (x: readonly number[]) => {
    const sums = new Array<number>(shown.length).fill(0);
    queriesOf.forEach((queries, cell) => {
      for (const query of queries) sums[query] = (sums[query] ?? 0) + (x[cell] ?? 0);
    });
    return sums;
  };
  const back = (sums: readonly number[], x: readonly number[]) =>
    queriesOf.map(
      (queries, cell) =>
        queries.reduce((sum, query) => sum + (weights[query] ?? 0) * (sums[query] ?? 0), 0) +
        (x[cell] ?? 0) / (expected[cell] ?? 1),
    );
  const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, one, at) => sum + one * (b[at] ?? 0), 0);
  let x = expected;
  const wanted = back(values, expected);
  const first = back(totals(x), x);
  let rest = wanted.map((one, at) => one - (first[at] ?? 0));
  let direction = rest;
  for (let round = 0; round < 300 && dot(rest, rest) > 1e-9; round++) {
    const along = back(totals(direction), direction);
    const step = dot(rest, rest) / dot(direction, along);
    const next = rest.map((one, at) => one - step * (along[at] ?? 0));
    x = x.map((one, at) => one + step * (direction[at] ?? 0));
    const turn = dot(next, next) / dot(rest, rest);
    direction = next.map((one, at) => one + turn * (direction[at] ?? 0));
    rest = next;
  }
  return x;
}

const errors = { all: new Map<number, number>(), guess: new Map<number, number>() };
const note = (into: Map<number, number>, error: number) => into.set(error, (into.get(error) ?? 0) + 1);
for (let at = 0; at < SECRETS; at++) {
  const publish = createPublish(`secret ${at} of the measurement`);
  const shown = sets.map(publish);
  const [estimates, expected] = [solve(shown), expectedFrom(shown)];
  truth.forEach((n, cell) => {
    if (n >= SMALLEST_SHOWN) return;
    const guessed = (value: number | undefined) => Math.min(4, Math.max(0, Math.round(value ?? 0)));
    note(errors.all, Math.abs(guessed(estimates[cell]) - n));
    note(errors.guess, Math.abs(guessed(expected[cell]) - n));
  });
}
const hidden = [...errors.all.values()].reduce((sum, count) => sum + count, 0);
console.log(
  `${CELLS} cells, ${sets.length} published totals, ${hidden / SECRETS} hidden counts (0 to 4), ${SECRETS} secrets\n`,
);
console.log('| error of the estimate | everything asked | totals alone |\n|---|---|---|');
for (let error = 0; error <= 4; error++) {
  const part = (of: Map<number, number>) => `${Math.round((100 * (of.get(error) ?? 0)) / hidden)}%`;
  console.log(`| ${error === 0 ? 'none' : error} | ${part(errors.all)} | ${part(errors.guess)} |`);
}
