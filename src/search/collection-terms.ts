import type { Word } from './analysis.js';
import type { Collection } from './collection.js';
import type { Example } from './feature-space.js';
import type { Field } from './inverted-index.js';
import { NumberLists } from './number-lists.js';
import type { Ranking } from './ranking.js';
import { featuresOf } from './word-terms.js';

/** What each word of a collection is looked up by, as hashes. */
export interface Terms {
  readonly stems: NumberLists;
  readonly grams: NumberLists;
  readonly concepts: NumberLists;
}

/** Keeps the hashes of all words of a collection; `wordOf` gives a word by its number. */
export function termsOf({ words }: Collection, wordOf: (number: number) => Word): Terms {
  const terms = { stems: new NumberLists(), grams: new NumberLists(), concepts: new NumberLists() };
  for (let number = 0; number < words.length; number++) {
    const { stems, grams, concepts } = wordOf(number);
    terms.stems.push(stems);
    terms.grams.push(grams);
    terms.concepts.push(concepts);
  }
  return terms;
}

/** The parts of each document as numbers of words, and how much each part counts. */
export function fieldsOf(collection: Collection, { title, questions, text }: Ranking): Field[][] {
  return Array.from({ length: collection.documents }, (_, document) => [
    { terms: collection.title(document), weight: title },
    { terms: collection.questions(document), weight: questions },
    { terms: collection.text(document), weight: text },
  ]);
}

/** Titles and questions as examples of their documents. */
export function* examplesOf(collection: Collection, words: readonly Word[]): Iterable<Example> {
  for (let label = 0; label < collection.documents; label++) {
    for (const example of collection.examples(label)) {
      yield { ...featuresOf(Array.from(example, (word) => words[word]!)), label, weight: 1 };
    }
  }
}
