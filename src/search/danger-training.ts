import { seededRandom } from '../seeded-random.js';
import type { DangerFeatures } from './danger-features.js';
import { DANGER_LABELS } from './danger-lines.js';
import { TermTable } from './term-table.js';

/** A sentence whose class is known. */
export interface DangerExample extends DangerFeatures {
  /** Place in `DANGER_LABELS`. */
  readonly label: number;
  /** How much it counts; 1 for an ordinary question. */
  readonly weight: number;
}

/** A trained classifier before it is rounded: one row of weights per feature. */
export interface DangerWeights {
  readonly hashes: readonly number[];
  /** Feature by feature, one for each of `DANGER_LABELS`. */
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

// Found by cross-validation over our own sentences: docs/crisis.md.
const EPOCHS = 3;
const RATE = 0.5;
/** Pulls weights back to 0. */
const DECAY = 0.0005;
/** A feature that fewer examples of danger or of wanting a person have, and that fewer ordinary ones have. */
const RAREST_SIGN = 2;
const RAREST_ORDINARY = 60;
const CLASSES = DANGER_LABELS.length;

/**
 * Multinomial logistic regression by stochastic gradient descent with a step per weight (Duchi, Hazan and Singer:
 * Adaptive Subgradient Methods, JMLR 2011), so that rare words learn as much as frequent ones.
 */
export function trainDanger(examples: readonly DangerExample[]): DangerWeights {
  const table = chooseFeatures(examples);
  const size = table.size;
  const hashes: number[] = new Array(size);
  const vectors = examples.map(({ hashes: all, values }) => {
    const features: number[] = [];
    const kept: number[] = [];
    let squares = 0;
    all.forEach((hash, at) => {
      squares += values[at]! * values[at]!;
      const feature = table.get(hash);
      if (feature < 0) return;
      hashes[feature] = hash;
      features.push(feature);
      kept.push(values[at]!);
    });
    const length = Math.sqrt(squares) || 1;
    return { features: Int32Array.from(features), values: Float32Array.from(kept, (value) => value / length) };
  });
  const weights = new Float32Array(size * CLASSES);
  const steps = new Float32Array(size * CLASSES).fill(1e-4);
  const bias = new Float32Array(CLASSES);
  const random = seededRandom(11);
  const order = Int32Array.from(examples, (_, i) => i);
  const scores = new Float64Array(CLASSES);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      const other = order[i]!;
      order[i] = order[j]!;
      order[j] = other;
    }
    for (const i of order) {
      const { features, values } = vectors[i]!;
      const { label, weight } = examples[i]!;
      scores.set(bias);
      for (let k = 0; k < features.length; k++) {
        const base = features[k]! * CLASSES;
        for (let c = 0; c < CLASSES; c++) scores[c]! += values[k]! * weights[base + c]!;
      }
      softmax(scores);
      scores[label]! -= 1;
      for (let c = 0; c < CLASSES; c++) {
        const slope = scores[c]! * weight;
        if (Math.abs(slope) < 1e-3) continue;
        for (let k = 0; k < features.length; k++) {
          const at = features[k]! * CLASSES + c;
          const gradient = slope * values[k]! + DECAY * weights[at]!;
          steps[at]! += gradient * gradient;
          weights[at]! -= (RATE * gradient) / Math.sqrt(steps[at]!);
        }
        bias[c]! -= 0.02 * slope;
      }
    }
  }
  return { hashes, weights, bias };
}

/** Turns scores into probabilities, in place. */
export function softmax(scores: Float64Array): void {
  const most = Math.max(...scores);
  let sum = 0;
  for (let c = 0; c < scores.length; c++) {
    scores[c] = Math.exp(scores[c]! - most);
    sum += scores[c]!;
  }
  for (let c = 0; c < scores.length; c++) scores[c]! /= sum;
}

function chooseFeatures(examples: readonly DangerExample[]): TermTable {
  const all = new TermTable();
  const signs: number[] = [];
  const ordinary: number[] = [];
  const hashes: number[] = [];
  for (const { hashes: found, label } of examples) {
    for (const hash of found) {
      const term = all.add(hash);
      if (term === signs.length) {
        signs.push(0);
        ordinary.push(0);
        hashes.push(hash);
      }
      (label === 0 ? ordinary : signs)[term]! += 1;
    }
  }
  const kept = new TermTable();
  hashes.forEach((hash, term) => {
    if (signs[term]! >= RAREST_SIGN || ordinary[term]! >= RAREST_ORDINARY) kept.add(hash);
  });
  return kept;
}
