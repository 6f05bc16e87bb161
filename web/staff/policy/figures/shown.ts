import type { FigureMeasures, FigureRow, FigureSeries, ShownCount } from '../../../../src/staff/figures-types.js';

/** How numbers are written in the language of the app. */
export interface Writing {
  readonly number: (value: number) => string;
  /** From a part, 0 to 1. */
  readonly percent: (part: number) => string;
}

export function writingIn(intl: string): Writing {
  const number = new Intl.NumberFormat(intl, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(intl, { style: 'percent', maximumFractionDigits: 0 });
  return {
    number: (value) => number.format(value),
    // some is not none
    percent: (part) => (part > 0 && part < 0.005 ? `<${percent.format(0.01)}` : percent.format(part)),
  };
}

/** What stands where nothing can be said. */
export const DASH = '–';

/** A count as people see it: `<5` stays, one that is hidden because of its neighbour is a dash. */
export function countText(count: ShownCount | undefined, { number }: Writing): string {
  if (count === undefined || count === 'hidden') return DASH;
  return count === '<5' ? count : number(count);
}

/** A part as a percentage; a dash when it cannot be said. */
export function percentText(part: number | null | undefined, { percent }: Writing): string {
  return part === null || part === undefined ? DASH : percent(part);
}

/** The number of a count; 0 for one that is not shown. */
export const amount = (count: ShownCount | undefined): number => (typeof count === 'number' ? count : 0);

/** Whether a count is not shown as a number. */
export const isKept = (count: ShownCount | undefined): boolean => count === '<5' || count === 'hidden';

/** Whether some counts are kept back, so that it must be explained. */
export function keepsBack(rows: readonly FigureRow[]): boolean {
  return rows.some(({ questions }) => isKept(questions));
}

export function seriesKeepsBack({ lines }: FigureSeries): boolean {
  return lines.some(({ questions }) => questions.some(isKept));
}

/** Whether a selection has nothing to show at all. */
export const isEmpty = (total: FigureMeasures): boolean => typeof total.questions !== 'number';
