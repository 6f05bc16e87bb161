import { type Analysis, analysisOf, type Script, type Word } from './analysis.js';
import { Classifier, softmax } from './classifier.js';
import { Collection } from './collection.js';
import { examplesOf, fieldsOf, termsOf } from './collection-terms.js';
import { coverageOf, type Indexes, offTopicOf } from './coverage.js';
import { fuse, type Match } from './fuse.js';
import { InvertedIndex } from './inverted-index.js';
import { bestPassages, type Parts, passagesOf } from './passages.js';
import { RANKING, type Ranking, untaught } from './ranking.js';
import { UnknownWords } from './unknown-words.js';
import { conceptsOf, contentOf, featuresOf, gramsOf, stemsOf } from './word-terms.js';

/** With more classes than this the classifier would cost more memory and time than it gives. */
const MOST_CLASSES = 500;
/** Fewer examples than this per document teach nothing that the index does not know. */
const LEAST_EXAMPLES = 3;

const NONE: ReadonlySet<Word> = new Set();

/** The passages of long documents as a collection of their own, and whose each is. */
interface PassageMatcher {
  readonly matcher: Matcher;
  readonly owners: readonly number[];
}

/**
 * A collection read in one way (its own script, or Latin letters): an index of words, one of character
 * n-grams, one of meanings, and a classifier.
 */
export class Matcher {
  /** The weights that this collection is ranked with. */
  readonly ranking: Ranking;
  readonly #analyse: Analysis;
  readonly #indexes: Indexes;
  readonly #classifier: Classifier | undefined;
  readonly #passages: PassageMatcher | undefined;
  readonly #unknown: UnknownWords;

  constructor(documents: readonly Parts[], script: Script, given: Ranking = RANKING) {
    const asked = documents.reduce((sum, { questions }) => sum + questions.length, 0);
    const fewExamples = asked < LEAST_EXAMPLES * documents.length;
    const ranking = fewExamples ? untaught(given) : given;
    this.ranking = ranking;
    const teach = ranking.classifier > 0 && documents.length > 1 && documents.length <= MOST_CLASSES && !fewExamples;
    const collection = new Collection(documents, script.cut);
    const look = script.looking(collection);
    this.#analyse = analysisOf(script.cut, look);
    // without a classifier words are looked at and forgotten: 200,000 of them would fill the memory
    const looked = teach ? collection.words.map(look) : undefined;
    const terms = termsOf(collection, (number) => looked?.[number] ?? look(collection.words[number]!));
    const fields = fieldsOf(collection, ranking);
    const words = new InvertedIndex(fields, ranking, terms.stems);
    this.#indexes = {
      words,
      grams: new InvertedIndex(fields, ranking, terms.grams),
      concepts: new InvertedIndex(fields, ranking, terms.concepts),
    };
    this.#classifier = looked && new Classifier(examplesOf(collection, looked), documents.length);
    const passages = passagesOf(documents);
    this.#passages = passages && {
      matcher: new Matcher(passages.parts, { cut: script.cut, looking: () => look }, { ...ranking, classifier: 0 }),
      owners: passages.owners,
    };
    const { stems } = terms;
    const common = Float32Array.from(
      collection.words,
      (_, word) => words.unknownIdf - words.idf(stems.values[stems.starts[word]!]!),
    );
    this.#unknown = new UnknownWords(collection.words, common, this.#analyse);
  }

  /** Bytes held. */
  get bytes(): number {
    const { words, grams, concepts } = this.#indexes;
    return (
      words.bytes + grams.bytes + concepts.bytes + (this.#classifier?.bytes ?? 0) + (this.#passages?.matcher.bytes ?? 0)
    );
  }

  /** What the rarest word counts: makes sums of weights comparable between collections of different size. */
  get rarest(): number {
    return this.#indexes.words.unknownIdf;
  }

  /** A message as words of this collection. */
  analyse(message: string): Word[] {
    return this.#analyse(message);
  }

  /** How well each document fits a message. */
  match(message: readonly Word[]): Match {
    const { words, grams, concepts } = this.#indexes;
    const content = contentOf(message);
    const stems = new Set(stemsOf(content));
    const byWords = channel(words, stems);
    const byGrams = channel(grams, new Set(gramsOf(content)));
    const byConcepts = channel(concepts, new Set(conceptsOf(content)));
    const features = this.#classifier && featuresOf(message);
    return {
      stemsPerWord: stems.size / Math.max(1, new Set(content.map(({ text }) => text)).size),
      single: content.length <= 1,
      words: byWords.scores,
      wordsPerfect: byWords.perfect,
      grams: byGrams.scores,
      gramsPerfect: byGrams.perfect,
      concepts: byConcepts.scores,
      conceptsPerfect: byConcepts.perfect,
      ...(this.#passages && { passages: this.#matchPassages(this.#passages, message) }),
      ...(features && { likely: softmax(this.#classifier!.scores(features.words, features.grams)) }),
    };
  }

  /** Whether the collection has this word, in any form. */
  knows(word: Word): boolean {
    return this.#indexes.words.knows(word.stems[0]!);
  }

  /** How rare a word is: what it counts in `words` of a match. */
  weight(word: Word): number {
    return this.#indexes.words.idf(word.stems[0]!);
  }

  /** An unknown word as the known words that it is made of when the space between them is missing; else itself. */
  spaced(word: Word): readonly Word[] {
    return word.stop || this.knows(word) ? [word] : this.#unknown.spaced(word);
  }

  /** A misspelt word as the word of the collection that it most likely stands for; known words stay as they are. */
  corrected(word: Word): Word {
    return word.stop || this.knows(word) ? word : this.#unknown.corrected(word);
  }

  /** See `coverageOf`. */
  coverage(message: readonly Word[], document: number, given: ReadonlySet<Word> = NONE): number {
    return coverageOf(this.#indexes, message, document, given);
  }

  /** See `offTopicOf`. */
  offTopic(message: readonly Word[], document: number): number {
    return offTopicOf(this.#indexes, message, document);
  }

  #matchPassages({ matcher, owners }: PassageMatcher, message: readonly Word[]): Float64Array {
    return bestPassages(fuse(matcher.match(message), this.ranking), owners, this.#indexes.words.documents);
  }
}

/** What one index gives each document for these terms, and what a document with all of them would get. */
function channel(index: InvertedIndex, hashes: ReadonlySet<number>): { scores: Float64Array; perfect: number } {
  const scores = new Float64Array(index.documents);
  let perfect = 0;
  for (const hash of hashes) {
    index.add(hash, 1, scores);
    perfect += index.idf(hash);
  }
  return { scores, perfect };
}
