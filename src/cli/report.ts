/**
 * Writes the quarter report, an HTML page to print.
 *
 *   npm run report -- --quarter 2026Q4 [--municipality kortrijk] [--source demo] [--out report.html]
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.js';
import { openDatabase } from '../database/connection.js';
import { loadKnowledge } from '../knowledge/load.js';
import { loadLanguages } from '../languages/languages.js';
import { dayOf, levelOf } from '../questions/calendar.js';
import { Figures } from '../questions/figures/figures.js';
import { dimensionName, fixedValues, valueName } from '../questions/figures/names.js';
import { readReport, reportHtml } from '../questions/report/report.js';
import { Thresholds } from '../questions/signals/thresholds.js';
import { createPublish } from '../questions/suppression.js';

const { values } = parseArgs({
  options: {
    quarter: { type: 'string', default: '' },
    municipality: { type: 'string' },
    source: { type: 'string' },
    out: { type: 'string' },
  },
});
if (levelOf(values.quarter) !== 'quarter') {
  console.error('Say which quarter: npm run report -- --quarter 2026Q4');
  process.exit(1);
}
const config = readConfig(process.env);
const [knowledge, languages, database] = await Promise.all([
  loadKnowledge(config.knowledgeDirectory),
  loadLanguages(),
  openDatabase(config.databaseUrl),
]);
const { municipality, source } = values;
if (municipality !== undefined && !knowledge.municipalities.has(municipality)) {
  console.error(`--municipality must be one of ${[...knowledge.municipalities.keys()].join(', ')}`);
  process.exit(1);
}
const figures = new Figures({
  database,
  publish: createPublish(config.dataKey),
  today: () => dayOf(Date.now()),
  values: (dimension) => fixedValues(knowledge, languages, dimension),
});
const filters = { ...(municipality ? { municipality } : {}), ...(source ? { source } : {}) };
const thresholds = await new Thresholds(database).list({ municipality });
const html = reportHtml(await readReport(figures, values.quarter, filters, thresholds), {
  dimension: dimensionName,
  value: (dimension, id) => valueName(knowledge, languages, dimension, id),
});
await database.destroy();
const file = values.out ?? `report-${values.quarter}${municipality ? `-${municipality}` : ''}.html`;
writeFileSync(file, html);
console.log(`${file}: open it in a browser and print it`);
