/** Hashes that share their first bits, on average: few enough to look through one by one. */
const BUCKET = 4;

/**
 * A fixed set of 32-bit hashes in order, each known by its place among them: five bytes a term, where the growing
 * `TermTable` takes sixteen to thirty-two. Hashes are spread evenly, so their first bits tell nearly where they stand.
 */
export class TermList {
  readonly #hashes: Uint32Array;
  /** Where the hashes of each bucket begin. */
  readonly #begins: Int32Array;
  readonly #shift: number;

  /** @param hashes each once, in any order; they are sorted in place and kept */
  constructor(hashes: Uint32Array) {
    hashes.sort();
    this.#hashes = hashes;
    const bits = Math.max(1, Math.floor(Math.log2(Math.max(1, hashes.length / BUCKET))));
    this.#shift = 32 - bits;
    this.#begins = new Int32Array((1 << bits) + 1);
    for (let at = 0; at < hashes.length; at++) this.#begins[(hashes[at]! >>> this.#shift) + 1]! += 1;
    for (let bucket = 1; bucket < this.#begins.length; bucket++) {
      this.#begins[bucket]! += this.#begins[bucket - 1]!;
    }
  }

  get size(): number {
    return this.#hashes.length;
  }

  /** Bytes held. */
  get bytes(): number {
    return this.#hashes.byteLength + this.#begins.byteLength;
  }

  /** The place of this hash, from 0, or -1. */
  get(hash: number): number {
    const bucket = hash >>> this.#shift;
    const end = this.#begins[bucket + 1]!;
    for (let at = this.#begins[bucket]!; at < end; at++) if (this.#hashes[at] === hash) return at;
    return -1;
  }
}
