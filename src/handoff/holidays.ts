import { dayAfter } from './wall-clock.js';

/**
 * Whether public services are closed in all of Belgium: the ten legal holidays (Royal Decree of 18 April 1974).
 *
 * @param day ISO day
 */
export function isHoliday(day: string): boolean {
  const year = Number(day.slice(0, 4));
  if (FIXED.has(day.slice(5))) return true;
  const easter = easterOf(year);
  // Easter Monday, Ascension, Whit Monday
  return [1, 39, 50].some((after) => dayAfter(easter, after) === day);
}

/** New Year, Labour Day, National Day, Assumption, All Saints, Armistice, Christmas. */
const FIXED = new Set(['01-01', '05-01', '07-21', '08-15', '11-01', '11-11', '12-25']);

/** Easter Sunday by the anonymous Gregorian rule (Meeus, Astronomical Algorithms, chapter 8). */
function easterOf(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
