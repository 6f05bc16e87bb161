/** Every number that ranking rests on; measured in docs/search.md. */
export interface Ranking {
  readonly title: number;
  readonly questions: number;
  readonly text: number;
  readonly k1: number;
  readonly b: number;
  /** Weights of the channels in the sum. */
  readonly words: number;
  readonly grams: number;
  readonly concepts: number;
  readonly classifier: number;
}

export const RANKING: Ranking = {
  title: 2,
  questions: 1,
  text: 1,
  k1: 1.6,
  b: 0.75,
  words: 1,
  grams: 1,
  concepts: 0.7,
  classifier: 1.3,
};

/** For collections without example questions: titles say more, and parts of words make up for the wordings that are missing. */
const UNTAUGHT: Partial<Ranking> = { title: 3, grams: 1.5, concepts: 0.5 };

/** The weights for a collection without example questions; an ingredient that was left out stays out. */
export function untaught(ranking: Ranking): Ranking {
  const { title, grams, concepts } = { ...ranking, ...UNTAUGHT };
  return { ...ranking, title, grams: ranking.grams && grams, concepts: ranking.concepts && concepts };
}
