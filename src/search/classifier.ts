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

export interface TrainingOptions {
  readonly epochs: number;
  readonly rate: number;
  /** Strength of the class means that training starts from. */
  readonly start: number;
  /** Classes compared with the right one for each example. */
  readonly rivals: number;
}

export const TRAINING: TrainingOptions = { epochs: 2, rate: 2, start: 30, rivals: 12 };

interface SparseVector {
  readonly features: Int32Array;
  readonly values: Float32Array;
  /** How many of them, from the first, are words. */
  readonly words: number;
}

/** Features times classes beyond which weights would not fit a small machine: then rarer n-grams go first. */
const MOST_WEIGHTS = 8_000_000;

/** Weights of this many 127ths of a feature's strongest are left out. */
const LEAST_WEIGHT = 2;

/** An n-gram that fewer examples have is left out: noise, and most of the memory. */
const RAREST_GRAM = 3;

/** Small fixed generator (mulberry32), so that the same examples give the same classifier. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * A linear softmax classifier over words, stems and character n-grams (multinomial logistic regression), as
 * intent engines use it. Trained in two steps to be fast: the means of the classes first, then gradient
 * descent where each example is compared only with the classes that were nearest to it. Weights end as one
 * byte each, those near 0 are left out.
 */
export class Classifier {
  readonly #classes: number;
  readonly #table = new TermTable();
  /** Which vector last had each feature: finds repetitions without a set. */
  #stamps = new Int32Array(0);
  #stamp = 0;
  readonly #idf: Float32Array;
  /** Weights of feature f: from `#starts[f]` to `#starts[f + 1]`, for the classes that it says something about. */
  readonly #starts: Int32Array;
  readonly #labels: Uint8Array | Uint16Array;
  readonly #weights: Int8Array;
  readonly #scales: Float32Array;
  readonly #bias: Float32Array;

  constructor(examples: readonly Example[], classes: number, options: TrainingOptions = TRAINING) {
    this.#classes = classes;
    this.#idf = this.#chooseFeatures(examples);
    const { matrix, bias } = this.#train(examples, options);
    this.#bias = bias;
    const features = this.#idf.length;
    this.#scales = new Float32Array(features);
    this.#starts = new Int32Array(features + 1);
    // most features say nothing about most classes: only what is left after rounding is kept
    const rounded = new Int8Array(classes);
    const labels = new Uint16Array(matrix.length);
    const weights = new Int8Array(matrix.length);
    let size = 0;
    for (let f = 0; f < features; f++) {
      let most = 0;
      const base = f * classes;
      for (let c = 0; c < classes; c++) most = Math.max(most, Math.abs(matrix[base + c]!));
      this.#scales[f] = most / 127;
      for (let c = 0; c < classes && most > 0; c++) {
        rounded[c] = Math.round((matrix[base + c]! * 127) / most);
        if (Math.abs(rounded[c]!) < LEAST_WEIGHT) continue;
        labels[size] = c;
        weights[size++] = rounded[c]!;
      }
      this.#starts[f + 1] = size;
    }
    this.#labels = classes <= 256 ? Uint8Array.from(labels.subarray(0, size)) : labels.slice(0, size);
    this.#weights = weights.slice(0, size);
  }

  get features(): number {
    return this.#idf.length;
  }

  /** Bytes held. */
  get bytes(): number {
    return (
      this.#weights.byteLength +
      this.#labels.byteLength +
      this.#starts.byteLength +
      this.#scales.byteLength * 2 +
      this.#table.bytes
    );
  }

  /** Log-probability-like scores of all classes, not yet normalised. */
  scores(words: readonly number[], grams: readonly number[]): Float64Array {
    const out = new Float64Array(this.#classes);
    const { features, values } = this.#vector(words, grams);
    for (let k = 0; k < features.length; k++) {
      const f = features[k]!;
      const value = values[k]! * this.#scales[f]!;
      const end = this.#starts[f + 1]!;
      for (let at = this.#starts[f]!; at < end; at++) out[this.#labels[at]!]! += value * this.#weights[at]!;
    }
    for (let c = 0; c < this.#classes; c++) out[c]! += this.#bias[c]!;
    return out;
  }

  /** Words of any example, and n-grams that several have; if that is too much for memory, the rarest n-grams go. */
  #chooseFeatures(examples: readonly Example[]): Float32Array {
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
    const room = Math.floor(MOST_WEIGHTS / Math.max(1, this.#classes));
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
    return Float32Array.from(idf);
  }

  /** Words and n-grams each as a vector of length 1, weighted by rarity; no count beyond once. */
  #vector(words: readonly number[], grams: readonly number[]): SparseVector {
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

  #train(examples: readonly Example[], options: TrainingOptions): { matrix: Float32Array; bias: Float32Array } {
    const classes = this.#classes;
    const size = this.#idf.length;
    const matrix = new Float32Array(size * classes);
    const bias = new Float32Array(classes);
    const vectors = examples.map((example) => this.#vector(example.words, example.grams));

    // The mean of each class. (The mean of all would be taken off every class alike, which changes no probability.)
    const totals = new Float64Array(classes);
    for (const { label, weight } of examples) totals[label]! += weight;
    for (let i = 0; i < examples.length; i++) {
      const { label, weight } = examples[i]!;
      const { features, values } = vectors[i]!;
      for (let k = 0; k < features.length; k++) {
        matrix[features[k]! * classes + label]! += (options.start * weight * values[k]!) / totals[label]!;
      }
    }
    // For each example the classes that the means put nearest to it; the right one comes first.
    const near = Math.min(options.rivals + 1, classes);
    const nearest = new Int32Array(examples.length * near);
    const scores = new Float32Array(classes);
    for (let i = 0; i < examples.length; i++) {
      scores.fill(0);
      // words alone name the rivals: n-grams would cost ten times as much and hardly change them
      const { features, values, words } = vectors[i]!;
      for (let k = 0; k < words; k++) {
        const value = values[k]!;
        const base = features[k]! * classes;
        for (let c = 0; c < classes; c++) scores[c]! += value * matrix[base + c]!;
      }
      scores[examples[i]!.label] = Number.POSITIVE_INFINITY;
      highest(scores, near, nearest, i * near);
    }

    const random = generator(7);
    const order = Int32Array.from(examples, (_, i) => i);
    const share = new Float32Array(near);
    const steps = options.epochs * examples.length;
    let step = 0;
    for (let epoch = 0; epoch < options.epochs; epoch++) {
      for (let i = order.length - 1; i > 0; i--) {
        const j = Math.floor(random() * (i + 1));
        const other = order[i]!;
        order[i] = order[j]!;
        order[j] = other;
      }
      for (const i of order) {
        const { features, values } = vectors[i]!;
        const rivals = nearest.subarray(i * near, (i + 1) * near);
        const length = features.length;
        for (let r = 0; r < near; r++) share[r] = bias[rivals[r]!]!;
        for (let k = 0; k < length; k++) {
          const value = values[k]!;
          const base = features[k]! * classes;
          for (let r = 0; r < near; r++) share[r]! += value * matrix[base + rivals[r]!]!;
        }
        let most = share[0]!;
        for (let r = 1; r < near; r++) if (share[r]! > most) most = share[r]!;
        let sum = 0;
        for (let r = 0; r < near; r++) {
          share[r] = Math.exp(share[r]! - most);
          sum += share[r]!;
        }
        const rate = options.rate * (1 - step / steps) * examples[i]!.weight;
        step++;
        for (let r = 0; r < near; r++) share[r] = rate * (share[r]! / sum - (r === 0 ? 1 : 0));
        for (let k = 0; k < length; k++) {
          const value = values[k]!;
          const base = features[k]! * classes;
          for (let r = 0; r < near; r++) matrix[base + rivals[r]!]! -= value * share[r]!;
        }
        for (let r = 0; r < near; r++) bias[rivals[r]!]! -= 0.05 * share[r]!;
      }
    }
    return { matrix, bias };
  }
}

/** Writes the positions of the `count` highest scores, highest first, to `out` from `offset`. Clears them in `scores`. */
function highest(scores: Float32Array, count: number, out: Int32Array, offset: number): void {
  for (let n = 0; n < count; n++) {
    let best = 0;
    for (let c = 1; c < scores.length; c++) if (scores[c]! > scores[best]!) best = c;
    out[offset + n] = best;
    scores[best] = Number.NEGATIVE_INFINITY;
  }
}
