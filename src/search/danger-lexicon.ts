import type { LanguageCode } from '../languages/language.js';
import { skeletons } from './latin-letters.js';
import { readUtterance } from './utterance.js';
import { withoutParticles } from './word-forms.js';

/** Words of danger of one language by meaning: `weapon: knife gun`; `kill*` for a beginning, `~قتل` for anywhere. */
export type DangerWords = Readonly<Record<string, string>>;

/** A beginning of a word of at least so many letters stands for its forms even without a star. */
const BEGINNING = 5;
/** The mark of `readUtterance` on words of Ge'ez letters, which are compared by their consonants. */
const GEEZ = 'ǂ';
const LONGEST = 16;

/**
 * What words mean, as far as danger goes, so that "knife", "couteau" and "سكين" are one feature and all languages
 * learn from the sentences of each.
 */
export class DangerLexicon {
  readonly #exact = new Map<string, Set<string>>();
  readonly #beginnings = new Map<string, Set<string>>();
  readonly #anywhere: (readonly [string, string])[] = [];
  readonly #latin = new Map<string, Set<string>>();

  constructor(language: LanguageCode, words: DangerWords) {
    for (const [meaning, forms] of Object.entries(words)) {
      for (const written of forms.split(/\s+/)) {
        const form = written.replace(/[~*]/g, '');
        for (const latin of skeletons(form, language)) if (latin.length > 2) put(this.#latin, latin, meaning);
        const [word, ...more] = readUtterance(form).words;
        if (word === undefined || more.length > 0) continue;
        const key = plainOf(word);
        if (written.startsWith('~')) this.#anywhere.push([key, meaning]);
        else if (written.endsWith('*') || key.length >= BEGINNING) put(this.#beginnings, key, meaning);
        else put(this.#exact, key, meaning);
      }
    }
  }

  /** The meanings of a word of `dangerWords`. */
  meaningsOf(word: string): ReadonlySet<string> {
    const found = new Set<string>();
    const key = plainOf(word);
    const forms = word.startsWith(GEEZ) && key.length > 3 ? [key, key.slice(1)] : withoutParticles(key);
    for (const form of forms) {
      for (const meaning of this.#exact.get(form) ?? []) found.add(meaning);
      for (let length = Math.min(form.length, LONGEST); length >= 2; length--)
        for (const meaning of this.#beginnings.get(form.slice(0, length)) ?? []) found.add(meaning);
    }
    for (const [part, meaning] of this.#anywhere) if (key.includes(part)) found.add(meaning);
    return found;
  }

  /** The meanings of a skeleton of `latinWords`. */
  meaningsOfLatin(skeleton: string): ReadonlySet<string> {
    return this.#latin.get(skeleton) ?? NONE;
  }
}

const NONE: ReadonlySet<string> = new Set();

/** Tigrinya words change their vowels inside; their consonants stay. */
function plainOf(word: string): string {
  return word.startsWith(GEEZ) ? word.replace(/[ǂaeiouEw]/g, '').toLowerCase() : word;
}

function put(map: Map<string, Set<string>>, key: string, meaning: string): void {
  const known = map.get(key);
  if (known) known.add(meaning);
  else map.set(key, new Set([meaning]));
}
