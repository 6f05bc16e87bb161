import { seededRandom } from '../seeded-random.js';
import type { TrainingSet } from './feature-space.js';

export interface TrainingOptions {
  readonly epochs: number;
  readonly rate: number;
  /** Strength of the class means that training starts from. */
  readonly start: number;
  /** Classes compared with the right one for each example. */
  readonly rivals: number;
}

export const TRAINING: TrainingOptions = { epochs: 2, rate: 2, start: 30, rivals: 12 };

/** How fast a preference without any feature moves, beside the weights. */
const BIAS_RATE = 0.05;

/** A weight for every feature and class, row by row, and how much each class is preferred without any feature. */
export interface Weights {
  readonly matrix: Float32Array;
  readonly bias: Float32Array;
}

/**
 * Trains a linear softmax classifier quickly: the means of the classes first, then gradient descent where each
 * example is compared only with the classes that were nearest to it.
 */
export function trainWeights(
  set: TrainingSet,
  features: number,
  classes: number,
  options: TrainingOptions = TRAINING,
): Weights {
  const matrix = meansOf(set, features, classes, options.start);
  const near = Math.min(options.rivals + 1, classes);
  const nearest = nearestClasses(set, matrix, classes, near);
  const weights = { matrix, bias: new Float32Array(classes) };
  descend(weights, set, nearest, near, options);
  return weights;
}

/** How every Node since 20 lets a buffer be made that could be resized; the types of ES2023 do not know it yet. */
const ResizableBuffer = ArrayBuffer as new (bytes: number, options: { maxByteLength: number }) => ArrayBuffer;

/**
 * Many numbers, needed for a moment. A buffer that could be resized is given back to the system whole; plain ones leave
 * holes in the memory of the process, some 20 MB after thirteen languages (docs/search.md).
 */
function passingFloats(count: number): Float32Array {
  const bytes = count * Float32Array.BYTES_PER_ELEMENT;
  return new Float32Array(new ResizableBuffer(bytes, { maxByteLength: bytes }), 0, count);
}

/** The mean of each class. (The mean of all would be taken off every class alike, which changes no probability.) */
function meansOf(set: TrainingSet, featureCount: number, classes: number, strength: number): Float32Array {
  const { size, starts, features, values, labels, weights } = set;
  const matrix = passingFloats(featureCount * classes);
  const totals = new Float64Array(classes);
  for (let i = 0; i < size; i++) totals[labels[i]!]! += weights[i]!;
  for (let i = 0; i < size; i++) {
    const label = labels[i]!;
    for (let k = starts[i]!; k < starts[i + 1]!; k++) {
      matrix[features[k]! * classes + label]! += (strength * weights[i]! * values[k]!) / totals[label]!;
    }
  }
  return matrix;
}

/** For each example the `near` classes that the means put nearest to it; the right one comes first. */
function nearestClasses(
  { size, starts, wordEnds, features, values, labels }: TrainingSet,
  matrix: Float32Array,
  classes: number,
  near: number,
): Int32Array {
  const nearest = new Int32Array(size * near);
  const scores = new Float32Array(classes);
  for (let i = 0; i < size; i++) {
    scores.fill(0);
    // words alone name the rivals: n-grams would cost ten times as much and hardly change them
    for (let k = starts[i]!; k < wordEnds[i]!; k++) {
      const value = values[k]!;
      const base = features[k]! * classes;
      for (let c = 0; c < classes; c++) scores[c]! += value * matrix[base + c]!;
    }
    scores[labels[i]!] = Number.POSITIVE_INFINITY;
    highest(scores, near, nearest, i * near);
  }
  return nearest;
}

/** Stochastic gradient descent on the cross entropy among each example's rivals; changes `weights`. */
function descend(
  { matrix, bias }: Weights,
  { size, starts, features, values, weights }: TrainingSet,
  nearest: Int32Array,
  near: number,
  { epochs, rate: first }: TrainingOptions,
): void {
  const classes = bias.length;
  const random = seededRandom(7);
  const order = Int32Array.from({ length: size }, (_, i) => i);
  const share = new Float32Array(near);
  const rivals = new Int32Array(near);
  const steps = epochs * size;
  let step = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const i of order) {
      for (let r = 0; r < near; r++) {
        rivals[r] = nearest[i * near + r]!;
        share[r] = bias[rivals[r]!]!;
      }
      for (let k = starts[i]!; k < starts[i + 1]!; k++) {
        const value = values[k]!;
        const base = features[k]! * classes;
        for (let r = 0; r < near; r++) share[r]! += value * matrix[base + rivals[r]!]!;
      }
      const sum = exponentials(share);
      const rate = first * (1 - step / steps) * weights[i]!;
      step++;
      for (let r = 0; r < near; r++) share[r] = rate * (share[r]! / sum - (r === 0 ? 1 : 0));
      for (let k = starts[i]!; k < starts[i + 1]!; k++) {
        const value = values[k]!;
        const base = features[k]! * classes;
        for (let r = 0; r < near; r++) matrix[base + rivals[r]!]! -= value * share[r]!;
      }
      for (let r = 0; r < near; r++) bias[rivals[r]!]! -= BIAS_RATE * share[r]!;
    }
  }
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const other = order[i]!;
    order[i] = order[j]!;
    order[j] = other;
  }
}

/** Scores as powers of e, the highest as 1, in place. @returns their sum */
export function exponentials(scores: Float32Array | Float64Array): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < scores.length; c++) if (scores[c]! > most) most = scores[c]!;
  let sum = 0;
  for (let c = 0; c < scores.length; c++) {
    scores[c] = Math.exp(scores[c]! - most);
    sum += scores[c]!;
  }
  return sum;
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
