import { scaleLinear } from 'd3-scale';
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { FigureRow } from '../../../../src/staff/figures-types.js';
import { amount, countText, isKept, percentText, type Writing } from '../figures/shown.js';
import { Hatch } from './hatch.js';

/** Rows of a table as bars with their numbers; what is not shown has a short striped bar. */
export function Bars(props: {
  readonly rows: readonly FigureRow[];
  readonly writing: Writing;
  readonly name: (row: FigureRow) => JSX.Element | string;
}): JSX.Element {
  const id = useId();
  const most = Math.max(1, ...props.rows.map(({ questions }) => amount(questions)));
  const width = scaleLinear().domain([0, most]).range([0, 100]);
  return (
    <>
      <Hatch id={id} />
      <ul class="bars">
        {props.rows.map((row) => {
          const kept = isKept(row.questions);
          return (
            <li key={row.key.join('\t')}>
              <span class="bar-name">{props.name(row)}</span>
              <svg class="bar" aria-hidden="true">
                <rect
                  class={kept ? 'bar-kept' : 'bar-fill'}
                  width={kept ? '1.25rem' : `${width(amount(row.questions))}%`}
                  height="100%"
                  rx="3"
                  fill={kept ? `url(#${id})` : undefined}
                />
              </svg>
              <span class="bar-value">
                <b>{countText(row.questions, props.writing)}</b>
                {row.share !== null && !kept && <span> {percentText(row.share, props.writing)}</span>}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
