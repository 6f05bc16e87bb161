import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { DeskMessage, DeskRequest, EntryHint } from '../../../src/staff/desk-types.js';
import { Pictogram } from '../../newcomer/parts/marks.js';
import { Badge } from '../parts/badge.js';
import { Button } from '../parts/button.js';
import { useErrorText } from '../parts/error-text.js';
import { Icon } from '../parts/icon.js';
import { useToast } from '../parts/toasts.js';
import { Link } from '../router/location.js';
import { useFormats } from '../texts/formats.js';
import { useTexts } from '../texts/texts.js';
import type { Outgoing } from './desk-model.js';
import { deskStore } from './desk-store.js';

/** One message, of the person or of the desk, or a note of what happened. */
export function Bubble(props: { readonly message: DeskMessage; readonly request: DeskRequest }): JSX.Element {
  const { t, find } = useTexts();
  const { time } = useFormats();
  const { message, request } = props;
  if (message.kind === 'note') {
    return (
      <li class={message.text === 'crisis' ? 'note danger' : 'note'}>
        {find(`desk.notes.${message.text}`, { name: message.name ?? request.by?.name ?? '' }) ?? message.text} ·{' '}
        {time(message.at)}
      </li>
    );
  }
  const fromPerson = message.from === 'person';
  const direction = fromPerson && message.language === request.language ? request.direction : undefined;
  return (
    <li class={fromPerson ? 'bubble person' : 'bubble staff'}>
      <p class="bubble-text" lang={message.language} dir={direction ?? 'auto'}>
        {message.entry && <Pictogram name={message.entry.icon} />}
        {message.text}
      </p>
      {message.sent && (
        <p class="bubble-sent" lang={request.language} dir={request.direction}>
          {message.sent}
        </p>
      )}
      {message.crisis && <Badge tone="danger">{t('desk.crisis')}</Badge>}
      {fromPerson && message.resembles && message.resembles.length > 0 && <Resembles entries={message.resembles} />}
      <p class="bubble-foot soft">
        {!fromPerson && message.name && `${message.name} · `}
        {time(message.at)}
        {message.state && (
          <span class={message.state === 'parked' ? 'late' : undefined}>
            {' · '}
            <Icon name={message.state === 'parked' ? 'clock' : message.state === 'sent' ? 'check' : 'check-check'} />{' '}
            {t(`desk.state.${message.state}`)}
          </span>
        )}
      </p>
    </li>
  );
}

/** What a message is probably about, for somebody who does not read its language. */
function Resembles({ entries }: { readonly entries: readonly EntryHint[] }): JSX.Element {
  const { t } = useTexts();
  return (
    <p class="resembles soft">
      {t('desk.resembles')}{' '}
      {entries.map(({ id, title }, index) => (
        <span key={id}>
          {index > 0 && ' · '}
          <Link to={`/side-by-side/${id}`} target="_blank">
            {title}
          </Link>
        </span>
      ))}
    </p>
  );
}

/** A message on its way, or one that could not be sent. */
export function OutgoingBubble({ item }: { readonly item: Outgoing }): JSX.Element {
  const { t } = useTexts();
  const toast = useToast();
  const say = useErrorText();
  const [busy, setBusy] = useState(false);
  async function again() {
    setBusy(true);
    await deskStore.send(item).catch((error: unknown) => toast({ text: say(error), tone: 'bad' }));
    setBusy(false);
  }
  return (
    <li class={item.failed ? 'bubble staff failed' : 'bubble staff sending'}>
      <p class="bubble-text" dir="auto">
        {item.shown}
      </p>
      {item.failed ? (
        <div class="actions" role="alert">
          <span class="late">{t('desk.notSent')}</span>
          <Button class="small" icon="undo" busy={busy} onClick={again}>
            {t('common.retry')}
          </Button>
          <Button class="small" look="quiet" onClick={() => deskStore.discard(item.body.clientId)}>
            {t('common.remove')}
          </Button>
        </div>
      ) : (
        <p class="bubble-foot soft">{t('desk.sending')}</p>
      )}
    </li>
  );
}
