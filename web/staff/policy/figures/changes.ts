import type { Writing } from './shown.js';

/** A text to say: its key in the texts of the app, and its values. */
export interface Said<Key extends string = string> {
  readonly key: Key;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Which way it went; for the sign beside the words. */
export type Direction = 'up' | 'down' | 'same';

type ChangeKey = `policy.change.${'same' | 'more' | 'fewer' | 'times' | 'higher' | 'lower' | 'longer' | 'shorter'}`;

export interface Change extends Said<ChangeKey> {
  readonly direction: Direction;
}

/** From this on "two and a half times as many" is clearer than a percentage. */
const TIMES_FROM = 1;
/** Smaller changes of a part are not worth a word. */
const LEAST = 0.005;

/** A count against an earlier one. @param change 0.25 = a quarter more; null = cannot be said */
export function countChange(change: number | null, than: string, { number, percent }: Writing): Change | null {
  if (change === null) return null;
  if (Math.abs(change) < LEAST) return { key: 'policy.change.same', values: { than }, direction: 'same' };
  if (change >= TIMES_FROM) {
    return { key: 'policy.change.times', values: { times: number(round(change + 1)), than }, direction: 'up' };
  }
  return {
    key: change > 0 ? 'policy.change.more' : 'policy.change.fewer',
    values: { percent: percent(Math.abs(change)), than },
    direction: change > 0 ? 'up' : 'down',
  };
}

/** A part (0 to 1) against an earlier one, in percentage points. */
export function partChange(
  now: number | null,
  before: number | null | undefined,
  than: string,
  { percent }: Writing,
): Change | null {
  if (now === null || before === null || before === undefined) return null;
  const points = Math.round(now * 100) - Math.round(before * 100);
  const was = percent(before);
  if (points === 0) return { key: 'policy.change.same', values: { than }, direction: 'same' };
  return {
    key: points > 0 ? 'policy.change.higher' : 'policy.change.lower',
    values: { count: Math.abs(points), than, was },
    direction: points > 0 ? 'up' : 'down',
  };
}

/** Minutes of waiting against earlier ones. */
export function waitingChange(
  now: number | undefined,
  before: number | undefined,
  than: string,
  { number }: Writing,
): Change | null {
  if (now === undefined || before === undefined) return null;
  const minutes = round(now) - round(before);
  if (Math.abs(minutes) < 0.1) return { key: 'policy.change.same', values: { than }, direction: 'same' };
  return {
    key: minutes > 0 ? 'policy.change.longer' : 'policy.change.shorter',
    values: { minutes: number(round(Math.abs(minutes))), than, was: number(round(before)) },
    direction: minutes > 0 ? 'up' : 'down',
  };
}

const round = (value: number) => Math.round(value * 10) / 10;
