import { slipsBetween } from './edit-distance.js';

/** Shorter words are taken as they stand: too many real words lie one letter away. */
const SHORTEST = 5;
/** From this length on two slips are forgiven. */
const TWO_SLIPS = 10;
/** Below this length the first letter must be right. */
const FREE_START = 7;

/**
 * Finds the words of a fixed list that a misspelt word may stand for: one letter wrong, missing, added or two
 * swapped; two such slips in long words. By symmetric deletion (Garbe, SymSpell, 2012): a word and its misspelling
 * meet in a form from which letters were taken away. Forms are kept as hashes: 300,000 of them take a few MB.
 */
export class NearWords {
  readonly #words: readonly string[];
  /** Chains of forms that fall on the same place: `#heads[hash & #mask]` is the first, `#next` leads on. */
  readonly #heads: Int32Array;
  readonly #next: Int32Array;
  readonly #hashes: Int32Array;
  readonly #wordOf: Int32Array;
  readonly #mask: number;

  constructor(words: Iterable<string>) {
    this.#words = [...new Set(words)].filter((word) => word.length >= SHORTEST);
    const hashes: number[] = [];
    const wordOf: number[] = [];
    this.#words.forEach((word, index) => {
      eachForm(word, (hash) => {
        hashes.push(hash);
        wordOf.push(index);
      });
    });
    this.#hashes = Int32Array.from(hashes);
    this.#wordOf = Int32Array.from(wordOf);
    const size = 2 ** Math.ceil(Math.log2(hashes.length + 2));
    this.#mask = size - 1;
    this.#heads = new Int32Array(size).fill(-1);
    this.#next = new Int32Array(hashes.length);
    for (let at = 0; at < hashes.length; at++) {
      const place = hashes[at]! & this.#mask;
      this.#next[at] = this.#heads[place]!;
      this.#heads[place] = at;
    }
  }

  /** The near words of the list; the first letter of short ones must be right. */
  find(word: string): readonly string[] {
    if (word.length < SHORTEST - 1 || this.#words.length === 0) return [];
    const tried = new Set<number>();
    const found: string[] = [];
    eachForm(word, (hash) => {
      for (let at = this.#heads[hash & this.#mask]!; at >= 0; at = this.#next[at]!) {
        if (this.#hashes[at] !== hash || tried.has(this.#wordOf[at]!)) continue;
        tried.add(this.#wordOf[at]!);
        const candidate = this.#words[this.#wordOf[at]!]!;
        const shorter = Math.min(word.length, candidate.length);
        if (shorter < FREE_START && word[0] !== candidate[0]) continue;
        const most = shorter >= TWO_SLIPS ? 2 : 1;
        if (slipsBetween(word, candidate, most) <= most) found.push(candidate);
      }
    });
    return found;
  }
}

/** Hashes of a word, of it without one letter, and of long words without two. */
function eachForm(word: string, take: (hash: number) => void): void {
  take(hashWithout(word, -1, -1));
  for (let i = 0; i < word.length; i++) {
    take(hashWithout(word, i, -1));
    if (word.length < TWO_SLIPS) continue;
    for (let j = i + 1; j < word.length; j++) take(hashWithout(word, i, j));
  }
}

/** FNV-1a without the letters at two places. */
function hashWithout(word: string, i: number, j: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) {
    if (at !== i && at !== j) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  }
  return hash ^ (hash >>> 15);
}
