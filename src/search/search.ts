import type { EntryId, ThemeId } from '../knowledge/knowledge.js';
import type { LanguageCode } from '../languages/language.js';
import { latinAnalysis, scriptAnalysis, type Word } from './analysis.js';
import type { Lexicon } from './concepts.js';
import { confidenceOf, type Evidence } from './confidence.js';
import { fold, words } from './fold.js';
import { isFollowUp } from './follow-up.js';
import { hasLatinForm, isLatin } from './latin-letters.js';
import { type Addition, fuse, type Match, Matcher, type Parts, RANKING, type Ranking } from './matcher.js';
import { Suggestions } from './suggestions.js';
import { hashText, TermTable } from './term-table.js';
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

/** Below this the message is about something else. */
const LEAST_CONFIDENCE = 0.5;
/** Between the least confidence and this one, the entry is offered and not asserted. */
const SURE = 0.85;
/** Second score over first: from here on two entries are too close to choose for the person. */
const CLOSE = 0.9;
/** A choice must have at least this share of the best score. */
const WORTH_OFFERING = 0.45;
const MOST_CHOICES = 3;
/** A message of more characters than this is cut: nobody describes a problem better after so many words. */
const LONGEST_MESSAGE = 4000;
/** How much of its weight a word of the mixed-in language keeps. */
const MIXED_WEIGHT = 0.8;
/** Unknown words shorter than this are slips and abbreviations: they say nothing about the subject. */
const SHORTEST_UNKNOWN = 3;
/** What a follow-up question adds to the entry answered last, on the scale of scores. */
const FOLLOW_UP = 0.45;

/**
 * Builds the search over the entries of one language. Cheap by itself: each part is built when it is first
 * needed, once. The same documents always give the same scores.
 */
export function buildSearch(
  language: LanguageCode,
  documents: readonly SearchDocument[],
  options: BuildOptions = {},
): Search {
  return new EntrySearch(language, documents, options);
}

class EntrySearch implements Search {
  readonly language: LanguageCode;
  readonly ids: readonly EntryId[];
  readonly #documents: readonly SearchDocument[];
  readonly #options: BuildOptions;
  readonly #ranking: Ranking;
  readonly #positions: ReadonlyMap<EntryId, number>;
  readonly #neutral: ReadonlySet<string>;
  #script: Matcher | undefined;
  #latin: Matcher | undefined;
  #suggestions: Suggestions | undefined;
  #vocabulary: TermTable | undefined;
  #borrowing: Int32Array | undefined;

  constructor(language: LanguageCode, documents: readonly SearchDocument[], options: BuildOptions) {
    this.language = language;
    this.#documents = documents;
    this.#options = options;
    this.#ranking = options.ranking ?? RANKING;
    this.ids = documents.map(({ id }) => id);
    this.#positions = new Map(this.ids.map((id, at) => [id, at]));
    this.#neutral = new Set([...(options.neutral ?? [])].flatMap((name) => words(name, language)));
  }

  get bytes(): number {
    return (this.#script?.bytes ?? 0) + (this.#latin?.bytes ?? 0);
  }

  search(message: string, options: SearchOptions = {}): SearchResult {
    const text = message.slice(0, LONGEST_MESSAGE);
    if (this.#documents.length === 0) return NOTHING;
    const latin = hasLatinForm(this.language) && isLatin(text);
    const script = this.#read(text, this.#scriptMatcher, true, options);
    if (!latin) return this.#conclude(script, options);
    // typed in Latin letters, or Dutch words alone: whichever reading knows more of it
    const skeleton = this.#read(text, this.#latinMatcher, false, options);
    return this.#conclude(knownOf(skeleton) > knownOf(script) ? skeleton : script, options);
  }

  suggest(prefix: string, limit: number): EntryId[] {
    this.#suggestions ??= new Suggestions(this.#documents);
    return this.#suggestions.of(prefix, limit);
  }

  knowsWords(message: string): number {
    if (!this.#vocabulary) {
      this.#vocabulary = new TermTable();
      for (const { title, questions, text } of this.#documents) {
        for (const word of words(`${title}\n${questions.join('\n')}\n${text}`, this.language)) {
          this.#vocabulary.add(hashText(word, 0));
        }
      }
    }
    const all = words(message.slice(0, LONGEST_MESSAGE), this.language);
    const known = all.filter((word) => this.#vocabulary!.get(hashText(word, 0)) >= 0);
    return all.length > 0 ? known.length / all.length : 0;
  }

  warm(): void {
    void this.#scriptMatcher;
  }

  borrow(all: readonly string[]): Borrowed {
    const matcher = this.#scriptMatcher;
    const known = new Map<string, number>();
    const kept: Word[] = [];
    for (const word of all) {
      const [analysed] = matcher.analyse(word);
      if (!analysed || analysed.stop || word.length < 3 || !matcher.knows(analysed)) continue;
      known.set(word, matcher.weight(analysed));
      kept.push(analysed);
    }
    return { known, match: matcher.match(kept) };
  }

  get #scriptMatcher(): Matcher {
    if (!this.#script) {
      const analysis = scriptAnalysis(this.language, this.#documents.map(wholeText), this.#options.lexicon);
      this.#script = new Matcher(this.#documents, analysis, this.#ranking);
    }
    return this.#script;
  }

  get #latinMatcher(): Matcher {
    this.#latin ??= new Matcher(this.#documents, latinAnalysis(this.language, this.#options.lexicon), this.#ranking);
    return this.#latin;
  }

  /** Scores of all entries for a message read in one way, and how sure that reading is. */
  #read(text: string, matcher: Matcher, ownScript: boolean, options: SearchOptions): Reading {
    const message = matcher.analyse(text).flatMap((word) => this.#understood(word, matcher));
    const neutral = message.filter((word) => this.#neutral.has(word.text));
    const content = message.filter(
      (word) => matcher.knows(word) || (word.text.length >= SHORTEST_UNKNOWN && !this.#neutral.has(word.text)),
    );
    const asked = content.length > 0 ? content : message;
    const match = matcher.match(asked);
    const borrowed = ownScript ? this.#borrowed(asked, matcher) : undefined;
    const scores = fuse(match, matcher.ranking, borrowed);
    if (options.boost) {
      const highest = scores.reduce((most, score) => Math.max(most, score), 0);
      for (const [id, bonus] of options.boost) {
        const at = this.#positions.get(id);
        if (at !== undefined && highest > 0) scores[at]! += bonus * (scores[at]! / highest);
      }
    }
    const previous = options.previousEntry === undefined ? undefined : this.#positions.get(options.previousEntry);
    const followUp = previous !== undefined && isFollowUp(text, this.language);
    if (followUp) scores[previous]! += FOLLOW_UP;

    const order = this.#order(scores, options.limit ?? 10);
    const best = order[0]!;
    const given = new Set(asked.filter((word) => borrowed?.known.has(word.text)));
    for (const word of neutral) given.add(word);
    let coverage = 0;
    for (const at of order.slice(0, 3)) {
      coverage = Math.max(coverage, matcher.coverage(asked, at, given));
    }
    const evidence: Evidence = {
      words: (match.words[best]! / Math.max(1, match.stemsPerWord) + (borrowed?.scores[best] ?? 0)) / matcher.rarest,
      coverage,
      score: scores[best]!,
      likely: match.likely?.[best],
      offTopic: matcher.offTopic(asked, best),
      length: asked.length,
    };
    const confidence = followUp && best === previous ? Math.max(SURE, confidenceOf(evidence)) : confidenceOf(evidence);
    return {
      scores,
      order,
      evidence,
      confidence: asked.length === 0 || scores[best] === 0 ? 0 : confidence,
      length: asked.length,
    };
  }

  /** A word that neither the entries nor the lexicon of this language know: of another language, or misspelt. */
  #understood(word: Word, matcher: Matcher): Word | readonly Word[] {
    if (word.stop || word.concepts.length > 0 || matcher.knows(word) || this.#neutral.has(word.text)) return word;
    const { lexicon, mixed } = this.#options;
    const concepts = lexicon?.conceptsElsewhere(word.text) ?? [];
    if (concepts.length > 0) return { ...word, concepts };
    if (mixed && isLatin(word.text) && mixed().knowsWords(word.text) === 1) return word;
    const spaced = matcher.spaced(word);
    return spaced.length > 1 ? spaced : matcher.corrected(word);
  }

  #order(scores: Float64Array, limit: number): number[] {
    const most = Math.max(limit, MOST_CHOICES + 2);
    const order: number[] = [];
    for (let at = 0; at < scores.length; at++) {
      if (scores[at]! <= 0 || (order.length === most && !this.#comesBefore(at, order[most - 1]!, scores))) continue;
      let place = order.length;
      while (place > 0 && this.#comesBefore(at, order[place - 1]!, scores)) place--;
      order.splice(place, 0, at);
      if (order.length > most) order.pop();
    }
    return order.length > 0 ? order : [0];
  }

  /** By score, then by id, so that equal scores never depend on chance. */
  #comesBefore(a: number, b: number, scores: Float64Array): boolean {
    return scores[a]! > scores[b]! || (scores[a] === scores[b] && this.ids[a]! < this.ids[b]!);
  }

  /** What the mixed-in language makes of the words that this one does not know. */
  #borrowed(message: readonly Word[], matcher: Matcher): BorrowedHere | undefined {
    const unknown = message.filter((word) => !word.stop && !matcher.knows(word) && isLatin(word.text));
    if (unknown.length === 0 || !this.#options.mixed) return undefined;
    const other = this.#options.mixed();
    if (other === this || other.language === this.language) return undefined;
    const { known, match } = other.borrow(unknown.map((word) => word.text));
    if (known.size === 0) return undefined;
    this.#borrowing ??= Int32Array.from(other.ids, (id) => this.#positions.get(id) ?? -1);
    const scores = new Float64Array(this.#documents.length);
    for (let at = 0; at < match.words.length; at++) {
      const here = this.#borrowing[at]!;
      if (here >= 0) scores[here] = match.words[at]! * MIXED_WEIGHT;
    }
    let perfect = 0;
    for (const word of unknown)
      perfect += (known.get(word.text) ?? 0) - (known.has(word.text) ? matcher.weight(word) : 0);
    return { known, scores, perfect };
  }

  #conclude({ scores, order, evidence, confidence, length }: Reading, options: SearchOptions): SearchResult {
    const entries = order.map((at) => ({ id: this.ids[at]!, score: Math.min(1, scores[at]!) }));
    const limit = options.limit ?? 10;
    if (confidence < LEAST_CONFIDENCE) {
      return { outcome: 'nothing', entries: confidence === 0 ? [] : entries.slice(0, limit), confidence, evidence };
    }
    const choices = this.#choices(entries);
    const ratio = choices.length > 1 ? choices[1]!.score / choices[0]!.score : 0;
    const unsure = confidence < SURE ? ratio > WORTH_OFFERING : ratio > (length <= 2 ? SHORT_CLOSE : CLOSE);
    if (unsure && choices.length > 1) return { outcome: 'choices', entries: choices, confidence, evidence };
    return { outcome: 'answer', entries: entries.slice(0, limit), confidence, evidence };
  }

  /** The best entries that are really different from each other. */
  #choices(entries: readonly RankedEntry[]): RankedEntry[] {
    const titles = new Set<string>();
    const out: RankedEntry[] = [];
    for (const entry of entries) {
      if (out.length > 0 && entry.score < out[0]!.score * WORTH_OFFERING) break;
      const title = fold(this.#documents[this.#positions.get(entry.id)!]!.title);
      if (titles.has(title)) continue;
      titles.add(title);
      out.push(entry);
      if (out.length === MOST_CHOICES) break;
    }
    return out;
  }
}

/** One or two words fit several entries of a theme: choices from a smaller nearness on. */
const SHORT_CLOSE = 0.6;

const NOTHING: SearchResult = { outcome: 'nothing', entries: [], confidence: 0 };

interface Reading {
  readonly scores: Float64Array;
  readonly order: readonly number[];
  readonly evidence: Evidence;
  readonly confidence: number;
  readonly length: number;
}

/** How much of the message a reading knows; does not rest on fitted weights, which are fitted on what is chosen here. */
function knownOf({ evidence: { words, coverage, score } }: Reading): number {
  return Math.sqrt(Math.max(0, words)) * coverage + score;
}

interface BorrowedHere extends Addition {
  readonly known: ReadonlyMap<string, number>;
}

function wholeText({ title, questions, text }: Parts): string {
  return `${title}\n${questions.join('\n')}\n${text}`;
}
