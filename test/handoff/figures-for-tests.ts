import type { BridgeFigure, Need } from '../../src/handoff/routing';

/** A bridge figure of Kortrijk, away, without hours, unless told otherwise. */
export function figure(id: string, change: Partial<BridgeFigure> = {}): BridgeFigure {
  return {
    id,
    name: id,
    municipality: 'kortrijk',
    languages: ['nl'],
    themes: [],
    hours: [],
    daysOff: [],
    presence: 'away',
    open: 0,
    ...change,
  };
}

export function need(change: Partial<Need> = {}): Need {
  return { language: 'prs', otherLanguages: [], municipality: 'kortrijk', theme: 'housing', passed: [], ...change };
}

/** Every working day from 9 to 12. */
export const MORNINGS = [1, 2, 3, 4, 5].map((day) => ({ day, from: '09:00', to: '12:00' }));
