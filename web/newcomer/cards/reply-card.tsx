import type { JSX } from 'preact';
import type { Reply } from '../../../src/assistant/reply.js';
import { optionsWithout } from '../conversation/transcript.js';
import { Icon } from '../parts/icon.js';
import { Boards, Tiles } from '../parts/options.js';
import { Paragraphs } from '../parts/paragraphs.js';
import { useSurroundings } from '../surroundings.js';
import { AnswerCard } from './answer.js';
import { CrisisCard } from './crisis.js';
import { HandoffCard } from './handoff.js';
import { Places } from './places.js';
import { RequestCard } from './request.js';
import { SentBy } from './sent-by.js';
import { StaffBubble } from './staff.js';
import { WaitingCard } from './waiting.js';
import { WelcomeCard } from './welcome.js';

interface CardProps {
  /** Unique in the page; ids of the card's parts begin with it. */
  readonly name: string;
  readonly reply: Reply;
  /** Older than this page. */
  readonly history: boolean;
  /** Actions the person took since. */
  readonly taken: readonly string[];
  /** A step or a question that still waits for its answer. */
  readonly open: boolean;
  /** The request of a waiting card still stands. */
  readonly standing: boolean;
  /** Place in the queue by now. */
  readonly position: number | undefined;
  /** A welcome that was said before. */
  readonly repeated: boolean;
}

/** What Wegwijzer said, each kind in its own form. */
export function ReplyCard(props: CardProps): JSX.Element {
  const { name, reply, history, taken, open, repeated } = props;
  const wording = { lang: reply.language, dir: reply.direction };
  switch (reply.kind) {
    case 'answer':
      return <AnswerCard name={name} reply={reply} taken={taken} />;
    case 'crisis':
      return <CrisisCard name={name} reply={reply} history={history} />;
    case 'welcome':
      return <WelcomeCard reply={reply} repeated={repeated} />;
    case 'request':
      return <RequestCard name={name} reply={reply} open={open} history={history} taken={taken} />;
    case 'waiting':
      return <WaitingCard reply={reply} standing={props.standing} position={props.position} />;
    case 'handoff':
      return <HandoffCard reply={reply} open={open} taken={taken} />;
    case 'staff':
      return <StaffBubble name={name} reply={reply} />;
    case 'person':
      return (
        <article class="card person">
          {reply.from !== undefined && <SentBy name={reply.from} />}
          <Paragraphs text={reply.text} wording={wording} />
          <Places places={reply.places} reply={reply} />
          <Boards options={reply.options} reply={reply} />
        </article>
      );
    case 'step':
      return (
        <article class="card step" aria-labelledby={`${name}-title`}>
          <h2 id={`${name}-title`} {...wording}>
            {reply.title}
          </h2>
          <Paragraphs text={reply.text} wording={wording} />
          <Boards options={optionsWithout(reply, 'back', 'stop')} reply={reply} taken={taken} closed={!open} />
          {open && <BackAndStop reply={reply} />}
        </article>
      );
    default: {
      const themes = reply.options.filter(({ action }) => action.startsWith('theme:'));
      return (
        <article class="card plain-words">
          <Paragraphs text={reply.text} wording={wording} />
          <Tiles options={themes} reply={reply} />
          <Boards options={optionsWithout(reply, 'theme:')} reply={reply} />
        </article>
      );
    }
  }
}

/** One step back, or out of the pathway. */
function BackAndStop({ reply }: { readonly reply: Reply }): JSX.Element {
  const { choose } = useSurroundings();
  return (
    <div class="after">
      {reply.options
        .filter(({ action }) => action === 'back' || action === 'stop')
        .map((option) => (
          <button type="button" key={option.action} class="quiet" onClick={() => choose(option)}>
            <Icon name={option.action === 'back' ? 'arrow-left' : 'hand'} />
            <span lang={reply.language} dir={reply.direction}>
              {option.label}
            </span>
          </button>
        ))}
    </div>
  );
}
