import { createHmac, hkdfSync } from 'node:crypto';
import type { ShownCount } from './figures/types.js';

/**
 * What may leave the system of a count.
 *
 * The method is the cell key method (Fraser and Wooton, "A proposed method for confidentialising tabular output to
 * protect against differencing", UNECE/Eurostat work session 2005; Hundepool et al., "Statistical Disclosure Control",
 * Wiley 2012, section 5.4), with a two-sided geometric noise (Ghosh, Roughgarden, Sundararajan, "Universally
 * utility-maximizing privacy mechanisms", 2009) and a threshold:
 *
 * 1. A count under 5 is never shown: it is `<5`, and so is none.
 * 2. A count from 5 on is shown with a noise. The noise hangs on the set of questions alone (their number and the sum
 *    of their keys) and on a secret: the same set gives the same number in whatever table it stands, so that asking
 *    again, or in another way, gives nothing to average; another set, even with one question more, gives another noise.
 * 3. Where the noise brings a number under 5 it is `<5` too, so that `<5` says nothing for certain.
 *
 * Why no combination of answers gives a hidden count away: from the answers nobody has an upper bound of any count,
 * because every number, and `<5`, can come from every count from 5 on. Without upper bounds a difference of two shown
 * numbers bounds nothing from below except by the threshold itself. So for each hidden count there is always another
 * register, with one question more in that cell, which gives the same answers with positive probability
 * (test/questions/suppression.test.ts proves it on random registers and sets of queries).
 * docs/figures.md says what this means for who reads the figures, and what an attacker still learns.
 */

/** Counts under this are not shown. */
export const SMALLEST_SHOWN = 5;

/**
 * Weight of a noise of m against m - 1. 0.6: standard deviation 2.7, nine in ten numbers within 4 of the truth, 99.5 in
 * 100 within 10, whatever their size.
 */
export const NOISE_RATIO = 0.6;

/** A set of questions, as the cells keep it. */
export interface QuestionSet {
  /** How many. */
  readonly n: number;
  /** Sum of their keys. */
  readonly k: number;
}

/** Turns sets of questions into what may be shown. */
export type Publish = (set: QuestionSet) => number | '<5';

/** @param secret the configured DATA_KEY; with another one all numbers get another noise */
export function createPublish(secret: string): Publish {
  const key = Buffer.from(hkdfSync('sha256', secret, 'wegwijzer', 'figures', 32));
  return ({ n, k }) => {
    if (n < SMALLEST_SHOWN) return '<5';
    const shown = n + noiseOf(createHmac('sha256', key).update(`${n}:${k}`).digest());
    return shown < SMALLEST_SHOWN ? '<5' : shown;
  };
}

/** A noise from random bytes: 0 with (1-a)/(1+a), m or -m with a^m (1-a)/(1+a) each. */
function noiseOf(bytes: Buffer): number {
  // 48 bits for the size, one for the sign
  const uniform = (bytes.readUIntBE(0, 6) + 0.5) / 2 ** 48;
  const none = (1 - NOISE_RATIO) / (1 + NOISE_RATIO);
  if (uniform < none) return 0;
  const size = 1 + Math.floor(Math.log((1 - uniform) / (1 - none)) / Math.log(NOISE_RATIO));
  return (bytes[6] ?? 0) & 1 ? size : -size;
}

/** How likely it is that a count is shown so; 0 = impossible. */
export function likelihood(shown: number | '<5', n: number): number {
  if (n < SMALLEST_SHOWN) return shown === '<5' ? 1 : 0;
  const none = (1 - NOISE_RATIO) / (1 + NOISE_RATIO);
  if (shown !== '<5') return none * NOISE_RATIO ** Math.abs(shown - n);
  // all noises of n - 4 and more downwards
  return NOISE_RATIO ** (n - SMALLEST_SHOWN + 1) / (1 + NOISE_RATIO);
}

/** With more shown parts than this the noises in "total less parts" add up to more than the hidden count can be. */
const TELLING = 5;

/**
 * Hides a second cell in every short line of a table that has exactly one hidden one, so that not even the noisy total
 * gives an idea of it. It looks at shown numbers only, and therefore reveals nothing that they do not.
 *
 * @param lines the cells of each line (row, column) that add up to a shown total, by their place in `cells`
 */
export function hideComplements(cells: readonly ShownCount[], lines: readonly (readonly number[])[]): ShownCount[] {
  const result = [...cells];
  for (let changed = true; changed; ) {
    changed = false;
    for (const line of lines) {
      const hidden = line.filter((at) => typeof result[at] !== 'number');
      if (hidden.length !== 1 || line.length < 2) continue;
      const shown = line.filter((at) => typeof result[at] === 'number');
      if (shown.length > TELLING) continue;
      const smallest = shown.reduce((a, b) => (Number(result[b]) < Number(result[a]) ? b : a));
      result[smallest] = 'hidden';
      changed = true;
    }
  }
  return result;
}

/** A count as text, for tables and files. */
export function textOf(count: ShownCount): string {
  return count === 'hidden' ? '–' : String(count);
}
