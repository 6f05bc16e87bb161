import { firstWords } from 'virtual:first-words';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { LanguageList } from '../parts/language-list.js';
import { Signpost } from '../parts/marks.js';
import { loadLanguages } from '../server.js';
import { contactLanguage, guessFirst, type LanguageName } from '../texts.js';
import { FirstFailure } from './first-failure.js';

/** The first screen: every language in its own script, those of the browser first. */
export function LanguageChoice(props: {
  readonly onChoose: (language: LanguageName) => void;
  /** Said above, when the person has just been forgotten. */
  readonly farewell: { readonly text: string; readonly language: LanguageName } | undefined;
}): JSX.Element {
  const [languages, setLanguages] = useState<readonly LanguageName[]>();
  const [failed, setFailed] = useState(false);
  const load = () => {
    setFailed(false);
    loadLanguages().then(setLanguages, () => setFailed(true));
  };
  useEffect(load, []);
  const words = guessedWords();
  useEffect(() => {
    document.documentElement.lang = words[0]?.code ?? 'nl';
    document.documentElement.dir = words[0]?.direction ?? 'ltr';
  }, [words[0]]);
  if (failed) return <FirstFailure onRetry={load} />;
  return (
    <main class="first">
      <div class="banner">
        <div class="inside">
          <Signpost />
          <p class="name">Wegwijzer</p>
        </div>
      </div>
      <div class="inside">
        {props.farewell && (
          <p class="farewell" role="status" lang={props.farewell.language.code} dir={props.farewell.language.direction}>
            {props.farewell.text}
          </p>
        )}
        <h1>
          {words.map(({ code, direction, choose }, index) => (
            <span key={code} lang={code} dir={direction} class={index > 0 ? 'also' : undefined}>
              {choose}{' '}
            </span>
          ))}
        </h1>
        {languages && <LanguageList languages={guessFirst(languages, navigator.languages)} onChoose={props.onChoose} />}
      </div>
    </main>
  );
}

/** The words of the browser's language, of Dutch and of English, each once. */
function guessedWords() {
  const codes = new Set([...navigator.languages.slice(0, 1).map(contactLanguage), 'nl', 'en']);
  return [...codes].flatMap((code) => firstWords.filter((words) => words.code === code));
}
