import type { JSX } from 'preact';
import type { Dimension, FigureTable } from '../../../src/staff/figures-types.js';
import { Link } from '../router/location.js';
import { useTexts } from '../texts/texts.js';
import { Bars } from './charts/bars.js';
import { ChartCard } from './charts/chart-card.js';
import { measureColumns } from './figure-columns.js';
import { amount, keepsBack, type Writing } from './figures/shown.js';
import type { FiguresContext } from './frame.js';
import { withFilter, writeView } from './view/view.js';

/** Bars before the rest stands in the table only: a theme has many entries. */
const MOST_BARS = 16;

/** What the overview is broken down by. */
type Part = 'theme' | 'entry' | 'language' | 'channel';

/** Themes as bars, or what one theme is made of; a bar leads to the figures of that part. */
export function PartsCard(
  props: FiguresContext & { readonly table: FigureTable; readonly writing: Writing },
): JSX.Element {
  const { t } = useTexts();
  const { table, writing, view, names } = props;
  const part = (table.group[0] ?? 'theme') as Part & Dimension;
  const filtered = view.filters[part];
  // of what is filtered on, the other values are none rather than few
  const rows = filtered === undefined ? table.rows : table.rows.filter(({ key }) => key[0] === filtered);
  const name = (id: string | undefined) => names.name(part, id ?? '');
  // entries go with few other filters: a view of one would show little
  const leads = part !== 'entry' && filtered === undefined;
  const bars = rows.length > MOST_BARS ? rows.filter(({ questions }) => amount(questions) > 0) : rows;
  return (
    <ChartCard
      title={t(`policy.parts.${part}`)}
      about={leads ? t('policy.parts.about') : undefined}
      columns={[
        {
          key: part,
          head: t(`policy.dimension.${part}`),
          naming: true,
          cell: ({ key }) => name(key[0]),
        },
        ...measureColumns(t, writing),
      ]}
      rows={rows}
      rowKey={({ key }) => key.join('\t')}
      downloads={[{ from: `figures/export?${writeView(view)}&group=${part}` }]}
      keepsBack={keepsBack(rows)}
    >
      <Bars
        rows={bars.slice(0, MOST_BARS)}
        writing={writing}
        name={({ key: [id = ''] }) =>
          leads ? <Link to={`/policy?${writeView(withFilter(view, part, id))}`}>{name(id)}</Link> : name(id)
        }
      />
      {bars.length > MOST_BARS && (
        <p class="soft">{t('policy.parts.most', { shown: MOST_BARS, all: writing.number(bars.length) })}</p>
      )}
    </ChartCard>
  );
}
