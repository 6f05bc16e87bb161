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

/**
 * A row of the table of cells: the values of `CELL_COLUMNS`, then how many questions the cell has and the sum of their keys.
 * Together these two say which set of questions it is.
 */
export type Cell = readonly [...names: string[], n: number, k: number];

/** The columns of a cell with what PostgreSQL calls their types. */
export const CELL_TYPES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(CELL_COLUMNS.map((column) => [column, 'text'])),
  n: 'bigint',
  k: 'bigint',
};
