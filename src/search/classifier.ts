import { exponentials, TRAINING, type TrainingOptions, trainWeights } from './classifier-training.js';
import { type Example, type FeatureSpace, learnFeatures } from './feature-space.js';

/** Weights there is room for at first; more than there may be classes. */
const ROOM = 1 << 16;

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

  constructor(examples: Iterable<Example>, classes: number, options: TrainingOptions = TRAINING) {
    this.#classes = classes;
    const { space, set } = learnFeatures(examples, classes);
    this.#space = space;
    const { matrix, bias } = trainWeights(set, space.size, classes, options);
    this.#bias = bias;
    const features = this.#space.size;
    this.#scales = new Float32Array(features);
    this.#starts = new Int32Array(features + 1);
    const rounded = new Int8Array(classes);
    // they grow: room for all would be the most memory that the server ever takes
    let labels: Uint8Array | Uint16Array = classes <= 256 ? new Uint8Array(ROOM) : new Uint16Array(ROOM);
    let weights = new Int8Array(ROOM);
    let at = 0;
    for (let f = 0; f < features; f++) {
      this.#scales[f] = roundRow(matrix, f * classes, rounded);
      if (at + classes > weights.length) {
        labels = larger(labels);
        weights = larger(weights);
      }
      for (let c = 0; c < classes; c++) {
        if (rounded[c] === 0) continue;
        labels[at] = c;
        weights[at++] = rounded[c]!;
      }
      this.#starts[f + 1] = at;
    }
    this.#labels = labels.slice(0, at);
    this.#weights = weights.slice(0, at);
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
  scores(words: ArrayLike<number>, grams: ArrayLike<number>): Float64Array {
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

/** A row of weights in 127ths of its strongest; those near 0, which most are, as 0. @returns what one 127th is */
function roundRow(matrix: Float32Array, base: number, rounded: Int8Array): number {
  let most = 0;
  for (let c = 0; c < rounded.length; c++) {
    const weight = matrix[base + c]!;
    if (weight > most) most = weight;
    else if (-weight > most) most = -weight;
  }
  for (let c = 0; c < rounded.length; c++) {
    const value = matrix[base + c]!;
    // most are
    const weight = value === 0 ? 0 : Math.round((value * 127) / most);
    rounded[c] = weight < LEAST_WEIGHT && weight > -LEAST_WEIGHT ? 0 : weight;
  }
  return most / 127;
}

/** Twice the room. */
function larger<T extends Uint8Array | Uint16Array | Int8Array>(array: T): T {
  const copy = new (array.constructor as new (length: number) => T)(array.length * 2);
  copy.set(array);
  return copy;
}

/** Scores as probabilities, in place. */
export function softmax(scores: Float64Array): Float64Array {
  const sum = exponentials(scores);
  for (let c = 0; c < scores.length; c++) scores[c]! /= sum;
  return scores;
}
