import fitted from './confidence.json' with { type: 'json' };

/** What speaks for the collection having an answer to a message. */
export interface Evidence {
  /** BM25 over words of the best entry, in units of the rarest word: grows with every rare word found. */
  readonly words: number;
  /** Share of the message's weight that one entry covers, 0 to 1. */
  readonly coverage: number;
  /** The fused score of the best entry, 0 to 1. */
  readonly score: number;
  /** Probability that the classifier gives the best entry; undefined without a classifier. */
  readonly likely: number | undefined;
  /** Share of the message's words that belong to other subjects, 0 to 1. */
  readonly offTopic: number;
  /** Probability that the message is about no subject of ours, 0 to 1; see `DangerReading`. */
  readonly elsewhere: number;
  /** Words in the message. */
  readonly length: number;
}

/** Longer messages are judged like one of so many words. */
const LONGEST = 8;

/** The features of the logistic curve, in the order of its weights; the first is always 1. */
export function featuresOf({ words, coverage, score, likely = 0, offTopic, elsewhere, length }: Evidence): number[] {
  return [
    1,
    Math.sqrt(Math.max(0, words)) * coverage,
    coverage,
    score,
    likely,
    offTopic,
    elsewhere,
    Math.log1p(Math.min(length, LONGEST)),
    // one word alone has no others to be found beside
    length <= 1 ? 1 : 0,
  ];
}

/**
 * How sure it is that the collection has the answer, 0 to 1; from 0.5 on the message counts as one of ours. Rank says
 * which entry is best, not whether it is any good. The square root of the best BM25 times the share of the message that
 * one entry covers separates questions of the field from others with one threshold in all languages; the fused score
 * adds what n-grams and meanings know, the classifier how clear the choice is, and words of other subjects speak against
 * it. Weights are fitted by `npm run eval -- --fit` (logistic regression, checked on languages left out) on the tuning
 * halves of test/search: docs/search.md. Collections without example questions have weights of their own.
 */
export function confidenceOf(evidence: Evidence): number {
  const weights = evidence.likely === undefined ? fitted.untaught : fitted.taught;
  return 1 / (1 + Math.exp(-featuresOf(evidence).reduce((sum, value, at) => sum + value * weights[at]!, 0)));
}
