import type { Database, Transaction } from '../../database/connection.js';
import { createCells } from '../../database/migrations/006-figures.js';
import { lastDay, periodOf, step } from '../calendar.js';
import { CELL_COLUMNS, cellsOf } from './cells.js';
import { type Change, REGISTER_COLUMNS, type RegisterRow } from './changes.js';
import { addCells, foldChanges, isSqlite, lockFolding } from './fold.js';

/** A cell that does not say what the rows say. */
export interface CellDifference {
  /** The values of `CELL_COLUMNS`, with spaces between. */
  readonly cell: string;
  readonly kept: number;
  readonly counted: number;
}

/** Most differences that are named. */
const NAMED = 20;

/** Counts all questions of days before `today` anew. */
export async function rebuildCells(database: Database, today: string): Promise<void> {
  await snapshot(database, async (transaction) => {
    await lockFolding(transaction);
    await transaction('figure_changes').where('day', '<', today).delete();
    await transaction('figure_cells').delete();
    await countInto(transaction, 'figure_cells', today);
  });
}

/** Counts all questions anew beside the cells and compares. @returns the first differences; none = all is right */
export async function verifyCells(database: Database, today: string): Promise<CellDifference[]> {
  await foldChanges(database, today);
  return snapshot(database, async (transaction) => {
    await createCells(transaction, CHECK);
    await countInto(transaction, CHECK, today);
    const differences = [
      ...(await compare(transaction, 'figure_cells', CHECK)),
      ...(await compare(transaction, CHECK, 'figure_cells')),
    ];
    await transaction.schema.dropTable(CHECK);
    const named = new Map(differences.map((difference) => [difference.cell, difference]));
    return [...named.values()].slice(0, NAMED);
  });
}

const CHECK = 'figure_cells_check';

/** Everything in it sees the same moment, also while questions come in. */
function snapshot<T>(database: Database, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  return database.transaction(work, isSqlite(database) ? {} : { isolationLevel: 'repeatable read' });
}

/** Month by month, so that the rows of one month are in memory and not those of years. */
async function countInto(transaction: Transaction, table: string, today: string): Promise<void> {
  const days = () => transaction('help_questions').where('day', '<', today);
  const first: { day: string } | undefined = await days().orderBy('day', 'asc').first('day');
  const last: { day: string } | undefined = await days().orderBy('day', 'desc').first('day');
  if (!first || !last) return;
  for (let month = periodOf(first.day, 'month'); `${month}-01` <= last.day; month = step(month, 1)) {
    const rows: RegisterRow[] = await transaction('help_questions')
      .whereBetween('day', [`${month}-01`, lastDay(month)])
      .where('day', '<', today)
      .select(...REGISTER_COLUMNS);
    await addCells(transaction, table, cellsOf(present(rows)));
  }
}

function* present(rows: readonly RegisterRow[]): Iterable<Change> {
  for (const row of rows) yield { ...row, weight: 1 };
}

/** Cells of one table that the other has not, or not with this count. */
async function compare(transaction: Transaction, one: string, other: string): Promise<CellDifference[]> {
  const same = CELL_COLUMNS.map((column) => `o.${column} = c.${column}`).join(' and ');
  const rows: Record<string, string | number>[] = await transaction
    .from(`${one} as c`)
    .leftJoin(`${other} as o`, transaction.raw(same) as never)
    .where((where) => void where.whereRaw('c.n <> 0 or c.k <> 0'))
    .where((where) => void where.whereRaw('o.n is null or o.n <> c.n or o.k <> c.k'))
    .select(...CELL_COLUMNS.map((column) => `c.${column}`), 'c.n as n', 'o.n as other')
    .limit(NAMED);
  return rows.map((row) => {
    const [n, rest] = [Number(row.n), Number(row.other ?? 0)];
    const [kept, counted] = one === CHECK ? [rest, n] : [n, rest];
    return { cell: CELL_COLUMNS.map((column) => row[column]).join(' '), kept, counted };
  });
}
