import { scaleLinear } from 'd3-scale';
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { FigureComparison, FigureRow } from '../../../../src/staff/figures-types.js';
import { useTexts } from '../../texts/texts.js';
import { amount, countText, percentText, type Writing } from '../figures/shown.js';
import { Hatch } from './hatch.js';

/** The whole width stands for a tenth at least: a bar of 1 % must not look like everything. */
const LEAST_SCALE = 0.1;

type Row = FigureComparison['rows'][number];

/** The share of each row on both sides: one bar filled, one striped. Rows without a number on either side stand below. */
export function PairBars(props: {
  readonly rows: FigureComparison['rows'];
  readonly names: readonly [string, string];
  readonly rowName: (key: readonly string[]) => string;
  readonly writing: Writing;
}): JSX.Element {
  const id = useId();
  const { t } = useTexts();
  const { names, writing } = props;
  const isShown = (row: Row) => amount(row.left?.questions) > 0 || amount(row.right?.questions) > 0;
  const rows = props.rows.filter(isShown);
  const others = props.rows.filter((row) => !isShown(row));
  const most = Math.max(LEAST_SCALE, ...rows.flatMap(({ left, right }) => [left?.share ?? 0, right?.share ?? 0]));
  const width = scaleLinear().domain([0, most]).range([0, 100]);
  const bar = (row: FigureRow | null, which: 0 | 1) => (
    <span class="pair-line">
      <span class="hidden">{names[which]}: </span>
      <svg class="bar thin" aria-hidden="true">
        <rect
          class={which === 0 ? 'bar-fill' : 'bar-other'}
          width={`${width(row?.share ?? 0)}%`}
          height="100%"
          rx="2"
          fill={which === 1 ? `url(#${id})` : undefined}
        />
      </svg>
      <span class="bar-value">
        {amount(row?.questions) > 0 ? percentText(row?.share, writing) : countText(row?.questions, writing)}
      </span>
    </span>
  );
  return (
    <>
      <Hatch id={id} />
      <p class="pair-legend" aria-hidden="true">
        {names.map((name, which) => (
          <span key={name}>
            <svg class="bar-sample" aria-hidden="true">
              <rect
                class={which === 0 ? 'bar-fill' : 'bar-other'}
                width="100%"
                height="100%"
                rx="2"
                fill={which === 1 ? `url(#${id})` : undefined}
              />
            </svg>
            {name}
          </span>
        ))}
      </p>
      <ul class="bars pairs">
        {rows.map((row) => (
          <li key={row.key.join('\t')}>
            <span class="bar-name">{props.rowName(row.key)}</span>
            <span class="pair">
              {bar(row.left, 0)}
              {bar(row.right, 1)}
            </span>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <p class="soft">
          {t('policy.compare.notShown', { names: others.map(({ key }) => props.rowName(key)).join(', ') })}
        </p>
      )}
    </>
  );
}
