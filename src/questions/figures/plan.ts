import { type Level, levelOf } from '../calendar.js';
import { ALL, type Cuboid } from '../cells/cells.js';
import { WAITING_MINUTES } from '../cells/facets.js';
import type { Dimension, FigureQuery, Filters } from './dimensions.js';

/** A question that cannot be asked: too many dimensions at once, or too many for so short a time. */
export class FigureError extends Error {
  readonly code = 'TOO_FINE';
}

/** Dimensions (source aside) that filters and groups may use at once; see docs/figures.md on what a crawler learns. */
const MOST_DIMENSIONS = 4;

/** Dimensions that are facets of a question; a cell has one facet, so one of them at a time. */
const FACET_DIMENSIONS = ['outcome', 'barrier', 'helped', 'handoff'] as const satisfies readonly Dimension[];
/** Dimensions the margins tell apart, one at a time. */
const MARGIN_DIMENSIONS = ['theme', 'language', 'channel', 'organisation'] as const satisfies readonly Dimension[];
/** Facets beside the count from which the rates come, and the waiting times. */
const RATES = ['unsolved', 'handoff:yes', 'helped:yes', 'helped:no'];
const WAITING = Array.from({ length: WAITING_MINUTES.length + 1 }, (_, at) => `waited:${String(at).padStart(2, '0')}`);

/** Which cells answer a question. */
export interface Plan {
  readonly cuboid: Cuboid;
  readonly level: Level;
  /** The facet that is counted: `all`, or the one the filters name. */
  readonly facet: string;
  /** Further facets of the same cells, for the measures. */
  readonly measures: readonly string[];
  /** The facet dimension that is grouped by; its facets begin with its name and a colon. */
  readonly facetGroup: Dimension | undefined;
  /** Columns to group by, in the order of the query; of a facet group the column `facet`. */
  readonly columns: readonly string[];
  /** Column and value, or `not` a value, or one of several. */
  readonly conditions: readonly Condition[];
}

export interface Condition {
  readonly column: string;
  readonly is?: string;
  readonly not?: string;
}

/** @throws FigureError when no cells answer it */
export function planOf(query: FigureQuery): Plan {
  const level = levelOf(query.period);
  if (!level) throw new FigureError('write the period as 2026, 2026Q4, 2026-11, 2026-W47 or 2026-11-21');
  const { filters, group } = query;
  const used = new Set<Dimension>([...(Object.keys(filters) as Dimension[]), ...group]);
  used.delete('source');
  if (used.size > MOST_DIMENSIONS) throw new FigureError(`use ${MOST_DIMENSIONS} filters and groups at most`);
  const facets = FACET_DIMENSIONS.filter((dimension) => used.has(dimension));
  if (facets.length > 1) throw new FigureError(`use one of ${facets.join(' and ')} at a time`);
  const cuboid = cuboidFor(level, used);
  if (level === 'day' && facets.length > 0) throw new FigureError('choose a week or a longer time for this');
  if (level === 'week' && (used.has('outcome') || used.has('barrier'))) {
    throw new FigureError('choose a month or a longer time for this');
  }
  const [facetDimension] = facets;
  const filtered = facetDimension && filters[facetDimension];
  const facetGroup = facetDimension && !filtered ? facetDimension : undefined;
  return {
    cuboid,
    level,
    facet: filtered ? `${facetDimension}:${filtered}` : 'all',
    measures:
      facetDimension || level === 'day'
        ? []
        : level === 'week' || cuboid === 'cross' || cuboid === 'pair'
          ? RATES
          : [...RATES, ...WAITING],
    facetGroup,
    columns: group.map(columnOf),
    conditions: conditionsFor(cuboid, filters, new Set(group), used),
  };
}

/** The smallest table that tells the dimensions apart. */
function cuboidFor(level: Level, used: ReadonlySet<Dimension>): Cuboid {
  const of = (dimensions: readonly Dimension[]) => dimensions.filter((dimension) => used.has(dimension)).length;
  const item = used.has('entry') ? 'entry' : used.has('service') ? 'service' : undefined;
  const short = level === 'day' || level === 'week';
  if (item) {
    const others = of(item === 'entry' ? ['language', 'channel', 'organisation', 'service'] : [...MARGIN_DIMENSIONS]);
    if (short) throw new FigureError(`choose a month or a longer time for ${item}`);
    if (others > 0) throw new FigureError(`${item} goes with a municipality and one of outcome, barrier, helped only`);
    return item;
  }
  const narrow = 'one of theme, language, channel, organisation';
  if (of(MARGIN_DIMENSIONS) <= 1) return 'margin';
  if (short) throw new FigureError(`days and weeks go with ${narrow}: choose a month or longer`);
  if (used.has('outcome') || used.has('barrier')) throw new FigureError(`outcome and barrier go with ${narrow}`);
  return used.has('channel') || used.has('organisation') ? 'cross' : 'pair';
}

function conditionsFor(
  cuboid: Cuboid,
  filters: Filters,
  group: ReadonlySet<Dimension>,
  used: ReadonlySet<Dimension>,
): Condition[] {
  const conditions: Condition[] = [];
  const dimension = (name: Dimension, column: string, whole: Condition | undefined) => {
    const value = filters[name];
    if (value !== undefined) conditions.push({ column, is: value });
    else if (group.has(name)) conditions.push({ column, not: ALL });
    else if (whole) conditions.push(whole);
  };
  // of the cross the region's rows do not tell organisations apart: add up its towns
  const towns = cuboid === 'cross' && used.has('organisation');
  dimension(
    'municipality',
    'municipality',
    towns ? { column: 'municipality', not: ALL } : { column: 'municipality', is: ALL },
  );
  for (const name of MARGIN_DIMENSIONS) {
    dimension(name, name, cuboid === 'margin' ? { column: name, is: ALL } : undefined);
  }
  if (cuboid === 'entry') dimension('entry', 'item', undefined);
  if (cuboid === 'service') dimension('service', 'item', undefined);
  return conditions;
}

function columnOf(dimension: Dimension): string {
  if (dimension === 'entry' || dimension === 'service') return 'item';
  return (FACET_DIMENSIONS as readonly string[]).includes(dimension) ? 'facet' : dimension;
}
