import type { Transaction } from '../../database/connection.js';
import { lastDay, type Period, step } from '../calendar.js';
import type { Cell } from './cells.js';
import { REGISTER_COLUMNS, type RegisterRow } from './changes.js';
import { byKey } from './fold.js';
import { Tally } from './tally.js';

/** The cells of one table and period, counted from the rows, in the order of their keys. */
export interface Counted {
  readonly cuboid: string;
  readonly level: string;
  readonly period: Period;
  readonly cells: Cell[];
}

/**
 * Counts rows that come day after day, and gives the cells of each period once, when its last day is over: what is kept in
 * memory are the cells of a month and a week, not those of years.
 */
export class Recount {
  readonly #tally = new Tally();
  #day = '';

  /** @returns the periods that ended before this day; take all of them before the next call */
  *add(day: string, rows: Iterable<RegisterRow>): Generator<Counted> {
    if (this.#day !== '') yield* this.#take((period) => lastDay(period) < day);
    this.#day = day;
    for (const row of rows) this.#tally.add({ ...row, weight: 1 });
  }

  /** The periods that are left. */
  *end(): Generator<Counted> {
    yield* this.#take(() => true);
  }

  *#take(isOver: (period: Period) => boolean): Generator<Counted> {
    for (const { cuboid, level, period } of this.#tally.periods()) {
      if (!isOver(period)) continue;
      yield { cuboid, level, period, cells: [...this.#tally.take(cuboid, level, period)].sort(byKey) };
    }
  }
}

/**
 * Counts all rows of days before `today`.
 *
 * @param told called with the rows counted so far, after each month
 */
export async function* recount(
  transaction: Transaction,
  today: string,
  told: (rows: number) => void,
): AsyncGenerator<Counted> {
  const days = () => transaction('help_questions').where('day', '<', today);
  const first: { day: string } | undefined = await days().orderBy('day', 'asc').first('day');
  const last: { day: string } | undefined = await days().orderBy('day', 'desc').first('day');
  if (!first || !last) return;
  const count = new Recount();
  let counted = 0;
  for (let { day } = first; day <= last.day; day = step(day, 1)) {
    // a day at a time: years would not fit into memory
    const rows: RegisterRow[] = await transaction('help_questions')
      .where({ day })
      .select(...REGISTER_COLUMNS);
    yield* count.add(day, rows);
    counted += rows.length;
    if (day.endsWith('-01') || day === last.day) told(counted);
  }
  yield* count.end();
}
