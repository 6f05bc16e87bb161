/** Days and times as they are on the clocks of Belgium, summer time included. */
const ZONE = 'Europe/Brussels';
const MINUTE = 60_000;
const DAY = 86_400_000;

/** A moment as a clock and a calendar on the wall show it. */
export interface WallTime {
  /** ISO day, `2026-11-30`. */
  readonly day: string;
  /** 1 = Monday ... 7 = Sunday. */
  readonly weekday: number;
  /** Minutes since midnight. */
  readonly minutes: number;
}

const format = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** @param at ms since 1970 */
export function wallTime(at: number): WallTime {
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const day = `${parts.year}-${parts.month}-${parts.day}`;
  return { day, weekday: weekdayOf(day), minutes: Number(parts.hour) * 60 + Number(parts.minute) };
}

/**
 * The moment at which the clocks show a time. In the hour that summer time skips, the moment the clocks jump; in the
 * hour that comes twice, its first time.
 *
 * @param minutes since midnight
 * @returns ms since 1970
 */
export function momentOf(day: string, minutes: number): number {
  const wanted = Date.parse(`${day}T00:00:00Z`) + minutes * MINUTE;
  // Belgium is one hour before UTC in winter and two in summer: the earlier moment is tried first
  for (const offset of [120, 60]) {
    const at = wanted - offset * MINUTE;
    const { day: shown, minutes: shownMinutes } = wallTime(at);
    if (shown === day && shownMinutes === minutes) return at;
  }
  // the skipped hour, 02:00 to 03:00: the clocks jump at 01:00 UTC
  return Date.parse(`${day}T01:00:00Z`);
}

/** ISO day so many days later. */
export function dayAfter(day: string, count: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + count * DAY).toISOString().slice(0, 10);
}

function weekdayOf(day: string): number {
  return new Date(`${day}T12:00:00Z`).getUTCDay() || 7;
}

/** Minutes since midnight of `14:30`. */
export function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

/** A day in words, without the year: "maandag 30 november". */
export function writeWeekday(at: number, intl: string): string {
  return new Intl.DateTimeFormat(intl, { timeZone: ZONE, weekday: 'long', day: 'numeric', month: 'long' }).format(at);
}

/** A time as Belgian clocks show it, always in 24 hours, for a text in any direction: `14:30`. */
export function writeTime(at: number): string {
  const { minutes } = wallTime(at);
  return writeMinutes(minutes);
}

/** Left-to-right isolate (Unicode UAX 9): the digits keep their order inside Arabic text. */
export function writeMinutes(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `\u2066${two(Math.floor(minutes / 60))}:${two(minutes % 60)}\u2069`;
}
