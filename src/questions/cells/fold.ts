import { setImmediate } from 'node:timers/promises';
import type { Database, Transaction } from '../../database/connection.js';
import { CELL_COLUMNS, CELL_TYPES, type Cell } from './cells.js';
import { type Change, REGISTER_COLUMNS } from './changes.js';
import { insertMany, isSqlite } from './many-rows.js';
import { Tally } from './tally.js';

/** Changes of one transaction: under 50 ms of SQLite's time, so that turns get between two of them. */
const SLICE = 1000;
/** PostgreSQL's lock for folding: an arbitrary number of our own. */
const FOLD_LOCK = 61_000_601;

/**
 * Brings the cells up to date with what happened to questions of days before `today`, a slice at a time: between two slices
 * others get their turn. At every moment cells and changes together count exactly the rows of the register.
 *
 * @param told called after each slice with how many changes were folded
 * @param most stops after about so many
 * @returns how many changes were folded
 */
export async function foldChanges(
  database: Database,
  today: string,
  told: (folded: number) => void = () => {},
  most = Number.POSITIVE_INFINITY,
): Promise<number> {
  let folded = 0;
  // a look outside any transaction: mostly there is nothing
  while (folded < most && (await hasChanges(database, today))) {
    const count = await database.transaction(async (transaction) => {
      await lockFolding(transaction);
      return foldSlice(transaction, today);
    });
    folded += count;
    told(folded);
    if (count < SLICE) break;
    // SQLite answers at once: without this no other event of the process would come in between
    await setImmediate();
  }
  return folded;
}

/** Changes somebody who reads figures waits for: more than a day brings. */
const FOR_READERS = 5000;

/**
 * What is done before figures are read. While a large import is being counted, readers do not wait for its end: they see the
 * part that is counted.
 */
export async function foldForReaders(database: Database, today: string): Promise<void> {
  await foldChanges(database, today, undefined, FOR_READERS);
}

async function hasChanges(database: Database, today: string): Promise<boolean> {
  return (await database('figure_changes').where('day', '<', today).first('id')) !== undefined;
}

/** One folding at a time; SQLite has one writer anyway. */
export async function lockFolding(transaction: Transaction): Promise<void> {
  if (isSqlite(transaction)) return;
  await transaction.raw('select pg_advisory_xact_lock(?)', [FOLD_LOCK]);
}

async function foldSlice(transaction: Transaction, today: string): Promise<number> {
  // days together: questions of one day share most of their cells
  const changes: (Change & { readonly id: number })[] = await transaction('figure_changes')
    .where('day', '<', today)
    .orderBy(['day', 'id'])
    .limit(SLICE)
    .select('id', ...REGISTER_COLUMNS, 'weight');
  // by their ids: others may have come in since
  await transaction('figure_changes')
    .whereIn(
      'id',
      changes.map(({ id }) => id),
    )
    .delete();
  const tally = new Tally();
  for (const change of changes) tally.add(change);
  await addCells(transaction, [...tally.cells()].sort(byKey));
  return changes.length;
}

/** Adds counts to the cells. A cell that comes down to nothing stays, with zeros. */
async function addCells(transaction: Transaction, cells: Iterable<Cell>): Promise<void> {
  const key = CELL_COLUMNS.join(', ');
  const conflict = `on conflict (${key}) do update set n = figure_cells.n + excluded.n, k = figure_cells.k + excluded.k`;
  await insertMany(transaction, { table: 'figure_cells', columns: CELL_TYPES, conflict }, cells);
}

/** Writes cells that are not there yet. */
export async function writeCells(transaction: Transaction, cells: Iterable<Cell>): Promise<void> {
  await insertMany(transaction, { table: 'figure_cells', columns: CELL_TYPES }, cells);
}

/** The order of the primary key: pages are written one after the other. */
export function byKey(a: Cell, b: Cell): number {
  for (let at = 0; at < CELL_COLUMNS.length; at++) {
    const [left, right] = [a[at] as string, b[at] as string];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
