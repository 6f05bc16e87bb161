import { parseArgs } from 'node:util';
import { readConfig } from '../config.js';
import { openDatabase } from '../database/connection.js';
import { countQuestions, shown } from '../questions/counts.js';

/** `npm run questions -- --since 2026-11-01 [--csv]`: help questions per theme and language; small counts hidden. */
const { values } = parseArgs({ options: { since: { type: 'string' }, csv: { type: 'boolean' } } });
const since = values.since ?? '1970-01-01';
const from = /^\d{4}-\d{2}-\d{2}$/.test(since) ? Date.parse(`${since}T00:00:00Z`) : Number.NaN;
if (Number.isNaN(from)) {
  console.error('--since must be a day such as 2026-11-01');
  process.exit(1);
}
const database = await openDatabase(readConfig(process.env).databaseUrl);
const counts = await countQuestions(database, from);
await database.destroy();

if (values.csv) {
  console.log(
    ['theme,language,questions', ...counts.map((row) => [row.theme, row.language, shown(row.count)].join(','))].join(
      '\n',
    ),
  );
} else if (counts.length === 0) {
  console.log(`No help questions since ${since}.`);
} else {
  const cell = (text: string, width: number) => text.padEnd(width);
  console.log(`${cell('theme', 18)}${cell('language', 10)}questions`);
  for (const row of counts) {
    console.log(`${cell(row.theme || '(none)', 18)}${cell(row.language, 10)}${shown(row.count)}`);
  }
}
