import type { Word } from './analysis.js';
import type { InvertedIndex } from './inverted-index.js';
import { contentOf } from './word-terms.js';

/** The indexes of one collection, by kind of term. */
export interface Indexes {
  readonly words: InvertedIndex;
  readonly grams: InvertedIndex;
  readonly concepts: InvertedIndex;
}

/** What a word counts when the document has the word that it seems to be a misspelling of. */
const GUESSED = 0.8;
/** What a word counts when the document has another word of the same meaning. */
const MEANT = 0.7;
/** A word of another subject counts as such only when it is rare here: at least this share of the rarest weight. */
const OFF_TOPIC_RARITY = 0.55;
/** Share of a word's n-grams that an unrelated text of this length has by chance. */
const NOISE = 0.25;

/**
 * The share of the message's weight that one document covers, 0 to 1. A word counts by its rarity, an
 * unknown one most; a word that the document has only in part (misspelt, another form) counts as far as its
 * n-grams are there.
 * @param given words to count as covered, because another language's index has them
 */
export function coverageOf(
  indexes: Indexes,
  message: readonly Word[],
  document: number,
  given: ReadonlySet<Word>,
): number {
  let weight = 0;
  let covered = 0;
  const seen = new Set<number>();
  for (const word of contentOf(message)) {
    const stem = word.stems[0]!;
    if (seen.has(stem)) continue;
    seen.add(stem);
    const idf = indexes.words.idf(stem);
    weight += idf;
    covered += idf * (given.has(word) ? 1 : foundIn(indexes, word, document));
  }
  return weight > 0 ? covered / weight : 0;
}

/** Share (0 to 1) of the message's words that belong to other subjects, seldom stand here and never in this document. */
export function offTopicOf({ words }: Indexes, message: readonly Word[], document: number): number {
  const content = contentOf(message);
  const rare = OFF_TOPIC_RARITY * words.unknownIdf;
  const strange = content.filter(
    ({ offTopic, stems }) => offTopic && !words.has(stems[0]!, document) && words.idf(stems[0]!) >= rare,
  );
  return content.length > 0 ? strange.length / content.length : 0;
}

/** How far a document has a word, 0 to 1. */
function foundIn({ words, grams, concepts }: Indexes, word: Word, document: number): number {
  if (words.has(word.stems[0]!, document)) return word.guessed ? GUESSED : 1;
  const meant = word.concepts.some((concept) => concepts.has(concept, document)) ? MEANT : 0;
  let all = 0;
  let there = 0;
  for (const hash of word.grams) {
    const idf = grams.idf(hash);
    all += idf;
    if (grams.has(hash, document)) there += idf;
  }
  // a few n-grams of a word are found anywhere
  return Math.max(meant, (there / all - NOISE) / (1 - NOISE));
}
