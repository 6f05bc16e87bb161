import type { JSX } from 'preact';
import type { WelcomeReply } from '../../../src/assistant/reply.js';
import { splitGreeting } from '../conversation/blocks.js';
import { optionsWithout } from '../conversation/transcript.js';
import { Icon } from '../parts/icon.js';
import { Boards, Tiles } from '../parts/options.js';
import { PrivacyLink } from '../parts/privacy-link.js';
import { RichText } from '../parts/rich-text.js';
import { useSurroundings } from '../surroundings.js';

/**
 * The first words: who speaks (a computer), what becomes of what one writes, and the themes. When they were said
 * before in the same language, the themes only.
 */
export function WelcomeCard(props: { readonly reply: WelcomeReply; readonly repeated: boolean }): JSX.Element {
  const { reply } = props;
  const { bundle } = useSurroundings();
  const { texts } = bundle;
  const wording = { lang: reply.language, dir: reply.direction };
  const [greeting, rest] = splitGreeting(reply.text);
  const others = optionsWithout(reply, 'theme:');
  const pathways = bundle.pathways
    .map(({ id, title, icon }) => ({ action: `pathway:${id}`, label: title, icon }))
    .filter(({ action }) => !others.some((option) => option.action === action));
  return (
    <article class="welcome">
      {!props.repeated && (
        <>
          <p class="hello" {...wording}>
            <strong>{greeting}</strong> <RichText text={rest} />
          </p>
          <div class="notices">
            <p {...wording}>
              <Icon name="bot" />
              <span>{reply.notice}</span>
            </p>
            <p>
              <Icon name="shield-check" />
              <span>
                {texts.privacy.short} <PrivacyLink />
              </span>
            </p>
          </div>
        </>
      )}
      <h2>{texts.chooseTheme}</h2>
      <Tiles options={reply.options.filter(({ action }) => action.startsWith('theme:'))} reply={reply} />
      {pathways.length > 0 && (
        <>
          <h2>{texts.pathways}</h2>
          <Boards options={pathways} reply={{ language: bundle.language.code, direction: bundle.language.direction }} />
        </>
      )}
      <Boards options={others} reply={reply} />
    </article>
  );
}
