import type { Need } from '../../handoff/routing.js';
import type { Asking } from '../memory.js';
import type { TurnScope } from '../turn-scope.js';

/** What the person who asks needs, for routing. */
export function needOf(turn: TurnScope, known: Pick<Asking, 'theme' | 'town'>): Need {
  return {
    language: turn.languageCode,
    otherLanguages: otherLanguages(turn),
    municipality: townOf(turn, known),
    theme: known.theme ?? undefined,
    passed: [],
  };
}

/** The town for the request: null stands for a town that is not in the list. */
export function townOf(turn: TurnScope, known: Pick<Asking, 'town'>): string | undefined {
  return known.town === undefined ? turn.municipality : (known.town ?? undefined);
}

/** The message may be in another language than the conversation. */
export function otherLanguages(turn: TurnScope): string[] {
  if (!turn.message || !turn.understanding.languageSure) return [];
  const written = turn.understanding.language;
  return written === turn.languageCode ? [] : [written];
}
