import type { Database, Transaction } from '../../database/connection.js';
import { CELL_COLUMNS, type Cells, cellsOf } from './cells.js';
import { type Change, REGISTER_COLUMNS } from './changes.js';

/** Changes taken into memory at once. */
const BATCH = 50_000;
/** Ids of one statement: SQLite takes 32,766 values. */
const IDS = 5000;
/** Cells of one statement. */
const CELLS = 5000;
/** PostgreSQL's lock for folding: an arbitrary number of our own. */
const FOLD_LOCK = 61_000_601;

/**
 * Brings the cells up to date with what happened to questions of days before `today`. At every moment cells and changes
 * together count exactly the rows of the register.
 *
 * @returns how many changes were folded
 */
export async function foldChanges(database: Database, today: string): Promise<number> {
  let folded = 0;
  // a look outside any transaction: mostly there is nothing
  while (await hasChanges(database, today)) {
    const count = await database.transaction(async (transaction) => {
      await lockFolding(transaction);
      return foldBatch(transaction, today);
    });
    folded += count;
    if (count < BATCH) break;
  }
  return folded;
}

async function hasChanges(database: Database, today: string): Promise<boolean> {
  return (await database('figure_changes').where('day', '<', today).first('id')) !== undefined;
}

/** One folding at a time; SQLite has one writer anyway. */
export async function lockFolding(transaction: Transaction): Promise<void> {
  if (isSqlite(transaction)) return;
  await transaction.raw('select pg_advisory_xact_lock(?)', [FOLD_LOCK]);
}

async function foldBatch(transaction: Transaction, today: string): Promise<number> {
  const changes: (Change & { readonly id: number })[] = await transaction('figure_changes')
    .where('day', '<', today)
    .orderBy('id')
    .limit(BATCH)
    .select('id', ...REGISTER_COLUMNS, 'weight');
  // by their ids: others may have come in since
  for (let at = 0; at < changes.length; at += IDS) {
    const ids = changes.slice(at, at + IDS).map(({ id }) => id);
    await transaction('figure_changes').whereIn('id', ids).delete();
  }
  await addCells(transaction, 'figure_cells', cellsOf(changes));
  return changes.length;
}

/** Adds counts to the cells of a table. A cell that comes down to nothing stays, with zeros. */
export async function addCells(transaction: Transaction, table: string, cells: Cells): Promise<void> {
  // in the order of the primary key: pages are written one after the other
  const all = [...cells].filter(([, { n, k }]) => n !== 0 || k !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
  const sqlite = isSqlite(transaction);
  const value = (column: string, at: number): string => {
    if (sqlite) return `json_extract(value, '$[${at}]')`;
    return `(value ->> ${at})${column === 'n' || column === 'k' ? '::bigint' : ''}`;
  };
  const columns = [...CELL_COLUMNS, 'n', 'k'];
  const sql =
    `insert into ${table} (${columns.join(', ')}) select ${columns.map(value).join(', ')} ` +
    `from ${sqlite ? 'json_each(?)' : 'json_array_elements(?::json)'} where true ` +
    `on conflict (${CELL_COLUMNS.join(', ')}) do update set n = ${table}.n + excluded.n, k = ${table}.k + excluded.k`;
  for (let at = 0; at < all.length; at += CELLS) {
    const part = all.slice(at, at + CELLS).map(([key, { n, k }]) => [...key.split('\t'), n, k]);
    // one value, an array of arrays: Knex would take longer over the values than the database
    await transaction.raw(sql, [JSON.stringify(part)]);
  }
}

export function isSqlite(database: Database): boolean {
  return database.client.config.client === 'better-sqlite3';
}
