/**
 * Help questions per theme and language of one period, as they may be published: small counts hidden, others with a noise.
 *
 *   npm run questions -- --period 2026-11 [--municipality kortrijk] [--csv]
 */
import { parseArgs } from 'node:util';
import { readConfig } from '../config.js';
import { openDatabase } from '../database/connection.js';
import { loadKnowledge } from '../knowledge/load.js';
import { loadLanguages } from '../languages/languages.js';
import { dayOf, levelOf, periodOf } from '../questions/calendar.js';
import { Figures } from '../questions/figures/figures.js';
import { dimensionName, fixedValues, valueName } from '../questions/figures/names.js';
import { FigureError } from '../questions/figures/plan.js';
import { toCsv } from '../questions/sharing/export.js';
import { createPublish, textOf } from '../questions/suppression.js';

const { values } = parseArgs({
  options: { period: { type: 'string' }, municipality: { type: 'string' }, csv: { type: 'boolean', default: false } },
});
const today = dayOf(Date.now());
const period = values.period ?? periodOf(today, 'month');
if (!levelOf(period)) {
  console.error('--period must be a month, quarter or year: 2026-11, 2026Q4, 2026');
  process.exit(1);
}
const config = readConfig(process.env);
const [knowledge, languages, database] = await Promise.all([
  loadKnowledge(config.knowledgeDirectory),
  loadLanguages(),
  openDatabase(config.databaseUrl),
]);
const figures = new Figures({
  database,
  publish: createPublish(config.dataKey),
  today: () => today,
  values: (dimension) => fixedValues(knowledge, languages, dimension),
});
try {
  const filters = values.municipality ? { municipality: values.municipality } : {};
  const table = await figures.table({ period, filters, group: ['theme', 'language'] });
  const rows = table.rows.filter(({ questions }) => questions !== '<5');
  const value = (dimension: Parameters<typeof dimensionName>[0], id: string) =>
    valueName(knowledge, languages, dimension, id);
  if (values.csv) {
    console.log(toCsv({ ...table, rows }, { dimension: dimensionName, value }));
  } else {
    console.log(`Help questions in ${period}, until ${table.until}: ${textOf(table.total.questions)}`);
    for (const { key, questions } of rows) {
      console.log(`${(key[0] ?? '').padEnd(18)}${(key[1] ?? '').padEnd(8)}${textOf(questions)}`);
    }
    console.log('What is not listed has fewer than five. docs/figures.md says how to read this.');
  }
} catch (error) {
  if (!(error instanceof FigureError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await database.destroy();
}
