import type { EntryId } from '../knowledge/knowledge.js';
import type { LanguageCode } from '../languages/language.js';
import { latinScript, ownScript, type Word } from './analysis.js';
import { bestFew } from './best-few.js';
import { confidenceOf, type Evidence } from './confidence.js';
import { words } from './fold.js';
import { isFollowUp } from './follow-up.js';
import { fuse } from './fuse.js';
import { hasLatinForm, isLatin } from './latin-letters.js';
import { Matcher } from './matcher.js';
import { lend, MixedIn } from './mixed-in.js';
import { conclude, knownOf, MOST_CHOICES, type Reading, SURE, USUAL_LIMIT } from './outcome.js';
import { RANKING, type Ranking } from './ranking.js';
import type { Borrowed, BuildOptions, Search, SearchDocument, SearchOptions, SearchResult } from './search.js';
import { Suggestions } from './suggestions.js';
import { TermList } from './term-list.js';
import { hashText, TermTable } from './term-table.js';

/** A message of more characters than this is cut: nobody describes a problem better after so many words. */
const LONGEST_MESSAGE = 4000;
/** Unknown words shorter than this are slips and abbreviations: they say nothing about the subject. */
const SHORTEST_UNKNOWN = 3;
/** What a follow-up question adds to the entry answered last, on the scale of scores. */
const FOLLOW_UP = 0.45;

const NOTHING: SearchResult = { outcome: 'nothing', entries: [], confidence: 0 };

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
  readonly #mixed: MixedIn | undefined;
  #script: Matcher | undefined;
  #latin: Matcher | undefined;
  #suggestions: Suggestions | undefined;
  #vocabulary: TermList | undefined;

  constructor(language: LanguageCode, documents: readonly SearchDocument[], options: BuildOptions) {
    this.language = language;
    this.#documents = documents;
    this.#options = options;
    this.#ranking = options.ranking ?? RANKING;
    this.ids = documents.map(({ id }) => id);
    this.#positions = new Map(this.ids.map((id, at) => [id, at]));
    this.#neutral = new Set([...(options.neutral ?? [])].flatMap((name) => words(name, language)));
    this.#mixed = options.mixed && new MixedIn(language, options.mixed, this.#positions);
  }

  get bytes(): number {
    return (this.#script?.bytes ?? 0) + (this.#latin?.bytes ?? 0);
  }

  search(message: string, options: SearchOptions = {}): SearchResult {
    const text = message.slice(0, LONGEST_MESSAGE);
    if (this.#documents.length === 0) return NOTHING;
    const latin = hasLatinForm(this.language) && isLatin(text);
    const script = this.#read(text, this.#scriptMatcher, true, options);
    if (!latin) return conclude(script, this.#documents, this.language, options.limit);
    // typed in Latin letters, or Dutch words alone: whichever reading knows more of it
    const skeleton = this.#read(text, this.#latinMatcher, false, options);
    return conclude(
      knownOf(skeleton) > knownOf(script) ? skeleton : script,
      this.#documents,
      this.language,
      options.limit,
    );
  }

  suggest(prefix: string, limit: number): EntryId[] {
    this.#suggestions ??= new Suggestions(this.#documents);
    return this.#suggestions.of(prefix, limit);
  }

  knowsWords(message: string): number {
    if (!this.#vocabulary) {
      const table = new TermTable();
      for (const { title, questions, text } of this.#documents) {
        for (const word of words(`${title}\n${questions.join('\n')}\n${text}`, this.language)) {
          table.add(hashText(word, 0));
        }
      }
      this.#vocabulary = new TermList(table.hashes());
    }
    const all = words(message.slice(0, LONGEST_MESSAGE), this.language);
    const known = all.filter((word) => this.#vocabulary!.get(hashText(word, 0)) >= 0);
    return all.length > 0 ? known.length / all.length : 0;
  }

  warm(): void {
    void this.#scriptMatcher;
  }

  borrow(all: readonly string[]): Borrowed {
    return lend(this.#scriptMatcher, all);
  }

  get #scriptMatcher(): Matcher {
    this.#script ??= new Matcher(this.#documents, ownScript(this.language, this.#options.lexicon), this.#ranking);
    return this.#script;
  }

  get #latinMatcher(): Matcher {
    this.#latin ??= new Matcher(this.#documents, latinScript(this.language, this.#options.lexicon), this.#ranking);
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
    const borrowed = ownScript ? this.#mixed?.borrow(asked, matcher) : undefined;
    const scores = fuse(match, matcher.ranking, borrowed);
    this.#boost(scores, options.boost);
    const previous = options.previousEntry === undefined ? undefined : this.#positions.get(options.previousEntry);
    const followUp = previous !== undefined && isFollowUp(text, this.language);
    if (followUp) scores[previous]! += FOLLOW_UP;

    const order = bestFew(scores, this.ids, Math.max(options.limit ?? USUAL_LIMIT, MOST_CHOICES + 2));
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
      elsewhere: options.elsewhere ?? 0,
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

  #boost(scores: Float64Array, boost: SearchOptions['boost']): void {
    if (!boost) return;
    const highest = scores.reduce((most, score) => Math.max(most, score), 0);
    for (const [id, bonus] of boost) {
      const at = this.#positions.get(id);
      if (at !== undefined && highest > 0) scores[at]! += bonus * (scores[at]! / highest);
    }
  }

  /** A word that neither the entries nor the lexicon of this language know: of another language, or misspelt. */
  #understood(word: Word, matcher: Matcher): Word | readonly Word[] {
    if (word.stop || word.concepts.length > 0 || matcher.knows(word) || this.#neutral.has(word.text)) return word;
    const concepts = this.#options.lexicon?.conceptsElsewhere(word.text) ?? [];
    if (concepts.length > 0) return { ...word, concepts };
    if (this.#mixed?.knows(word.text)) return word;
    const spaced = matcher.spaced(word);
    return spaced.length > 1 ? spaced : matcher.corrected(word);
  }
}
