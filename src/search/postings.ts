import type { Bm25Options, Field } from './inverted-index.js';
import type { NumberLists } from './number-lists.js';
import { TermList } from './term-list.js';
import { TermTable } from './term-table.js';
import { occurrencesOf } from './word-occurrences.js';

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
 * Goes from words to terms, not from documents to terms: what a term counts in each document is the sum over the words
 * that it is part of, and is written down in order, which a processor likes best.
 *
 * @param documents their fields as numbers of words
 * @param termsOf the hashes that each word stands for
 */
export function postingsOf(
  documents: readonly (readonly Field[])[],
  termsOf: NumberLists,
  options: Bm25Options,
): Postings {
  const n = documents.length;
  const words = occurrencesOf(documents, termsOf, options.b);
  const { terms, starts: firstWords, values: wordsOf } = wordsByTerm(termsOf, words.starts);
  // a document that has two words of a term counts twice here: room for the most that may come
  let most = 0;
  for (const word of wordsOf) most += words.starts[word + 1]! - words.starts[word]!;
  const ids = n <= 1 << 8 ? new Uint8Array(most) : n <= 1 << 16 ? new Uint16Array(most) : new Uint32Array(most);
  const shares = new Uint8Array(most);
  const starts = new Int32Array(terms.size + 1);
  const sums = new Float64Array(n);
  const found = new Int32Array(n);
  const inOrder = sorter(n);
  let at = 0;
  for (let term = 0; term < terms.size; term++) {
    let size = 0;
    for (let w = firstWords[term]!; w < firstWords[term + 1]!; w++) {
      const word = wordsOf[w]!;
      for (let o = words.starts[word]!, end = words.starts[word + 1]!; o < end; o++) {
        const document = words.documents[o]!;
        const before = sums[document]!;
        if (before === 0) found[size++] = document;
        sums[document] = before + words.weights[o]!;
      }
    }
    // of one word they come in order
    if (firstWords[term + 1]! - firstWords[term]! > 1) inOrder(found, size);
    for (let i = 0; i < size; i++) {
      const document = found[i]!;
      const sum = sums[document]!;
      ids[at] = document;
      // rounded, but never 0: the document has the term
      shares[at++] = Math.max(1, ((255 * sum) / (options.k1 + sum) + 0.5) | 0);
      sums[document] = 0;
    }
    starts[term + 1] = at;
  }
  return { terms, starts, ids: ids.slice(0, at), shares: shares.slice(0, at) };
}

/** The terms of all words that stand somewhere, and the words of each: those of term t from `starts[t]` on. */
function wordsByTerm(
  termsOf: NumberLists,
  occurrences: Int32Array,
): { terms: TermList; starts: Int32Array; values: Int32Array } {
  const { starts: begins, values: hashes } = termsOf;
  const table = new TermTable();
  const numbers = new Int32Array(begins[termsOf.size]!).fill(-1);
  for (let word = 0; word < termsOf.size; word++) {
    if (occurrences[word] === occurrences[word + 1]) continue;
    for (let at = begins[word]!; at < begins[word + 1]!; at++) numbers[at] = table.add(hashes[at]!);
  }
  const byNumber = table.hashes();
  const terms = new TermList(byNumber.slice());
  const places = Int32Array.from(byNumber, (hash) => terms.get(hash));
  const starts = new Int32Array(terms.size + 1);
  for (const number of numbers) if (number >= 0) starts[places[number]! + 1]! += 1;
  for (let term = 0; term < terms.size; term++) starts[term + 1]! += starts[term]!;
  const next = starts.slice();
  const values = new Int32Array(starts[terms.size]!);
  for (let word = 0; word < termsOf.size; word++) {
    for (let at = begins[word]!; at < begins[word + 1]!; at++) {
      const number = numbers[at]!;
      if (number >= 0) values[next[places[number]!]!++] = word;
    }
  }
  return { terms, starts, values };
}

/** Brings the first `size` of a list of documents in order: by a bit for each, or by sorting when they are few among many. */
function sorter(documents: number): (list: Int32Array, size: number) => void {
  const bits = new Int32Array((documents + 31) >> 5);
  return (list, size) => {
    if (size * 4 < bits.length) {
      list.subarray(0, size).sort();
      return;
    }
    for (let i = 0; i < size; i++) bits[list[i]! >> 5]! |= 1 << (list[i]! & 31);
    let at = 0;
    for (let block = 0; block < bits.length; block++) {
      for (let rest = bits[block]!; rest !== 0; rest &= rest - 1) {
        list[at++] = (block << 5) + 31 - Math.clz32(rest & -rest);
      }
      bits[block] = 0;
    }
  };
}
