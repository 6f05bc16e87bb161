import { TermList } from './term-list.js';
import { hashText, TermTable } from './term-table.js';

/** Parts of compounds shorter than this are more often chance than words. */
const SHORTEST = 4;
/** What Dutch and German set between the parts of a compound. */
const LINKS = ['', 's', 'en', 'e', 'n', 'er', 'es'] as const;

/** How common each word is; known by their hashes, so that parts of a word are looked up without being cut out. */
class WordCounts {
  readonly #words: TermList;
  readonly #counts: Float32Array;

  constructor(counts: Iterable<readonly [string, number]>) {
    const table = new TermTable();
    const values: number[] = [];
    for (const [word, count] of counts) values[table.add(hashText(word, 0))] = count;
    const hashes = table.hashes();
    this.#words = new TermList(hashes.slice());
    this.#counts = new Float32Array(values.length);
    for (let at = 0; at < hashes.length; at++) this.#counts[this.#words.get(hashes[at]!)] = values[at]!;
  }

  /** Of the part of a text from `from` to `to`. */
  of(text: string, from: number, to: number): number | undefined {
    const at = this.#words.get(hashText(text, 0, from, to));
    return at < 0 ? undefined : this.#counts[at];
  }
}

interface Split {
  readonly parts: readonly string[];
  readonly score: number;
}

/**
 * Splits compounds (huurwaarborg, kinderopvangtoeslag) into words that the collection itself uses; after Koehn
 * and Knight, Empirical Methods for Compound Splitting, EACL 2003: the split whose parts are most frequent in
 * the geometric mean, if there is one. Also finds words that were written without the space between them.
 */
export class CompoundSplitter {
  readonly #counts: WordCounts;
  readonly #links: readonly string[];
  readonly #shortest: number;

  /**
   * @param counts in how many texts each folded word stands
   * @param links what may stand between two parts; only '' for words that lack the space between them
   */
  constructor(
    counts: Iterable<readonly [string, number]>,
    links: readonly string[] = LINKS,
    shortest: number = SHORTEST,
  ) {
    this.#counts = new WordCounts(counts);
    this.#links = links;
    this.#shortest = shortest;
  }

  /** The parts, in order; empty when the word is no compound of known words. */
  split(word: string): readonly string[] {
    return this.#best(word, 0, 3)?.parts ?? [];
  }

  /** Of what stands from `from` on, into at most so many parts. */
  #best(word: string, from: number, most: number): Split | undefined {
    const length = word.length - from;
    if (length < 2 * this.#shortest || length > 40) return undefined;
    let best: Split | undefined;
    for (let at = from + this.#shortest; at <= word.length - this.#shortest; at++) {
      const head = this.#counts.of(word, from, at);
      if (head === undefined) continue;
      for (const link of this.#links) {
        if (!word.startsWith(link, at)) continue;
        const rest = at + link.length;
        if (word.length - rest < this.#shortest) continue;
        const tail = this.#counts.of(word, rest, word.length);
        const inner = tail === undefined && most > 2 ? this.#best(word, rest, most - 1) : undefined;
        if (tail === undefined && !inner) continue;
        // longer parts are surer: the longest part breaks ties of frequency
        const score = Math.log(1 + head) + (inner ? inner.score / inner.parts.length : Math.log(1 + (tail ?? 0)));
        const count = 1 + (inner ? inner.parts.length : 1);
        const mean = score / 2 - 0.3 * (count - 2) - (link ? 0.1 : 0);
        if (best && mean <= best.score) continue;
        best = { parts: [word.slice(from, at), ...(inner ? inner.parts : [word.slice(rest)])], score: mean };
      }
    }
    return best;
  }
}
