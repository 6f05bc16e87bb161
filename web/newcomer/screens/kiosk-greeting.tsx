import { firstWords } from 'virtual:first-words';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../parts/icon.js';
import { LanguageList } from '../parts/language-list.js';
import { Signpost } from '../parts/marks.js';
import { loadLanguages } from '../server.js';
import type { LanguageName } from '../texts.js';
import { FirstFailure } from './first-failure.js';

/** Milliseconds a greeting stays; long enough to be read by a slow reader. */
const GREETING_TIME = 4_000;

/** What a kiosk shows to nobody in particular: a greeting in one language after the other, and all languages. */
export function KioskGreeting(props: {
  readonly placeName: string;
  readonly onChoose: (language: LanguageName) => void;
}): JSX.Element | null {
  const [languages, setLanguages] = useState<readonly LanguageName[]>();
  const [failed, setFailed] = useState(false);
  const [index, setIndex] = useState(0);
  const [moving, setMoving] = useState(() => !matchMedia('(prefers-reduced-motion: reduce)').matches);
  const load = () => {
    setFailed(false);
    loadLanguages().then(setLanguages, () => setFailed(true));
  };
  useEffect(load, []);
  useEffect(() => {
    document.documentElement.lang = 'nl';
    document.documentElement.dir = 'ltr';
    document.title = 'Wegwijzer';
  }, []);
  useEffect(() => {
    if (!moving) return undefined;
    const timer = setInterval(() => setIndex((now) => (now + 1) % firstWords.length), GREETING_TIME);
    return () => clearInterval(timer);
  }, [moving]);
  const words = firstWords[index];
  if (failed) return <FirstFailure onRetry={load} />;
  if (!words) return null;
  return (
    <main class="greeting">
      <div class="banner">
        <div class="inside">
          <div class="head">
            <p class="name">
              <Signpost />
              <span>
                Wegwijzer <span class="place-name">{props.placeName}</span>
              </span>
            </p>
            <button
              type="button"
              class="round"
              lang={words.code}
              aria-label={moving ? words.pause : words.play}
              onClick={() => setMoving(!moving)}
            >
              <Icon name={moving ? 'pause' : 'play'} />
            </button>
          </div>
          <h1 key={words.code} lang={words.code} dir={words.direction}>
            {words.greeting}
            <small>{words.choose}</small>
          </h1>
        </div>
      </div>
      <div class="inside">{languages && <LanguageList languages={languages} onChoose={props.onChoose} />}</div>
    </main>
  );
}
