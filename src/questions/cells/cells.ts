import { periodOf } from '../calendar.js';
import { NONE } from '../figures/dimensions.js';
import type { Change } from './changes.js';
import { facetsOf, isWeekly } from './facets.js';

/** Stands in a cell for a dimension the cell does not tell apart. */
export const ALL = '*';

/**
 * The tables of counts that are kept:
 * `cross`: months, quarters and years by municipality, organisation, channel, language and theme at once;
 * `entry`, `service`: the same periods by municipality and one entry (with its theme) or service;
 * `margin`: days and weeks by municipality and one of theme, language, channel, organisation, or none.
 * The finer the time, the fewer dimensions: it keeps the tables small, and nobody's question is alone in its cell.
 */
export type Cuboid = 'cross' | 'entry' | 'service' | 'margin';

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
  // what is coarser follows from what was counted, which is less than the questions
  for (const [key, count] of [...cells]) {
    const fields = key.split('\t');
    const cuboid = fields[0] as Cuboid;
    if (cuboid !== 'margin') {
      const month = fields[2] ?? '';
      for (const level of ['quarter', 'year'] as const) {
        const wider = [...fields];
        wider[1] = level;
        wider[2] = periodOf(`${month}-01`, level);
        add(cells, wider.join('\t'), count.n, count.k);
        addRegion(cells, wider, count);
      }
    }
    addRegion(cells, fields, count);
  }
  return cells;
}

/** Months and days of one municipality. */
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
  for (const facet of facetsOf(change)) {
    const place = `month\t${month}\t${facet}\t${town}\t${source}`;
    add(cells, `cross\t${place}\t${theme}\t${language}\t${channel}\t${organisation}\t${ALL}`, weight, key);
    if (change.entry !== null) {
      add(cells, `entry\t${place}\t${theme}\t${ALL}\t${ALL}\t${ALL}\t${change.entry}`, weight, key);
    }
    if (change.service !== null) {
      add(cells, `service\t${place}\t${ALL}\t${ALL}\t${ALL}\t${ALL}\t${change.service}`, weight, key);
    }
    if (facet === 'all') {
      for (const margin of margins) add(cells, `margin\tday\t${day}\t${facet}\t${margin}`, weight, key);
    }
    if (isWeekly(facet)) {
      for (const margin of margins) add(cells, `margin\tweek\t${week}\t${facet}\t${margin}`, weight, key);
    }
  }
}

/** The same for the whole region; of the cross, organisations of the region are added up from its municipalities. */
function addRegion(cells: Cells, fields: readonly string[], count: CellCount): void {
  const wider = [...fields];
  wider[4] = ALL;
  if (fields[0] === 'cross') wider[9] = ALL;
  add(cells, wider.join('\t'), count.n, count.k);
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
