import type { EntryId, ThemeId } from '../knowledge/knowledge.js';
import type { LanguageCode } from '../languages/language.js';
import type { Lexicon } from './concepts.js';
import type { Evidence } from './confidence.js';
import type { Match } from './fuse.js';
import type { Ranking } from './ranking.js';
import type { RankedEntry } from './understanding.js';

/** What search needs to know of an entry in one language. */
export interface SearchDocument {
  readonly id: EntryId;
  readonly theme: ThemeId;
  readonly title: string;
  /** How people really ask it. */
  readonly questions: readonly string[];
  readonly text: string;
}

export interface BuildOptions {
  /** Words of this field by meaning, in all languages. */
  readonly lexicon?: Lexicon;
  /**
   * The same entries in the language whose words people mix into every other one (Dutch: ocmw, huurwaarborg,
   * attest). A function, so that it is built when the first such word comes.
   */
  readonly mixed?: () => Search;
  /** Words that say nothing about the subject, such as names of towns: not held against a message. */
  readonly neutral?: Iterable<string>;
  readonly ranking?: Ranking;
}

export interface SearchOptions {
  /** Most entries to return; 10 when left out. */
  readonly limit?: number;
  /** The entry answered last: "and how much does it cost?" is about that one. */
  readonly previousEntry?: EntryId;
  /** Added to the score of these entries, which runs from 0 to 1; in full when the entry fits as well as the best. */
  readonly boost?: ReadonlyMap<EntryId, number>;
  /** Probability (0 to 1) that the message is about no subject of ours, from who has read more than this language's entries. */
  readonly elsewhere?: number;
}

export interface SearchResult {
  /** `answer`: the first entry; `choices`: two or three that may be meant; `nothing`: outside what is known. */
  readonly outcome: 'answer' | 'choices' | 'nothing';
  /** Best first. With `choices` only the two or three to choose from. */
  readonly entries: readonly RankedEntry[];
  /** 0 to 1: how sure it is that the collection has the answer at all; means the same in every language. */
  readonly confidence: number;
  /** What the confidence rests on. */
  readonly evidence?: Evidence;
}

/** The entries of one language, ready to be searched. */
export interface Search {
  readonly language: LanguageCode;
  /** From a whole message to ranked entries and what to do with them. */
  search(message: string, options?: SearchOptions): SearchResult;
  /** While typing: entries whose title or question begins to look like this, best first. */
  suggest(prefix: string, limit: number): EntryId[];
  /** Share (0 to 1) of the message's words that this language's texts use; tells the language of one or two words. */
  knowsWords(message: string): number;
  /** Builds what the first search would build. */
  warm(): void;
  /** What single words say, for messages in other languages that mix them in; scores by position in `ids`. */
  borrow(words: readonly string[]): Borrowed;
  readonly ids: readonly EntryId[];
  /** Bytes held by the indexes built so far. */
  readonly bytes: number;
}

export interface Borrowed {
  /** Those of the words that these entries use, and how rare each is. */
  readonly known: ReadonlyMap<string, number>;
  readonly match: Match;
}
