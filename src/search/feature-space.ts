import { TermTable } from './term-table.js';

/** One text whose class is known. */
export interface Example {
  /** Hashes of words and stems; all are kept. */
  readonly words: readonly number[];
  /** Hashes of character n-grams; those that only one example has are left out. */
  readonly grams: readonly number[];
  readonly label: number;
  /** How much the text counts; 1 for an example question. */
  readonly weight: number;
}

/** The features of a text that the classifier knows, and what each weighs in it. */
export interface SparseVector {
  readonly features: Int32Array;
  readonly values: Float32Array;
  /** How many of them, from the first, are words. */
  readonly words: number;
}

/** Features times classes beyond which weights would not fit a small machine: then rarer n-grams go first. */
const MOST_WEIGHTS = 8_000_000;

/** An n-gram that fewer examples have is left out: noise, and most of the memory. */
const RAREST_GRAM = 3;

/** Which words and n-grams a classifier looks at, and how rare each is. */
export class FeatureSpace {
  readonly #table = new TermTable();
  readonly #idf: Float32Array;
  /** Which vector last had each feature: finds repetitions without a set. */
  readonly #stamps: Int32Array;
  #stamp = 0;

  /** Words of any example, and n-grams that several have; if that is too much for memory, the rarest n-grams go. */
  constructor(examples: readonly Example[], classes: number) {
    const all = new TermTable();
    const counts: number[] = [];
    const lastIn: number[] = [];
    const isWord: boolean[] = [];
    const hashes: number[] = [];
    for (let i = 0; i < examples.length; i++) {
      const { words, grams } = examples[i]!;
      for (const [block, word] of [[words, true] as const, [grams, false] as const]) {
        for (const hash of block) {
          const term = all.add(hash);
          if (term === counts.length) {
            counts.push(0);
            lastIn.push(-1);
            isWord.push(word);
            hashes.push(hash);
          }
          if (lastIn[term] === i) continue;
          lastIn[term] = i;
          counts[term]! += 1;
        }
      }
    }
    const room = Math.floor(MOST_WEIGHTS / Math.max(1, classes));
    const kept = (least: number): number =>
      counts.reduce((sum, count, term) => sum + (isWord[term] || count >= least ? 1 : 0), 0);
    let least = RAREST_GRAM;
    while (least < 32 && kept(least) > room) least++;
    const idf: number[] = [];
    for (let term = 0; term < counts.length; term++) {
      if (idf.length >= room || !(isWord[term] || counts[term]! >= least)) continue;
      idf[this.#table.add(hashes[term]!)] = Math.log(1 + examples.length / counts[term]!);
    }
    this.#stamps = new Int32Array(idf.length);
    this.#idf = Float32Array.from(idf);
  }

  get size(): number {
    return this.#idf.length;
  }

  /** Bytes held. */
  get bytes(): number {
    return this.#idf.byteLength + this.#table.bytes;
  }

  /** Words and n-grams each as a vector of length 1, weighted by rarity; no count beyond once. */
  vector(words: readonly number[], grams: readonly number[]): SparseVector {
    const features: number[] = [];
    const values: number[] = [];
    this.#stamp += 1;
    let wordFeatures = 0;
    for (const block of [words, grams]) {
      const first = features.length;
      let squares = 0;
      for (const hash of block) {
        const f = this.#table.get(hash);
        if (f < 0 || this.#stamps[f] === this.#stamp) continue;
        this.#stamps[f] = this.#stamp;
        const value = this.#idf[f]!;
        squares += value * value;
        features.push(f);
        values.push(value);
      }
      const length = Math.sqrt(squares) || 1;
      for (let k = first; k < values.length; k++) values[k]! /= length;
      if (block === words) wordFeatures = features.length;
    }
    return { features: Int32Array.from(features), values: Float32Array.from(values), words: wordFeatures };
  }
}
