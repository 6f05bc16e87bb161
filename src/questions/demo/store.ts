import type { Database } from '../../database/connection.js';
import type { RegisterRow } from '../cells/changes.js';
import { lockFolding, writeCells } from '../cells/fold.js';
import { isSqlite } from '../cells/many-rows.js';
import { Recount } from '../cells/recount.js';
import { insertQuestions } from '../many-questions.js';
import { type DemoRow, type DemoWorld, inventMonths } from './invent.js';

/** Thrown when there is demonstration data already. */
export class DemoThere extends Error {
  readonly code = 'DEMO_THERE';
  constructor() {
    super('There is demonstration data already: remove it first (--remove)');
  }
}

/**
 * Writes demonstration data with its cells, a month at a time. What an interrupted load has left goes with `removeDemo`.
 *
 * @param told called with how many rows there are after each month
 * @throws DemoThere
 */
export async function storeDemo(database: Database, world: DemoWorld, told: (rows: number) => void): Promise<void> {
  if (await database('help_questions').where({ source: 'demo' }).first('id')) throw new DemoThere();
  await prepareLoad(database);
  const count = new Recount();
  let stored = 0;
  // cells of a month are written with the next one: its last week may go on
  for (const rows of inventMonths(world)) {
    await database.transaction(async (transaction) => {
      await lockFolding(transaction);
      await insertQuestions(transaction, rows);
      for (const [day, ofDay] of byDay(rows)) {
        for (const { cells } of count.add(day, ofDay)) await writeCells(transaction, cells);
      }
    });
    stored += rows.length;
    told(stored);
  }
  await database.transaction(async (transaction) => {
    await lockFolding(transaction);
    for (const { cells } of count.end()) await writeCells(transaction, cells);
  });
  await endLoad(database);
}

/** Takes all demonstration data away. @returns how many rows there were */
export async function removeDemo(database: Database): Promise<number> {
  return database.transaction(async (transaction) => {
    await lockFolding(transaction);
    for (const table of ['figure_cells', 'figure_changes']) await transaction(table).where({ source: 'demo' }).delete();
    const rows = await transaction('help_questions').where({ source: 'demo' }).delete();
    return rows;
  });
}

/**
 * For the load only: more of the file in memory and longer between two checkpoints. `synchronous` stays as it is: the
 * register of real questions in the same file must survive a power cut.
 */
async function prepareLoad(database: Database): Promise<void> {
  if (!isSqlite(database)) return;
  for (const text of ['cache_size = -256000', 'wal_autocheckpoint = 20000']) await database.raw(`pragma ${text}`);
}

async function endLoad(database: Database): Promise<void> {
  if (!isSqlite(database)) return;
  // SQLite's own values again; what stands in the log goes into the file
  for (const text of ['cache_size = -16000', 'wal_autocheckpoint = 1000', 'wal_checkpoint(truncate)']) {
    await database.raw(`pragma ${text}`);
  }
}

/** Rows day after day, as they come. */
function* byDay(rows: readonly DemoRow[]): Generator<[day: string, rows: RegisterRow[]]> {
  for (let at = 0; at < rows.length; ) {
    const day = rows[at]?.day ?? '';
    const from = at;
    while (rows[at]?.day === day) at++;
    yield [day, rows.slice(from, at)];
  }
}
