import type { Database, Transaction } from '../../database/connection.js';
import { cellsOf } from '../cells/cells.js';
import { REGISTER_COLUMNS } from '../cells/changes.js';
import { addCells, isSqlite, lockFolding } from '../cells/fold.js';
import { type DemoRow, type DemoWorld, inventMonths } from './invent.js';

/** Thrown when there is demonstration data already. */
export class DemoThere extends Error {
  readonly code = 'DEMO_THERE';
  constructor() {
    super('There is demonstration data already: remove it first (--remove)');
  }
}

const COLUMNS = ['id', 'asked_at', 'interpreter', ...REGISTER_COLUMNS] as const;
/** Rows of one statement. */
const ROWS = 5000;

/**
 * Writes demonstration data with its cells, a month at a time.
 *
 * @param told called with how many rows there are after each month
 * @throws DemoThere
 */
export async function storeDemo(database: Database, world: DemoWorld, told: (rows: number) => void): Promise<void> {
  if (await database('help_questions').where({ source: 'demo' }).first('id')) throw new DemoThere();
  let stored = 0;
  for (const rows of inventMonths(world)) {
    await database.transaction(async (transaction) => {
      await lockFolding(transaction);
      for (let at = 0; at < rows.length; at += ROWS) await insert(transaction, rows.slice(at, at + ROWS));
      await addCells(transaction, 'figure_cells', cellsOf(weighted(rows)));
    });
    stored += rows.length;
    told(stored);
  }
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

function* weighted(rows: readonly DemoRow[]) {
  for (const row of rows) yield { ...row, weight: 1 };
}

/** One statement with one value, an array of arrays: Knex would take longer over the values than the database. */
async function insert(transaction: Transaction, rows: readonly DemoRow[]): Promise<void> {
  const json = JSON.stringify(rows.map((row) => COLUMNS.map((column) => row[column])));
  const sqlite = isSqlite(transaction);
  const value = (column: (typeof COLUMNS)[number], at: number): string => {
    if (sqlite) return `json_extract(value, '$[${at}]')`;
    const type = {
      asked_at: '::bigint',
      waited_seconds: '::int',
      cell_key: '::int',
      handoff: '::boolean',
      interpreter: '::boolean',
    };
    return `(value ->> ${at})${type[column as keyof typeof type] ?? ''}`;
  };
  const from = sqlite ? 'json_each(?)' : 'json_array_elements(?::json)';
  await transaction.raw(
    `insert into help_questions (${COLUMNS.join(', ')}) select ${COLUMNS.map(value).join(', ')} from ${from}`,
    [json],
  );
}
