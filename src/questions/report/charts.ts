import { scaleLinear, scalePoint } from 'd3-scale';
import { line } from 'd3-shape';

/** A bar or point: its label, its value (null = not shown), and the value as text. */
export interface Point {
  readonly label: string;
  readonly value: number | null;
  readonly text: string;
}

const WIDTH = 680;
const BAR = 22;
/** Room for labels left of the bars and for values behind them. */
const LABELS = 210;
const VALUES = 60;
const HEIGHT = 200;

/** Text as it may stand in HTML and SVG. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Horizontal bars as SVG, nothing without points; what is not shown has its text and no bar. */
export function barsSvg(title: string, points: readonly Point[]): string {
  if (points.length === 0) return '';
  const most = Math.max(1, ...points.map(({ value }) => value ?? 0));
  const x = scaleLinear()
    .domain([0, most])
    .range([0, WIDTH - LABELS - VALUES]);
  const bars = points.map(({ label, value, text }, at) => {
    const y = at * BAR;
    const width = value === null ? 0 : x(value);
    return [
      `<text class="label" x="${LABELS - 8}" y="${y + 15}">${escaped(label)}</text>`,
      value === null ? '' : `<rect x="${LABELS}" y="${y + 3}" width="${fixed(width)}" height="${BAR - 6}" rx="2"/>`,
      `<text x="${fixed(LABELS + width + 6)}" y="${y + 15}">${escaped(text)}</text>`,
    ].join('');
  });
  return svg(title, points.length * BAR, bars.join(''));
}

/** A line over time as SVG, interrupted where a value is not shown. */
export function lineSvg(title: string, points: readonly Point[]): string {
  const most = Math.max(1, ...points.map(({ value }) => value ?? 0));
  const y = scaleLinear()
    .domain([0, most])
    .nice(4)
    .range([HEIGHT - 24, 8]);
  const x = scalePoint<number>()
    .domain(points.map((_, at) => at))
    .range([48, WIDTH - 16]);
  const path = line<Point>()
    .defined(({ value }) => value !== null)
    .x((_, at) => x(at) ?? 0)
    .y(({ value }) => y(value ?? 0))
    .digits(1)(points as Point[]);
  const grid = y.ticks(4).map((tick) => {
    const at = fixed(y(tick));
    return `<line class="grid" x1="48" x2="${WIDTH - 16}" y1="${at}" y2="${at}"/><text class="label" x="42" y="${fixed(y(tick) + 4)}">${tick}</text>`;
  });
  const dots = points.map(({ value }, at) =>
    value === null ? '' : `<circle cx="${fixed(x(at) ?? 0)}" cy="${fixed(y(value))}" r="3"/>`,
  );
  const labels = points.map(
    ({ label }, at) => `<text class="middle" x="${fixed(x(at) ?? 0)}" y="${HEIGHT - 6}">${escaped(label)}</text>`,
  );
  return svg(title, HEIGHT, `${grid.join('')}<path class="line" d="${path ?? ''}"/>${dots.join('')}${labels.join('')}`);
}

function svg(title: string, height: number, content: string): string {
  return `<svg role="img" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}"><title>${escaped(title)}</title>${content}</svg>`;
}

/** One decimal, so that the same data gives the same bytes. */
function fixed(value: number): string {
  return String(Math.round(value * 10) / 10);
}
