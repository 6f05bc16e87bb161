import type { Dimension, FigureComparison, Filters, Period } from '../../../../src/staff/figures-types.js';
import { type ChosenDimension, entriesOf, type View } from '../view/view.js';

/** What two sides can differ in. */
export const COMPARED = ['period', 'municipality', 'organisation', 'language', 'channel', 'theme'] as const;
export type Compared = (typeof COMPARED)[number];

/** What each side is broken down by. */
export const BROKEN_DOWN = [
  'theme',
  'language',
  'channel',
  'outcome',
  'barrier',
] as const satisfies readonly Dimension[];
export type BrokenDown = (typeof BROKEN_DOWN)[number];

/** Two of anything. `''` = without that filter: all of them. */
export interface TwoSides {
  readonly by: Compared;
  readonly left: string;
  readonly right: string;
  readonly group: BrokenDown;
}

/** Reads the sides from an address. @param propose values to begin with, by what is compared */
export function readSides(query: URLSearchParams, propose: (by: Compared) => readonly [string, string]): TwoSides {
  const by = COMPARED.find((name) => name === query.get('by')) ?? 'period';
  const [left, right] = propose(by);
  const wanted = BROKEN_DOWN.find((name) => name === query.get('group'));
  return {
    by,
    left: query.get('left') ?? left,
    right: query.get('right') ?? right,
    group: wanted && wanted !== by ? wanted : by === 'theme' ? 'language' : 'theme',
  };
}

/** Address of a comparison; the shared filters stand beside the sides. */
export function writeSides(view: View, { by, left, right, group }: TwoSides): string {
  const own: [string, string][] = [
    ['by', by],
    ['left', left],
    ['right', right],
    ['group', group],
  ];
  return String(new URLSearchParams([['period', view.period], ...entriesOf(sharedFilters(view, by)), ...own]));
}

/** Filters both sides have: not the one they differ in. */
export function sharedFilters(view: View, by: Compared): Filters {
  if (by === 'period') return view.filters;
  const { [by as ChosenDimension]: _, ...others } = view.filters;
  return others;
}

/** The view of one side. */
export function sideView(view: View, by: Compared, value: string): View {
  const filters = sharedFilters(view, by);
  if (by === 'period') return { period: value as Period, filters };
  return { period: view.period, filters: value === '' ? filters : { ...filters, [by]: value } };
}

export interface Difference {
  readonly key: string;
  /** Points, 0 to 1; positive = larger on the right. */
  readonly difference: number;
  readonly left: number;
  readonly right: number;
}

/** Differences under two points are within what rounding and chance can do. */
const LEAST_POINTS = 0.02;

/** Whether the parts that are shown on both sides are most of what each shows: only then "about the same" can be said. */
export function areComparable({ rows }: FigureComparison): boolean {
  const both = rows.filter(({ shareDifference }) => shareDifference !== null);
  return (['left', 'right'] as const).every((side) => {
    const sum = (of: FigureComparison['rows']) => of.reduce((all, row) => all + (row[side]?.share ?? 0), 0);
    return both.length > 0 && sum(both) >= sum(rows) / 2;
  });
}

/** The largest differences in share, to be said in words. */
export function largestDifferences({ rows }: FigureComparison, most = 3): Difference[] {
  return rows
    .flatMap(({ key, left, right, shareDifference }): Difference[] => {
      if (shareDifference === null || Math.abs(shareDifference) < LEAST_POINTS) return [];
      if (typeof left?.share !== 'number' || typeof right?.share !== 'number') return [];
      return [{ key: key[0] ?? '', difference: shareDifference, left: left.share, right: right.share }];
    })
    .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference) || (a.key < b.key ? -1 : 1))
    .slice(0, most);
}
