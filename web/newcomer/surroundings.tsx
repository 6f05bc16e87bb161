import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Option } from '../../src/assistant/reply.js';
import type { ClientBundle } from './texts.js';
import type { Voice } from './voice.js';

/** What every part of the screen may need: the words of the page, whether it is a kiosk, and what a tap does. */
export interface Surroundings {
  readonly bundle: ClientBundle;
  readonly kiosk: boolean;
  readonly voice: Voice;
  readonly choose: (option: Option) => void;
  /** Says what was typed in a field of a card. */
  readonly ask: (text: string) => void;
  readonly openPrivacy: () => void;
}

const SurroundingsContext = createContext<Surroundings | undefined>(undefined);

export const SurroundingsProvider = SurroundingsContext.Provider;

export function useSurroundings(): Surroundings {
  const surroundings = useContext(SurroundingsContext);
  if (!surroundings) throw new Error('a part of the screen stands outside SurroundingsProvider');
  return surroundings;
}

/** The words of the page. */
export const useTexts = () => useSurroundings().bundle.texts;

/** Draws again whenever something that can be subscribed to changes. */
export function useChanges(source: { subscribe(listener: () => void): () => void } | undefined): void {
  const [, draw] = useState(0);
  useEffect(() => {
    const again = () => draw((count) => count + 1);
    // something may have changed between the first drawing and now
    again();
    return source?.subscribe(again);
  }, [source]);
}
