import type { Level, Period } from '../../../../src/staff/figures-types.js';

const DAY = 86_400_000;
const PATTERNS: Readonly<Record<Level, RegExp>> = {
  day: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  week: /^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/,
  month: /^\d{4}-(0[1-9]|1[0-2])$/,
  quarter: /^\d{4}Q[1-4]$/,
  year: /^\d{4}$/,
};
/** From the shortest to the longest. */
export const LEVELS: readonly Level[] = ['day', 'week', 'month', 'quarter', 'year'];

/** The level of a period by its form; undefined when it is none. */
export function levelOf(period: string): Level | undefined {
  return LEVELS.find((level) => PATTERNS[level].test(period));
}

/** The period of a level that a day lies in. @param day `2026-11-21` */
export function periodOf(day: string, level: Level): Period {
  if (level === 'day') return day;
  if (level === 'week') return weekOf(day);
  if (level === 'month') return day.slice(0, 7);
  if (level === 'quarter') return `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
  return day.slice(0, 4);
}

/** The period of the same level so many later; earlier when negative. */
export function step(period: Period, count: number): Period {
  const year = Number(period.slice(0, 4));
  const level = levelOf(period);
  if (level === 'year') return String(year + count);
  if (level === 'quarter') {
    const at = year * 4 + Number(period.slice(5)) - 1 + count;
    return `${Math.floor(at / 4)}Q${(at % 4) + 1}`;
  }
  if (level === 'month') {
    const at = year * 12 + Number(period.slice(5)) - 1 + count;
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  }
  if (level === 'week') return weekOf(shifted(firstDay(period), count * 7));
  return level === 'day' ? shifted(period, count) : period;
}

/** The same period one year before; as on the server, week 53 compares with week 52 and 29 February with the 28th. */
export function yearBefore(period: Period): Period {
  const before = `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`;
  const level = levelOf(period);
  if (level === 'week' && weekOf(firstDay(before)) !== before) return `${before.slice(0, 6)}52`;
  return before.endsWith('-02-29') ? `${before.slice(0, 8)}28` : before;
}

/** The week a day lies in, of ISO 8601: the year of its Thursday. */
function weekOf(day: string): Period {
  const thursday = shifted(day, 3 - ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
  const year = thursday.slice(0, 4);
  const days = (Date.parse(`${thursday}T00:00:00Z`) - Date.parse(`${year}-01-01T00:00:00Z`)) / DAY;
  return `${year}-W${String(Math.floor(days / 7) + 1).padStart(2, '0')}`;
}

/** First day of a period. */
export function firstDay(period: Period): string {
  const year = period.slice(0, 4);
  switch (levelOf(period)) {
    case 'year':
      return `${year}-01-01`;
    case 'month':
      return `${period}-01`;
    case 'quarter':
      return `${year}-${String(Number(period.slice(5)) * 3 - 2).padStart(2, '0')}-01`;
    case 'week': {
      // ISO 8601: 4 January always lies in the first week
      const fourth = `${year}-01-04`;
      const monday = shifted(fourth, -((new Date(`${fourth}T00:00:00Z`).getUTCDay() + 6) % 7));
      return shifted(monday, (Number(period.slice(6)) - 1) * 7);
    }
    default:
      return period;
  }
}

/** Whether a period has days left after the last one that is counted. */
export function isRunning(period: Period, until: string): boolean {
  return dayAfter(period) > shifted(until, 1);
}

/** The first day after a period. */
function dayAfter(period: Period): string {
  return firstDay(step(period, 1));
}

/** All periods of a level from one day to another, newest first. */
export function periodsBetween(first: string, until: string, level: Level): Period[] {
  const periods: Period[] = [];
  const oldest = periodOf(first, level);
  for (let period = periodOf(until, level); period >= oldest; period = step(period, -1)) periods.push(period);
  return periods.length > 0 ? periods : [periodOf(until, level)];
}

/**
 * What the pages open with: the last quarter that is over, since a running one cannot be compared; the running one
 * where there are no earlier figures.
 */
export function usualPeriod(first: string | null, until: string): Period {
  const running = periodOf(until, 'quarter');
  if (!isRunning(running, until)) return running;
  const before = step(running, -1);
  return first !== null && periodOf(first, 'quarter') <= before ? before : running;
}

/** The period of another level nearest to this one: its last part that has figures, or the whole it is part of. */
export function toLevel(period: Period, level: Level, until: string): Period {
  const after = dayAfter(period);
  return periodOf(after > until ? until : shifted(after, -1), level);
}

/** The day so many days later. */
function shifted(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}
