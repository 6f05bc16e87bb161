import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { type Handoff, isSpokenFor } from '../conversation/handoff.js';
import { useSurroundings } from '../surroundings.js';
import { fill, type LanguageName } from '../texts.js';
import { Icon } from './icon.js';
import { LanguageList } from './language-list.js';
import { Signpost } from './marks.js';
import { PersonButton } from './person-button.js';
import { Sheet } from './sheet.js';

/** The top of the page: the name, the language, and what one can do with the conversation. */
export function Header(props: {
  readonly placeName: string | undefined;
  readonly handoff: Handoff;
  readonly onLanguage: (language: LanguageName) => void;
  readonly onNewConversation: () => void;
  readonly onForget: () => void;
  /** Only on a kiosk: the person is done. */
  readonly onDone: () => void;
}): JSX.Element {
  const { bundle, kiosk, openPrivacy } = useSurroundings();
  const { texts, language, languages } = bundle;
  const { handoff } = props;
  const name = handoff.at === 'live' ? handoff.name : undefined;
  const person = name === undefined ? texts.live.talkingPerson : fill(texts.live.talking, { name });
  const speaker = handoff.at === 'live' ? person : texts.computer;
  const [open, setOpen] = useState<'languages' | 'menu'>();
  const close = () => setOpen(undefined);
  const act = (action: () => void) => () => {
    close();
    action();
  };
  return (
    <header class="bar">
      <div class="inside">
        <div class="brand">
          <Signpost />
          <h1>
            Wegwijzer
            {props.placeName && <span class="place-name">{props.placeName}</span>}
          </h1>
        </div>
        <button type="button" class="bar-button" onClick={() => setOpen('languages')}>
          <Icon name="globe" />
          <span class="hidden">{texts.language}: </span>
          <span class="own-script">{language.name}</span>
        </button>
        {!isSpokenFor(handoff) && <PersonButton again />}
        {kiosk ? (
          <button type="button" class="bar-button done" onClick={props.onDone}>
            <Icon name="log-out" />
            {texts.kiosk.done}
          </button>
        ) : (
          <button type="button" class="bar-button" aria-label={texts.menu} onClick={() => setOpen('menu')}>
            <Icon name="menu" />
          </button>
        )}
      </div>
      {open === 'languages' && (
        <Sheet title={texts.language} onClose={close}>
          <LanguageList
            languages={languages}
            current={language.code}
            onChoose={(chosen) => act(() => props.onLanguage(chosen))()}
          />
        </Sheet>
      )}
      {open === 'menu' && (
        <Sheet title={texts.menu} onClose={close}>
          <ul class="menu">
            <li>
              <button type="button" onClick={act(props.onNewConversation)}>
                <Icon name="rotate-ccw" />
                {texts.newConversation}
              </button>
            </li>
            <li>
              <button type="button" onClick={act(props.onForget)}>
                <Icon name="eraser" />
                {texts.forgetMe}
              </button>
            </li>
            <li>
              <button type="button" onClick={act(openPrivacy)}>
                <Icon name="shield-check" />
                {texts.privacy.link}
              </button>
            </li>
          </ul>
          <p class="computer">
            <Icon name={handoff.at === 'live' ? 'person' : 'bot'} />
            <span>{speaker}</span>
          </p>
        </Sheet>
      )}
    </header>
  );
}
