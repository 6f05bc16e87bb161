import type { JSX } from 'preact';
import type { AnswerReply } from '../../../src/assistant/reply.js';
import { DUTCH_SPEECH } from '../find-voice.js';
import { SpeakButton } from '../parts/speak-button.js';
import { useTexts } from '../surroundings.js';

/** "Say it in Dutch": the sentence for the desk, what it means, and the words that stand on the letters. */
export function DutchBox(props: {
  readonly name: string;
  readonly dutch: NonNullable<AnswerReply['dutch']>;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
}): JSX.Element {
  const texts = useTexts();
  const { phrase, meaning, words } = props.dutch;
  const own = { lang: props.language, dir: props.direction };
  return (
    <section class="dutch-box">
      <h3>{texts.dutch.title}</h3>
      <p class="phrase" lang="nl" dir="ltr">
        {phrase}
      </p>
      {meaning && props.language !== 'nl' && (
        <p class="meaning">
          <span class="hidden">{texts.dutch.meaning} </span>
          <span {...own}>{meaning}</span>
        </p>
      )}
      <SpeakButton
        name={`${props.name}-phrase`}
        label={texts.dutch.listen}
        pieces={[{ text: phrase, tags: DUTCH_SPEECH }]}
      />
      {words.length > 0 && (
        <dl class="words" aria-label={texts.dutch.words}>
          {words.map(({ term, meaning: means }) => (
            <div key={term}>
              <dt lang="nl" dir="ltr">
                {term}
              </dt>
              <dd>{means && props.language !== 'nl' ? <span {...own}>{means}</span> : null}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
