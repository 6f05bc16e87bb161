import { exponentials, TRAINING, type TrainingOptions, trainWeights } from './classifier-training.js';
import { type Example, FeatureSpace } from './feature-space.js';

/** Weights of this many 127ths of a feature's strongest are left out. */
const LEAST_WEIGHT = 2;

/**
 * A linear softmax classifier over words, stems and character n-grams (multinomial logistic regression), as
 * intent engines use it; `trainWeights` says how it is trained. Weights end as one byte each, those near 0 are left out.
 */
export class Classifier {
  readonly #classes: number;
  readonly #space: FeatureSpace;
  /** Weights of feature f: from `#starts[f]` to `#starts[f + 1]`, for the classes that it says something about. */
  readonly #starts: Int32Array;
  readonly #labels: Uint8Array | Uint16Array;
  readonly #weights: Int8Array;
  readonly #scales: Float32Array;
  readonly #bias: Float32Array;

  constructor(examples: readonly Example[], classes: number, options: TrainingOptions = TRAINING) {
    this.#classes = classes;
    this.#space = new FeatureSpace(examples, classes);
    const { matrix, bias } = trainWeights(examples, this.#space, classes, options);
    this.#bias = bias;
    const features = this.#space.size;
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
    return this.#space.size;
  }

  /** Bytes held. */
  get bytes(): number {
    return (
      this.#weights.byteLength +
      this.#labels.byteLength +
      this.#starts.byteLength +
      this.#scales.byteLength +
      this.#space.bytes
    );
  }

  /** Log-probability-like scores of all classes, not yet normalised. */
  scores(words: readonly number[], grams: readonly number[]): Float64Array {
    const out = new Float64Array(this.#classes);
    const { features, values } = this.#space.vector(words, grams);
    for (let k = 0; k < features.length; k++) {
      const f = features[k]!;
      const value = values[k]! * this.#scales[f]!;
      const end = this.#starts[f + 1]!;
      for (let at = this.#starts[f]!; at < end; at++) out[this.#labels[at]!]! += value * this.#weights[at]!;
    }
    for (let c = 0; c < this.#classes; c++) out[c]! += this.#bias[c]!;
    return out;
  }
}

/** Scores as probabilities, in place. */
export function softmax(scores: Float64Array): Float64Array {
  const sum = exponentials(scores);
  for (let c = 0; c < scores.length; c++) scores[c]! /= sum;
  return scores;
}
