/**
 * Counts of one table of one period: for each key (a number) a line of `width` facets, each a number of questions and the
 * sum of their keys, in one typed array.
 */
export class Block {
  readonly #lines = new Map<number, number>();
  #counts: Float64Array;

  constructor(readonly width: number) {
    this.#counts = new Float64Array(width * 2 * 16);
  }

  /** The line of a key, as an offset for `add`; made when it is new. */
  line(key: number): number {
    const known = this.#lines.get(key);
    if (known !== undefined) return known;
    const at = this.#lines.size * this.width * 2;
    this.#lines.set(key, at);
    if (at + this.width * 2 > this.#counts.length) {
      const larger = new Float64Array(this.#counts.length * 2);
      larger.set(this.#counts);
      this.#counts = larger;
    }
    return at;
  }

  /** Adds `n` questions with the sum of keys `k` to a facet of a line. */
  add(line: number, facet: number, n: number, k: number): void {
    const at = line + facet * 2;
    this.#counts[at] = (this.#counts[at] ?? 0) + n;
    this.#counts[at + 1] = (this.#counts[at + 1] ?? 0) + k;
  }

  /** Adds all facets of a line of another block. */
  addLine(line: number, other: Block, otherLine: number): void {
    for (let facet = 0; facet < this.width; facet++) {
      this.add(line, facet, other.n(otherLine, facet), other.k(otherLine, facet));
    }
  }

  n(line: number, facet: number): number {
    return this.#counts[line + facet * 2] ?? 0;
  }

  k(line: number, facet: number): number {
    return this.#counts[line + facet * 2 + 1] ?? 0;
  }

  /** Keys and their lines. */
  lines(): IterableIterator<[key: number, line: number]> {
    return this.#lines.entries();
  }
}
