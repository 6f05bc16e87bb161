import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { AnswerReply } from '../../../src/assistant/reply.js';
import { alignBlocks, spokenPieces } from '../conversation/blocks.js';
import { optionsWithout } from '../conversation/transcript.js';
import { Icon } from '../parts/icon.js';
import { LeftToRight } from '../parts/left-to-right.js';
import { Pictogram } from '../parts/marks.js';
import { Boards } from '../parts/options.js';
import { OutsideLink, shortAddress } from '../parts/outside-link.js';
import { BlockView, RichText } from '../parts/rich-text.js';
import { SpeakButton } from '../parts/speak-button.js';
import { useSurroundings } from '../surroundings.js';
import { fill } from '../texts.js';
import { DutchBox } from './dutch-box.js';
import { Places } from './places.js';
import { SentBy } from './sent-by.js';

/** One curated entry: the answer, the Dutch beside it, where to go, what to say there, and where it comes from. */
export function AnswerCard(props: {
  readonly name: string;
  readonly reply: AnswerReply;
  /** Actions the person took since. */
  readonly taken: readonly string[];
}): JSX.Element {
  const { name, reply } = props;
  const { bundle } = useSurroundings();
  const { texts } = bundle;
  const [besides, setBesides] = useState(false);
  const own = { lang: reply.language, dir: reply.direction };
  const other = bundle.languages.find(({ code }) => code === reply.fallback);
  // title and body are in another language when the person's is missing; everything around them is not
  const wording = other ? { lang: other.code, dir: other.direction } : own;
  const tags = wording.lang === bundle.language.code ? bundle.language.speech : [wording.lang];
  const { original } = reply;
  return (
    <article class="card answer" aria-labelledby={`${name}-title`}>
      {reply.from !== undefined && <SentBy name={reply.from} />}
      <header>
        <span class="spot large">
          <Pictogram name={reply.icon} />
        </span>
        <h2 id={`${name}-title`} {...wording}>
          {reply.title}
        </h2>
      </header>
      {other && (
        <p class="note">
          <Icon name="languages" />
          <span>{fill(texts.translation.missing, { language: other.name })}</span>
        </p>
      )}
      <div class="tools">
        <SpeakButton
          name={`${name}-body`}
          label={texts.speak.listen}
          pieces={spokenPieces(reply.title, reply.body).map((text) => ({ text, tags }))}
        />
        {original && (
          <button type="button" class="quiet" aria-pressed={besides} onClick={() => setBesides(!besides)}>
            <Icon name="languages" />
            {besides ? texts.translation.hide : texts.translation.show}
          </button>
        )}
        {original && <span class="mark">{texts.translation.mark}</span>}
      </div>
      {besides && original ? (
        <Bilingual reply={reply} original={original} wording={wording} />
      ) : (
        <div class="prose" {...wording}>
          {reply.body.map((block, index) => (
            <BlockView key={index} block={block} />
          ))}
        </div>
      )}
      {reply.caution && (
        <p class="caution" {...own}>
          <Icon name="triangle-alert" />
          <span>
            <RichText text={reply.caution} />
          </span>
        </p>
      )}
      <Places places={reply.places} reply={reply} />
      {reply.dutch && (
        <DutchBox name={name} dutch={reply.dutch} language={reply.language} direction={reply.direction} />
      )}
      {reply.related.length > 0 && (
        <section class="related">
          <h3>{texts.related}</h3>
          <Boards options={reply.related} reply={reply} />
        </section>
      )}
      <Sources reply={reply} />
      <Feedback reply={reply} taken={props.taken} />
    </article>
  );
}

/** Translation and Dutch source side by side, paragraph by paragraph. */
function Bilingual(props: {
  readonly reply: AnswerReply;
  readonly original: NonNullable<AnswerReply['original']>;
  readonly wording: { readonly lang: string; readonly dir: 'ltr' | 'rtl' };
}) {
  const { reply, original, wording } = props;
  const { bundle } = useSurroundings();
  const { texts } = bundle;
  return (
    <div class="bilingual">
      <div class="pair names">
        <p {...wording}>{bundle.languages.find(({ code }) => code === wording.lang)?.name}</p>
        <p>{texts.translation.original}</p>
      </div>
      <div class="pair">
        <p class="prose" {...wording}>
          <strong>{reply.title}</strong>
        </p>
        <p class="prose" lang="nl" dir="ltr">
          <strong>{original.title}</strong>
        </p>
      </div>
      {alignBlocks(reply.body, original.body).map((pair, index) => (
        <div class="pair" key={index}>
          <div class="prose" {...wording}>
            {pair.translation && <BlockView block={pair.translation} />}
          </div>
          <div class="prose" lang="nl" dir="ltr">
            {pair.original && <BlockView block={pair.original} />}
          </div>
        </div>
      ))}
    </div>
  );
}

function Sources({ reply }: { readonly reply: AnswerReply }): JSX.Element {
  const texts = useSurroundings().bundle.texts;
  return (
    <details class="sources">
      <summary>
        <Icon name="shield-check" />
        <span>{reply.verified ? fill(texts.sources.verified, { date: reply.verified }) : texts.sources.title}</span>
        <Icon name="chevron-down" />
      </summary>
      <p>{texts.sources.title}</p>
      <ul>
        {reply.sources.map(({ title, url }) => (
          <li key={url}>
            <OutsideLink href={url} shown={<LeftToRight>{shortAddress(url)}</LeftToRight>}>
              <span lang="nl" dir="ltr">
                {title}
              </span>
            </OutsideLink>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** "Did this help?" and the way to a person. */
function Feedback({ reply, taken }: { readonly reply: AnswerReply; readonly taken: readonly string[] }) {
  const { bundle, choose } = useSurroundings();
  const { texts } = bundle;
  const helped = reply.options.filter(({ action }) => action.startsWith('helped:'));
  const given = taken.find((action) => helped.some((option) => option.action === action));
  const wording = { lang: reply.language, dir: reply.direction };
  if (reply.options.length === 0) return null;
  return (
    <footer>
      {helped.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: two buttons with one question are no form
        <div class="feedback" role="group" aria-label={texts.feedback}>
          <p aria-hidden="true">{texts.feedback}</p>
          {helped.map((option) => (
            <button
              type="button"
              key={option.action}
              class={given === option.action ? 'quiet taken' : 'quiet'}
              aria-pressed={given === option.action}
              aria-disabled={given === undefined ? undefined : 'true'}
              onClick={() => given === undefined && choose(option)}
            >
              <Icon name={option.action.startsWith('helped:yes') ? 'thumbs-up' : 'thumbs-down'} />
              <span {...wording}>{option.label}</span>
            </button>
          ))}
        </div>
      )}
      <div class="after">
        {optionsWithout(reply, 'helped:').map((option) => (
          <button type="button" key={option.action} class="quiet" onClick={() => choose(option)}>
            {option.action === 'person' ? <Icon name="person" /> : option.icon && <Pictogram name={option.icon} />}
            <span {...wording}>{option.label}</span>
          </button>
        ))}
      </div>
    </footer>
  );
}
