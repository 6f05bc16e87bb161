import type { Availability, WeeklyHours } from '../../../src/staff/desk-types.js';

export type Weekday = WeeklyHours['day'];
export const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** What is wrong with the hours of a day. */
export type HoursProblem = 'order' | 'overlap' | 'empty';

/** The first thing that is wrong with what was filled in, and where. */
export interface AvailabilityProblem {
  readonly in: 'hours' | 'daysOff';
  readonly index: number;
  readonly problem: HoursProblem;
}

/** Hours that end before they begin or lie over each other, days off that end before they begin. */
export function problemsOf({ hours, daysOff }: Availability): AvailabilityProblem[] {
  const problems: AvailabilityProblem[] = [];
  for (const [index, { day, from, to }] of hours.entries()) {
    if (from === '' || to === '') problems.push({ in: 'hours', index, problem: 'empty' });
    else if (from >= to) problems.push({ in: 'hours', index, problem: 'order' });
    else if (hours.some((other, before) => before < index && other.day === day && other.from < to && from < other.to))
      problems.push({ in: 'hours', index, problem: 'overlap' });
  }
  for (const [index, { from, to }] of daysOff.entries()) {
    if (from === '' || to === '') problems.push({ in: 'daysOff', index, problem: 'empty' });
    else if (from > to) problems.push({ in: 'daysOff', index, problem: 'order' });
  }
  return problems;
}

/** Further hours for a day: after the last ones, else those of the day before, else a morning. */
export function moreHours(hours: readonly WeeklyHours[], day: Weekday): WeeklyHours {
  const own = hours.filter((slot) => slot.day === day).sort((a, b) => a.from.localeCompare(b.from));
  const last = own.at(-1);
  if (last) return { ...last, from: last.to < '13:00' ? '13:00' : last.to, to: last.to < '17:00' ? '17:00' : '20:00' };
  const before = [...hours]
    .filter((slot) => slot.day < day)
    .sort((a, b) => b.day - a.day || a.from.localeCompare(b.from))[0];
  return before ? { ...before, day } : { day, from: '09:00', to: '12:00' };
}

/** The hours of one day on every day from Monday to Friday. */
export function copyToWeek(hours: readonly WeeklyHours[], day: Weekday): WeeklyHours[] {
  const own = hours.filter((slot) => slot.day === day);
  const weekend = hours.filter((slot) => slot.day > 5);
  const week = WEEKDAYS.filter((other) => other <= 5).flatMap((other) => own.map((slot) => ({ ...slot, day: other })));
  return [...week, ...weekend];
}

/** Moves one of a list up or down. */
export function moved<T>(list: readonly T[], index: number, by: -1 | 1): T[] {
  const copy = [...list];
  const [item] = copy.splice(index, 1);
  if (item !== undefined) copy.splice(Math.max(0, index + by), 0, item);
  return copy;
}

/** Hours by day and time, as the week goes. */
export function sortedHours(hours: readonly WeeklyHours[]): WeeklyHours[] {
  return [...hours].sort((a, b) => a.day - b.day || a.from.localeCompare(b.from));
}
