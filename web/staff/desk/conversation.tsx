import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { DeskRequest, DeskRequestDetail } from '../../../src/staff/desk-types.js';
import { ApiError } from '../api.js';
import { Badge } from '../parts/badge.js';
import { Button } from '../parts/button.js';
import { Dialog } from '../parts/dialog.js';
import { useErrorText } from '../parts/error-text.js';
import { useToast } from '../parts/toasts.js';
import { Link, navigate } from '../router/location.js';
import { useFormats } from '../texts/formats.js';
import { useTexts } from '../texts/texts.js';
import { Bubble, OutgoingBubble } from './bubbles.js';
import { CallBack } from './call-back.js';
import { ClosingDialog } from './closing-dialog.js';
import { Composer } from './composer.js';
import { deskStore, useDesk, useNow } from './desk-store.js';
import { HelpPanel } from './help-panel.js';
import { SlipDialog } from './slip-dialog.js';
import { Story } from './story.js';
import { useWide } from './use-wide.js';

type Over = 'closing' | 'slip' | 'help';

/** One person's request: what was said, what may help, and what can be done. */
export function Conversation({ detail }: { readonly detail: DeskRequestDetail }): JSX.Element {
  const { t } = useTexts();
  const { outgoing, typing } = useDesk();
  const now = useNow();
  const wide = useWide();
  const [over, setOver] = useState<Over>();
  const { request, messages } = detail;
  const mine = request.state === 'accepted' && request.by !== undefined;
  const own = outgoing.filter((item) => item.request === request.id);
  const isTyping = (typing[request.id] ?? 0) > Math.max(now, Date.now());
  const end = useRef<HTMLDivElement>(null);
  const count = messages.length + own.length;
  useEffect(() => end.current?.scrollIntoView({ block: 'nearest' }), [count, isTyping]);
  const help = <HelpPanel detail={detail} onSent={() => setOver(undefined)} />;

  return (
    <div class="conversation">
      <ConversationHead request={request} onClose={() => setOver('closing')} onSlip={() => setOver('slip')} />
      {detail.hasPhone && <CallBack request={request} />}
      <div class={wide && mine ? 'conversation-columns' : 'conversation-column'}>
        <div class="conversation-main">
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard */}
          <div class="messages" role="log" aria-label={t('desk.messages')} tabIndex={0}>
            <Story lines={detail.story} request={request} />
            <ol>
              {messages.map((message) => (
                <Bubble key={message.sequence} message={message} request={request} />
              ))}
              {own.map((item) => (
                <OutgoingBubble key={item.body.clientId} item={item} />
              ))}
            </ol>
            {isTyping && <p class="soft typing">{t('desk.typing')}</p>}
            <div ref={end} />
          </div>
          {mine && (
            <>
              <Window openUntil={detail.openUntil} />
              <Composer request={request} />
              {!wide && (
                <Button icon="help" onClick={() => setOver('help')}>
                  {t('desk.help.open')}
                </Button>
              )}
            </>
          )}
        </div>
        {wide && mine && <aside aria-label={t('desk.help.title')}>{help}</aside>}
      </div>
      {over === 'help' && (
        <Dialog title={t('desk.help.title')} onClose={() => setOver(undefined)}>
          {help}
        </Dialog>
      )}
      {over === 'closing' && <ClosingDialog request={request} onClose={() => setOver(undefined)} />}
      {over === 'slip' && <SlipDialog detail={detail} onClose={() => setOver(undefined)} />}
    </div>
  );
}

function ConversationHead(props: {
  readonly request: DeskRequest;
  readonly onClose: () => void;
  readonly onSlip: () => void;
}): JSX.Element {
  const { t } = useTexts();
  const toast = useToast();
  const say = useErrorText();
  const { request } = props;
  const [busy, setBusy] = useState<string>();
  async function act(what: 'accept' | 'release' | 'interpreter') {
    setBusy(what);
    try {
      await deskStore.act(request.id, what);
      if (what === 'interpreter') toast({ text: t('desk.interpreterAsked') });
      if (what === 'release') navigate('/desk');
    } catch (error) {
      const taken = error instanceof ApiError && error.code === 'ALREADY_TAKEN';
      toast({ text: taken ? t('desk.taken', { name: String(error.details.by ?? '') }) : say(error), tone: 'bad' });
      await deskStore.refresh();
    } finally {
      setBusy(undefined);
    }
  }
  const open = request.state === 'accepted';
  const ended = request.state === 'closed' || request.state === 'left';
  return (
    <header class="conversation-head">
      <Link to="/desk" class="back">
        {t('desk.back')}
      </Link>
      <div class="conversation-who">
        <h2>
          {request.languageName}
          {request.themeName && ` · ${request.themeName}`}
        </h2>
        <p class="soft">
          {t(`desk.way.${request.way}`)} · {t(`desk.channel.${channelKey(request.channel)}`)}
          {request.municipalityName && ` · ${request.municipalityName}`}
          {request.personHere !== undefined && ` · ${t(request.personHere ? 'desk.personHere' : 'desk.personAway')}`}
        </p>
        {request.crisis && (
          <p class="crisis-line" role="alert">
            <Badge tone="danger">{t('desk.crisis')}</Badge> {t('desk.crisisWhat')}
          </p>
        )}
      </div>
      <div class="actions">
        {(request.state === 'waiting' || request.state === 'expired') && (
          <Button look="main" busy={busy === 'accept'} onClick={() => act('accept')}>
            {t('desk.accept')}
          </Button>
        )}
        {open && (
          <>
            <Button icon="slip" onClick={props.onSlip}>
              {t('desk.slip.open')}
            </Button>
            <Button
              icon="languages"
              busy={busy === 'interpreter'}
              aria-pressed={request.interpreter}
              onClick={() => !request.interpreter && act('interpreter')}
            >
              {t(request.interpreter ? 'desk.interpreterAsked' : 'desk.interpreter')}
            </Button>
            <Button look="quiet" busy={busy === 'release'} onClick={() => act('release')}>
              {t('desk.release')}
            </Button>
          </>
        )}
        {(open || (ended && !request.outcome)) && (
          <Button look="main" icon="check" onClick={props.onClose}>
            {t('desk.close')}
          </Button>
        )}
        {request.outcome && <Badge tone="good">{t(`outcomes.${request.outcome}`)}</Badge>}
        {request.rating && <Badge>{t(`desk.rating.${request.rating}`)}</Badge>}
      </div>
    </header>
  );
}

const channelKey = (channel: string) =>
  channel === 'kiosk' || channel === 'whatsapp' || channel === 'web' ? channel : ('other' as const);

/** WhatsApp: how long something can still be sent. */
function Window({ openUntil }: { readonly openUntil: number | undefined }): JSX.Element | null {
  const { t } = useTexts();
  const { dateTime } = useFormats();
  const now = useNow();
  if (openUntil === undefined) return null;
  const minutes = Math.floor((openUntil - now) / 60_000);
  if (minutes <= 0) return <p class="desk-note late">{t('desk.window.closed')}</p>;
  const left =
    minutes >= 60
      ? t('desk.window.hours', { count: Math.floor(minutes / 60) })
      : t('desk.window.minutes', { count: minutes });
  return (
    <p class={minutes < 120 ? 'desk-note late' : 'desk-note'}>
      {t('desk.window.open', { left, until: dateTime(openUntil) })}
    </p>
  );
}
