import { TIME_ZONE } from '../texts/time-zone.js';

const DAY = 86_400_000;
const calendar = new Intl.DateTimeFormat('en-CA', {
  timeZone: TIME_ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The day of the Belgian calendar, as `2026-11-23`. */
export function dayOf(at: number): string {
  return calendar.format(at);
}

/** So many days before a day. */
export function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY).toISOString().slice(0, 10);
}

/** A moment on that day in Belgium, ms since 1970. */
export function noonOf(day: string): number {
  return Date.parse(`${day}T12:00:00Z`);
}
