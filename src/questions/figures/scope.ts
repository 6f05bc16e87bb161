import type { Dimension, Filters } from './dimensions.js';

/** Thrown when somebody asks for figures of a town that is not theirs. */
export class OutOfScope extends Error {
  readonly code = 'NOT_ALLOWED';
  constructor() {
    super('You may see your own municipality and the totals of the region');
  }
}

/**
 * Who belongs to a town sees that town and the totals of the region: not other towns, and not organisations of the region,
 * whose names say which town they are of.
 *
 * @param municipality of who asks; undefined = the whole region
 * @throws OutOfScope
 */
export function checkScope(municipality: string | undefined, filters: Filters, group: readonly Dimension[]): void {
  if (municipality === undefined) return;
  const uses = (dimension: Dimension) => group.includes(dimension) || filters[dimension] !== undefined;
  if (group.includes('municipality')) throw new OutOfScope();
  if (filters.municipality !== undefined && filters.municipality !== municipality) throw new OutOfScope();
  if (filters.municipality === undefined && uses('organisation')) throw new OutOfScope();
}
