import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { FigureOverview, FigureTable } from '../../../src/staff/figures-types.js';
import { api } from '../api.js';
import { Empty, Loaded } from '../parts/states.js';
import { useTexts } from '../texts/texts.js';
import { useLoad } from '../use-load.js';
import { isEmpty, writingIn } from './figures/shown.js';
import { FourFigures } from './four-figures.js';
import type { FiguresContext } from './frame.js';
import { HeatCard } from './heat-card.js';
import { PartsCard } from './parts-card.js';
import { Signals } from './signals.js';

import { usePeriodInSentence, usePeriodName } from './view/period-name.js';
import { isRunning, levelOf, step, yearBefore } from './view/periods.js';
import { writeView } from './view/view.js';
import { WeeksCard } from './weeks-card.js';

/** Everything of the overview below its filters. */
export function Overview(context: FiguresContext): JSX.Element {
  const { t, intl } = useTexts();
  const nameOf = usePeriodName();
  const inSentence = usePeriodInSentence();
  const { view, options, names } = context;
  const query = writeView(view);
  const writing = useMemo(() => writingIn(intl), [intl]);
  const level = levelOf(view.period) ?? 'quarter';
  const running = isRunning(view.period, options.until);
  // of one theme in one language the map is a single number
  const one = view.filters.theme !== undefined && view.filters.language !== undefined;
  const loading = useLoad((signal) => api.get<FigureOverview>(`figures/overview?${query}`, { signal }), [query]);
  const earlier = useLoad((signal) => readEarlier(context, signal), [query]);
  return (
    <div class={loading.loading ? 'overview busy' : 'overview'} aria-busy={loading.loading}>
      <Loaded of={loading} lines={10}>
        {({ parts, weeks, heat, signals }) =>
          isEmpty(parts.total) ? (
            <section class="card">
              <Empty icon="figures" title={t('policy.tooFew', { period: nameOf(view.period) })}>
                <p>{t('policy.tooFewWhy')}</p>
              </Empty>
            </section>
          ) : (
            <>
              {running && (
                <p class="soft">{t('policy.upTo', { period: nameOf(parts.period), date: inSentence(parts.until) })}</p>
              )}
              <FourFigures
                total={parts.total}
                earlier={earlier.data ?? { previous: undefined, lastYear: undefined }}
                than={[t(`policy.period.before.${level}`), t(`policy.period.yearBefore.${level}`)]}
                running={running}
                writing={writing}
              />
              <div class="overview-cards">
                <Signals
                  signals={signals}
                  view={view}
                  names={{ name: names.inSentence, period: inSentence }}
                  writing={writing}
                />
                {weeks ? <WeeksCard series={weeks} writing={writing} /> : <TooFine title={t('policy.weeks.title')} />}
                <PartsCard table={parts} writing={writing} {...context} />
              </div>
              {one ? null : heat ? (
                <HeatCard table={heat} writing={writing} {...context} />
              ) : (
                <TooFine title={t('policy.heat.title')} />
              )}
            </>
          )
        }
      </Loaded>
    </div>
  );
}

/** Rates of the periods it is compared with; the overview gives the changes of counts only. */
async function readEarlier({ view, options }: FiguresContext, signal: AbortSignal) {
  const level = levelOf(view.period);
  if (level === 'day' || isRunning(view.period, options.until)) {
    return { previous: undefined, lastYear: undefined };
  }
  const total = async (period: string) =>
    (await api.get<FigureTable>(`figures?${writeView({ ...view, period })}`, { signal })).total;
  const [previous, lastYear] = await Promise.all([total(step(view.period, -1)), total(yearBefore(view.period))]);
  return { previous, lastYear };
}

function TooFine({ title }: { readonly title: string }): JSX.Element {
  const { t } = useTexts();
  return (
    <section class="card">
      <h2>{title}</h2>
      <Empty icon="info" title={t('policy.tooFine')} />
    </section>
  );
}
