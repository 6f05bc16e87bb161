import { WAITING_MINUTES } from '../cells/facets.js';
import type { Measures, ShownCount } from './types.js';

/** Waiting times are said from this many shown ones on. */
const LEAST_WAITING = 20;

/** Part of a whole, both shown; the noise can bring a part above its whole. null = one of them is not shown. */
export function rate(part: ShownCount, whole: ShownCount): number | null {
  if (typeof part !== 'number' || typeof whole !== 'number') return null;
  return Math.min(1, round(part / whole));
}

/** From so many questions on, a hidden count of unsolved ones (0 to 4) hardly moves the rate: 2 stands for it. */
const LEAST_FOR_RATE = 100;

/** The part that was not left unsolved. */
export function answered(unsolved: ShownCount, whole: ShownCount): number | null {
  if (typeof whole !== 'number') return null;
  if (typeof unsolved === 'number') return round(Math.max(0, 1 - unsolved / whole));
  return whole < LEAST_FOR_RATE ? null : round(1 - 2 / whole);
}

/** How much more than before: 0.25 = a quarter more. */
export function change(now: ShownCount, before: ShownCount): number | null {
  if (typeof now !== 'number' || typeof before !== 'number') return null;
  return round(now / before - 1);
}

/** Of two answers to one question, the part of the first. */
export function balance(yes: ShownCount, no: ShownCount): number | null {
  if (typeof yes !== 'number' || typeof no !== 'number') return null;
  return round(yes / (yes + no));
}

/** Median and mean from the shown counts of the classes, in minutes. */
export function waitingFrom(classes: readonly ShownCount[]): Measures['waiting'] {
  const counts = classes.map((count) => (typeof count === 'number' ? count : 0));
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (all < LEAST_WAITING) return null;
  let below = 0;
  let median = 0;
  let total = 0;
  counts.forEach((count, at) => {
    const from = at === 0 ? 0 : (WAITING_MINUTES[at - 1] ?? 0);
    // the last class has no end: twice its beginning
    const to = WAITING_MINUTES[at] ?? from * 2;
    if (below < all / 2 && below + count >= all / 2) median = from + ((all / 2 - below) / count) * (to - from);
    below += count;
    total += (count * (from + to)) / 2;
  });
  return { median: Math.round(median), mean: Math.round(total / all) };
}

/** Three decimals: more would be noise. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
