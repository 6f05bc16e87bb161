import type { JSX } from 'preact';
import type { DeskRequest } from '../../../src/staff/desk-types.js';
import { Badge } from '../parts/badge.js';
import { Icon } from '../parts/icon.js';
import { Link } from '../router/location.js';
import { useFormats } from '../texts/formats.js';
import { useTexts } from '../texts/texts.js';
import { waitedMinutes } from './desk-model.js';
import { useNow } from './desk-store.js';

/** Requests, one line each: language, theme, town, how long they wait. */
export function RequestList(props: {
  readonly title: string;
  readonly requests: readonly DeskRequest[];
  readonly open: string | undefined;
  readonly empty: string;
  readonly own?: boolean;
}): JSX.Element {
  return (
    <section class="requests">
      <h2>
        {props.title} {props.requests.length > 0 && <span class="soft">({props.requests.length})</span>}
      </h2>
      {props.requests.length === 0 ? (
        <p class="soft">{props.empty}</p>
      ) : (
        <ul>
          {props.requests.map((request) => (
            <li key={request.id}>
              <RequestRow request={request} open={request.id === props.open} own={props.own ?? false} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function RequestRow(props: {
  readonly request: DeskRequest;
  readonly open: boolean;
  readonly own: boolean;
}): JSX.Element {
  const { t } = useTexts();
  const { request } = props;
  const what = request.entry?.title ?? request.themeName ?? t('desk.noTheme');
  return (
    <Link
      to={`/desk/${request.id}`}
      class={request.crisis ? 'request crisis' : 'request'}
      aria-current={props.open ? 'page' : undefined}
    >
      <span class="request-top">
        <strong>{request.languageName}</strong>
        {request.crisis && (
          <Badge tone="danger">
            <Icon name="warning" /> {t('desk.crisis')}
          </Badge>
        )}
        {!props.own && request.forYou && <Badge tone="good">{t('desk.forYou')}</Badge>}
        {props.own && request.unread > 0 && <Badge tone="sun">{t('desk.unread', { count: request.unread })}</Badge>}
        {props.own && request.state !== 'accepted' && <Badge tone="sun">{t('desk.outcomeMissing')}</Badge>}
      </span>
      <span class="request-what">{what}</span>
      <span class="request-bottom soft">
        <span>{t(`desk.way.${request.way}`)}</span>
        {request.municipalityName && <span>{request.municipalityName}</span>}
        <When request={request} />
      </span>
    </Link>
  );
}

/** How long somebody waits, or what was promised. */
function When({ request }: { readonly request: DeskRequest }): JSX.Element | null {
  const { t } = useTexts();
  const { time, day } = useFormats();
  const now = useNow();
  const { promise } = request;
  if (promise && promise.keptAt === undefined && request.way !== 'chat') {
    const late = promise.by < now;
    return (
      <span class={late ? 'late' : undefined}>
        {t('desk.promisedBy', { day: day(promise.by), time: time(promise.by) })}
      </span>
    );
  }
  if (request.state !== 'waiting') return null;
  const minutes = waitedMinutes(request, now);
  return <span class={minutes >= 5 ? 'late' : undefined}>{t('desk.waits', { count: minutes })}</span>;
}
