import type { JSX } from 'preact';
import { STAFF_LANGUAGES, useTexts } from '../texts/texts.js';

/** Language of the app, kept on this device. */
export function LanguageSwitch(): JSX.Element {
  const { t, language, choose } = useTexts();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame that means nothing here
    <div class="language-switch" role="group" aria-label={t('layout.language')}>
      {STAFF_LANGUAGES.map(({ code, name }) => (
        <button key={code} type="button" lang={code} aria-pressed={code === language} onClick={() => choose(code)}>
          {name}
        </button>
      ))}
    </div>
  );
}
