/** FNV-1a, the hash of Fowler, Noll and Vo, over UTF-16 units; `seed` keeps kinds of terms apart. */
export function hashText(text: string, seed: number, from = 0, to = text.length): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let i = from; i < to; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0 || 1;
}

/**
 * From 32-bit hashes to numbers 0, 1, 2 ...: eight bytes a term where a Map of strings takes a hundred.
 * With the 50,000 terms of a language, one in 80,000 collides: of no weight in a sum over many.
 */
export class TermTable {
  #keys = new Uint32Array(1 << 10);
  #numbers = new Int32Array(1 << 10);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Bytes held. */
  get bytes(): number {
    return this.#keys.byteLength + this.#numbers.byteLength;
  }

  /** The number of this hash, or -1. */
  get(hash: number): number {
    const mask = this.#keys.length - 1;
    for (let at = hash & mask; ; at = (at + 1) & mask) {
      const key = this.#keys[at];
      if (key === hash) return this.#numbers[at]!;
      if (key === 0) return -1;
    }
  }

  /** The number of this hash; the next free one when it is new. */
  add(hash: number): number {
    const known = this.get(hash);
    if (known >= 0) return known;
    if (this.#size * 2 >= this.#keys.length) this.#grow();
    this.#put(hash, this.#size);
    return this.#size++;
  }

  /** All hashes by their numbers. */
  hashes(): Uint32Array {
    const out = new Uint32Array(this.#size);
    for (let at = 0; at < this.#keys.length; at++) if (this.#keys[at] !== 0) out[this.#numbers[at]!] = this.#keys[at]!;
    return out;
  }

  #put(hash: number, number: number): void {
    const mask = this.#keys.length - 1;
    let at = hash & mask;
    while (this.#keys[at] !== 0) at = (at + 1) & mask;
    this.#keys[at] = hash;
    this.#numbers[at] = number;
  }

  #grow(): void {
    const keys = this.#keys;
    const numbers = this.#numbers;
    this.#keys = new Uint32Array(keys.length * 2);
    this.#numbers = new Int32Array(keys.length * 2);
    for (let i = 0; i < keys.length; i++) if (keys[i] !== 0) this.#put(keys[i]!, numbers[i]!);
  }
}
