import type { JSX } from 'preact';
import type { HandoffReply } from '../../../src/assistant/reply.js';
import { Icon, type IconName } from '../parts/icon.js';
import { Boards } from '../parts/options.js';
import { Paragraphs } from '../parts/paragraphs.js';
import { givesUp } from '../parts/sure.js';
import { useSurroundings } from '../surroundings.js';

const FACES: Readonly<Record<string, IconName>> = { 'rate:3': 'smile', 'rate:2': 'meh', 'rate:1': 'frown' };

/** A person takes over, goes, or the request ends: a clear mark in the conversation of who speaks from here on. */
export function HandoffCard(props: {
  readonly reply: HandoffReply;
  /** What it offers has not been chosen from yet. */
  readonly open: boolean;
  /** Actions the person took since. */
  readonly taken: readonly string[];
}): JSX.Element {
  const { reply } = props;
  // while somebody is there or comes, the bar at the top has the way out
  const others = reply.options.filter(({ action }) => FACES[action] === undefined && !givesUp(action));
  const computer = reply.state === 'ended' || reply.state === 'left';
  return (
    <article class={`card handoff ${reply.state}`}>
      <div class="lead">
        <span class="spot large">
          <Icon name={computer ? 'bot' : reply.state === 'rated' ? 'check' : 'person'} />
        </span>
        <Paragraphs text={reply.text} wording={{ lang: reply.language, dir: reply.direction }} />
      </div>
      <Faces reply={reply} taken={props.taken} />
      <Boards options={others} reply={reply} taken={props.taken} closed={!props.open} />
    </article>
  );
}

/** How it was, in three faces; one answer counts. */
function Faces({ reply, taken }: { readonly reply: HandoffReply; readonly taken: readonly string[] }) {
  const { choose } = useSurroundings();
  const faces = reply.options.filter(({ action }) => FACES[action] !== undefined);
  if (faces.length === 0) return null;
  const given = taken.find((action) => FACES[action] !== undefined);
  return (
    <div class="faces">
      {faces.map((option) => (
        <button
          type="button"
          key={option.action}
          class="face"
          aria-pressed={given === option.action}
          aria-disabled={given === undefined ? undefined : 'true'}
          onClick={() => given === undefined && choose(option)}
        >
          <Icon name={FACES[option.action] ?? 'meh'} />
          <span lang={reply.language} dir={reply.direction}>
            {option.label}
          </span>
        </button>
      ))}
    </div>
  );
}
