import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Conversation } from '../conversation/conversation.js';
import { handoffOf } from '../conversation/handoff.js';
import { isSensitive } from '../conversation/transcript.js';
import { Composer } from '../parts/composer.js';
import { HandoffBar } from '../parts/handoff-bar.js';
import { Header } from '../parts/header.js';
import { Icon } from '../parts/icon.js';
import { LeaveQuickly } from '../parts/leave-quickly.js';
import { Announcer, ConnectionNotice } from '../parts/notices.js';
import { Skeleton } from '../parts/skeleton.js';
import { TranscriptView } from '../parts/transcript-view.js';
import { useChanges, useTexts } from '../surroundings.js';
import type { LanguageName } from '../texts.js';

/** The conversation with everything around it. */
export function Chat(props: {
  readonly conversation: Conversation;
  readonly placeName: string | undefined;
  readonly onLanguage: (language: LanguageName) => void;
  readonly onNewConversation: () => void;
  readonly onForget: () => void;
  readonly onDone: () => void;
  readonly onLeave: () => void;
}): JSX.Element {
  const { conversation } = props;
  const texts = useTexts();
  useChanges(conversation);
  const { view } = conversation;
  const handoff = handoffOf(view.messages);
  const main = useRef<HTMLElement>(null);
  // the button that brought us here is gone, the keyboard goes on from the top of the conversation
  useEffect(() => main.current?.focus({ preventScroll: true }), [conversation]);
  const empty = view.messages.length === 0;
  return (
    <div class="chat">
      <a class="skip" href="#question">
        {texts.skip}
      </a>
      <div class="top">
        <Header {...props} handoff={handoff} />
        <HandoffBar transcript={view} />
        {isSensitive(view.messages) && <LeaveQuickly onLeave={props.onLeave} />}
      </div>
      <main ref={main} tabIndex={-1}>
        {empty && view.connection === 'failed' && (
          <div class="card failure" role="alert">
            <Icon name="cloud-off" />
            <h2>{texts.failed.title}</h2>
            <p>{texts.failed.text}</p>
            <button type="button" class="primary" onClick={() => conversation.reconnect()}>
              <Icon name="rotate-ccw" />
              {texts.retry}
            </button>
          </div>
        )}
        {empty && view.connection !== 'failed' && <Skeleton />}
        <TranscriptView
          transcript={view}
          onRetry={(key) => conversation.retry(key)}
          onSeen={() => conversation.see()}
        />
      </main>
      <div class="bottom">
        <ConnectionNotice connection={view.connection} />
        <Composer handoff={handoff} onAsk={(text) => conversation.ask(text)} onTyping={() => conversation.typing()} />
      </div>
      <Announcer announcement={view.announcement} />
    </div>
  );
}
