import { scaleLinear, scalePoint } from 'd3-scale';
import { line } from 'd3-shape';
import type { FigureSeries, ShownCount } from '../../../../src/staff/figures-types.js';

export interface LinePoint {
  readonly period: string;
  readonly count: ShownCount;
  readonly x: number;
  /** Of a count that is not shown: on the ground line. */
  readonly y: number;
}

export interface LineDrawing {
  readonly points: readonly LinePoint[];
  /** Path of the line; it has a gap where counts are not shown. */
  readonly path: string;
  readonly ticks: readonly { readonly value: number; readonly y: number }[];
  /** Every so many periods have a label. */
  readonly labels: readonly LinePoint[];
}

export interface LineBox {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Least distance between two labels. */
  readonly labelWidth: number;
}

/** Where everything of a line goes; lengths in pixels. */
export function drawLine({ periods, lines }: FigureSeries, box: LineBox): LineDrawing {
  const counts = lines[0]?.questions ?? [];
  const most = Math.max(5, ...counts.filter((count): count is number => typeof count === 'number'));
  const x = scalePoint()
    .domain([...periods])
    .range([box.left, box.width - box.right]);
  const y = scaleLinear()
    .domain([0, most])
    .nice(4)
    .range([box.height - box.bottom, box.top]);
  const points = periods.map((period, index): LinePoint => {
    const count = counts[index] ?? 'hidden';
    return { period, count, x: x(period) ?? box.left, y: y(typeof count === 'number' ? count : 0) };
  });
  const draw = line<LinePoint>()
    .defined(({ count }) => typeof count === 'number')
    .x((point) => point.x)
    .y((point) => point.y);
  const every = Math.max(1, Math.ceil(box.labelWidth / Math.max(1, x.step())));
  return {
    points,
    path: draw(points) ?? '',
    ticks: y.ticks(4).map((value) => ({ value, y: y(value) })),
    labels: points.filter((_, index) => (points.length - 1 - index) % every === 0),
  };
}

/** The point nearest to a place on the drawing. */
export function nearestPoint(points: readonly LinePoint[], x: number): LinePoint | undefined {
  return points.reduce<LinePoint | undefined>(
    (best, point) => (!best || Math.abs(point.x - x) < Math.abs(best.x - x) ? point : best),
    undefined,
  );
}
