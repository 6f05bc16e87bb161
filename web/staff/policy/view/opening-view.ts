import type { FigureOptions } from '../../../../src/staff/figures-types.js';
import { usualPeriod } from './periods.js';
import { readView, type View, withFilter } from './view.js';

/**
 * What an address shows. One without a period is a page that was just opened: somebody of one town begins with that town,
 * and finds the region by taking the filter away.
 */
export function openingView(
  query: URLSearchParams,
  { first, until, municipality }: Pick<FigureOptions, 'first' | 'until' | 'municipality'>,
): View {
  const view = readView(query, usualPeriod(first, until));
  if (query.has('period') || municipality === null) return view;
  return withFilter(view, 'municipality', municipality);
}
