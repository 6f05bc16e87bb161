import type { EntryId } from '../knowledge/knowledge.js';
import type { LanguageCode } from '../languages/language.js';
import type { Word } from './analysis.js';
import type { Addition } from './fuse.js';
import { isLatin } from './latin-letters.js';
import type { Matcher } from './matcher.js';
import type { Borrowed, Search } from './search.js';

/** How much of its weight a word of the mixed-in language keeps. */
const MIXED_WEIGHT = 0.8;
/** Shorter words are the same by chance. */
const SHORTEST = 3;

/** What single words say in this collection, for messages in other languages that mix them in. */
export function lend(matcher: Matcher, all: readonly string[]): Borrowed {
  const known = new Map<string, number>();
  const kept: Word[] = [];
  for (const word of all) {
    const [analysed] = matcher.analyse(word);
    if (!analysed || analysed.stop || word.length < SHORTEST || !matcher.knows(analysed)) continue;
    known.set(word, matcher.weight(analysed));
    kept.push(analysed);
  }
  return { known, match: matcher.match(kept) };
}

/** Scores that the mixed-in language gives, and the words it gives them for. */
export interface BorrowedHere extends Addition {
  readonly known: ReadonlyMap<string, number>;
}

/** Brings what another language's search knows of a word to the entries of this one. */
export class MixedIn {
  readonly #language: LanguageCode;
  readonly #search: () => Search;
  readonly #positions: ReadonlyMap<EntryId, number>;
  /** Position here of each entry there, or -1. */
  #here: Int32Array | undefined;

  /** @param positions of the entries here, by id */
  constructor(language: LanguageCode, search: () => Search, positions: ReadonlyMap<EntryId, number>) {
    this.#language = language;
    this.#search = search;
    this.#positions = positions;
  }

  /** Whether all words of the text are in use there. */
  knows(text: string): boolean {
    return isLatin(text) && this.#search().knowsWords(text) === 1;
  }

  /** What the mixed-in language makes of the words of a message that this one does not know. */
  borrow(message: readonly Word[], matcher: Matcher): BorrowedHere | undefined {
    const unknown = message.filter((word) => !word.stop && !matcher.knows(word) && isLatin(word.text));
    if (unknown.length === 0) return undefined;
    const other = this.#search();
    if (other.language === this.#language) return undefined;
    const { known, match } = other.borrow(unknown.map((word) => word.text));
    if (known.size === 0) return undefined;
    this.#here ??= Int32Array.from(other.ids, (id) => this.#positions.get(id) ?? -1);
    const scores = new Float64Array(this.#positions.size);
    for (let at = 0; at < match.words.length; at++) {
      const here = this.#here[at]!;
      if (here >= 0) scores[here] = match.words[at]! * MIXED_WEIGHT;
    }
    let perfect = 0;
    for (const word of unknown) {
      if (known.has(word.text)) perfect += known.get(word.text)! - matcher.weight(word);
    }
    return { known, scores, perfect };
  }
}
