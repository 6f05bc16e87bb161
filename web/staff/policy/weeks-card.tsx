import type { JSX } from 'preact';
import type { FigureSeries, ShownCount } from '../../../src/staff/figures-types.js';
import { useTexts } from '../texts/texts.js';
import { ChartCard } from './charts/chart-card.js';
import { LineChart } from './charts/line-chart.js';
import { amount, countText, seriesKeepsBack, type Writing } from './figures/shown.js';
import { usePeriodName } from './view/period-name.js';

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
  const week = (row: { readonly period: string } | undefined) => (row ? nameOf(row.period) : '');
  return (
    <ChartCard
      title={t('policy.weeks.title')}
      about={t('policy.weeks.about', { from: week(first), to: week(last) })}
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
      keepsBack={seriesKeepsBack(series)}
    >
      <LineChart
        series={series}
        writing={writing}
        label={t('policy.weeks.label', {
          from: week(first),
          to: week(last),
          busiest: week(busiest),
          questions: countText(busiest.count, writing),
        })}
        name={nameOf}
        short={(period) => t('policy.weeks.short', { week: Number(period.slice(6)) })}
      />
    </ChartCard>
  );
}
