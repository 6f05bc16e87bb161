import { type Level, periodOf } from '../calendar.js';
import { NONE } from '../figures/dimensions.js';
import type { Change } from './changes.js';
import { facetsOf, isRate } from './facets.js';

/** Stands in a cell for a dimension the cell does not tell apart. */
export const ALL = '*';

/**
 * The tables of counts that are kept; quarters and years are added up from months.
 * `margin`: days, weeks and months by municipality and one of theme, language, channel, organisation, or none;
 * `pair`: months by municipality, theme and language, for the counts and rates: the heat map;
 * `cross`: the same by channel and organisation too;
 * `entry`, `service`: months by municipality and one entry (with its theme) or service.
 * The finer the time, the fewer dimensions and facets: else there would be as many cells as questions.
 */
export type Cuboid = 'cross' | 'pair' | 'entry' | 'service' | 'margin';

/** The columns that make a cell, in the order of the primary key. */
export const CELL_COLUMNS = [
  'cuboid',
  'level',
  'period',
  'facet',
  'municipality',
  'source',
  'theme',
  'language',
  'channel',
  'organisation',
  'item',
] as const;

/** How many questions a cell has, and the sum of their keys: together they say which set of questions it is. */
export interface CellCount {
  n: number;
  k: number;
}

/** Counts by cell; a key is the values of `CELL_COLUMNS` with tabs between. */
export type Cells = Map<string, CellCount>;

/** The cells of the same questions under all names a query may use. */
export function cellsOf(changes: Iterable<Change>): Cells {
  const cells: Cells = new Map();
  for (const change of changes) countBase(cells, change);
  // the region follows from its towns, which are fewer than the questions
  for (const [key, { n, k }] of [...cells]) {
    const wider = key.split('\t');
    wider[4] = ALL;
    // organisations of the region are added up from its towns
    if (wider[0] === 'cross') wider[9] = ALL;
    add(cells, wider.join('\t'), n, k);
  }
  return cells;
}

/** The cells of one municipality. */
function countBase(cells: Cells, change: Change): void {
  const { day, source, organisation, channel, language, weight } = change;
  const town = change.municipality ?? NONE;
  const theme = change.theme ?? NONE;
  const month = periodOf(day, 'month');
  const week = periodOf(day, 'week');
  const key = change.cell_key * weight;
  const margins = [
    [ALL, ALL, ALL, ALL],
    [theme, ALL, ALL, ALL],
    [ALL, language, ALL, ALL],
    [ALL, ALL, channel, ALL],
    [ALL, ALL, ALL, organisation],
  ].map((values) => `${town}\t${source}\t${values.join('\t')}\t${ALL}`);
  const addMargins = (level: Level, period: string, facet: string) => {
    for (const margin of margins) add(cells, `margin\t${level}\t${period}\t${facet}\t${margin}`, weight, key);
  };
  for (const facet of facetsOf(change)) {
    const place = `month\t${month}\t${facet}\t${town}\t${source}`;
    if (change.entry !== null) {
      add(cells, `entry\t${place}\t${theme}\t${ALL}\t${ALL}\t${ALL}\t${change.entry}`, weight, key);
    }
    if (change.service !== null) {
      add(cells, `service\t${place}\t${ALL}\t${ALL}\t${ALL}\t${ALL}\t${change.service}`, weight, key);
    }
    addMargins('month', month, facet);
    if (facet === 'all') addMargins('day', day, facet);
    if (isRate(facet)) {
      addMargins('week', week, facet);
      add(cells, `pair\t${place}\t${theme}\t${language}\t${ALL}\t${ALL}\t${ALL}`, weight, key);
      add(cells, `cross\t${place}\t${theme}\t${language}\t${channel}\t${organisation}\t${ALL}`, weight, key);
    }
  }
}

function add(cells: Cells, key: string, n: number, k: number): void {
  const cell = cells.get(key);
  if (cell === undefined) {
    cells.set(key, { n, k });
    return;
  }
  cell.n += n;
  cell.k += k;
}
