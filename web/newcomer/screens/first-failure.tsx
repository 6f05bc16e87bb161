import { firstWords } from 'virtual:first-words';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { Icon } from '../parts/icon.js';
import { contactLanguage } from '../texts.js';

/** Nothing could be loaded, not even a language: said in those the person most likely reads. Tries again by itself. */
export function FirstFailure({ onRetry }: { readonly onRetry: () => void }): JSX.Element {
  const codes = new Set([...navigator.languages.map(contactLanguage), 'nl', 'en']);
  const words = [...codes].flatMap((code) => firstWords.filter((candidate) => candidate.code === code)).slice(0, 3);
  useEffect(() => {
    addEventListener('online', onRetry);
    // a kiosk has nobody to press the button
    const timer = setInterval(onRetry, 15_000);
    return () => {
      removeEventListener('online', onRetry);
      clearInterval(timer);
    };
  }, [onRetry]);
  return (
    <main class="first-failure">
      <Icon name="cloud-off" />
      <div role="alert">
        {words.map(({ code, direction, noConnection }) => (
          <p key={code} lang={code} dir={direction}>
            {noConnection}
          </p>
        ))}
      </div>
      <button type="button" class="primary" onClick={onRetry}>
        <Icon name="rotate-ccw" />
        <span>
          {words.map(({ code, direction, retry }, index) => (
            <span key={code} lang={code} dir={direction}>
              {index > 0 && ' · '}
              {retry}
            </span>
          ))}
        </span>
      </button>
    </main>
  );
}
