import type { JSX } from 'preact';
import { handoffOf } from '../conversation/handoff.js';
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
  if (handoff.at === 'none' || (handoff.at === 'waiting' && handoff.way !== 'chat')) return null;
  if (handoff.at === 'live') {
    return (
      <div class="handoff-bar live">
        <div class="inside">
          <Icon name="person" />
          <p>{handoff.name === undefined ? live.talkingPerson : fill(live.talking, { name: handoff.name })}</p>
          <button type="button" onClick={() => choose({ action: 'handoff:end', label: live.end })}>
            {live.end}
          </button>
        </div>
      </div>
    );
  }
  const { position } = transcript;
  return (
    <div class="handoff-bar">
      <div class="inside">
        <Icon name="clock" />
        <p role="status">
          {live.waiting}
          {position !== undefined && (
            <>
              {'. '}
              <b>{position === 1 ? live.next : fill(live.position, { position })}</b>
            </>
          )}
        </p>
        <button type="button" onClick={() => choose({ action: 'handoff:leave', label: live.leave })}>
          {live.leave}
        </button>
      </div>
    </div>
  );
}
