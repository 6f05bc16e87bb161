import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { FigureComparison, FigureMeasures } from '../../../src/staff/figures-types.js';
import { api } from '../api.js';
import { Empty, Loaded } from '../parts/states.js';
import { Table } from '../parts/table.js';
import { useTexts } from '../texts/texts.js';
import { useLoad } from '../use-load.js';
import { ChartCard, KeptBack } from './charts/chart-card.js';
import { PairBars } from './charts/pair-bars.js';
import { areComparable, largestDifferences, sideView, type TwoSides } from './figures/compared.js';
import { countText, DASH, isEmpty, isKept, percentText, type Writing, writingIn } from './figures/shown.js';
import type { FiguresContext } from './frame.js';
import { usePeriodInSentence, usePeriodName } from './view/period-name.js';
import { writeView } from './view/view.js';

interface ComparisonProps extends FiguresContext {
  readonly sides: TwoSides;
}

/** The largest differences in words, the measures of both sides, and both as bars. */
export function Comparison({ sides, view, names }: ComparisonProps): JSX.Element {
  const { t, intl } = useTexts();
  const nameOf = usePeriodName();
  const inSentence = usePeriodInSentence();
  const writing = useMemo(() => writingIn(intl), [intl]);
  const [left, right] = [sides.left, sides.right].map((value) => writeView(sideView(view, sides.by, value)));
  const query = new URLSearchParams({ left: left ?? '', right: right ?? '', group: sides.group });
  const loading = useLoad(
    (signal) => api.get<FigureComparison>(`figures/compare?${query}`, { signal }),
    [String(query)],
  );
  const sideName = (value: string) => {
    if (sides.by === 'period') return nameOf(value);
    if (value === '') return t(sides.by === 'municipality' ? 'policy.region' : 'policy.compare.all');
    return names.name(sides.by, value);
  };
  const [one, other] = [sideName(sides.left), sideName(sides.right)];
  const saidName = (value: string) => (sides.by === 'period' ? inSentence(value) : sideName(value));
  const rowName = (key: readonly string[]) => names.name(sides.group, key[0] ?? '');
  return (
    <div class="overview" aria-busy={loading.loading}>
      <Loaded of={loading} lines={8}>
        {(data) =>
          isEmpty(data.left.total) && isEmpty(data.right.total) ? (
            <section class="card">
              <Empty icon="figures" title={t('policy.compare.tooFew')} />
            </section>
          ) : (
            <>
              <Differences
                data={data}
                names={[saidName(sides.left), saidName(sides.right)]}
                rowName={rowName}
                writing={writing}
              />
              <Measured data={data} names={[one, other]} writing={writing} />
              <ChartCard
                title={t('policy.compare.bars', { name: t(`policy.dimension.${sides.group}`) })}
                about={t('policy.compare.barsAbout')}
                columns={[
                  {
                    key: 'name',
                    head: t(`policy.dimension.${sides.group}`),
                    naming: true,
                    cell: ({ key }) => rowName(key),
                  },
                  { key: 'left', head: one, kind: 'number', cell: (row) => countText(row.left?.questions, writing) },
                  {
                    key: 'right',
                    head: other,
                    kind: 'number',
                    cell: (row) => countText(row.right?.questions, writing),
                  },
                  {
                    key: 'leftShare',
                    head: t('policy.compare.shareOf', { name: one }),
                    kind: 'number',
                    cell: (row) => percentText(row.left?.share, writing),
                  },
                  {
                    key: 'rightShare',
                    head: t('policy.compare.shareOf', { name: other }),
                    kind: 'number',
                    cell: (row) => percentText(row.right?.share, writing),
                  },
                  {
                    key: 'difference',
                    head: t('policy.compare.difference'),
                    kind: 'number',
                    cell: ({ shareDifference }) => points(shareDifference, writing),
                  },
                ]}
                rows={data.rows}
                rowKey={({ key }) => key.join('\t')}
                downloads={[
                  { from: `figures/export?${left}&group=${sides.group}`, name: one },
                  { from: `figures/export?${right}&group=${sides.group}`, name: other },
                ]}
                keepsBack={data.rows.some((row) => isKept(row.left?.questions) || isKept(row.right?.questions))}
              >
                <PairBars rows={data.rows} names={[one, other]} rowName={rowName} writing={writing} />
              </ChartCard>
            </>
          )
        }
      </Loaded>
    </div>
  );
}

interface PartProps {
  readonly data: FigureComparison;
  readonly names: readonly [string, string];
  readonly writing: Writing;
}

function Differences(props: PartProps & { readonly rowName: (key: readonly string[]) => string }): JSX.Element {
  const { t } = useTexts();
  const { data, names, writing, rowName } = props;
  const found = largestDifferences(data);
  return (
    <section class="card" aria-labelledby="differences">
      <h2 id="differences">{t('policy.compare.differences')}</h2>
      {found.length === 0 ? (
        <p>{t(areComparable(data) ? 'policy.compare.noDifferences' : 'policy.compare.tooSmall')}</p>
      ) : (
        <ul class="signals">
          {found.map(({ key, difference, left, right }) => {
            const [more, less] = difference > 0 ? [names[1], names[0]] : [names[0], names[1]];
            return (
              <li key={key}>
                {t('policy.compare.sentence', {
                  name: rowName([key]),
                  more,
                  less,
                  share: writing.percent(Math.max(left, right)),
                  other: writing.percent(Math.min(left, right)),
                })}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

/** The four figures of both sides. */
function Measured({ data, names, writing }: PartProps): JSX.Element {
  const { t } = useTexts();
  const measures: readonly {
    readonly id: 'questions' | 'answered' | 'handedOff' | 'helped' | 'waiting';
    readonly text: (of: FigureMeasures) => string;
  }[] = [
    { id: 'questions', text: ({ questions }) => countText(questions, writing) },
    { id: 'answered', text: ({ answerRate }) => percentText(answerRate, writing) },
    { id: 'handedOff', text: ({ handoffRate }) => percentText(handoffRate, writing) },
    { id: 'helped', text: ({ helpedRate }) => percentText(helpedRate, writing) },
    {
      id: 'waiting',
      text: ({ waiting }) => (waiting ? t('policy.tile.minutes', { minutes: writing.number(waiting.median) }) : DASH),
    },
  ];
  const { left, right } = data;
  return (
    <section class="card" aria-labelledby="measured">
      <h2 id="measured">{t('policy.compare.measured')}</h2>
      <Table
        caption={t('policy.compare.measured')}
        columns={[
          { key: 'name', head: t('policy.compare.figure'), naming: true, cell: ({ id }) => t(`policy.tile.${id}`) },
          { key: 'left', head: names[0], kind: 'number', cell: ({ text }) => text(left.total) },
          { key: 'right', head: names[1], kind: 'number', cell: ({ text }) => text(right.total) },
        ]}
        rows={measures}
        rowKey={({ id }) => id}
      />
      {(isKept(left.total.questions) || isKept(right.total.questions)) && <KeptBack />}
    </section>
  );
}

function points(difference: number | null, { number }: Writing): string {
  if (difference === null) return DASH;
  const value = Math.round(difference * 100);
  return `${value > 0 ? '+' : ''}${number(value)}`;
}
