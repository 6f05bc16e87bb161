import { NumberLists } from './number-lists.js';
import { type Postings, postingsOf } from './postings.js';
import { TermTable } from './term-table.js';

/** One part of a document (title, questions, text): its terms as hashes, or as numbers of words, and how much it counts. */
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
  readonly #postings: Postings;
  /** Weight of a term by the number of documents that have it. */
  readonly #idfs: Float32Array;
  /** Weight of a term that the collection does not know: that of one found in half a document. */
  readonly unknownIdf: number;

  /** @param termsOf the hashes that each word stands for, when fields are numbers of words; left out: they are hashes */
  constructor(documents: readonly (readonly Field[])[], options: Bm25Options, termsOf?: NumberLists) {
    const n = documents.length;
    const { fields, lists } = termsOf ? { fields: documents, lists: termsOf } : asWords(documents);
    this.documents = n;
    this.#postings = postingsOf(fields, lists, options);
    this.#idfs = Float32Array.from({ length: n + 1 }, (_, count) => Math.log(1 + (n - count + 0.5) / (count + 0.5)));
    this.unknownIdf = Math.log(1 + n / 0.5);
  }

  /** Bytes held. */
  get bytes(): number {
    const { terms, starts, ids, shares } = this.#postings;
    return terms.bytes + starts.byteLength + ids.byteLength + shares.byteLength + this.#idfs.byteLength;
  }

  knows(hash: number): boolean {
    return this.#postings.terms.get(hash) >= 0;
  }

  idf(hash: number): number {
    const { terms, starts } = this.#postings;
    const term = terms.get(hash);
    return term < 0 ? this.unknownIdf : this.#idfs[starts[term + 1]! - starts[term]!]!;
  }

  /** Adds what this term gives each document, times `weight`, to `scores`. False when the term is unknown. */
  add(hash: number, weight: number, scores: Float64Array): boolean {
    const { terms, starts, ids, shares } = this.#postings;
    const term = terms.get(hash);
    if (term < 0) return false;
    const first = starts[term]!;
    const end = starts[term + 1]!;
    const factor = (weight * this.#idfs[end - first]!) / 255;
    for (let at = first; at < end; at++) scores[ids[at]!]! += factor * shares[at]!;
    return true;
  }

  /** Whether this document has the term. */
  has(hash: number, document: number): boolean {
    const { terms, starts, ids } = this.#postings;
    const term = terms.get(hash);
    if (term < 0) return false;
    let low = starts[term]!;
    let high = starts[term + 1]! - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const id = ids[middle]!;
      if (id === document) return true;
      if (id < document) low = middle + 1;
      else high = middle - 1;
    }
    return false;
  }
}

/** Fields of hashes as fields of words that stand for one hash each. */
function asWords(documents: readonly (readonly Field[])[]): { fields: Field[][]; lists: NumberLists } {
  const table = new TermTable();
  const fields = documents.map((document) =>
    document.map(({ terms, weight }) => ({ terms: Int32Array.from(terms, (hash) => table.add(hash)), weight })),
  );
  const lists = new NumberLists();
  for (const hash of table.hashes()) lists.push([hash]);
  return { fields, lists };
}
