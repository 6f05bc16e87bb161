import type { Bm25Options, Field } from './inverted-index.js';
import type { NumberLists } from './number-lists.js';
import { TermList } from './term-list.js';
import { TermTable } from './term-table.js';

/** Which documents have which term, and what it counts there. */
export interface Postings {
  readonly terms: TermList;
  /** Those of term t stand from `starts[t]` to `starts[t + 1]`. */
  readonly starts: Int32Array;
  /** In rising order within a term. */
  readonly ids: Uint8Array | Uint16Array | Uint32Array;
  /** Share of the term's highest possible score, in 255ths. */
  readonly shares: Uint8Array;
}

/**
 * Goes through the collection twice, first to count and then to fill, so that nothing but the result grows with it.
 *
 * @param documents their fields as numbers of words
 * @param termsOf the hashes that each word stands for
 */
export function postingsOf(
  documents: readonly (readonly Field[])[],
  termsOf: NumberLists,
  { k1, b }: Bm25Options,
): Postings {
  // a number for each term: most words share theirs with others, and a look-up for each occurrence would cost most
  const table = new TermTable();
  const { starts: begins, values: hashes } = termsOf;
  const numbers = new Int32Array(begins[termsOf.size]!);
  for (let at = 0; at < numbers.length; at++) numbers[at] = table.add(hashes[at]!);

  const words = new WeightedWords(documents, begins, termsOf.size, b);
  const having = new Int32Array(table.size);
  const lastIn = new Int32Array(table.size);
  for (let d = 0; d < documents.length; d++) {
    words.read(d);
    for (let w = 0; w < words.size; w++) {
      const word = words.found[w]!;
      for (let at = begins[word]!, end = begins[word + 1]!; at < end; at++) {
        const term = numbers[at]!;
        if (lastIn[term] === d + 1) continue;
        lastIn[term] = d + 1;
        having[term]! += 1;
      }
    }
  }

  const { terms, starts, next } = places(table.hashes(), having);
  const size = starts[terms.size]!;
  const n = documents.length;
  const ids = n <= 1 << 8 ? new Uint8Array(size) : n <= 1 << 16 ? new Uint16Array(size) : new Uint32Array(size);
  const shares = new Uint8Array(size);
  const sums = new Float64Array(table.size);
  // no document has more terms than the most that one has words times terms, but few come near: it grows
  let here = new Int32Array(1 << 12);
  lastIn.fill(0);
  for (let d = 0; d < n; d++) {
    words.read(d);
    let found = 0;
    for (let w = 0; w < words.size; w++) {
      const word = words.found[w]!;
      const weight = words.weights[word]!;
      for (let at = begins[word]!, end = begins[word + 1]!; at < end; at++) {
        const term = numbers[at]!;
        if (lastIn[term] === d + 1) {
          sums[term]! += weight;
          continue;
        }
        lastIn[term] = d + 1;
        sums[term] = weight;
        if (found === here.length) here = doubled(here);
        here[found++] = term;
      }
    }
    for (let i = 0; i < found; i++) {
      const term = here[i]!;
      const at = next[term]!++;
      ids[at] = d;
      // never 0: the document has the term
      shares[at] = Math.max(1, Math.round((255 * sums[term]!) / (k1 + sums[term]!)));
    }
  }
  return { terms, starts, ids, shares };
}

/** The terms in the order of their hashes, and where the postings of each begin; `next` says so by first number. */
function places(hashes: Uint32Array, having: Int32Array): { terms: TermList; starts: Int32Array; next: Int32Array } {
  // a term that stands only where nothing counts is none
  const terms = new TermList(hashes.filter((_, term) => having[term]! > 0));
  const starts = new Int32Array(terms.size + 1);
  for (let term = 0; term < hashes.length; term++) {
    if (having[term]! > 0) starts[terms.get(hashes[term]!) + 1] = having[term]!;
  }
  for (let t = 0; t < terms.size; t++) starts[t + 1]! += starts[t]!;
  const next = new Int32Array(hashes.length);
  for (let term = 0; term < hashes.length; term++) {
    if (having[term]! > 0) next[term] = starts[terms.get(hashes[term]!)]!;
  }
  return { terms, starts, next };
}

/** The words of one document at a time, each once, with the sum of what its occurrences count. */
class WeightedWords {
  /** The words of the document read last: the first `size`. */
  found = new Int32Array(1 << 10);
  size = 0;
  /** By word; right for those in `found` alone. */
  readonly weights: Float64Array;
  readonly #documents: readonly (readonly Field[])[];
  readonly #begins: Int32Array;
  readonly #b: number;
  /** By field: its terms on average, where it is not empty. */
  readonly #averages: readonly number[];
  readonly #lastIn: Int32Array;
  #turn = 0;

  constructor(documents: readonly (readonly Field[])[], begins: Int32Array, words: number, b: number) {
    this.#documents = documents;
    this.#begins = begins;
    this.#b = b;
    this.weights = new Float64Array(words);
    this.#lastIn = new Int32Array(words);
    const totals: number[] = [];
    const filled: number[] = [];
    for (const fields of documents) {
      for (let f = 0; f < fields.length; f++) {
        const length = this.#length(fields[f]!);
        totals[f] = (totals[f] ?? 0) + length;
        filled[f] = (filled[f] ?? 0) + (length > 0 ? 1 : 0);
      }
    }
    this.#averages = totals.map((total, f) => total / filled[f]!);
  }

  read(document: number): void {
    const turn = ++this.#turn;
    this.size = 0;
    const fields = this.#documents[document]!;
    for (let f = 0; f < fields.length; f++) {
      const { terms: words, weight } = fields[f]!;
      const length = this.#length(fields[f]!);
      if (weight === 0 || length === 0) continue;
      const count = weight / (1 - this.#b + (this.#b * length) / this.#averages[f]!);
      for (let i = 0; i < words.length; i++) {
        const word = words[i]!;
        if (this.#lastIn[word] === turn) {
          this.weights[word]! += count;
          continue;
        }
        this.#lastIn[word] = turn;
        this.weights[word] = count;
        if (this.size === this.found.length) this.found = doubled(this.found);
        this.found[this.size++] = word;
      }
    }
  }

  /** In terms, not words. */
  #length({ terms: words }: Field): number {
    let length = 0;
    for (let i = 0; i < words.length; i++) length += this.#begins[words[i]! + 1]! - this.#begins[words[i]!]!;
    return length;
  }
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
