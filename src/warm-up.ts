import type { LanguageCode } from './languages/language.js';

/** Languages most people here write in: their searches are built first. */
const FIRST: readonly LanguageCode[] = ['nl', 'en', 'fr', 'ar'];
/** Milliseconds after the start, and between two languages: requests go first. */
const PAUSE = 250;

/** Milliseconds until memory is looked at again when there was none left: what building left behind is collected then. */
const RECOVERY = 10_000;
/** So often in all; whoever has that little memory builds the others when they are asked for. */
const MOST_RECOVERIES = 12;

export interface WarmUpOptions {
  readonly languages: readonly LanguageCode[];
  /** Builds what the first message of a language would have to wait for. */
  readonly build: (language: LanguageCode) => void;
  /** Runs something later, when nothing else waits. @returns how to call it off */
  readonly later: (milliseconds: number, run: () => void) => () => void;
  /** Asked before each language: whether there is memory left for one more at this moment. */
  readonly mayGoOn: () => boolean;
  readonly failed: (error: unknown) => void;
  /** All that shall be built is; the others wait for their first message. */
  readonly done: (built: number) => void;
}

/**
 * Builds the search of one language after the other once the server listens, so that nobody's first message has to wait
 * for it, nor whoever writes at the same moment.
 *
 * @returns how to call it off
 */
export function warmUp({ languages, build, later, mayGoOn, failed, done }: WarmUpOptions): () => void {
  const rest = [
    ...FIRST.filter((code) => languages.includes(code)),
    ...languages.filter((code) => !FIRST.includes(code)),
  ];
  let built = 0;
  let recoveries = 0;
  let cancel = () => {};
  const step = () => {
    if (rest.length > 0 && !mayGoOn() && recoveries++ < MOST_RECOVERIES) return next(RECOVERY);
    const language = recoveries > MOST_RECOVERIES ? undefined : rest.shift();
    if (language === undefined) return done(built);
    try {
      build(language);
      built++;
    } catch (error) {
      // the first message of that language tries again
      failed(error);
    }
    next(PAUSE);
  };
  const next = (pause: number) => {
    cancel = later(pause, step);
  };
  next(PAUSE);
  return () => cancel();
}

/** Waits, then lets what has arrived meanwhile go first. It keeps no process alive. */
export function whenIdle(milliseconds: number, run: () => void): () => void {
  let immediate: NodeJS.Immediate | undefined;
  const timer = setTimeout(() => {
    immediate = setImmediate(run);
  }, milliseconds).unref();
  return () => {
    clearTimeout(timer);
    if (immediate) clearImmediate(immediate);
  };
}
