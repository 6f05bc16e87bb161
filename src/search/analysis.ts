import type { LanguageCode } from '../languages/language.js';
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

/** Cuts a text into words. `known` remembers them while a collection is read: texts repeat their words. */
export type Analysis = (text: string, known?: Map<string, Word>) => Word[];

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
  const out: number[] = [];
  if (padded.length <= least) return [hashText(padded, GRAM)];
  for (let n = least; n <= most && n <= padded.length; n++) {
    for (let at = 0; at + n <= padded.length; at++) out.push(hashText(padded, GRAM, at, at + n));
  }
  return out;
}

/** Analysis of texts in their own script. `collection` gives the vocabulary that compounds are split with. */
export function scriptAnalysis(language: LanguageCode, collection: readonly string[], lexicon?: Lexicon): Analysis {
  const stem = stemmerOf(language);
  const beginning = beginningOf(language);
  const stops = stopWordsOf(language);
  const splitter = COMPOUNDING.has(language) ? new CompoundSplitter(textCounts(collection, language)) : undefined;
  return analysis(
    (text) => words(text, language),
    (word) => {
      const parts = splitter?.split(word) ?? [];
      return {
        text: word,
        stop: stops.has(word),
        plain: hashText(word, PLAIN),
        stems: [stem(word), ...parts.map(stem), ...(beginning ? [beginning(word)] : [])].map((form) =>
          hashText(form, STEM),
        ),
        concepts: lexicon ? [word, ...parts].flatMap((part) => lexicon.conceptsOf(part, language)) : [],
        offTopic: lexicon?.isOffTopic(word, language) ?? false,
        grams: gramsOf(word, 4, 5),
        shortGrams: gramsOf(word, 3, 3),
      };
    },
  );
}

/** Analysis in which a language of another script and its typing in Latin letters meet. */
export function latinAnalysis(language: LanguageCode, lexicon?: Lexicon): Analysis {
  const meanings = new Map<string, readonly number[]>();
  for (const [word, concepts] of lexicon?.wordsOf(language) ?? []) {
    for (const skeleton of skeletons(word, language)) if (skeleton.length > 2) meanings.set(skeleton, concepts);
  }
  return analysis(
    (text) => skeletons(text, language),
    (word) => ({
      text: word,
      stop: word.length < 2,
      plain: hashText(word, PLAIN),
      stems: [hashText(word, STEM)],
      concepts: meanings.get(word) ?? [],
      offTopic: false,
      grams: gramsOf(word, 3, 4),
      shortGrams: gramsOf(word, 2, 4),
    }),
  );
}

function analysis(cut: (text: string) => string[], look: (word: string) => Word): Analysis {
  return (text, known) =>
    cut(text).map((whole) => {
      const word = whole.length > LONGEST_WORD ? whole.slice(0, LONGEST_WORD) : whole;
      let looked = known?.get(word);
      if (!looked) {
        looked = look(word);
        known?.set(word, looked);
      }
      return looked;
    });
}

function textCounts(collection: readonly string[], language: LanguageCode): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of collection) {
    for (const word of new Set(words(text, language))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}
