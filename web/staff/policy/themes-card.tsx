import type { JSX } from 'preact';
import type { FigureTable } from '../../../src/staff/figures-types.js';
import { Link } from '../router/location.js';
import { useTexts } from '../texts/texts.js';
import { Bars } from './charts/bars.js';
import { ChartCard } from './charts/chart-card.js';
import { measureColumns } from './figure-columns.js';
import { keepsBack, type Writing } from './figures/shown.js';
import type { FiguresContext } from './frame.js';
import { withFilter, writeView } from './view/view.js';

/** Themes as bars; each leads to the figures of that theme. */
export function ThemesCard(
  props: FiguresContext & { readonly table: FigureTable; readonly writing: Writing },
): JSX.Element {
  const { t } = useTexts();
  const { table, writing, view, names } = props;
  const name = (id: string | undefined) => names.name('theme', id ?? '');
  const leads = view.filters.theme === undefined;
  return (
    <ChartCard
      title={t('policy.themes.title')}
      about={leads ? t('policy.themes.about') : undefined}
      columns={[
        {
          key: 'theme',
          head: t('policy.dimension.theme'),
          naming: true,
          cell: ({ key }) => name(key[0]),
        },
        ...measureColumns(t, writing),
      ]}
      rows={table.rows}
      rowKey={({ key }) => key.join('\t')}
      downloads={[{ from: `figures/export?${writeView(view)}&group=theme` }]}
      keepsBack={keepsBack(table.rows)}
    >
      <Bars
        rows={table.rows}
        writing={writing}
        name={({ key: [id = ''] }) =>
          leads ? <Link to={`/policy?${writeView(withFilter(view, 'theme', id))}`}>{name(id)}</Link> : name(id)
        }
      />
    </ChartCard>
  );
}
