import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Conversation } from '../conversation/conversation.js';
import { handoffOf } from '../conversation/handoff.js';
import { Icon } from '../parts/icon.js';
import { useChanges, useSurroundings } from '../surroundings.js';
import { fill } from '../texts.js';
import { type IdleTimes, type Presence, patient, presence } from './idle.js';

const TOUCHES = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;

/**
 * Watches over a kiosk's session: after a while without touch it asks, counts down, and ends the session. It has more
 * patience while somebody waits for a person or talks with one.
 */
export function IdleGuard(props: {
  readonly times: IdleTimes;
  readonly conversation: Conversation | undefined;
  readonly onGone: () => void;
}) {
  const { onGone } = props;
  const { voice } = useSurroundings();
  useChanges(props.conversation);
  const engaged = handoffOf(props.conversation?.view.messages ?? []).at !== 'none';
  const times = engaged ? patient(props.times) : props.times;
  const [now, setNow] = useState<Presence>({ state: 'here', next: times.idle });
  const touched = useRef(Date.now());
  const here = () => {
    touched.current = Date.now();
    setNow({ state: 'here', next: times.idle });
  };
  useEffect(() => {
    // once the question stands there only an answer to it counts: the next person's touch must not open this session
    const touch = () => {
      if (presence(touched.current, Date.now(), times).state === 'here') touched.current = Date.now();
    };
    for (const name of TOUCHES) addEventListener(name, touch, { capture: true, passive: true });
    return () => {
      for (const name of TOUCHES) removeEventListener(name, touch, { capture: true });
    };
  }, [times.idle, times.countdown]);
  useEffect(() => {
    if (now.state === 'gone') {
      onGone();
      return undefined;
    }
    const timer = setTimeout(() => {
      // who listens is there
      if (voice.current !== undefined && now.state === 'here') touched.current = Date.now();
      setNow(presence(touched.current, Date.now(), times));
    }, now.next);
    return () => clearTimeout(timer);
  }, [now, engaged]);
  // a person takes over, or goes: the time begins anew, or a long silence would erase at once what has just been said
  useEffect(here, [engaged]);
  return now.state === 'asking' ? (
    <Question seconds={now.secondsLeft} engaged={engaged} onHere={here} onGone={onGone} />
  ) : null;
}

function Question(props: {
  readonly seconds: number;
  /** A person is waited for or talked with. */
  readonly engaged: boolean;
  readonly onHere: () => void;
  readonly onGone: () => void;
}): JSX.Element {
  const { texts } = useSurroundings().bundle;
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="sheet still-there" aria-labelledby="still-there" onClose={props.onHere}>
      <div class="inside">
        <h2 id="still-there">{texts.kiosk.stillThere}</h2>
        <p class="seconds" aria-hidden="true">
          {props.seconds}
        </p>
        <p role="timer">{fill(texts.kiosk.erasing, { seconds: props.seconds })}</p>
        {props.engaged && <p>{texts.live.alsoStops}</p>}
        <button type="button" class="primary" onClick={() => dialog.current?.close()}>
          {texts.kiosk.continue}
        </button>
        <button type="button" class="quiet" onClick={props.onGone}>
          <Icon name="eraser" />
          {texts.kiosk.eraseNow}
        </button>
      </div>
    </dialog>
  );
}
