import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { FigureSeries } from '../../../../src/staff/figures-types.js';
import { countText, type Writing } from '../figures/shown.js';
import { drawLine, type LinePoint, nearestPoint } from '../figures/week-line.js';
import { useWidth } from './use-width.js';

/** Counts over time as a line. Hovering or touching reads one point; the table beside it reads all. */
export function LineChart(props: {
  readonly series: FigureSeries;
  readonly writing: Writing;
  /** What the line shows, in a sentence. */
  readonly label: string;
  readonly name: (period: string) => string;
  readonly short: (period: string) => string;
}): JSX.Element {
  const { of, width, letter } = useWidth<HTMLDivElement>();
  const [read, setRead] = useState<LinePoint>();
  const height = letter * 15;
  const drawing = useMemo(() => {
    const box = { width, height, left: letter * 3, right: letter * 1.5, top: letter, bottom: letter * 2 };
    return drawLine(props.series, { ...box, labelWidth: letter * 5 });
  }, [props.series, width, letter, height]);
  const ground = drawing.ticks[0]?.y ?? height;
  function follow(event: PointerEvent & { currentTarget: SVGSVGElement }) {
    setRead(nearestPoint(drawing.points, event.clientX - event.currentTarget.getBoundingClientRect().left));
  }
  return (
    <div class="line-chart" ref={of}>
      {width > 0 && (
        <svg
          role="img"
          aria-label={props.label}
          width={width}
          height={height}
          onPointerMove={follow}
          onPointerDown={follow}
          onPointerLeave={() => setRead(undefined)}
        >
          {drawing.ticks.map(({ value, y }) => (
            <g key={value}>
              <line class="grid-line" x1={letter * 3} x2={width - letter * 1.5} y1={y} y2={y} />
              <text class="axis" x={letter * 2.5} y={y} dy="0.35em" text-anchor="end">
                {props.writing.number(value)}
              </text>
            </g>
          ))}
          {drawing.labels.map(({ period, x }) => (
            <text key={period} class="axis" x={x} y={height - letter * 0.5} text-anchor="middle">
              {props.short(period)}
            </text>
          ))}
          <path class="line" d={drawing.path} />
          {drawing.points.map(({ period, count, x, y }) =>
            typeof count === 'number' ? (
              <circle key={period} class="dot" cx={x} cy={y} r={letter * 0.1875} />
            ) : (
              <circle key={period} class="dot-kept" cx={x} cy={ground} r={letter * 0.25} />
            ),
          )}
          {read && <line class="read-line" x1={read.x} x2={read.x} y1={letter} y2={ground} />}
          {read && <circle class="read-dot" cx={read.x} cy={read.y} r={letter * 0.375} />}
        </svg>
      )}
      <p class="read-out soft" aria-hidden="true">
        {read ? `${props.name(read.period)}: ${countText(read.count, props.writing)}` : '\u00a0'}
      </p>
    </div>
  );
}
