import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { ReplyCard } from '../cards/reply-card.js';
import { callsFor, handoffs, isOpenRequest, isStanding, latestOfStaff, speakerOf } from '../conversation/handoff.js';
import {
  actionsAfter,
  isOpenStep,
  isRepeatedWelcome,
  type Message,
  type OwnMessage,
  type Transcript,
} from '../conversation/transcript.js';
import { useTexts } from '../surroundings.js';
import { fill } from '../texts.js';
import { Icon } from './icon.js';

/** The conversation. A new reply comes into view from its question on, so that one reads it from its beginning. */
export function TranscriptView(props: {
  readonly transcript: Transcript;
  readonly onRetry: (key: string) => void;
  /** The newest message of a bridge figure stands before the person's eyes. */
  readonly onSeen: () => void;
}): JSX.Element {
  const texts = useTexts();
  const { messages, typing, position } = props.transcript;
  const list = useRef<HTMLOListElement>(null);
  useSight(list, messages, props.onSeen);
  const states = handoffs(messages);
  const now = states[states.length - 1];
  useScrolling(list, messages, typing && now?.at === 'live');
  return (
    <ol class="transcript" ref={list}>
      {messages.map((message, index) =>
        message.kind === 'own' ? (
          <li key={message.key} class="own">
            <OwnBubble
              message={message}
              live={states[index]?.at === 'live'}
              onRetry={() => props.onRetry(message.key)}
            />
          </li>
        ) : (
          <li key={message.key} class="reply">
            <span class="hidden">{speakerOf(message) ?? 'Wegwijzer'}: </span>
            <ReplyCard
              name={`message-${index}`}
              reply={message.reply}
              history={message.history}
              taken={actionsAfter(messages, index)}
              open={message.reply.kind === 'step' ? isOpenStep(messages, index) : isOpenRequest(messages, index)}
              standing={isStanding(messages, index)}
              position={position}
              repeated={isRepeatedWelcome(messages, index)}
            />
          </li>
        ),
      )}
      {typing && (
        <li class="typing">
          {now?.at === 'live' ? (
            now.name !== undefined && <span>{fill(texts.live.typing, { name: now.name })}</span>
          ) : (
            <span class="hidden">{texts.typing}</span>
          )}
          <i />
          <i />
          <i />
        </li>
      )}
    </ol>
  );
}

function OwnBubble(props: {
  readonly message: OwnMessage;
  /** It was said to a person: shows what became of it. */
  readonly live: boolean;
  readonly onRetry: () => void;
}) {
  const { message, live, onRetry } = props;
  const texts = useTexts();
  const { state } = message;
  return (
    <>
      <p class={state === 'sending' ? 'bubble sending' : 'bubble'}>
        <span class="hidden">{texts.you}: </span>
        <bdi>{message.text}</bdi>
      </p>
      {live && (state === 'sent' || state === 'seen') && (
        <p class="delivery">
          <Icon name={state === 'seen' ? 'check-check' : 'check'} />
          {state === 'seen' ? texts.live.seen : texts.live.sent}
        </p>
      )}
      {state === 'failed' && (
        <p class="failed" role="alert">
          <span>{texts.notSent}</span>
          <button type="button" class="quiet" onClick={onRetry}>
            <Icon name="rotate-ccw" />
            {texts.retry}
          </button>
        </p>
      )}
    </>
  );
}

function useScrolling(
  list: { readonly current: HTMLOListElement | null },
  messages: readonly Message[],
  /** A bridge figure types. */
  typing: boolean,
): void {
  const seen = useRef(0);
  const count = messages.length;
  const own = messages.map(({ kind }) => kind).lastIndexOf('own');
  const latest = messages[count - 1];
  const old = latest?.kind === 'reply' && latest.history;
  const spoken = latest !== undefined && callsFor(latest);
  const more = latest !== undefined && speakerOf(latest) !== undefined;
  useLayoutEffect(() => {
    if (count === seen.current) return;
    const before = seen.current;
    const first = before === 0;
    seen.current = count;
    // the welcome stands at the top already
    if (own < 0 && !spoken) return;
    const calm = first || old || matchMedia('(prefers-reduced-motion: reduce)').matches;
    const behavior = calm ? 'auto' : 'smooth';
    const items = list.current?.children;
    const newest = items?.[count - 1];
    const oldest = first ? newest : items?.[before];
    if (!spoken || !newest || !oldest) {
      items?.[own]?.scrollIntoView({ block: 'start', behavior });
      return;
    }
    // a person says several things in a row: the new ones count, unless one reads further up
    const { top } = oldest.getBoundingClientRect();
    if (more && !first && top > 2 * innerHeight) return;
    const long = newest.getBoundingClientRect().bottom - top > innerHeight / 2;
    if (long) oldest.scrollIntoView({ block: 'start', behavior });
    else newest.scrollIntoView({ block: 'end', behavior });
  }, [list, count, own, old, spoken, more]);
  // who types stands below the last message
  useLayoutEffect(() => {
    const dots = list.current?.children[count];
    if (!typing || !dots) return;
    // unless one reads further up
    if (dots.getBoundingClientRect().top < innerHeight + 100) dots.scrollIntoView({ block: 'nearest' });
  }, [typing]);
  // the page's own memory of where it was scrolled would fight with ours
  useEffect(() => {
    history.scrollRestoration = 'manual';
  }, []);
}

/** Tells when the newest message of a bridge figure is on the screen of somebody who looks at the page. */
function useSight(
  list: { readonly current: HTMLOListElement | null },
  messages: readonly Message[],
  onSeen: () => void,
): void {
  const latest = latestOfStaff(messages);
  useEffect(() => {
    const element = list.current?.children[messages.findIndex(({ key }) => key === latest)];
    if (!element) return undefined;
    let inSight = false;
    const look = () => {
      if (inSight && document.visibilityState === 'visible') onSeen();
    };
    const observer = new IntersectionObserver((entries) => {
      inSight = entries.some(({ isIntersecting }) => isIntersecting);
      look();
    });
    observer.observe(element);
    document.addEventListener('visibilitychange', look);
    return () => {
      observer.disconnect();
      document.removeEventListener('visibilitychange', look);
    };
  }, [list, latest]);
}
