import type { LanguageCode } from '../languages/language.js';
import { gramsOf } from './analysis.js';
import type { DangerLexicon } from './danger-lexicon.js';
import { hasLatinForm, skeletons } from './latin-letters.js';
import { hashText } from './term-table.js';
import { readUtterance } from './utterance.js';
import { withoutParticles } from './word-forms.js';

/** What the classifier of danger sees of a few words. */
export interface DangerFeatures {
  readonly hashes: readonly number[];
  /** How much each counts, before they are brought to one length. */
  readonly values: readonly number[];
}

const WORD = 21;
const PAIR = 22;
const BEGINNING = 23;
const GRAM = 24;
const MEANING = 25;
const MEANINGS = 26;

/** Letters of a word that stand for its stem, in any language: the same in thirteen, and endings are many. */
const BEGINNING_LETTERS = 4;

/** The share of each kind of feature, found by cross-validation. */
const SHARES: Readonly<Record<number, number>> = {
  [WORD]: 1,
  [PAIR]: 0.4,
  [BEGINNING]: 0.5,
  [GRAM]: 0.2,
  [MEANING]: 3,
  [MEANINGS]: 2,
};

/** Longer words come from a cat on the keyboard. */
const LONGEST_WORD = 30;

/** The words of a message as the classifier reads them: the same for all languages, since people mix them. */
export function dangerWords(message: string): readonly string[] {
  return readUtterance(message).words.map((word) => word.slice(0, LONGEST_WORD));
}

/**
 * The words of a message typed in Latin letters as skeletons of a language of another script; of a message in
 * that script too. They have a space of features of their own: `ar:bd`.
 */
export function latinWords(message: string, language: LanguageCode): readonly string[] {
  if (!hasLatinForm(language)) return [];
  return skeletons(message, language).map((skeleton) => `${language}:${skeleton.slice(0, LONGEST_WORD)}`);
}

/** What a word means; see `DangerLexicon`. */
export type Meanings = (word: string) => ReadonlySet<string>;

/** Words, pairs of neighbours, beginnings of words, character 3- to 5-grams within them. */
export function formFeatures(words: readonly string[]): DangerFeatures {
  const features = new FeatureList();
  for (const [at, word] of words.entries()) {
    for (const form of withoutParticles(word)) features.add(WORD, hashText(form, WORD));
    if (word.length > BEGINNING_LETTERS) features.add(BEGINNING, hashText(word.slice(0, BEGINNING_LETTERS), BEGINNING));
    if (at > 0) features.add(PAIR, hashText(`${words[at - 1]} ${word}`, PAIR));
    for (const gram of gramsOf(word, 3, 5)) features.add(GRAM, gram);
  }
  return features;
}

/** The meanings of words in one language, alone and by two. */
export function meaningFeatures(words: readonly string[], meaningsOf: Meanings): DangerFeatures {
  const features = new FeatureList();
  const meanings = [...new Set(words.flatMap((word) => [...meaningsOf(word)]))].sort();
  for (const [at, meaning] of meanings.entries()) {
    features.add(MEANING, hashText(meaning, MEANING));
    for (const other of meanings.slice(at + 1)) features.add(MEANINGS, hashText(`${meaning} ${other}`, MEANINGS));
  }
  return features;
}

class FeatureList implements DangerFeatures {
  readonly hashes: number[] = [];
  readonly values: number[] = [];
  readonly #seen = new Set<number>();

  add(kind: number, hash: number): void {
    if (this.#seen.has(hash)) return;
    this.#seen.add(hash);
    this.hashes.push(hash);
    this.values.push(SHARES[kind]!);
  }
}

/** Meanings of the words of `latinWords`. */
export function latinMeanings(lexicon: DangerLexicon): Meanings {
  return (word) => lexicon.meaningsOfLatin(word.slice(word.indexOf(':') + 1));
}
