import type { LanguageCode } from '../languages/language.js';
import { words } from './fold.js';
import { stemmerOf } from './stems.js';
import { hashText } from './term-table.js';

/** Words of one language by concept: `landlord: [huisbaas, verhuurder, eigenaar]`. */
export type ConceptWords = ReadonlyMap<string, readonly string[]>;

const CONCEPT = 4;

/** The line of a concept file whose words are of other subjects: weather, sport, recipes, homework, insults. */
const OFF_TOPIC = 'off-topic';

/**
 * Words of this field by meaning, so that "landlord", "huisbaas" and "صاحب البيت" meet in one term. It joins
 * words within a language, and languages with each other when a message mixes them.
 */
export class Lexicon {
  /** Per language: from the stem of a word to its concepts. */
  readonly #byLanguage = new Map<LanguageCode, ReadonlyMap<string, readonly number[]>>();
  readonly #words = new Map<LanguageCode, Map<string, readonly number[]>>();
  readonly #offTopic = new Map<LanguageCode, ReadonlySet<string>>();

  /** @param languages the words of each language; a word of several words counts for each of them that is not a stop word */
  constructor(languages: ReadonlyMap<LanguageCode, ConceptWords>) {
    for (const [language, concepts] of languages) {
      const stem = stemmerOf(language);
      const byStem = new Map<string, readonly number[]>();
      const byWord = new Map<string, readonly number[]>();
      const strange = (concepts.get(OFF_TOPIC) ?? []).flatMap((form) => words(form, language).map(stem));
      this.#offTopic.set(language, new Set(strange));
      for (const [concept, forms] of concepts) {
        if (concept === OFF_TOPIC) continue;
        const hash = hashText(concept, CONCEPT);
        // most words have one meaning: they share its list
        const alone = [hash];
        for (const form of forms) {
          for (const word of words(form, language)) {
            const key = stem(word);
            const known = byStem.get(key);
            if (!known) byStem.set(key, alone);
            else if (!known.includes(hash)) byStem.set(key, [...known, hash]);
            const before = byWord.get(word);
            byWord.set(word, before ? [...before, hash] : alone);
          }
        }
      }
      this.#byLanguage.set(language, byStem);
      this.#words.set(language, byWord);
    }
  }

  /** Hashes of the concepts of a word, by its stem. */
  conceptsOfStem(stem: string, language: LanguageCode): readonly number[] {
    return this.#byLanguage.get(language)?.get(stem) ?? NONE;
  }

  /** Whether a word belongs to other subjects than ours, by its stem: football, recipes, homework. */
  isOffTopicStem(stem: string, language: LanguageCode): boolean {
    return this.#offTopic.get(language)?.has(stem) ?? false;
  }

  /** All words of a language with their meanings. */
  wordsOf(language: LanguageCode): ReadonlyMap<string, readonly number[]> {
    return this.#words.get(language) ?? new Map();
  }

  /**
   * Meanings in any other language of a word that this one does not know: people mix languages. Only the very
   * word counts, since stems of thirteen languages meet by chance.
   */
  conceptsElsewhere(word: string): readonly number[] {
    if (word.length < 4) return NONE;
    for (const words of this.#words.values()) {
      const found = words.get(word);
      if (found) return found;
    }
    return NONE;
  }
}

const NONE: readonly number[] = [];
