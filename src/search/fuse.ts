import type { Ranking } from './ranking.js';

/** How well each document fits a message, channel by channel. */
export interface Match {
  /** BM25 over words, as it is. */
  readonly words: Float64Array;
  /** What a document with everything would get in `words`. */
  readonly wordsPerfect: number;
  readonly grams: Float64Array;
  readonly gramsPerfect: number;
  /** BM25 over meanings. */
  readonly concepts: Float64Array;
  readonly conceptsPerfect: number;
  /** The score of the best passage of each document, 0 to 1; undefined when the documents are short. */
  readonly passages?: Float64Array;
  /** Stems looked up for each word that says something: some languages look up a word and its beginning. */
  readonly stemsPerWord: number;
  /** Only one word says something. */
  readonly single: boolean;
  /** Probabilities of the classifier; undefined without one. */
  readonly likely?: Float64Array;
}

/** What the classifier counts when there is one word only: it always prefers something, and one word fits many entries. */
const SINGLE_WORD = 0.4;

/** Scores of another collection for words that this one does not know, in the same order of documents. */
export interface Addition {
  /** To add to BM25 over words. */
  readonly scores: Float64Array;
  /** To add to its perfect match. */
  readonly perfect: number;
}

/**
 * The channels, each divided by its perfect match, then added by weight: 0 to 1. (Rank fusion lost points
 * against this sum wherever it was measured.) Long documents score half as a whole, half by their best passage.
 */
export function fuse(match: Match, given: Ranking, addition?: Addition): Float64Array {
  const ranking = match.single ? { ...given, classifier: given.classifier * SINGLE_WORD } : given;
  const wordsPerfect = match.wordsPerfect + (addition?.perfect ?? 0) || 1;
  const gramsPerfect = match.gramsPerfect || 1;
  const conceptsPerfect = match.conceptsPerfect || 1;
  // a message without a known meaning is not held against a document
  const meant = match.conceptsPerfect > 0 ? ranking.concepts : 0;
  const all = ranking.words + ranking.grams + meant + (match.likely ? ranking.classifier : 0);
  const scores = new Float64Array(match.words.length);
  for (let at = 0; at < scores.length; at++) {
    const word = (match.words[at]! + (addition?.scores[at] ?? 0)) / wordsPerfect;
    const gram = match.grams[at]! / gramsPerfect;
    const concept = match.concepts[at]! / conceptsPerfect;
    // the classifier always prefers something: alone it is no sign of a match
    const likely = match.likely && (word > 0 || gram > 0) ? match.likely[at]! : 0;
    const whole = (ranking.words * word + ranking.grams * gram + meant * concept + ranking.classifier * likely) / all;
    scores[at] = match.passages ? (whole + match.passages[at]!) / 2 : whole;
  }
  return scores;
}
