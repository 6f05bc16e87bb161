import type { JSX } from 'preact';
import type { FigureSeries, ShownCount } from '../../../src/staff/figures-types.js';
import { useTexts } from '../texts/texts.js';
import { ChartCard } from './charts/chart-card.js';
import { LineChart } from './charts/line-chart.js';
import { amount, countText, seriesKeepsBack, type Writing } from './figures/shown.js';
import { usePeriodInSentence, usePeriodName } from './view/period-name.js';
import { writeSeries } from './view/view.js';

/** Questions per week as a line. */
export function WeeksCard({
  series,
  writing,
}: {
  readonly series: FigureSeries;
  readonly writing: Writing;
}): JSX.Element {
  const { t } = useTexts();
  const nameOf = usePeriodName();
  const inSentence = usePeriodInSentence();
  const counts = series.lines[0]?.questions ?? [];
  const rows = series.periods.map((period, index): { period: string; count: ShownCount } => ({
    period,
    count: counts[index] ?? 'hidden',
  }));
  const [first, last] = [rows[0], rows.at(-1)];
  const busiest = rows.reduce((best, row) => (amount(row.count) > amount(best.count) ? row : best), {
    period: first?.period ?? '',
    count: 0 as ShownCount,
  });
  const query = writeSeries(first?.period ?? '', last?.period ?? '', series.filters);
  const week = (row: { readonly period: string } | undefined) => (row ? nameOf(row.period) : '');
  const said = (row: { readonly period: string } | undefined) => (row ? inSentence(row.period) : '');
  return (
    <ChartCard
      title={t('policy.weeks.title')}
      about={t('policy.weeks.about', { from: said(first), to: said(last) })}
      columns={[
        { key: 'week', head: t('policy.weeks.week'), naming: true, cell: week },
        {
          key: 'questions',
          head: t('policy.measure.questions'),
          kind: 'number',
          cell: ({ count }) => countText(count, writing),
        },
      ]}
      rows={rows}
      rowKey={({ period }) => period}
      downloads={[{ from: `figures/series/export?${query}` }]}
      keepsBack={seriesKeepsBack(series)}
    >
      <LineChart
        series={series}
        writing={writing}
        label={t('policy.weeks.label', {
          from: said(first),
          to: said(last),
          busiest: week(busiest),
          questions: countText(busiest.count, writing),
        })}
        name={nameOf}
        short={(period) => t('policy.weeks.short', { week: Number(period.slice(6)) })}
      />
    </ChartCard>
  );
}
