import type { LanguageCode } from '../languages/language.js';
import { words } from './fold.js';
import { stemmerOf } from './stems.js';
import { hashText } from './term-table.js';

/** Words of one language by concept: `landlord: [huisbaas, verhuurder, eigenaar]`. */
export type ConceptWords = ReadonlyMap<string, readonly string[]>;

const CONCEPT = 4;

/**
 * Words of this field by meaning, so that "landlord", "huisbaas" and "صاحب البيت" meet in one term. It joins
 * words within a language, and languages with each other when a message mixes them.
 */
export class Lexicon {
  /** Per language: from the stem of a word to its concepts. */
  readonly #byLanguage = new Map<LanguageCode, ReadonlyMap<string, readonly number[]>>();
  readonly #stemmers = new Map<LanguageCode, (word: string) => string>();

  /** @param languages the words of each language; a word of several words counts for each of them that is not a stop word */
  constructor(languages: ReadonlyMap<LanguageCode, ConceptWords>) {
    for (const [language, concepts] of languages) {
      const stem = stemmerOf(language);
      const byStem = new Map<string, number[]>();
      for (const [concept, forms] of concepts) {
        const hash = hashText(concept, CONCEPT);
        for (const form of forms) {
          for (const word of words(form, language)) {
            const key = stem(word);
            const known = byStem.get(key) ?? [];
            if (!known.includes(hash)) byStem.set(key, [...known, hash]);
          }
        }
      }
      this.#byLanguage.set(language, byStem);
      this.#stemmers.set(language, stem);
    }
  }

  /** Hashes of the concepts of a folded word. */
  conceptsOf(word: string, language: LanguageCode): readonly number[] {
    const stem = this.#stemmers.get(language);
    return (stem && this.#byLanguage.get(language)?.get(stem(word))) ?? NONE;
  }

  /** The same for a word that the language does not know: its meanings in any other, which people mix in. */
  conceptsElsewhere(word: string): readonly number[] {
    if (word.length < 4) return NONE;
    for (const language of this.#byLanguage.keys()) {
      const found = this.conceptsOf(word, language);
      if (found.length > 0) return found;
    }
    return NONE;
  }
}

const NONE: readonly number[] = [];
