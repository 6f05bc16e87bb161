import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { FigureTable } from '../../../src/staff/figures-types.js';
import { useTexts } from '../texts/texts.js';
import { ChartCard } from './charts/chart-card.js';
import { HeatMap } from './charts/heat-map.js';
import { heatGrid } from './figures/heat.js';
import { amount, countText, keepsBack, percentText, type Writing } from './figures/shown.js';
import type { FiguresContext } from './frame.js';
import { writeView } from './view/view.js';

/** Which language asks about what. */
export function HeatCard(
  props: FiguresContext & { readonly table: FigureTable; readonly writing: Writing },
): JSX.Element {
  const { t } = useTexts();
  const { table, writing, view, names } = props;
  const grid = useMemo(() => heatGrid(table), [table]);
  const shown = useMemo(() => table.rows.filter(({ questions }) => amount(questions) > 0), [table]);
  const language = (id: string | undefined) => names.name('language', id ?? '');
  const theme = (id: string | undefined) => names.name('theme', id ?? '');
  return (
    <ChartCard
      title={t('policy.heat.title')}
      about={t('policy.heat.about')}
      columns={[
        { key: 'language', head: t('policy.dimension.language'), naming: true, cell: ({ key }) => language(key[0]) },
        { key: 'theme', head: t('policy.dimension.theme'), cell: ({ key }) => theme(key[1]) },
        {
          key: 'questions',
          head: t('policy.measure.questions'),
          kind: 'number',
          cell: ({ questions }) => countText(questions, writing),
        },
        {
          key: 'share',
          head: t('policy.measure.share'),
          kind: 'number',
          cell: ({ share }) => percentText(share, writing),
        },
      ]}
      rows={shown}
      rowKey={({ key }) => key.join('\t')}
      downloads={[{ from: `figures/export?${writeView(view)}&group=language,theme` }]}
      keepsBack={keepsBack(table.rows)}
    >
      <HeatMap
        caption={t('policy.heat.title')}
        corner={t('policy.dimension.language')}
        grid={grid}
        row={language}
        column={theme}
        writing={writing}
      />
    </ChartCard>
  );
}
