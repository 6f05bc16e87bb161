import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { ReplyCard } from '../cards/reply-card.js';
import {
  actionsAfter,
  isOpenStep,
  isRepeatedWelcome,
  type Message,
  type OwnMessage,
  type Transcript,
} from '../conversation/transcript.js';
import { useTexts } from '../surroundings.js';
import { Icon } from './icon.js';

/** The conversation. A new reply comes into view from its question on, so that one reads it from its beginning. */
export function TranscriptView(props: {
  readonly transcript: Transcript;
  readonly onRetry: (key: string) => void;
}): JSX.Element {
  const texts = useTexts();
  const { messages, typing } = props.transcript;
  const list = useRef<HTMLOListElement>(null);
  useScrolling(list, messages);
  return (
    <ol class="transcript" ref={list}>
      {messages.map((message, index) =>
        message.kind === 'own' ? (
          <li key={message.key} class="own">
            <OwnBubble message={message} onRetry={() => props.onRetry(message.key)} />
          </li>
        ) : (
          <li key={message.key} class="reply">
            <span class="hidden">Wegwijzer: </span>
            <ReplyCard
              name={`message-${index}`}
              reply={message.reply}
              history={message.history}
              taken={actionsAfter(messages, index)}
              open={isOpenStep(messages, index)}
              repeated={isRepeatedWelcome(messages, index)}
            />
          </li>
        ),
      )}
      {typing && (
        <li class="typing">
          <span class="hidden">{texts.typing}</span>
          <i />
          <i />
          <i />
        </li>
      )}
    </ol>
  );
}

function OwnBubble({ message, onRetry }: { readonly message: OwnMessage; readonly onRetry: () => void }) {
  const texts = useTexts();
  return (
    <>
      <p class={message.state === 'sending' ? 'bubble sending' : 'bubble'}>
        <span class="hidden">{texts.you}: </span>
        <bdi>{message.text}</bdi>
      </p>
      {message.state === 'failed' && (
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

function useScrolling(list: { readonly current: HTMLOListElement | null }, messages: readonly Message[]): void {
  const seen = useRef(0);
  const count = messages.length;
  const own = messages.map(({ kind }) => kind).lastIndexOf('own');
  const latest = messages[count - 1];
  const old = latest?.kind === 'reply' && latest.history;
  useLayoutEffect(() => {
    if (count === seen.current) return;
    const first = seen.current === 0;
    seen.current = count;
    // the welcome stands at the top already
    if (own < 0) return;
    const calm = first || old || matchMedia('(prefers-reduced-motion: reduce)').matches;
    list.current?.children[own]?.scrollIntoView({ block: 'start', behavior: calm ? 'auto' : 'smooth' });
  }, [list, count, own, old]);
  // the page's own memory of where it was scrolled would fight with ours
  useEffect(() => {
    history.scrollRestoration = 'manual';
  }, []);
}
