import type { JSX } from 'preact';
import type { LanguageName } from '../texts.js';
import { Icon } from './icon.js';

/** All languages, each in its own script. */
export function LanguageList(props: {
  readonly languages: readonly LanguageName[];
  readonly current?: string;
  readonly onChoose: (language: LanguageName) => void;
}): JSX.Element {
  return (
    <ul class="languages">
      {props.languages.map((language) => (
        <li key={language.code}>
          <button
            type="button"
            class="language"
            lang={language.code}
            dir={language.direction}
            aria-current={language.code === props.current ? 'true' : undefined}
            onClick={() => props.onChoose(language)}
          >
            {language.name}
            {language.code === props.current && <Icon name="check" />}
          </button>
        </li>
      ))}
    </ul>
  );
}
