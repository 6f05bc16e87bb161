/** The periods figures are published for: whole days, ISO weeks, months, quarters and years, never a free range. */
export const LEVELS = ['day', 'week', 'month', 'quarter', 'year'] as const;
export type Level = (typeof LEVELS)[number];

/** One period as it is written everywhere: `2026-11-21`, `2026-W47`, `2026-11`, `2026Q4`, `2026`. */
export type Period = string;

const PATTERNS: Readonly<Record<Level, RegExp>> = {
  day: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  week: /^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/,
  month: /^\d{4}-(0[1-9]|1[0-2])$/,
  quarter: /^\d{4}Q[1-4]$/,
  year: /^\d{4}$/,
};

const DAY = 86_400_000;
/** Registers are kept in Belgian days, also where the server's clock is set to UTC. */
const BRUSSELS = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Brussels',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The Belgian day of a moment. @param at ms since 1970 */
export function dayOf(at: number): string {
  return BRUSSELS.format(at);
}

/** The level of a period, or undefined when it is none (2026-02-30, 2025-W53). */
export function levelOf(period: string): Level | undefined {
  const level = LEVELS.find((name) => PATTERNS[name].test(period));
  if (level === 'day' && writeDay(startOf(period)) !== period) return undefined;
  if (level === 'week' && weekOf(writeDay(startOf(period))) !== period) return undefined;
  return level;
}

/** The period of a level in which a day lies. */
export function periodOf(day: string, level: Level): Period {
  if (level === 'day') return day;
  if (level === 'week') return weekOf(day);
  if (level === 'month') return day.slice(0, 7);
  if (level === 'quarter') return `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
  return day.slice(0, 4);
}

/** First day of a period. */
export function firstDay(period: Period): string {
  return writeDay(startOf(period));
}

/** Last day of a period. */
export function lastDay(period: Period): string {
  return writeDay(startOf(step(period, 1)) - DAY);
}

/** The period so many later (or, negative, earlier) on the same level. */
export function step(period: Period, count: number): Period {
  const year = Number(period.slice(0, 4));
  if (PATTERNS.year.test(period)) return String(year + count);
  if (PATTERNS.quarter.test(period)) {
    const at = year * 4 + Number(period.slice(5)) - 1 + count;
    return `${Math.floor(at / 4)}Q${(at % 4) + 1}`;
  }
  if (PATTERNS.month.test(period)) {
    const at = year * 12 + Number(period.slice(5)) - 1 + count;
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  }
  if (PATTERNS.week.test(period)) return weekOf(writeDay(startOf(period) + count * 7 * DAY));
  return writeDay(startOf(period) + count * DAY);
}

/** The same period a year before; of 53 weeks the last compares with week 52, of 29 February with the 28th. */
export function yearBefore(period: Period): Period {
  const before = `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`;
  if (levelOf(before)) return before;
  return period.includes('W') ? `${before.slice(0, 6)}52` : `${before.slice(0, 8)}28`;
}

/** All periods from one to another, both included. */
export function periodsBetween(from: Period, to: Period): Period[] {
  const periods: Period[] = [];
  for (let period = from; startOf(period) <= startOf(to); period = step(period, 1)) periods.push(period);
  return periods;
}

/** ISO 8601 week: the one with the year's first Thursday is the first. */
function weekOf(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  const thursday = at + (3 - ((new Date(at).getUTCDay() + 6) % 7)) * DAY;
  const year = new Date(thursday).getUTCFullYear();
  const week = Math.floor((thursday - Date.UTC(year, 0, 1)) / (7 * DAY)) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** ms since 1970 of the first day, midnight UTC. */
function startOf(period: Period): number {
  const year = Number(period.slice(0, 4));
  if (PATTERNS.week.test(period)) {
    const fourth = Date.UTC(year, 0, 4);
    const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY;
    return monday + (Number(period.slice(6)) - 1) * 7 * DAY;
  }
  if (PATTERNS.quarter.test(period)) return Date.UTC(year, (Number(period.slice(5)) - 1) * 3, 1);
  return Date.UTC(year, Number(period.slice(5, 7) || 1) - 1, Number(period.slice(8, 10) || 1));
}

function writeDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
