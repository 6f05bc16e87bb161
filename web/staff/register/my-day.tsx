import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Catalogue, OwnQuestion } from '../../../src/staff/register-types.js';
import { api } from '../api.js';
import { Badge } from '../parts/badge.js';
import { Button } from '../parts/button.js';
import { Empty, Loaded } from '../parts/states.js';
import { useAccount } from '../session/session-provider.js';
import { useFormats } from '../texts/formats.js';
import { useTexts } from '../texts/texts.js';
import { useLoad } from '../use-load.js';
import type { Names } from './catalogue.js';
import { type DayLine, dayLines, totals } from './day-lines.js';
import { dayBefore, dayOf, noonOf } from './days.js';
import { EditQuestion } from './edit-question.js';
import { useQueue, useQueuedQuestions } from './queue-provider.js';
import { dropped } from './register-events.js';

/** How many days back a question can be corrected, as on the server. */
const CORRECTABLE = 30;

/** What I registered today, or on an earlier day: to see, correct and take back. */
export function MyDay(props: { readonly catalogue: Catalogue; readonly names: Names }): JSX.Element {
  const { t } = useTexts();
  const format = useFormats();
  const queue = useQueue();
  const queued = useQueuedQuestions();
  const { id: account } = useAccount();
  const today = dayOf(Date.now());
  const [back, setBack] = useState(0);
  const day = dayBefore(today, back);
  const [editing, setEditing] = useState<DayLine>();
  const loading = useLoad(
    async (signal) =>
      (await api.get<{ questions: readonly OwnQuestion[] }>(`questions/mine?day=${day}`, { signal })).questions,
    [day, account],
  );
  const { replace } = loading;
  useEffect(
    () =>
      queue.onSent(
        (sent) => dayOf(sent.askedAt) === day && !sent.removed && replace((list) => withQuestion(list, sent)),
      ),
    [queue, replace, day],
  );
  useEffect(() => dropped.follow((id) => replace((list) => list.filter((question) => question.id !== id))), [replace]);

  const waiting = queued.filter(({ question }) => dayOf(question.askedAt) === day);
  const lines = dayLines(loading.data ?? [], waiting);
  const dayName = back === 0 ? t('register.today') : format.day(noonOf(day));
  return (
    <section class="my-day card" aria-labelledby="my-day">
      <div class="my-day-head">
        <h2 id="my-day">{t('register.myDay')}</h2>
        <div class="day-step">
          <Button
            look="quiet"
            icon="arrow-left"
            aria-label={t('register.dayBefore')}
            aria-disabled={back >= CORRECTABLE - 1}
            onClick={() => setBack(Math.min(CORRECTABLE - 1, back + 1))}
          />
          <span aria-live="polite">{dayName}</span>
          <Button
            look="quiet"
            icon="arrow-right"
            aria-label={t('register.dayAfter')}
            aria-disabled={back === 0}
            onClick={() => setBack(Math.max(0, back - 1))}
          />
        </div>
      </div>
      {lines.length > 0 && <Totals lines={lines} names={props.names} />}
      {lines.length > 0 && (
        <ol class="day-lines">
          {lines.map((line) => (
            <li key={line.id}>
              <button type="button" class="day-line" onClick={() => setEditing(line)}>
                <span class="day-time">{format.time(line.askedAt)}</span>
                <span class="day-what">
                  <strong>{line.entry ? props.names.entry(line.entry) : props.names.theme(line.theme)}</strong>
                  <span class="soft">
                    {[
                      line.entry && props.names.theme(line.theme),
                      props.names.language(line.language),
                      t(`outcomes.${line.outcome}`),
                      line.barrier && t(`barriers.${line.barrier}`),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                  <span>
                    {line.state === 'waiting' && <Badge tone="sun">{t('register.waiting')}</Badge>}
                    {line.state === 'refused' && <Badge tone="danger">{t('register.refused')}</Badge>}
                  </span>
                </span>
                <span class="hidden">{t('common.edit')}</span>
              </button>
            </li>
          ))}
        </ol>
      )}
      <Loaded of={loading} lines={3}>
        {() =>
          lines.length === 0 && (
            <Empty icon="list" title={t(back === 0 ? 'register.nothingYet' : 'register.nothingThen')} />
          )
        }
      </Loaded>
      {editing && (
        <EditQuestion
          {...props}
          line={editing}
          onChanged={(question) => replace((list) => withQuestion(list, question))}
          onClose={() => setEditing(undefined)}
        />
      )}
    </section>
  );
}

function Totals({ lines, names }: { readonly lines: readonly DayLine[]; readonly names: Names }): JSX.Element {
  const { t } = useTexts();
  return (
    <ul class="totals" aria-label={t('register.totals')}>
      <li>
        <Badge tone="good">{t('register.count', { count: lines.length })}</Badge>
      </li>
      {totals(lines).map(({ theme, count }) => (
        <li key={theme}>
          <Badge>
            {names.theme(theme)} {count}
          </Badge>
        </li>
      ))}
    </ul>
  );
}

function withQuestion(list: readonly OwnQuestion[], question: OwnQuestion): readonly OwnQuestion[] {
  const rest = list.filter(({ id }) => id !== question.id);
  return [...rest, question];
}
