import type { JSX } from 'preact';
import { useTexts } from '../../texts/texts.js';
import type { HeatGrid } from '../figures/heat.js';
import { countText, type Writing } from '../figures/shown.js';

/** A grid of numbers with a shade behind each: a table by itself, so that no colour is needed to read it. */
export function HeatMap(props: {
  readonly caption: string;
  readonly corner: string;
  readonly grid: HeatGrid;
  readonly row: (id: string) => string;
  readonly column: (id: string) => string;
  readonly writing: Writing;
}): JSX.Element {
  const { t } = useTexts();
  const { columns, rows } = props.grid;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: wider than a phone, so the keyboard must be able to scroll it */}
      <section class="heat-scroll" tabIndex={0} aria-label={`${props.caption}: ${t('policy.chart.table')}`}>
        <table class="heat">
          <caption class="hidden">{props.caption}</caption>
          <thead>
            <tr>
              <th scope="col" class="corner">
                {props.corner}
              </th>
              {columns.map((id) => (
                <th key={id} scope="col">
                  <span>{props.column(id)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, cells }) => (
              <tr key={id}>
                <th scope="row">{props.row(id)}</th>
                {cells.map(({ column, count, shade }) => (
                  <td key={column} class={`shade-${shade}`}>
                    {countText(count, props.writing)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p class="heat-legend soft" aria-hidden="true">
        {t('policy.chart.fewer')}
        {[1, 2, 3, 4, 5].map((shade) => (
          <i key={shade} class={`shade-${shade}`} />
        ))}
        {t('policy.chart.more')}
      </p>
    </>
  );
}
