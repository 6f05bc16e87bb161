import type { Dimension, Filters, Period } from '../../../../src/staff/figures-types.js';
import { levelOf } from './periods.js';

/** Which figures a page shows. It stands in the address, so that it can be sent to a colleague. */
export interface View {
  readonly period: Period;
  readonly filters: Filters;
}

/** Filters somebody can choose on the pages, in the order they are shown. */
export const CHOSEN = ['theme', 'language', 'channel', 'municipality', 'organisation', 'source'] as const;
export type ChosenDimension = (typeof CHOSEN)[number];

/** All that an address may filter by: a link from a signal may also name an entry, say. */
const ALL: readonly Dimension[] = [...CHOSEN, 'outcome', 'barrier', 'helped', 'handoff', 'entry', 'service'];

/** Reads an address; what is no period becomes the usual one, and what is not known is left out. */
export function readView(query: URLSearchParams, usual: Period): View {
  const period = query.get('period') ?? '';
  return { period: levelOf(period) ? period : usual, filters: readFilters(query) };
}

export function readFilters(query: URLSearchParams): Filters {
  const filters: Partial<Record<Dimension, string>> = {};
  for (const dimension of ALL) {
    const value = query.get(dimension);
    if (value) filters[dimension] = value;
  }
  return filters;
}

/** The query of a view, always in the same order: the same view has one address. */
export function writeView({ period, filters }: View): string {
  return String(new URLSearchParams([['period', period], ...entriesOf(filters)]));
}

/** The query of counts period after period. */
export function writeSeries(from: Period, to: Period, filters: Filters): string {
  return String(new URLSearchParams([['from', from], ['to', to], ...entriesOf(filters)]));
}

/**
 * Where the figures of a view are shown. What is counted per service goes with no theme, so the overview cannot show it:
 * the comparison of its barriers can.
 */
export function pathOfView(view: View): string {
  return view.filters.service === undefined
    ? `/policy?${writeView(view)}`
    : `/policy/compare?by=period&group=barrier&${writeView(view)}`;
}

/** Filters that are on, in the order they are shown. */
export function entriesOf(filters: Filters): [Dimension, string][] {
  return ALL.flatMap((dimension) => {
    const value = filters[dimension];
    return value === undefined ? [] : [[dimension, value] as [Dimension, string]];
  });
}

/** The view with one filter changed; an empty value takes the filter away. */
export function withFilter(view: View, dimension: Dimension, value: string | undefined): View {
  const { [dimension]: _, ...others } = view.filters;
  return { ...view, filters: value ? { ...others, [dimension]: value } : others };
}

/** Without filters; made-up data stays chosen or not, because that is no question about the figures. */
export function withoutFilters({ period, filters }: View): View {
  return { period, filters: filters.source === 'demo' ? { source: 'demo' } : {} };
}
