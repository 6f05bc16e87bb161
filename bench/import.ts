/**
 * Importing the largest file there may be, and how long others wait meanwhile.
 *
 *   node scripts/run.mjs bench/import [--rows 99999]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { openDatabase } from '../src/database/connection.js';
import { loadKnowledge } from '../src/knowledge/load.js';
import { loadLanguages } from '../src/languages/languages.js';
import { Imports } from '../src/questions/sharing/imports.js';

const { values } = parseArgs({ options: { rows: { type: 'string', default: '99999' } } });
const folder = mkdtempSync(join(tmpdir(), 'wegwijzer-import-'));
const [knowledge, languages] = await Promise.all([loadKnowledge('knowledge'), loadLanguages()]);
const database = await openDatabase(`sqlite:${join(folder, 'import.sqlite')}`);
const now = () => Date.parse('2026-11-22T10:00:00Z');
const imports = new Imports(database, () => knowledge, languages, now);
const by = { account: 'a', organisation: 'in-gent', municipality: undefined };
const day = (at: number) => `${(at % 28) + 1}/${(at % 10) + 1}/2026`;
const towns = ['Gent', 'Kortrijk', 'Aalst'];
const tongues = ['Arabisch', 'Dari', 'Oekraïens', 'Turks'];
const file = [
  'Datum;Levensdomein;Contacttaal;Kanaal;Gemeente;Resultaat;Drempel;Geholpen',
  ...Array.from(
    { length: Number(values.rows) },
    (_, at) => `${day(at)};Wonen;${tongues[at % 4]};balie;${towns[at % 3]};doorverwezen;wachtlijst;ja`,
  ),
].join('\r\n');

console.log('| step | seconds | longest wait of others, ms |\n|---|---|---|');
const found = await measured('look', () => imports.preview(Buffer.from(file), 'register.csv', by));
await measured('take over and count', () => imports.confirm(found.id, { mapping: found.mapping, themes: {} }, by));
await measured('take back', () => imports.undo(found.id, by));
await database.destroy();
rmSync(folder, { recursive: true });

async function measured<T>(name: string, work: () => Promise<T>): Promise<T> {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const started = performance.now();
  const result = await work();
  const seconds = (performance.now() - started) / 1000;
  delay.disable();
  console.log(`| ${name} | ${seconds.toFixed(1)} | ${(delay.max / 1e6).toFixed(0)} |`);
  return result;
}
