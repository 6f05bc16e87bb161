import type { JSX } from 'preact';
import type { WaitingReply } from '../../../src/assistant/reply.js';
import { withoutPlace } from '../conversation/handoff.js';
import { Icon, type IconName } from '../parts/icon.js';
import { Paragraphs } from '../parts/paragraphs.js';
import { useSurroundings } from '../surroundings.js';
import { type ClientBundle, fill } from '../texts.js';
import { Places } from './places.js';

const ICONS: Readonly<Record<WaitingReply['way'], IconName>> = {
  chat: 'clock',
  call: 'phone',
  whatsapp: 'phone',
  desk: 'map-pin',
};

/** The request stands: what was promised, the place in the queue, the desk to come to, and how to take it back. */
export function WaitingCard(props: {
  readonly reply: WaitingReply;
  /** The person still waits. */
  readonly standing: boolean;
  /** Place in the queue by now. */
  readonly position: number | undefined;
}): JSX.Element {
  const { reply, standing, position } = props;
  const { bundle, choose } = useSurroundings();
  const { live } = bundle.texts;
  const wording = { lang: reply.language, dir: reply.direction };
  return (
    <article class={standing ? 'card waiting standing' : 'card waiting'}>
      <div class="lead">
        <span class="spot large">
          <Icon name={ICONS[reply.way]} />
        </span>
        <Paragraphs text={withoutPlace(reply)} wording={wording} />
      </div>
      {standing && reply.way === 'chat' && position !== undefined && (
        <p class="place-in-queue">
          <span class="digits" aria-hidden="true">
            {position}
          </span>
          <span>{placeText(live, position)}</span>
        </p>
      )}
      <Places places={reply.places} reply={reply} />
      {standing && (
        <div class="after">
          {reply.options.map((option) => (
            <button type="button" key={option.action} class="quiet" onClick={() => choose(option)}>
              <Icon name="hand" />
              <span {...wording}>{option.label}</span>
            </button>
          ))}
        </div>
      )}
    </article>
  );
}

/** The place in the queue in words. */
export function placeText(live: ClientBundle['texts']['live'], position: number): string {
  return position === 1 ? live.next : fill(live.position, { position });
}
