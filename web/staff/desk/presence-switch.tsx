import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { DeskMe, Presence } from '../../../src/staff/desk-types.js';
import { readKept, writeKept } from '../kept.js';
import { Button } from '../parts/button.js';
import { useErrorText } from '../parts/error-text.js';
import { useToast } from '../parts/toasts.js';
import { useTexts } from '../texts/texts.js';
import { chime } from './chime.js';
import { deskStore } from './desk-store.js';

const PRESENCES: readonly Presence[] = ['here', 'pause', 'away'];

/** "I am here": takes requests, pauses, goes; and whether a sound tells that somebody waits. */
export function PresenceSwitch({ me }: { readonly me: DeskMe }): JSX.Element {
  const { t } = useTexts();
  const toast = useToast();
  const say = useErrorText();
  const [sound, setSound] = useState(() => readKept('sound') !== 'off');
  function choose(presence: Presence) {
    deskStore.setPresence(presence).catch((error: unknown) => toast({ text: say(error), tone: 'bad' }));
  }
  function switchSound() {
    writeKept('sound', sound ? 'off' : undefined);
    setSound(!sound);
    if (!sound) chime();
  }
  return (
    <>
      <fieldset class="presence">
        <legend class="hidden">{t('desk.presence.label')}</legend>
        {PRESENCES.map((presence) => (
          <button
            key={presence}
            type="button"
            class={`presence-choice ${presence}`}
            aria-pressed={me.presence === presence}
            onClick={() => choose(presence)}
          >
            <span class={`presence-dot ${presence}`} aria-hidden="true" />
            {t(`desk.presence.${presence}`)}
          </button>
        ))}
      </fieldset>
      <Button look="quiet" icon="volume" aria-pressed={sound} onClick={switchSound}>
        {t(sound ? 'desk.soundOn' : 'desk.soundOff')}
      </Button>
    </>
  );
}
