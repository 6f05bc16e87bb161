import { slipsBetween } from './edit-distance.js';
import { InvertedIndex } from './inverted-index.js';
import { NumberLists } from './number-lists.js';
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
  /** The words as one text; word n stands from `#starts[n]` to `#starts[n + 1]`. */
  readonly #words: string;
  readonly #starts: Int32Array;
  readonly #pairs: InvertedIndex;

  /** @param words of the collection, folded; the more frequent one wins when two are equally near, so best first */
  constructor(words: readonly string[]) {
    const kept = words.filter((word) => word.length >= SHORTEST && word.length <= LONGEST && !/\d/.test(word));
    this.#words = kept.join('');
    this.#starts = new Int32Array(kept.length + 1);
    const pairs = new NumberLists();
    kept.forEach((word, at) => {
      this.#starts[at + 1] = this.#starts[at]! + word.length;
      pairs.push(pairsOf(word));
    });
    this.#pairs = new InvertedIndex(
      kept.map((_, at) => [{ terms: [at], weight: 1 }]),
      { k1: 1.6, b: 0.75 },
      pairs,
    );
  }

  get bytes(): number {
    return this.#pairs.bytes + this.#starts.byteLength;
  }

  /** The nearest word; undefined when none is near enough or the word is too short to tell. */
  correct(word: string): string | undefined {
    if (word.length > LONGEST || word.length < (ARABIC.test(word) ? SHORTEST_ARABIC : SHORTEST)) return undefined;
    if (/\d/.test(word)) return undefined;
    const scores = new Float64Array(this.#pairs.documents);
    for (const pair of new Set(pairsOf(word))) this.#pairs.add(pair, 1, scores);
    let best: string | undefined;
    let fewest = (word.length >= TWO_SLIPS ? 2 : 1) + 1;
    for (const at of highest(scores, MOST_CANDIDATES)) {
      const candidate = this.#words.slice(this.#starts[at]!, this.#starts[at + 1]!);
      if (word.length < FREE_FIRST_LETTER && candidate[0] !== word[0]) continue;
      const slips = slipsBetween(word, candidate, fewest - 1);
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
  const pairs: number[] = [];
  for (let at = 0; at + 2 <= padded.length; at++) pairs.push(hashText(padded, 0, at, at + 2));
  return pairs;
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
