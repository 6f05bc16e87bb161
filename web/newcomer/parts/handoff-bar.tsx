import type { JSX } from 'preact';
import { placeText } from '../cards/waiting.js';
import { handoffOf, isSpokenFor } from '../conversation/handoff.js';
import type { Transcript } from '../conversation/transcript.js';
import { useSurroundings } from '../surroundings.js';
import { fill } from '../texts.js';
import { Icon } from './icon.js';

/** Below the header: that one waits, with the place in the queue, or whom one talks with; and the way out of it. */
export function HandoffBar({ transcript }: { readonly transcript: Transcript }): JSX.Element | null {
  const { bundle, choose } = useSurroundings();
  const { live } = bundle.texts;
  const handoff = handoffOf(transcript.messages);
  // a promise to call or a desk to come to needs no watching
  if (!isSpokenFor(handoff)) return null;
  const { position } = transcript;
  const waiting = handoff.at === 'waiting';
  const out = waiting ? { action: 'handoff:leave', label: live.leave } : { action: 'handoff:end', label: live.end };
  return (
    <div class={waiting ? 'handoff-bar' : 'handoff-bar live'}>
      <div class="inside">
        <Icon name={waiting ? 'clock' : 'person'} />
        <p role="status">
          {handoff.at === 'live' &&
            (handoff.name === undefined ? live.talkingPerson : fill(live.talking, { name: handoff.name }))}
          {waiting && (position === undefined ? live.waiting : placeText(live, position))}
        </p>
        <button type="button" onClick={() => choose(out)}>
          {out.label}
        </button>
      </div>
    </div>
  );
}
