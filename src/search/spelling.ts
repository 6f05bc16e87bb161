import { InvertedIndex } from './inverted-index.js';
import { hashText } from './term-table.js';

/** Shorter words are taken as they stand: too many real words lie one letter away. */
const SHORTEST = 3;
/** Without vowels words are shorter and nearer to each other. */
const SHORTEST_ARABIC = 4;
const ARABIC = /[\u0600-\u06ff]/;
/** From this length on two slips are forgiven. */
const TWO_SLIPS = 8;
/** In words shorter than this the first letter must be right: it is seldom mistyped. */
const FREE_FIRST_LETTER = 7;
/** Candidates that are compared letter by letter. */
const MOST_CANDIDATES = 24;
/** Words are no longer than this in earnest. */
const LONGEST = 30;

/**
 * Finds the word of the collection that a misspelt one stands for. Candidates share pairs of letters with it
 * and are then compared by edit distance (Damerau-Levenshtein): a few kilobytes a language, where lists of all
 * misspellings would take megabytes.
 */
export class Spelling {
  readonly #words: readonly string[];
  readonly #pairs: InvertedIndex;

  /** @param words of the collection, folded; the more frequent one wins when two are equally near, so best first */
  constructor(words: readonly string[]) {
    this.#words = words.filter((word) => word.length >= SHORTEST && word.length <= LONGEST && !/\d/.test(word));
    this.#pairs = new InvertedIndex(
      this.#words.map((word) => [{ terms: pairsOf(word), weight: 1 }]),
      { k1: 1.6, b: 0.75 },
    );
  }

  get bytes(): number {
    return this.#pairs.bytes;
  }

  /** The nearest word; undefined when none is near enough or the word is too short to tell. */
  correct(word: string): string | undefined {
    if (word.length > LONGEST || word.length < (ARABIC.test(word) ? SHORTEST_ARABIC : SHORTEST)) return undefined;
    if (/\d/.test(word)) return undefined;
    const scores = new Float64Array(this.#words.length);
    for (const pair of new Set(pairsOf(word))) this.#pairs.add(pair, 1, scores);
    let best: string | undefined;
    let fewest = (word.length >= TWO_SLIPS ? 2 : 1) + 1;
    for (const at of highest(scores, MOST_CANDIDATES)) {
      const candidate = this.#words[at]!;
      if (word.length < FREE_FIRST_LETTER && candidate[0] !== word[0]) continue;
      const slips = distance(word, candidate, fewest - 1);
      if (slips < fewest) {
        fewest = slips;
        best = candidate;
      }
    }
    return best;
  }
}

function pairsOf(word: string): number[] {
  const padded = `_${word}_`;
  return Array.from({ length: padded.length - 1 }, (_, at) => hashText(padded, 0, at, at + 2));
}

/** Positions of the highest scores above 0, highest first; the earlier position wins a tie. */
function highest(scores: Float64Array, count: number): number[] {
  const best: number[] = [];
  let least = 0;
  for (let at = 0; at < scores.length; at++) {
    const score = scores[at]!;
    if (score <= least) continue;
    let place = best.length;
    while (place > 0 && scores[best[place - 1]!]! < score) place--;
    best.splice(place, 0, at);
    if (best.length > count) best.pop();
    if (best.length === count) least = scores[best[count - 1]!]!;
  }
  return best;
}

/** Damerau-Levenshtein distance (optimal string alignment), or more than `most` as soon as that is sure. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length]!;
}
