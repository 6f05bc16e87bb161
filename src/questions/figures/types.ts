import type { Level, Period } from '../calendar.js';
import type { Dimension, Filters } from './dimensions.js';

/**
 * A count as it may leave the system: a number from 5 on; `'<5'` = fewer than five, or none; `'hidden'` = large
 * enough, but a neighbour that must stay hidden would follow from it.
 */
export type ShownCount = number | '<5' | 'hidden';

/**
 * The measures of one cell. Everything is computed from published counts; null = cannot be said without revealing a
 * small count, or does not exist for this selection.
 */
export interface Measures {
  readonly questions: ShownCount;
  /** Part of the whole table, 0 to 1. */
  readonly share: number | null;
  /** Against the previous period of the same length: 0.25 = a quarter more. */
  readonly change: number | null;
  /** Against the same period a year before. */
  readonly yearChange: number | null;
  /** Part that was solved: all but `unanswered`, `person` (still waiting for one) and `could-not-help`. */
  readonly answerRate: number | null;
  /** Part in which a person was asked for. */
  readonly handoffRate: number | null;
  /** Of those who said whether it helped: part who said yes. */
  readonly helpedRate: number | null;
  /** Minutes until a bridge figure answered. */
  readonly waiting: { readonly median: number; readonly mean: number } | null;
}

/** A row of a table: the values of the grouped dimensions, in their order, and the measures. */
export interface FigureRow extends Measures {
  readonly key: readonly string[];
}

export interface FigureTable {
  readonly period: Period;
  readonly level: Level;
  readonly filters: Filters;
  readonly group: readonly Dimension[];
  /** Of the whole selection; parts need not add up to it exactly, see the definitions. */
  readonly total: Measures;
  /** Largest first; dimensions with a natural order (outcome, barrier ...) in that order. */
  readonly rows: readonly FigureRow[];
  /** Last day whose questions are counted: figures of a day appear the day after. */
  readonly until: string;
}

/** Counts period after period, one line per value of the grouped dimension (one line with key null without one). */
export interface FigureSeries {
  readonly level: Level;
  readonly filters: Filters;
  readonly group: Dimension | null;
  readonly periods: readonly Period[];
  readonly lines: readonly { readonly key: string | null; readonly questions: readonly ShownCount[] }[];
  readonly until: string;
}
