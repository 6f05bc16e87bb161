import { scaleQuantize } from 'd3-scale';
import type { FigureTable, ShownCount } from '../../../../src/staff/figures-types.js';
import { amount } from './shown.js';

/** Shades of the map, from 1 (least) to 5; 0 = not shown. */
export type Shade = 0 | 1 | 2 | 3 | 4 | 5;

export interface HeatCell {
  readonly column: string;
  readonly count: ShownCount | undefined;
  readonly shade: Shade;
}

export interface HeatGrid {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly id: string; readonly cells: readonly HeatCell[] }[];
}

/** A grid of a table by two dimensions: the busiest rows and columns first; those without any number are left out. */
export function heatGrid({ rows }: FigureTable): HeatGrid {
  const counts = new Map<string, ShownCount>();
  const sums = { row: new Map<string, number>(), column: new Map<string, number>() };
  let most = 1;
  for (const { key, questions } of rows) {
    const [row = '', column = ''] = key;
    const count = amount(questions);
    counts.set(`${row}\t${column}`, questions);
    sums.row.set(row, (sums.row.get(row) ?? 0) + count);
    sums.column.set(column, (sums.column.get(column) ?? 0) + count);
    most = Math.max(most, count);
  }
  const order = (totals: ReadonlyMap<string, number>) =>
    [...totals]
      .filter(([, sum]) => sum > 0)
      .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
      .map(([id]) => id);
  const columns = order(sums.column);
  // by the root, or the busiest theme would leave all others pale
  const shades = scaleQuantize<Shade>()
    .domain([0, Math.sqrt(most)])
    .range([1, 2, 3, 4, 5]);
  return {
    columns,
    rows: order(sums.row).map((id) => ({
      id,
      cells: columns.map((column) => {
        const count = counts.get(`${id}\t${column}`);
        return { column, count, shade: typeof count === 'number' ? shades(Math.sqrt(count)) : 0 };
      }),
    })),
  };
}
