/** What speaks for the collection having an answer to a message. */
export interface Evidence {
  /** BM25 over words of the best entry, in units of the rarest word: grows with every rare word found. */
  readonly words: number;
  /** Share of the message's weight that one entry covers, 0 to 1. */
  readonly coverage: number;
  /** The fused score of the best entry, 0 to 1. */
  readonly score: number;
  /** Words in the message. */
  readonly length: number;
}

/**
 * How sure it is that the collection has the answer: rank says which entry is best, not whether it is any
 * good. The square root of the best BM25 times the share of the message that one entry covers separates
 * questions of the field from others with one threshold in all languages; the fused score adds what n-grams
 * and the classifier know. Turned into a probability by a logistic curve whose numbers are fitted on the
 * tuning half of test/search (docs/search.md).
 */
export function confidenceOf({ words, coverage, score }: Evidence): number {
  const known = Math.sqrt(words) * coverage;
  return 1 / (1 + Math.exp(-(INTERCEPT + KNOWN * known + SCORE * score)));
}

const INTERCEPT = -5.55;
const KNOWN = 5;
const SCORE = 8.75;
