/**
 * Figures of millions of help questions: each page's queries from the kept counts, beside the same queries on the rows.
 *
 *   node scripts/run.mjs bench/figures [--rows 200000] [--file data/bench-figures.sqlite] [--counts]
 *
 * Without a file it makes a small database and throws it away; a file is filled with demonstration data when it is new, and
 * used as it is after that; with --counts the slow queries on the rows are left out. docs/figures.md has the figures of five million rows.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { type Database, openDatabase } from '../src/database/connection.js';
import { loadKnowledge } from '../src/knowledge/load.js';
import { loadLanguages } from '../src/languages/languages.js';
import { firstDay, lastDay, type Period, periodsBetween, step, yearBefore } from '../src/questions/calendar.js';
import { storeDemo } from '../src/questions/demo/store.js';
import { demoWorld } from '../src/questions/demo/world.js';
import type { Dimension, Filters } from '../src/questions/figures/dimensions.js';
import { Figures } from '../src/questions/figures/figures.js';
import { fixedValues } from '../src/questions/figures/names.js';
import { findSignals } from '../src/questions/signals/signals.js';
import { createPublish } from '../src/questions/suppression.js';

/** Milliseconds a page may take. */
const LIMIT = 300;
const UNTIL = '2026-11-21';
const RUNS = 5;

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '200000' },
    file: { type: 'string' },
    counts: { type: 'boolean' },
    quick: { type: 'boolean' },
  },
});
const folder = values.file === undefined ? mkdtempSync(join(tmpdir(), 'wegwijzer-figures-')) : undefined;
const [knowledge, languages] = await Promise.all([loadKnowledge('knowledge'), loadLanguages()]);
const database = await openDatabase(`sqlite:${values.file ?? join(folder ?? '', 'figures.sqlite')}`);
await fill();
const figures = new Figures({
  database,
  publish: createPublish('a secret of the measurement only'),
  today: () => step(UNTIL, 1),
  values: (dimension) => fixedValues(knowledge, languages, dimension),
});

/** A page: what it asks of the counts, and the same of the rows. */
interface Page {
  readonly name: string;
  readonly ask: () => Promise<unknown>;
  readonly peer: readonly {
    readonly period: Period;
    readonly group: readonly Dimension[];
    readonly filters: Filters;
  }[];
}

const demo: Filters = { source: 'demo' };
const town: Filters = { source: 'demo', municipality: 'kortrijk' };
const around = (period: Period, group: readonly Dimension[], filters: Filters) =>
  [period, step(period, -1), yearBefore(period)].map((at) => ({ period: at, group, filters }));

function overview(name: string, period: Period, filters: Filters): Page {
  const weeks = periodsBetween('2026-W22', '2026-W47');
  const parts: Dimension = filters.theme ? 'entry' : 'theme';
  return {
    name,
    ask: () =>
      Promise.all([
        figures.table({ period, filters, group: [parts] }),
        figures.table({ period, filters, group: [] }),
        figures.series('2026-W22', '2026-W47', filters),
        figures.table({ period, filters, group: ['language', 'theme'] }),
        findSignals(figures, period, filters),
      ]),
    peer: [
      ...around(period, [parts], filters),
      ...weeks.map((week) => ({ period: week, group: [], filters })),
      ...around(period, ['language', 'theme'], filters),
      // the signals compare themes, languages, both, and entries; rates of entries, languages and services
      ...around(period, ['language'], filters),
      ...around(period, ['entry'], filters),
      { period, group: ['entry', 'helped'], filters },
      { period, group: ['service', 'barrier'], filters },
    ],
  };
}

function table(name: string, period: Period, group: readonly Dimension[], filters: Filters): Page {
  return { name, ask: () => figures.table({ period, group, filters }), peer: around(period, group, filters) };
}

const pages: readonly Page[] = [
  overview('overview, region, quarter', '2026Q3', demo),
  overview('overview, region, year', '2025', demo),
  overview('overview, one town, quarter', '2026Q3', town),
  overview('overview, one town, year', '2025', town),
  overview('overview, one language, quarter', '2026Q3', { ...demo, language: 'prs' }),
  overview('overview, one theme, year', '2025', { ...demo, theme: 'housing' }),
  table('compare municipalities, year', '2025', ['municipality'], demo),
  table('municipality by theme, year', '2025', ['municipality', 'theme'], demo),
  table('organisation by theme, quarter', '2026Q3', ['organisation', 'theme'], demo),
  table('three filters, theme, year', '2025', ['theme'], { ...town, language: 'ar', channel: 'web' }),
  table('not helped: entries, year', '2025', ['entry'], demo),
  table('services by barrier, year', '2025', ['service', 'barrier'], demo),
  {
    name: 'themes per week, a year',
    ask: () => figures.series('2025-W48', '2026-W47', demo, 'theme'),
    peer: periodsBetween('2025-W48', '2026-W47').map((period) => ({ period, group: ['theme'], filters: demo })),
  },
];

const count = Number((await database('help_questions').count({ n: '*' }).first())?.n);
const load = loadavg()[0]?.toFixed(1);
console.log('\n## Figures\n');
console.log(
  `${count} rows, SQLite, ${cpus().length} cores, load ${load}; milliseconds, median of ${RUNS} (rows: once)\n`,
);
console.log('| page | counts, ms | rows, ms | ratio |\n|---|---|---|---|');
let slow = 0;
for (const { name, ask, peer } of pages) {
  await ask();
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) times.push(await timed(ask));
  const kept = times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
  const rows = await timed(async () => {
    for (const query of values.counts ? [] : peer) await countRows(database, query);
  });
  if (kept > LIMIT) slow++;
  console.log(`| ${name} | ${kept.toFixed(0)} | ${rows.toFixed(0)} | ${(rows / kept).toFixed(0)} x |`);
}
console.log(slow === 0 ? `\nEvery page under ${LIMIT} ms` : `\n${slow} pages over ${LIMIT} ms`);
await database.destroy();
if (folder) rmSync(folder, { recursive: true });

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** One table from the rows: the counts and rates that a page shows. */
async function countRows(from: Database, { period, group, filters }: Page['peer'][number]): Promise<void> {
  await from('help_questions')
    .whereBetween('day', [firstDay(period), lastDay(period)])
    .where(filters)
    .groupBy(group.length > 0 ? [...group] : ['source'])
    .select(group.length > 0 ? [...group] : ['source'])
    .count({ n: '*' })
    .select(
      from.raw("sum(outcome in ('unanswered', 'person', 'could-not-help')) as unsolved"),
      from.raw('sum(handoff) as handoff'),
      from.raw("sum(helped = 'yes') as yes, sum(helped = 'no') as no"),
    );
}

async function fill(): Promise<void> {
  if (await database('help_questions').first('id')) return;
  const codes = languages.list.map(({ code }) => code);
  const world = demoWorld(knowledge, codes, { rows: Number(values.rows), seed: 1, until: UNTIL });
  const started = performance.now();
  await storeDemo(database, world, (rows) => process.stderr.write(`\r${rows} rows`));
  process.stderr.write('\n');
  const seconds = (performance.now() - started) / 1000;
  console.log(`${values.rows} rows with their counts written in ${seconds.toFixed(1)} s`);
}
