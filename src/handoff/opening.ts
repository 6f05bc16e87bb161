import { isHoliday } from './holidays.js';
import { dayAfter, minutesOf, momentOf, wallTime } from './wall-clock.js';

/** Every week, in Belgian time. */
export interface WeeklyHours {
  /** 1 = Monday ... 7 = Sunday. */
  readonly day: number;
  /** `09:00`. */
  readonly from: string;
  readonly to: string;
  /** The desk where people can come: id of a service; undefined = online only. */
  readonly place?: string | undefined;
  /** Town of that desk, when it is another than the bridge figure's. */
  readonly municipality?: string | undefined;
}

/** First and last day off, both included, as ISO days. */
export interface DaysOff {
  readonly from: string;
  readonly to: string;
}

/** A stretch of time in which somebody is there, in ms since 1970. */
export interface Opening {
  readonly from: number;
  readonly to: number;
  readonly place?: string | undefined;
  readonly municipality?: string | undefined;
}

/** Days looked ahead: somebody who is away longer is not there "soon". */
const HORIZON = 21;
/** An opening that ends within this time is too short to promise anything in it. */
const SHORTEST = 15 * 60_000;

/** When somebody is there in the next three weeks, soonest first; one that is under way begins now. */
export function openings(hours: readonly WeeklyHours[], daysOff: readonly DaysOff[], now: number): Opening[] {
  const today = wallTime(now).day;
  const found: Opening[] = [];
  for (let ahead = 0; ahead <= HORIZON; ahead++) {
    const day = dayAfter(today, ahead);
    if (isHoliday(day) || daysOff.some(({ from, to }) => from <= day && day <= to)) continue;
    const { weekday } = wallTime(momentOf(day, 12 * 60));
    for (const { day: on, from, to, place, municipality } of hours) {
      if (on !== weekday) continue;
      const start = momentOf(day, minutesOf(from));
      const end = momentOf(day, minutesOf(to));
      if (end - Math.max(start, now) >= SHORTEST)
        found.push({ from: Math.max(start, now), to: end, place, municipality });
    }
  }
  return found.sort((a, b) => a.from - b.from || a.to - b.to);
}
