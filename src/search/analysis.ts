import type { LanguageCode } from '../languages/language.js';
import type { Collection } from './collection.js';
import { CompoundSplitter } from './compounds.js';
import type { Lexicon } from './concepts.js';
import { words } from './fold.js';
import { skeletons } from './latin-letters.js';
import { beginningOf, stemmerOf } from './stems.js';
import { stopWordsOf } from './stop-words.js';
import { hashText } from './term-table.js';

/** One word of a text, in every form it is compared in. */
export interface Word {
  readonly text: string;
  /** Too common to be looked up or to count for confidence. */
  readonly stop: boolean;
  /** Hash of the word as it is. */
  readonly plain: number;
  /** Hashes of its stem and of the stems of its parts; the stem comes first. */
  readonly stems: readonly number[];
  /** Hashes of its meanings, if the lexicon knows it. */
  readonly concepts: readonly number[];
  /** Speaks of another subject than ours, as far as one word can. */
  readonly offTopic: boolean;
  /** Hashes of the character 4- and 5-grams of the padded word. */
  readonly grams: readonly number[];
  /** Taken for another word, whose stems these are, because it seems misspelt. */
  readonly guessed?: boolean;
  /** Hashes of its shorter n-grams, for the classifier. */
  readonly shortGrams: readonly number[];
}

/** One word in every form it is compared in. */
export type Look = (word: string) => Word;

/** A text as words, in every form they are compared in. */
export type Analysis = (text: string) => Word[];

/** A way of reading texts: in their own script, or as typed in Latin letters. */
export interface Script {
  /** Cuts a text into words. What stands between two spaces is read the same wherever it stands. */
  readonly cut: (text: string) => string[];
  /** How a word is looked at in a collection. */
  readonly looking: (collection: Collection) => Look;
}

/** Reads texts, one by one: messages. A collection looks at each word once instead. */
export function analysisOf(cut: Script['cut'], look: Look): Analysis {
  return (text) => cut(text).map(look);
}

const STEM = 1;
const PLAIN = 2;
const GRAM = 3;

/** Languages that write compounds as one word. */
const COMPOUNDING = new Set<LanguageCode>(['nl', 'de']);

/** Nobody writes longer words; what is longer comes from a cat on the keyboard. */
const LONGEST_WORD = 60;

/**
 * Character n-grams inside the word padded with a mark at both ends, so that beginnings and endings count as
 * such (McNamee and Mayfield: Character N-Gram Tokenization for European Language Text Retrieval, 2004). A
 * word shorter than n gives itself.
 */
export function gramsOf(word: string, least: number, most: number): number[] {
  const padded = `_${word}_`;
  if (padded.length <= least) return [hashText(padded, GRAM)];
  const out: number[] = [];
  for (let n = least; n <= most && n <= padded.length; n++) {
    for (let at = 0; at + n <= padded.length; at++) out.push(hashText(padded, GRAM, at, at + n));
  }
  return out;
}

/** Texts in their own script. Compounds are split with the vocabulary of the collection. */
export function ownScript(language: LanguageCode, lexicon?: Lexicon): Script {
  return {
    cut: (text) => cutLong(words(text, language)),
    looking: (collection) =>
      ownLook(language, lexicon, COMPOUNDING.has(language) ? new CompoundSplitter(collection.counts()) : undefined),
  };
}

function ownLook(language: LanguageCode, lexicon: Lexicon | undefined, splitter: CompoundSplitter | undefined): Look {
  const stem = stemmerOf(language);
  const beginning = beginningOf(language);
  const stops = stopWordsOf(language);
  return (word) => {
    const forms = [stem(word)];
    for (const part of splitter?.split(word) ?? []) forms.push(stem(part));
    const concepts = lexicon ? forms.flatMap((form) => lexicon.conceptsOfStem(form, language)) : [];
    const offTopic = lexicon?.isOffTopicStem(forms[0]!, language) ?? false;
    if (beginning) forms.push(beginning(word));
    return {
      text: word,
      stop: stops.has(word),
      plain: hashText(word, PLAIN),
      stems: forms.map((form) => hashText(form, STEM)),
      concepts,
      offTopic,
      grams: gramsOf(word, 4, 5),
      shortGrams: gramsOf(word, 3, 3),
    };
  };
}

/** Texts in which a language of another script and its typing in Latin letters meet. */
export function latinScript(language: LanguageCode, lexicon?: Lexicon): Script {
  const meanings = new Map<string, readonly number[]>();
  for (const [word, concepts] of lexicon?.wordsOf(language) ?? []) {
    for (const skeleton of skeletons(word, language)) if (skeleton.length > 2) meanings.set(skeleton, concepts);
  }
  const look: Look = (word) => ({
    text: word,
    stop: word.length < 2,
    plain: hashText(word, PLAIN),
    stems: [hashText(word, STEM)],
    concepts: meanings.get(word) ?? [],
    offTopic: false,
    grams: gramsOf(word, 3, 4),
    shortGrams: gramsOf(word, 2, 4),
  });
  return { cut: (text) => cutLong(skeletons(text, language)), looking: () => look };
}

function cutLong(all: string[]): string[] {
  for (let at = 0; at < all.length; at++) {
    if (all[at]!.length > LONGEST_WORD) all[at] = all[at]!.slice(0, LONGEST_WORD);
  }
  return all;
}
