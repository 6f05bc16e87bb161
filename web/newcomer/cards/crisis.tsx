import type { JSX } from 'preact';
import type { CrisisReply } from '../../../src/assistant/reply.js';
import { DUTCH_SPEECH } from '../find-voice.js';
import { Icon } from '../parts/icon.js';
import { LeftToRight } from '../parts/left-to-right.js';
import { Boards } from '../parts/options.js';
import { callAddress, OutsideLink, shortAddress } from '../parts/outside-link.js';
import { RichText } from '../parts/rich-text.js';
import { SpeakButton } from '../parts/speak-button.js';
import { useTexts } from '../surroundings.js';

/** Danger: the numbers first and big, then what else helps. Said at once by screen readers when it is new. */
export function CrisisCard(props: {
  readonly name: string;
  readonly reply: CrisisReply;
  readonly history: boolean;
}): JSX.Element {
  const { reply } = props;
  const texts = useTexts();
  const wording = { lang: reply.language, dir: reply.direction };
  return (
    <div class="card crisis" role={props.history ? undefined : 'alert'} {...wording}>
      {reply.lines.map((line, index) => (
        <p key={index} class={index === 0 ? 'first' : undefined}>
          <RichText text={line} />
        </p>
      ))}
      <ul class="numbers">
        {reply.numbers.map(({ label, number, note }) => (
          <li key={number + label}>
            <OutsideLink class="number" href={callAddress(number)}>
              <Icon name="phone" />
              <span class="digits">
                <LeftToRight>{number}</LeftToRight>
              </span>
              <span class="label">
                <span lang="nl">{label}</span>
                {note && <small>{note}</small>}
              </span>
            </OutsideLink>
          </li>
        ))}
      </ul>
      <ul class="websites">
        {reply.numbers.map(
          ({ number, website }) =>
            website && (
              <li key={number}>
                <OutsideLink class="website" href={website}>
                  <Icon name="globe" />
                  <LeftToRight>{shortAddress(website)}</LeftToRight>
                </OutsideLink>
              </li>
            ),
        )}
      </ul>
      {reply.after.map((line, index) => (
        <p key={index}>
          <RichText text={line} />
        </p>
      ))}
      {reply.dutch && (
        <section class="dutch-box">
          <h2>{texts.dutch.title}</h2>
          <p class="phrase" lang="nl" dir="ltr">
            {reply.dutch.phrase}
          </p>
          {reply.language !== 'nl' && <p class="meaning">{reply.dutch.meaning}</p>}
          <SpeakButton
            name={`${props.name}-phrase`}
            label={texts.dutch.listen}
            pieces={[{ text: reply.dutch.phrase, tags: DUTCH_SPEECH }]}
          />
        </section>
      )}
      <Boards options={reply.options} reply={reply} />
    </div>
  );
}
