import type { Threshold } from '../../../../src/staff/figures-types.js';
import { levelOf } from '../view/periods.js';
import { readFilters, type View, writeView } from '../view/view.js';

/** Address of the form with figures attached. */
export const evidenceQuery = (view: View): string => `new=1&${writeView(view)}`;

/** The figures an address attaches to a new threshold; null when it names none. */
export function readEvidence(query: URLSearchParams): Threshold['evidence'] {
  const period = query.get('period');
  return period && levelOf(period) ? { period, filters: readFilters(query) } : null;
}
