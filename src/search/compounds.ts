/** Parts of compounds shorter than this are more often chance than words. */
const SHORTEST = 4;
/** What Dutch and German set between the parts of a compound. */
const LINKS = ['', 's', 'en', 'e', 'n', 'er', 'es'] as const;

/** How common each word is. */
export type WordCounts = Pick<ReadonlyMap<string, number>, 'get'>;

/**
 * Splits compounds (huurwaarborg, kinderopvangtoeslag) into words that the collection itself uses; after Koehn
 * and Knight, Empirical Methods for Compound Splitting, EACL 2003: the split whose parts are most frequent in
 * the geometric mean, if there is one. Also finds words that were written without the space between them.
 */
export class CompoundSplitter {
  readonly #counts: WordCounts;
  readonly #known = new Map<string, readonly string[]>();

  readonly #links: readonly string[];
  readonly #shortest: number;

  /**
   * @param counts in how many texts each folded word stands
   * @param links what may stand between two parts; only '' for words that lack the space between them
   */
  constructor(counts: WordCounts, links: readonly string[] = LINKS, shortest = SHORTEST) {
    this.#counts = counts;
    this.#links = links;
    this.#shortest = shortest;
  }

  /** The parts, in order; empty when the word is no compound of known words. */
  split(word: string): readonly string[] {
    let parts = this.#known.get(word);
    if (!parts) {
      parts = this.#best(word, 3)?.parts ?? [];
      // messages are open: do not let the memory grow with them
      if (this.#known.size < 20_000) this.#known.set(word, parts);
    }
    return parts;
  }

  #best(word: string, most: number): { parts: string[]; score: number } | undefined {
    if (word.length < 2 * this.#shortest || word.length > 40) return undefined;
    let best: { parts: string[]; score: number } | undefined;
    for (let at = this.#shortest; at <= word.length - this.#shortest; at++) {
      const head = this.#counts.get(word.slice(0, at));
      if (head === undefined) continue;
      for (const link of this.#links) {
        if (!word.startsWith(link, at)) continue;
        const rest = word.slice(at + link.length);
        if (rest.length < this.#shortest) continue;
        const tail = this.#counts.get(rest);
        const inner = tail === undefined && most > 2 ? this.#best(rest, most - 1) : undefined;
        if (tail === undefined && !inner) continue;
        const parts = [word.slice(0, at), ...(inner ? inner.parts : [rest])];
        // longer parts are surer: the longest part breaks ties of frequency
        const score = Math.log(1 + head) + (inner ? inner.score / inner.parts.length : Math.log(1 + (tail ?? 0)));
        const mean = score / 2 - 0.3 * (parts.length - 2) - (link ? 0.1 : 0);
        if (!best || mean > best.score) best = { parts, score: mean };
      }
    }
    return best;
  }
}
