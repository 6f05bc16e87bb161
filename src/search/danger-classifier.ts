import type { LanguageCode } from '../languages/language.js';
import { dangerWords, featuresOf, latinMeanings, latinWords, type Meanings } from './danger-features.js';
import type { DangerLexicon } from './danger-lexicon.js';
import { DANGER_LABELS } from './danger-lines.js';
import { type DangerWeights, softmax } from './danger-training.js';
import { CRISIS_KINDS } from './phrases.js';
import { TermTable } from './term-table.js';
import type { CrisisKind } from './understanding.js';

/** How likely a message is a sign of danger, or the wish for a person. */
export interface DangerReading {
  /** Log-odds: 0 is as likely as not. */
  readonly danger: number;
  readonly kind: CrisisKind;
  /** Log-odds. */
  readonly person: number;
}

const CLASSES = DANGER_LABELS.length;
const FIRST_KIND = DANGER_LABELS.length - CRISIS_KINDS.length;
/** Longer messages are also read in parts of so many words: one sentence of danger among five about papers. */
const PART = 9;
const STEP = 4;
const LONG = 12;
const MOST_WORDS = 400;
const NO_MEANINGS: ReadonlySet<string> = new Set();

export class DangerClassifier {
  readonly #table = new TermTable();
  readonly #weights: Float32Array | Int8Array;
  readonly #scales: Float32Array;
  readonly #bias: Float32Array;

  constructor(
    { hashes, weights, bias }: DangerWeights,
    readonly lexicons: ReadonlyMap<LanguageCode, DangerLexicon>,
  ) {
    for (const hash of hashes) this.#table.add(hash);
    this.#weights = weights;
    this.#scales = new Float32Array(hashes.length).fill(1);
    this.#bias = bias;
  }

  /**
   * @param languages what the message may be written in; the most alarming reading counts
   * @param latin the language it may be written in with Latin letters instead of its own
   */
  read(message: string, languages: Iterable<LanguageCode>, latin?: LanguageCode): DangerReading {
    const words = dangerWords(message).slice(0, MOST_WORDS);
    const readings: DangerReading[] = [];
    for (const language of languages) {
      const lexicon = this.lexicons.get(language);
      if (lexicon) readings.push(this.#readParts(words, (word) => lexicon.meaningsOf(word)));
    }
    const lexicon = latin === undefined ? undefined : this.lexicons.get(latin);
    if (latin !== undefined && lexicon)
      readings.push(this.#readParts(latinWords(message, latin).slice(0, MOST_WORDS), latinMeanings(lexicon)));
    if (readings.length === 0) readings.push(this.#readParts(words, () => NO_MEANINGS));
    const best = readings.reduce((one, other) => (other.danger > one.danger ? other : one));
    return { ...best, person: Math.max(...readings.map(({ person }) => person)) };
  }

  #readParts(words: readonly string[], meaningsOf: Meanings): DangerReading {
    let best = this.#readWords(words, meaningsOf);
    if (words.length <= LONG) return best;
    for (let at = 0; at < words.length; at += STEP) {
      const part = this.#readWords(words.slice(at, at + PART), meaningsOf);
      if (part.danger > best.danger) best = { ...part, person: best.person };
      if (at + PART >= words.length) break;
    }
    return best;
  }

  #readWords(words: readonly string[], meaningsOf: Meanings): DangerReading {
    const { hashes, values } = featuresOf(words, meaningsOf);
    const scores = new Float64Array(CLASSES);
    let squares = 0;
    for (let k = 0; k < hashes.length; k++) {
      const value = values[k]!;
      squares += value * value;
      const f = this.#table.get(hashes[k]!);
      if (f < 0) continue;
      const scaled = value * this.#scales[f]!;
      for (let c = 0; c < CLASSES; c++) scores[c]! += scaled * this.#weights[f * CLASSES + c]!;
    }
    const length = Math.sqrt(squares) || 1;
    for (let c = 0; c < CLASSES; c++) scores[c] = scores[c]! / length + this.#bias[c]!;
    softmax(scores);
    let danger = 0;
    let kind = FIRST_KIND;
    for (let c = FIRST_KIND; c < CLASSES; c++) {
      danger += scores[c]!;
      if (scores[c]! > scores[kind]!) kind = c;
    }
    return { danger: logOdds(danger), kind: DANGER_LABELS[kind] as CrisisKind, person: logOdds(scores[1]!) };
  }
}

function logOdds(probability: number): number {
  const p = Math.min(1 - 1e-9, Math.max(1e-9, probability));
  return Math.log(p / (1 - p));
}
