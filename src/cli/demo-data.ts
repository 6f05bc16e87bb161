/**
 * Fills the register with made-up questions to try the pages of policy staff with; every row is marked `demo`, and figures
 * show them only where `source=demo` is asked for.
 *
 *   npm run demo-data -- [--rows 100000] [--seed 1] [--until 2026-11-21]
 *   npm run demo-data -- --remove
 */
import { parseArgs } from 'node:util';
import { readConfig } from '../config.js';
import { openDatabase } from '../database/connection.js';
import { loadKnowledge } from '../knowledge/load.js';
import { loadLanguages } from '../languages/languages.js';
import { dayOf, levelOf, step } from '../questions/calendar.js';
import { DemoThere, removeDemo, storeDemo } from '../questions/demo/store.js';
import { demoWorld } from '../questions/demo/world.js';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    until: { type: 'string', default: step(dayOf(Date.now()), -1) },
    remove: { type: 'boolean', default: false },
  },
});
const [rows, seed] = [Number(values.rows), Number(values.seed)];
if (!Number.isInteger(rows) || rows < 1 || !Number.isInteger(seed) || levelOf(values.until) !== 'day') {
  console.error('--rows and --seed must be whole numbers, --until a day such as 2026-11-21');
  process.exit(1);
}
const config = readConfig(process.env);
const database = await openDatabase(config.databaseUrl);
try {
  const started = Date.now();
  if (values.remove) {
    console.log(`${await removeDemo(database)} rows of demonstration data are gone.`);
  } else {
    const [knowledge, languages] = await Promise.all([loadKnowledge(config.knowledgeDirectory), loadLanguages()]);
    const codes = languages.list.map(({ code }) => code);
    await storeDemo(database, demoWorld(knowledge, codes, { rows, seed, until: values.until }), (stored) =>
      process.stderr.write(`\r${stored} of ${rows} rows, ${secondsSince(started)} s`),
    );
    process.stderr.write('\n');
    console.log(`${rows} rows of demonstration data, marked demo. Away with them: npm run demo-data -- --remove`);
  }
} catch (error) {
  if (!(error instanceof DemoThere)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await database.destroy();
}

function secondsSince(started: number): number {
  return Math.round((Date.now() - started) / 1000);
}
