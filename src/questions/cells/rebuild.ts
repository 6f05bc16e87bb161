import type { Database, Transaction } from '../../database/connection.js';
import { CELL_COLUMNS, type Cell } from './cells.js';
import { byKey, foldChanges, lockFolding, writeCells } from './fold.js';
import { isSqlite } from './many-rows.js';
import { recount } from './recount.js';

/** A cell that does not say what the rows say. */
export interface CellDifference {
  /** The values of `CELL_COLUMNS`, with spaces between. */
  readonly cell: string;
  readonly kept: number;
  readonly counted: number;
}

/** Called with how many rows are counted. */
type Told = (rows: number) => void;

/** Most differences that are named. */
const NAMED = 20;
const WIDTH = CELL_COLUMNS.length;

/** Counts all questions of days before `today` anew. */
export async function rebuildCells(database: Database, today: string, told: Told = () => {}): Promise<void> {
  await snapshot(database, async (transaction) => {
    await lockFolding(transaction);
    await transaction('figure_changes').where('day', '<', today).delete();
    await transaction('figure_cells').delete();
    for await (const { cells } of recount(transaction, today, told)) await writeCells(transaction, cells);
  });
}

/** Counts all questions anew and compares, period by period. @returns the first differences; none = all is right */
export async function verifyCells(database: Database, today: string, told: Told = () => {}): Promise<CellDifference[]> {
  await foldChanges(database, today);
  return snapshot(database, async (transaction) => {
    const differences: CellDifference[] = [];
    const seen = new Set<string>();
    for await (const { cuboid, level, period, cells } of recount(transaction, today, told)) {
      seen.add(`${cuboid} ${level} ${period}`);
      differences.push(...compare(await kept(transaction, { cuboid, level, period }), cells));
      if (differences.length >= NAMED) return differences.slice(0, NAMED);
    }
    // periods that are kept and have no rows
    for (const place of await keptPeriods(transaction)) {
      if (seen.has(Object.values(place).join(' '))) continue;
      differences.push(...compare(await kept(transaction, place), []));
    }
    return differences.slice(0, NAMED);
  });
}

/** Everything in it sees the same moment, also while questions come in. */
function snapshot<T>(database: Database, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  return database.transaction(work, isSqlite(database) ? {} : { isolationLevel: 'repeatable read' });
}

interface Place {
  readonly cuboid: string;
  readonly level: string;
  readonly period: string;
}

/** The kept cells of a table and period that count something. */
async function kept(transaction: Transaction, { cuboid, level, period }: Place): Promise<Cell[]> {
  const rows: Record<string, string | number>[] = await transaction('figure_cells')
    .where({ cuboid, level, period })
    .where((where) => void where.where('n', '<>', 0).orWhere('k', '<>', 0))
    .select(...CELL_COLUMNS, 'n', 'k');
  const cells = rows.map((row) => [...CELL_COLUMNS.map((column) => row[column]), Number(row.n), Number(row.k)]);
  return (cells as unknown as Cell[]).sort(byKey);
}

/** Which tables and periods there are, from one to the next: the primary key begins with them. */
async function keptPeriods(transaction: Transaction): Promise<Place[]> {
  const places: Place[] = [];
  for (;;) {
    const last = places.at(-1);
    const next: Place | undefined = await transaction('figure_cells')
      .where((where) => {
        if (last) void where.whereRaw('(cuboid, level, period) > (?, ?, ?)', [last.cuboid, last.level, last.period]);
      })
      .orderBy(['cuboid', 'level', 'period'])
      .first('cuboid', 'level', 'period');
    if (!next) return places;
    places.push(next);
  }
}

/** What is in one list only, or with another count. Both are in the order of their keys. */
function compare(keptCells: readonly Cell[], countedCells: readonly Cell[]): CellDifference[] {
  const differences: CellDifference[] = [];
  let [a, b] = [0, 0];
  while (a < keptCells.length || b < countedCells.length) {
    const [one, other] = [keptCells[a], countedCells[b]];
    const order = !one ? 1 : !other ? -1 : byKey(one, other);
    const cell = (order <= 0 ? one : other) ?? [];
    const [n, k] = [order <= 0 ? count(one, 0) : 0, order <= 0 ? count(one, 1) : 0];
    const [m, l] = [order >= 0 ? count(other, 0) : 0, order >= 0 ? count(other, 1) : 0];
    if (n !== m || k !== l) differences.push({ cell: cell.slice(0, WIDTH).join(' '), kept: n, counted: m });
    if (order <= 0) a++;
    if (order >= 0) b++;
  }
  return differences;
}

function count(cell: Cell | undefined, at: 0 | 1): number {
  return Number(cell?.[WIDTH + at] ?? 0);
}
