import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { FigureRow, FigureTable } from '../../../src/staff/figures-types.js';
import { api } from '../api.js';
import { Badge } from '../parts/badge.js';
import { Button } from '../parts/button.js';
import { Empty, Loaded } from '../parts/states.js';
import { Table } from '../parts/table.js';
import { useTexts } from '../texts/texts.js';
import { useLoad } from '../use-load.js';
import { Downloads, KeptBack } from './charts/chart-card.js';
import { countText, keepsBack, percentText, writingIn } from './figures/shown.js';
import { type FiguresContext, FiguresFrame } from './frame.js';
import { openTaskOfEntry } from './tasks/make-task.js';
import { useTasks } from './tasks/use-tasks.js';
import { FilterBar } from './view/filter-bar.js';
import { usePeriodName } from './view/period-name.js';
import { writeView } from './view/view.js';

/** Entries that people say did not help, worst first. */
export function NotHelpedPage(): JSX.Element {
  const { t } = useTexts();
  return (
    <FiguresFrame title={t('policy.notHelped.title')}>
      {(context) => (
        <>
          <FilterBar
            {...context}
            name={context.names.name}
            onView={context.go}
            without={['language', 'channel', 'organisation']}
          />
          <Entries {...context} />
        </>
      )}
    </FiguresFrame>
  );
}

function Entries({ view, names }: FiguresContext): JSX.Element {
  const { t, intl } = useTexts();
  const nameOf = usePeriodName();
  const writing = useMemo(() => writingIn(intl), [intl]);
  const tasks = useTasks();
  // entries are not counted by these
  const { language: _l, channel: _c, organisation: _o, ...filters } = view.filters;
  const query = writeView({ ...view, filters });
  const loading = useLoad((signal) => api.get<FigureTable>(`figures/not-helped?${query}`, { signal }), [query]);
  const title = (row: FigureRow) => names.name('entry', row.key[0] ?? '');
  function improve(row: FigureRow) {
    const entry = row.key[0] ?? '';
    const text = t('policy.notHelped.taskText', {
      title: title(row),
      part: percentText(row.helpedRate, writing),
      period: nameOf(view.period),
    });
    void tasks.add({ kind: 'improve-entry', text, entry }, entry);
  }
  return (
    <section class="card" aria-busy={loading.loading}>
      <p class="soft">{t('policy.notHelped.about')}</p>
      <Loaded of={loading}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty icon="check" title={t('policy.notHelped.none')} />
          ) : (
            <>
              <Table
                caption={t('policy.notHelped.title')}
                columns={[
                  { key: 'entry', head: t('policy.dimension.entry'), naming: true, cell: title },
                  {
                    key: 'helped',
                    head: t('policy.notHelped.helped'),
                    kind: 'number',
                    cell: ({ helpedRate }) => percentText(helpedRate, writing),
                  },
                  {
                    key: 'questions',
                    head: t('policy.measure.questions'),
                    kind: 'number',
                    cell: ({ questions }) => countText(questions, writing),
                  },
                  {
                    key: 'do',
                    head: t('policy.notHelped.do'),
                    kind: 'actions',
                    cell: (row) => {
                      const made = openTaskOfEntry(tasks.list, row.key[0] ?? '');
                      return made ? (
                        <Badge tone="sun">{t(`tasks.status.${made.status}`)}</Badge>
                      ) : (
                        <Button
                          class="small"
                          icon="pencil"
                          busy={tasks.busy === row.key[0]}
                          onClick={() => improve(row)}
                        >
                          {t('policy.notHelped.improve')}
                          <span class="hidden">: {title(row)}</span>
                        </Button>
                      );
                    },
                  },
                ]}
                rows={rows}
                rowKey={({ key }) => key.join('\t')}
              />
              {keepsBack(rows) && <KeptBack />}
              <Downloads title={t('policy.dimension.entry')} of={[{ from: `figures/export?${query}&group=entry` }]} />
            </>
          )
        }
      </Loaded>
    </section>
  );
}
