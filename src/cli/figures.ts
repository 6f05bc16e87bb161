/**
 * The counts behind the figures.
 *
 *   npm run figures -- rebuild    counts all questions anew
 *   npm run figures -- verify     counts all questions anew beside the kept counts; exits with 1 and names what differs
 */
import { readConfig } from '../config.js';
import { openDatabase } from '../database/connection.js';
import { dayOf } from '../questions/calendar.js';
import { rebuildCells, verifyCells } from '../questions/cells/rebuild.js';

const [command] = process.argv.slice(2).filter((word) => word !== '--');
if (command !== 'rebuild' && command !== 'verify') {
  console.error('Say what to do: npm run figures -- rebuild, or npm run figures -- verify');
  process.exit(1);
}
const database = await openDatabase(readConfig(process.env).databaseUrl);
const today = dayOf(Date.now());
const started = Date.now();
const told = (rows: number) =>
  process.stderr.write(`\r${rows} rows counted, ${Math.round((Date.now() - started) / 1000)} s`);
if (command === 'rebuild') {
  await rebuildCells(database, today, told);
  process.stderr.write('\n');
  console.log('All questions are counted anew.');
} else {
  const differences = await verifyCells(database, today, told);
  process.stderr.write('\n');
  for (const { cell, kept, counted } of differences) console.log(`${cell}: kept ${kept}, counted ${counted}`);
  console.log(differences.length === 0 ? 'The counts are right.' : 'Mend them with: npm run figures -- rebuild');
  process.exitCode = differences.length === 0 ? 0 : 1;
}
await database.destroy();
