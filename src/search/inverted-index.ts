import { TermTable } from './term-table.js';

/** One part of a document (title, questions, text): its terms as hashes, and how much it counts. */
export interface Field {
  readonly terms: ArrayLike<number>;
  readonly weight: number;
}

export interface Bm25Options {
  /** Saturation of repeated terms. */
  readonly k1: number;
  /** How far long fields are held against a document, 0 to 1. */
  readonly b: number;
}

/**
 * BM25F (Robertson, Zaragoza, Taylor: Simple BM25 extension to multiple weighted fields, CIKM 2004) over an
 * inverted index. What a term adds to a document does not depend on the message, so it is worked out once;
 * a search only adds numbers up.
 */
export class InvertedIndex {
  readonly documents: number;
  readonly #terms: TermTable;
  /** Postings of term t: from `#starts[t]` to `#starts[t + 1]`. */
  readonly #starts: Int32Array;
  readonly #ids: Uint16Array | Uint32Array;
  /** Share of the term's highest possible score, in 255ths: idf is multiplied in when searching. */
  readonly #shares: Uint8Array;
  readonly #idf: Float32Array;
  /** Weight of a term that the collection does not know: that of one found in half a document. */
  readonly unknownIdf: number;

  constructor(documents: readonly (readonly Field[])[], { k1, b }: Bm25Options) {
    const n = documents.length;
    this.documents = n;
    const fieldCount = documents.reduce((most, fields) => Math.max(most, fields.length), 0);
    const totals = new Float64Array(fieldCount);
    const filled = new Float64Array(fieldCount);
    for (const fields of documents) {
      for (let f = 0; f < fields.length; f++) {
        const length = fields[f]!.terms.length;
        totals[f]! += length;
        if (length > 0) filled[f]! += 1;
      }
    }
    const terms = new TermTable();
    const found = new Occurrences();
    // where each term last stood, plus one
    let lastAt = new Int32Array(1 << 12);
    for (let d = 0; d < n; d++) {
      const first = found.size;
      const fields = documents[d]!;
      for (let f = 0; f < fields.length; f++) {
        const { terms: hashes, weight } = fields[f]!;
        if (weight === 0 || hashes.length === 0) continue;
        const average = totals[f]! / filled[f]!;
        const count = weight / (1 - b + (b * hashes.length) / average);
        for (let i = 0; i < hashes.length; i++) {
          const term = terms.add(hashes[i]!);
          if (term >= lastAt.length) lastAt = doubled(lastAt);
          const at = lastAt[term]! - 1;
          if (at >= first) found.counts[at]! += count;
          else lastAt[term] = found.add(term, d, count) + 1;
        }
      }
    }
    const { size, terms: termOf, documents: docOf, counts: countOf } = found;
    const starts = new Int32Array(terms.size + 1);
    for (let i = 0; i < size; i++) starts[termOf[i]! + 1]! += 1;
    const idf = new Float32Array(terms.size);
    for (let t = 0; t < terms.size; t++) {
      const having = starts[t + 1]!;
      idf[t] = Math.log(1 + (n - having + 0.5) / (having + 0.5));
      starts[t + 1] = having + starts[t]!;
    }
    const next = starts.slice();
    const ids = n < 1 << 16 ? new Uint16Array(size) : new Uint32Array(size);
    const shares = new Uint8Array(size);
    for (let i = 0; i < size; i++) {
      const at = next[termOf[i]!]!++;
      ids[at] = docOf[i]!;
      // never 0: the document has the term
      shares[at] = Math.max(1, Math.round((255 * countOf[i]!) / (k1 + countOf[i]!)));
    }
    this.#terms = terms;
    this.#starts = starts;
    this.#ids = ids;
    this.#shares = shares;
    this.#idf = idf;
    this.unknownIdf = Math.log(1 + n / 0.5);
  }

  /** Bytes held. */
  get bytes(): number {
    return this.#ids.byteLength + this.#shares.byteLength + this.#starts.byteLength * 2 + this.#terms.bytes;
  }

  knows(hash: number): boolean {
    return this.#terms.get(hash) >= 0;
  }

  idf(hash: number): number {
    const term = this.#terms.get(hash);
    return term < 0 ? this.unknownIdf : this.#idf[term]!;
  }

  /** Adds what this term gives each document, times `weight`, to `scores`. False when the term is unknown. */
  add(hash: number, weight: number, scores: Float64Array): boolean {
    const term = this.#terms.get(hash);
    if (term < 0) return false;
    const factor = (weight * this.#idf[term]!) / 255;
    const end = this.#starts[term + 1]!;
    for (let at = this.#starts[term]!; at < end; at++) scores[this.#ids[at]!]! += factor * this.#shares[at]!;
    return true;
  }

  /** Whether this document has the term. */
  has(hash: number, document: number): boolean {
    const term = this.#terms.get(hash);
    if (term < 0) return false;
    let low = this.#starts[term]!;
    let high = this.#starts[term + 1]! - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const id = this.#ids[middle]!;
      if (id === document) return true;
      if (id < document) low = middle + 1;
      else high = middle - 1;
    }
    return false;
  }
}

/** Which term stands how often in which document, in the order they are met; grows as plain arrays of numbers would, in half the room. */
class Occurrences {
  size = 0;
  terms = new Int32Array(1 << 14);
  documents = new Int32Array(1 << 14);
  counts = new Float32Array(1 << 14);

  add(term: number, document: number, count: number): number {
    if (this.size === this.terms.length) {
      this.terms = doubled(this.terms);
      this.documents = doubled(this.documents);
      this.counts = doubled(this.counts);
    }
    this.terms[this.size] = term;
    this.documents[this.size] = document;
    this.counts[this.size] = count;
    return this.size++;
  }
}

function doubled<T extends Int32Array | Float32Array>(array: T): T {
  const larger = new (array.constructor as new (length: number) => T)(array.length * 2);
  larger.set(array);
  return larger;
}
