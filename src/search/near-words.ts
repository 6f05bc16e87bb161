import { slipsBetween } from './edit-distance.js';

/** Shorter words are taken as they stand: too many real words lie one letter away. */
const SHORTEST = 5;
/** From this length on two slips are forgiven. */
const TWO_SLIPS = 10;
/** Below this length the first letter must be right. */
const FREE_START = 7;

/** Forms that share a place in the table, on average. */
const PLACE = 4;

/**
 * Finds the words of a fixed list that a misspelt word may stand for: one letter wrong, missing, added or two
 * swapped; two such slips in long words. By symmetric deletion (Garbe, SymSpell, 2012): a word and its misspelling
 * meet in a form from which letters were taken away. Forms are kept as hashes: 300,000 of them take two MB.
 */
export class NearWords {
  readonly #words: readonly string[];
  /** Forms by their last bits: those of place p stand from `#starts[p]` to `#starts[p + 1]`. */
  readonly #starts: Int32Array;
  readonly #hashes: Int32Array;
  readonly #wordOf: Uint16Array | Uint32Array;
  readonly #mask: number;

  constructor(words: Iterable<string>) {
    this.#words = [...new Set(words)].filter((word) => word.length >= SHORTEST);
    let forms = 0;
    for (const word of this.#words) eachForm(word, () => forms++);
    const places = 2 ** Math.ceil(Math.log2(forms / PLACE + 1));
    this.#mask = places - 1;
    this.#starts = new Int32Array(places + 1);
    this.#hashes = new Int32Array(forms);
    this.#wordOf = this.#words.length <= 1 << 16 ? new Uint16Array(forms) : new Uint32Array(forms);
    for (const word of this.#words) {
      eachForm(word, (hash) => {
        this.#starts[(hash & this.#mask) + 1]! += 1;
      });
    }
    for (let place = 0; place < places; place++) this.#starts[place + 1]! += this.#starts[place]!;
    // from the back: what came last is tried first
    const next = this.#starts.slice(1);
    this.#words.forEach((word, index) => {
      eachForm(word, (hash) => {
        const place = hash & this.#mask;
        const at = next[place]! - 1;
        next[place] = at;
        this.#hashes[at] = hash;
        this.#wordOf[at] = index;
      });
    });
  }

  /** The near words of the list; the first letter of short ones must be right. */
  find(word: string): readonly string[] {
    if (word.length < SHORTEST - 1 || this.#words.length === 0) return [];
    const tried = new Set<number>();
    const found: string[] = [];
    eachForm(word, (hash) => {
      const place = hash & this.#mask;
      for (let at = this.#starts[place]!, end = this.#starts[place + 1]!; at < end; at++) {
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
