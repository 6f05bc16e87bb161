import type { FigureMeasures, FigureRow, FigureTable } from '../../../../../src/staff/figures-types';

/** Measures of which nothing is known but what is given. */
export function measures(given: Partial<FigureMeasures>): FigureMeasures {
  return {
    questions: 0,
    share: null,
    change: null,
    yearChange: null,
    answerRate: null,
    handoffRate: null,
    helpedRate: null,
    waiting: null,
    ...given,
  };
}

export const row = (key: readonly string[], given: Partial<FigureMeasures>): FigureRow => ({ key, ...measures(given) });

export function table(rows: readonly FigureRow[], given: Partial<FigureTable> = {}): FigureTable {
  return {
    period: '2026Q3',
    level: 'quarter',
    filters: {},
    group: ['theme'],
    total: measures({ questions: 100 }),
    rows,
    until: '2026-11-21',
    ...given,
  };
}
