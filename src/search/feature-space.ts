import { NumberLists } from './number-lists.js';
import { TermList } from './term-list.js';
import { TermTable } from './term-table.js';

/** One text whose class is known. */
export interface Example {
  /** Hashes of words and stems; all are kept. */
  readonly words: ArrayLike<number>;
  /** Hashes of character n-grams; those that only one example has are left out. */
  readonly grams: ArrayLike<number>;
  readonly label: number;
  /** How much the text counts; 1 for an example question. */
  readonly weight: number;
}

/** The features of a text that the classifier knows, and what each weighs in it. */
export interface SparseVector {
  readonly features: ArrayLike<number>;
  readonly values: ArrayLike<number>;
  /** How many of them, from the first, are words. */
  readonly words: number;
}

/** Examples as vectors, one behind the other in few arrays: thousands of small ones would leave holes in the memory. */
export interface TrainingSet {
  readonly size: number;
  /** Features of example i stand from `starts[i]` to `starts[i + 1]`; up to `wordEnds[i]` they are words. */
  readonly starts: Int32Array;
  readonly wordEnds: Int32Array;
  readonly features: Int32Array;
  readonly values: Float32Array;
  readonly labels: Int32Array;
  readonly weights: Float32Array;
}

/** Features times classes beyond which weights would not fit a small machine: then rarer n-grams go first. */
const MOST_WEIGHTS = 8_000_000;

/** An n-gram that fewer examples have is left out: noise, and most of the memory. */
const RAREST_GRAM = 3;

/** Which words and n-grams a classifier looks at, and how rare each is. */
export class FeatureSpace {
  readonly #list: TermList;
  readonly #idf: Float32Array;
  /** 1 for the features of the vector at hand: finds repetitions without a set. */
  readonly #marks: Uint8Array;

  constructor(list: TermList, idf: Float32Array) {
    this.#list = list;
    this.#idf = idf;
    this.#marks = new Uint8Array(list.size);
  }

  get size(): number {
    return this.#list.size;
  }

  /** Bytes held. */
  get bytes(): number {
    return this.#idf.byteLength + this.#list.bytes + this.#marks.byteLength;
  }

  /** Words and n-grams each as a vector of length 1, weighted by rarity; no count beyond once. */
  vector(words: ArrayLike<number>, grams: ArrayLike<number>): SparseVector {
    const features: number[] = [];
    const values: number[] = [];
    let wordFeatures = 0;
    for (const block of [words, grams]) {
      const first = features.length;
      let squares = 0;
      for (let i = 0; i < block.length; i++) {
        const f = this.#list.get(block[i]!);
        if (f < 0 || this.#marks[f] === 1) continue;
        this.#marks[f] = 1;
        const value = this.#idf[f]!;
        squares += value * value;
        features.push(f);
        values.push(value);
      }
      const length = Math.sqrt(squares) || 1;
      for (let k = first; k < values.length; k++) values[k]! /= length;
      if (block === words) wordFeatures = features.length;
    }
    for (const f of features) this.#marks[f] = 0;
    return { features, values, words: wordFeatures };
  }
}

/** Words of any example, and n-grams that several have; if that is too much for memory, the rarest n-grams go. */
export function learnFeatures(examples: Iterable<Example>, classes: number): { space: FeatureSpace; set: TrainingSet } {
  const all = new TermTable();
  const counts: number[] = [];
  const lastIn: number[] = [];
  const isWord: boolean[] = [];
  const labels: number[] = [];
  const weights: number[] = [];
  // of each example the words, then the n-grams
  const lists = new NumberLists();
  const list: number[] = [];
  for (const { words, grams, label, weight } of examples) {
    for (const block of [words, grams]) {
      list.length = 0;
      for (let i = 0; i < block.length; i++) {
        const term = all.add(block[i]!);
        if (term === counts.length) {
          counts.push(0);
          lastIn.push(-1);
          isWord.push(block === words);
        }
        if (lastIn[term] === labels.length) continue;
        lastIn[term] = labels.length;
        counts[term]! += 1;
        list.push(term);
      }
      lists.push(list);
    }
    labels.push(label);
    weights.push(weight);
  }
  const room = Math.floor(MOST_WEIGHTS / Math.max(1, classes));
  const kept = (least: number): number =>
    counts.reduce((sum, count, term) => sum + (isWord[term] || count >= least ? 1 : 0), 0);
  let least = RAREST_GRAM;
  while (least < 32 && kept(least) > room) least++;
  const hashes = all.hashes();
  const chosen: number[] = [];
  for (let term = 0; term < counts.length && chosen.length < room; term++) {
    if (isWord[term] || counts[term]! >= least) chosen.push(term);
  }
  const known = new TermList(Uint32Array.from(chosen, (term) => hashes[term]!));
  const featureOf = new Int32Array(counts.length).fill(-1);
  const idf = new Float32Array(known.size);
  for (const term of chosen) {
    const f = known.get(hashes[term]!);
    featureOf[term] = f;
    idf[f] = Math.log(1 + labels.length / counts[term]!);
  }
  const set = vectorsOf(lists, featureOf, idf, Int32Array.from(labels), Float32Array.from(weights));
  return { space: new FeatureSpace(known, idf), set };
}

/** What `FeatureSpace.vector` gives, for all examples at once. */
function vectorsOf(
  lists: NumberLists,
  featureOf: Int32Array,
  idf: Float32Array,
  labels: Int32Array,
  weights: Float32Array,
): TrainingSet {
  const features = new Int32Array(lists.starts[lists.size]!);
  const values = new Float32Array(features.length);
  const starts = new Int32Array(labels.length + 1);
  const wordEnds = new Int32Array(labels.length);
  let at = 0;
  for (let n = 0; n < lists.size; n++) {
    const first = at;
    let squares = 0;
    for (const term of lists.of(n)) {
      const f = featureOf[term]!;
      if (f < 0) continue;
      features[at++] = f;
      squares += idf[f]! * idf[f]!;
    }
    const length = Math.sqrt(squares) || 1;
    for (let k = first; k < at; k++) values[k] = idf[features[k]!]! / length;
    if (n % 2 === 0) wordEnds[n / 2] = at;
    else starts[(n + 1) / 2] = at;
  }
  return { size: labels.length, starts, wordEnds, features, values, labels, weights };
}
