import type { JSX } from 'preact';
import type { Option, RequestReply } from '../../../src/assistant/reply.js';
import { Icon, type IconName } from '../parts/icon.js';
import { Boards, Tiles } from '../parts/options.js';
import { Paragraphs } from '../parts/paragraphs.js';
import { PhoneField } from '../parts/phone-field.js';
import { useSurroundings } from '../surroundings.js';

/** Ways out of the request, which must not look like its answers. */
const OUT: Readonly<Record<string, IconName>> = {
  back: 'arrow-left',
  stop: 'hand',
  'handoff:no': 'hand',
  'handoff:leave': 'hand',
};

/** Pictograms of answers that come without one. */
const PICTOGRAMS: Readonly<Record<string, string>> = {
  'handoff:yes': 'check',
  'handoff:chat': 'message-circle',
  'handoff:call': 'phone',
  'handoff:whatsapp': 'smartphone',
  'handoff:desk': 'map-pin',
};

/** One thing to know before a person is looked for: consent, theme, town, way, phone number. */
export function RequestCard(props: {
  readonly name: string;
  readonly reply: RequestReply;
  /** It still waits for its answer. */
  readonly open: boolean;
  readonly history: boolean;
  /** Actions the person took since. */
  readonly taken: readonly string[];
}): JSX.Element {
  const { name, reply, open, taken } = props;
  const { choose } = useSurroundings();
  // once answered, only the answer stays: fifteen themes would stand between the questions
  const answers = reply.options
    .filter(({ action }) => OUT[action] === undefined && (open || taken.includes(action)))
    .map(withPictogram);
  const themes = open ? answers.filter(({ action }) => action.startsWith('theme:')) : [];
  const ways = reply.options.filter(({ action }) => OUT[action] !== undefined);
  const wording = { lang: reply.language, dir: reply.direction };
  return (
    <article class="card request">
      <div class="lead" id={`${name}-text`}>
        <span class="spot">
          <Icon name="person" />
        </span>
        <Paragraphs text={reply.text} wording={wording} />
      </div>
      {reply.input === 'phone' && open && <PhoneField name={name} focus={!props.history} />}
      <Tiles options={themes} reply={reply} />
      <Boards
        options={answers.filter((option) => !themes.includes(option))}
        reply={reply}
        taken={taken}
        closed={!open}
      />
      {open && ways.length > 0 && (
        <div class="after">
          {ways.map((option) => (
            <button type="button" key={option.action} class="quiet" onClick={() => choose(option)}>
              <Icon name={OUT[option.action] ?? 'hand'} />
              <span {...wording}>{option.label}</span>
            </button>
          ))}
        </div>
      )}
    </article>
  );
}

function withPictogram(option: Option): Option {
  const icon = option.icon ?? PICTOGRAMS[option.action];
  return icon === undefined ? option : { ...option, icon };
}
