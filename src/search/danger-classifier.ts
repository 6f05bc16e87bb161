import type { LanguageCode } from '../languages/language.js';
import {
  type DangerFeatures,
  dangerWords,
  formFeatures,
  latinMeanings,
  latinWords,
  type Meanings,
  meaningFeatures,
} from './danger-features.js';
import { DangerLexicon, type DangerWords } from './danger-lexicon.js';
import { DANGER_LABELS } from './danger-lines.js';
import { type DangerWeights, softmax } from './danger-training.js';
import { CRISIS_KINDS } from './phrases.js';
import { TermTable } from './term-table.js';
import type { CrisisKind } from './understanding.js';

/** How likely a message is a sign of danger, the wish for a person, or about something else altogether. */
export interface DangerReading {
  /** Log-odds: 0 is as likely as not. */
  readonly danger: number;
  readonly kind: CrisisKind;
  /** Log-odds. */
  readonly person: number;
  /** Probability that it is about no subject of ours, 0 to 1. */
  readonly offTopic: number;
}

const CLASSES = DANGER_LABELS.length;
const PERSON = DANGER_LABELS.indexOf('person');
const OFF_TOPIC = DANGER_LABELS.indexOf('off-topic');
const FIRST_KIND = DANGER_LABELS.length - CRISIS_KINDS.length;
/** Longer messages are also read in parts of so many words: one sentence of danger among five about papers. */
const PART = 9;
const STEP = 4;
const LONG = 12;
/** The more parts, the likelier one of them sounds like danger by chance: log-odds. */
const LESS_FOR_A_PART = 0.5;
const MOST_WORDS = 400;
/** Units below which a weight is noise. */
const LEAST_WEIGHT = 2;
const NO_MEANINGS: ReadonlySet<string> = new Set();

interface Part {
  readonly words: readonly string[];
  /** What the forms of the words say. */
  readonly scores: Float64Array;
  readonly squares: number;
}

/** The classifier as it stands in `danger-model.json`. */
export interface DangerModel {
  /** Words by meaning, per language. */
  readonly words: Readonly<Record<LanguageCode, DangerWords>>;
  /** Hashes of the features, 32 bits each, in base64. */
  readonly hashes: string;
  /** Feature by feature, one byte for each of `DANGER_LABELS`, in base64. */
  readonly weights: string;
  /** What one unit of a weight is worth. */
  readonly unit: number;
  readonly bias: readonly number[];
}

/** Rounds weights to a byte each; features that say nothing after that are left out. */
export function packDanger({ hashes, weights, bias }: DangerWeights, words: DangerModel['words']): DangerModel {
  const unit = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127;
  const kept: number[] = [];
  const rounded: number[] = [];
  hashes.forEach((hash, f) => {
    const row = Array.from(weights.subarray(f * CLASSES, (f + 1) * CLASSES), (weight) => Math.round(weight / unit));
    if (row.every((weight) => Math.abs(weight) < LEAST_WEIGHT)) return;
    kept.push(hash);
    rounded.push(...row);
  });
  return {
    words,
    hashes: Buffer.from(Uint32Array.from(kept).buffer).toString('base64'),
    weights: Buffer.from(Int8Array.from(rounded).buffer).toString('base64'),
    unit,
    bias: [...bias],
  };
}

/** Reads messages for danger, for the wish for a person and for other subjects: linear, from words and their meanings. */
export class DangerClassifier {
  readonly #table = new TermTable();
  readonly #weights: Int8Array;
  readonly #unit: number;
  readonly #bias: readonly number[];
  readonly #lexicons: ReadonlyMap<LanguageCode, DangerLexicon>;

  constructor({ words, hashes, weights, unit, bias }: DangerModel) {
    // copied, since the buffer that base64 is read into may start anywhere
    const numbers = new Uint32Array(Uint8Array.from(Buffer.from(hashes, 'base64')).buffer);
    for (const hash of numbers) this.#table.add(hash);
    this.#weights = Int8Array.from(Buffer.from(weights, 'base64'));
    this.#unit = unit;
    this.#bias = bias;
    this.#lexicons = new Map(
      Object.entries(words).map(([language, forms]) => [language, new DangerLexicon(language, forms)]),
    );
  }

  /**
   * @param languages what the message may be written in; the most alarming reading counts
   * @param latin the language it may be written in with Latin letters instead of its own
   */
  read(message: string, languages: Iterable<LanguageCode>, latin?: LanguageCode): DangerReading {
    const parts = this.#partsOf(dangerWords(message));
    const readings: DangerReading[] = [];
    for (const language of languages) {
      const lexicon = this.#lexicons.get(language);
      if (lexicon) readings.push(this.#readParts(parts, (word) => lexicon.meaningsOf(word)));
    }
    const lexicon = latin === undefined ? undefined : this.#lexicons.get(latin);
    if (latin !== undefined && lexicon)
      readings.push(this.#readParts(this.#partsOf(latinWords(message, latin)), latinMeanings(lexicon)));
    if (readings.length === 0) readings.push(this.#readParts(parts, () => NO_MEANINGS));
    const best = readings.reduce((one, other) => (other.danger > one.danger ? other : one));
    return {
      ...best,
      person: Math.max(...readings.map(({ person }) => person)),
      // one language in which it is about us is enough
      offTopic: Math.min(...readings.map(({ offTopic }) => offTopic)),
    };
  }

  /** The whole, then its parts when it is long; their forms count the same in every language. */
  #partsOf(words: readonly string[]): Part[] {
    const slices = [words.slice(0, MOST_WORDS)];
    for (let at = 0; words.length > LONG && at < slices[0]!.length; at += STEP) {
      slices.push(slices[0]!.slice(at, at + PART));
      if (at + PART >= slices[0]!.length) break;
    }
    return slices.map((slice) => {
      const scores = new Float64Array(CLASSES);
      return { words: slice, scores, squares: this.#add(formFeatures(slice), scores) };
    });
  }

  #readParts([whole, ...parts]: readonly Part[], meaningsOf: Meanings): DangerReading {
    let best = this.#readPart(whole!, meaningsOf);
    for (const part of parts) {
      const reading = this.#readPart(part, meaningsOf);
      const danger = reading.danger - LESS_FOR_A_PART;
      if (danger > best.danger) best = { ...best, danger, kind: reading.kind };
    }
    return best;
  }

  #readPart(part: Part, meaningsOf: Meanings): DangerReading {
    const scores = part.scores.slice();
    const squares = part.squares + this.#add(meaningFeatures(part.words, meaningsOf), scores);
    const length = Math.sqrt(squares) || 1;
    for (let c = 0; c < CLASSES; c++) scores[c] = scores[c]! / length + this.#bias[c]!;
    softmax(scores);
    let danger = 0;
    let kind = FIRST_KIND;
    for (let c = FIRST_KIND; c < CLASSES; c++) {
      danger += scores[c]!;
      if (scores[c]! > scores[kind]!) kind = c;
    }
    return {
      danger: logOdds(danger),
      kind: DANGER_LABELS[kind] as CrisisKind,
      person: logOdds(scores[PERSON]!),
      offTopic: scores[OFF_TOPIC]!,
    };
  }

  /** Adds what features say to the scores; gives the sum of their squares, of unknown ones too. */
  #add({ hashes, values }: DangerFeatures, scores: Float64Array): number {
    let squares = 0;
    for (let k = 0; k < hashes.length; k++) {
      const value = values[k]!;
      squares += value * value;
      const f = this.#table.get(hashes[k]!);
      if (f < 0) continue;
      const scaled = value * this.#unit;
      for (let c = 0; c < CLASSES; c++) scores[c]! += scaled * this.#weights[f * CLASSES + c]!;
    }
    return squares;
  }
}

function logOdds(probability: number): number {
  const p = Math.min(1 - 1e-9, Math.max(1e-9, probability));
  return Math.log(p / (1 - p));
}
