import type { Analysis, Word } from './analysis.js';
import { Classifier, type Example, TRAINING } from './classifier.js';
import { CompoundSplitter } from './compounds.js';
import { type Field, InvertedIndex } from './inverted-index.js';
import { Spelling } from './spelling.js';

/** The parts of a document, as texts. */
export interface Parts {
  readonly title: string;
  readonly questions: readonly string[];
  readonly text: string;
}

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

/** With more classes than this the classifier would cost more memory and time than it gives. */
const MOST_CLASSES = 500;
/** Fewer examples than this per document teach nothing that the index does not know. */
const LEAST_EXAMPLES = 3;

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

/**
 * A collection read in one way (its own script, or Latin letters): an index of words, one of character
 * n-grams, and a classifier.
 */
export class Matcher {
  readonly #analyse: Analysis;
  readonly #ranking: Ranking;
  readonly #words: InvertedIndex;
  readonly #grams: InvertedIndex;
  readonly #concepts: InvertedIndex;
  readonly #classifier: Classifier | undefined;
  readonly #passages: Passages | undefined;
  /** How common each word of the collection is; for spelling and spaces, built at the first unknown word. */
  readonly #counts: ReadonlyMap<string, number>;
  #spelling: Spelling | undefined;
  #spaces: CompoundSplitter | undefined;

  constructor(documents: readonly Parts[], analyse: Analysis, given: Ranking = RANKING) {
    this.#analyse = analyse;
    const asked = documents.reduce((sum, { questions }) => sum + questions.length, 0);
    const fewExamples = asked < LEAST_EXAMPLES * documents.length;
    const ranking = fewExamples ? untaught(given) : given;
    this.#ranking = ranking;
    const known = new Map<string, Word>();
    const wordFields: Field[][] = [];
    const gramFields: Field[][] = [];
    const conceptFields: Field[][] = [];
    const examples: Example[] = [];
    const teach = ranking.classifier > 0 && documents.length > 1 && documents.length <= MOST_CLASSES && !fewExamples;
    for (let label = 0; label < documents.length; label++) {
      const document = documents[label]!;
      const title = analyse(document.title, known);
      const questions = document.questions.map((question) => analyse(question, known));
      const parts: [Word[], number][] = [
        [title, ranking.title],
        [questions.flat(), ranking.questions],
        [analyse(document.text, known), ranking.text],
      ];
      wordFields.push(parts.map(([words, weight]) => ({ terms: stemsOf(words), weight })));
      gramFields.push(parts.map(([words, weight]) => ({ terms: gramsOf(words), weight })));
      conceptFields.push(parts.map(([words, weight]) => ({ terms: conceptsOf(words), weight })));
      if (teach) for (const words of [title, ...questions]) examples.push({ ...featuresOf(words), label, weight: 1 });
    }
    this.#words = new InvertedIndex(wordFields, ranking);
    this.#grams = new InvertedIndex(gramFields, ranking);
    this.#concepts = new InvertedIndex(conceptFields, ranking);
    this.#classifier = teach ? new Classifier(examples, documents.length, TRAINING) : undefined;
    this.#passages = passagesOf(documents, analyse, ranking);
    this.#counts = new Map(
      [...known.values()]
        .map((word): [string, number] => [word.text, this.#words.unknownIdf - this.weight(word)])
        .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)),
    );
  }

  /** Bytes held. */
  get bytes(): number {
    return (
      this.#words.bytes +
      this.#grams.bytes +
      this.#concepts.bytes +
      (this.#classifier?.bytes ?? 0) +
      (this.#passages?.matcher.bytes ?? 0)
    );
  }

  analyse(message: string): Word[] {
    return this.#analyse(message);
  }

  match(message: readonly Word[]): Match {
    const documents = this.#words.documents;
    const words = new Float64Array(documents);
    const grams = new Float64Array(documents);
    const concepts = new Float64Array(documents);
    let wordsPerfect = 0;
    let gramsPerfect = 0;
    let conceptsPerfect = 0;
    const content = contentOf(message);
    const stems = new Set(stemsOf(content));
    for (const hash of stems) {
      this.#words.add(hash, 1, words);
      wordsPerfect += this.#words.idf(hash);
    }
    for (const hash of new Set(gramsOf(content))) {
      this.#grams.add(hash, 1, grams);
      gramsPerfect += this.#grams.idf(hash);
    }
    for (const hash of new Set(conceptsOf(content))) {
      this.#concepts.add(hash, 1, concepts);
      conceptsPerfect += this.#concepts.idf(hash);
    }
    const features = this.#classifier && featuresOf(message);
    return {
      stemsPerWord: stems.size / Math.max(1, new Set(content.map(({ text }) => text)).size),
      single: content.length <= 1,
      words,
      wordsPerfect,
      grams,
      gramsPerfect,
      concepts,
      conceptsPerfect,
      ...(this.#passages && { passages: this.#bestPassages(this.#passages, message) }),
      ...(features && { likely: softmax(this.#classifier!.scores(features.words, features.grams)) }),
    };
  }

  #bestPassages({ matcher, owners }: Passages, message: readonly Word[]): Float64Array {
    const best = new Float64Array(this.#words.documents);
    const scores = fuse(matcher.match(message), this.#ranking);
    for (let at = 0; at < scores.length; at++) {
      const owner = owners[at]!;
      if (scores[at]! > best[owner]!) best[owner] = scores[at]!;
    }
    return best;
  }

  /** Whether the collection has this word, in any form. */
  knows(word: Word): boolean {
    return this.#words.knows(word.stems[0]!);
  }

  /** Common words without vowels lie one letter from everything: nothing is taken for one of them. */
  #tooNear(word: string): boolean {
    return /[\u0600-\u06ff]/.test(word) && this.#analyse(word)[0]?.stop === true;
  }

  /** Words that may be found inside another: of two letters only those that every text has. */
  #separable(): ReadonlyMap<string, number> {
    return new Map(
      [...this.#counts].filter(([word]) => word.length > 2 || (word.length === 2 && this.#analyse(word)[0]?.stop)),
    );
  }

  /** An unknown word as the known words that it is made of when the space between them is missing; else itself. */
  spaced(word: Word): readonly Word[] {
    if (word.stop || this.knows(word)) return [word];
    this.#spaces ??= new CompoundSplitter(this.#separable(), [''], 2);
    const parts = this.#spaces.split(word.text);
    return parts.length > 0 ? parts.flatMap((part) => this.#analyse(part)) : [word];
  }

  /**
   * A misspelt word as the word of the collection that it most likely stands for; its own n-grams stay, in case
   * that is wrong. Words that are known, and those too far from any, stay as they are.
   */
  corrected(word: Word): Word {
    if (word.stop || this.knows(word)) return word;
    this.#spelling ??= new Spelling([...this.#counts.keys()].filter((known) => !this.#tooNear(known)));
    const meant = this.#spelling.correct(word.text);
    const [analysed] = meant === undefined ? [] : this.#analyse(meant);
    if (!analysed) return word;
    const { stop, stems, concepts, plain } = analysed;
    return { ...word, stop, stems, concepts, plain, guessed: true };
  }

  /** The weights that this collection is ranked with. */
  get ranking(): Ranking {
    return this.#ranking;
  }

  /** What the rarest word counts: makes sums of weights comparable between collections of different size. */
  get rarest(): number {
    return this.#words.unknownIdf;
  }

  /** How rare a word is: what it counts in `words` of a match. */
  weight(word: Word): number {
    return this.#words.idf(word.stems[0]!);
  }

  /**
   * The share of the message's weight that one document covers, 0 to 1. A word counts by its rarity, an
   * unknown one most; a word that the document has only in part (misspelt, another form) counts as far as its
   * n-grams are there.
   * @param given words to count as covered, because another language's index has them
   */
  coverage(message: readonly Word[], document: number, given: ReadonlySet<Word> = NONE): number {
    let weight = 0;
    let covered = 0;
    const seen = new Set<number>();
    for (const word of contentOf(message)) {
      const stem = word.stems[0]!;
      if (seen.has(stem)) continue;
      seen.add(stem);
      const idf = this.#words.idf(stem);
      weight += idf;
      covered += idf * (given.has(word) ? 1 : this.#found(word, document));
    }
    return weight > 0 ? covered / weight : 0;
  }

  /** Share (0 to 1) of the message's words that belong to other subjects, seldom stand here and never in this document. */
  offTopic(message: readonly Word[], document: number): number {
    const content = contentOf(message);
    const strange = content.filter(
      (word) =>
        word.offTopic &&
        !this.#words.has(word.stems[0]!, document) &&
        this.weight(word) >= OFF_TOPIC_RARITY * this.rarest,
    );
    return content.length > 0 ? strange.length / content.length : 0;
  }

  #found(word: Word, document: number): number {
    if (this.#words.has(word.stems[0]!, document)) return word.guessed ? GUESSED : 1;
    const meant = word.concepts.some((concept) => this.#concepts.has(concept, document)) ? MEANT : 0;
    let all = 0;
    let there = 0;
    for (const hash of word.grams) {
      const idf = this.#grams.idf(hash);
      all += idf;
      if (this.#grams.has(hash, document)) there += idf;
    }
    // a few n-grams of a word are found anywhere
    return Math.max(meant, (there / all - NOISE) / (1 - NOISE));
  }
}

/** An ingredient that was left out stays out. */
function untaught(ranking: Ranking): Ranking {
  const { title, grams, concepts } = { ...ranking, ...UNTAUGHT };
  return { ...ranking, title, grams: ranking.grams && grams, concepts: ranking.concepts && concepts };
}

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

/** The passages of long documents as a collection of their own, and whose each is. */
interface Passages {
  readonly matcher: Matcher;
  readonly owners: readonly number[];
}

/** Documents of more words than this on average are searched by passage as well. */
const LONG_DOCUMENT = 150;
/** Words in a passage; the next one begins in its middle. Shorter than usual: a page here is a list of facts. */
const PASSAGE = 40;

/**
 * A long page about many things covers every question a little; the passage that answers covers one well
 * (Callan: Passage-Level Evidence in Document Retrieval, SIGIR 1994).
 */
function passagesOf(documents: readonly Parts[], analyse: Analysis, ranking: Ranking): Passages | undefined {
  const texts = documents.map(({ text }) => text.split(/\s+/));
  const total = texts.reduce((sum, words) => sum + words.length, 0);
  if (total < LONG_DOCUMENT * documents.length || documents.length < 2) return undefined;
  const passages: Parts[] = [];
  const owners: number[] = [];
  for (const [owner, words] of texts.entries()) {
    const { title } = documents[owner]!;
    for (let at = 0; at === 0 || at + PASSAGE / 2 < words.length; at += PASSAGE / 2) {
      passages.push({ title, questions: [], text: words.slice(at, at + PASSAGE).join(' ') });
      owners.push(owner);
    }
  }
  return { matcher: new Matcher(passages, analyse, { ...ranking, classifier: 0 }), owners };
}

const NONE: ReadonlySet<Word> = new Set();
/** What the classifier counts when there is one word only: it always prefers something, and one word fits many entries. */
const SINGLE_WORD = 0.4;
/** What a word counts when the document has the word that it seems to be a misspelling of. */
const GUESSED = 0.8;
/** What a word counts when the document has another word of the same meaning. */
const MEANT = 0.7;
/** A word of another subject counts as such only when it is rare here: at least this share of the rarest weight. */
const OFF_TOPIC_RARITY = 0.55;
/** Share of a word's n-grams that an unrelated text of this length has by chance. */
const NOISE = 0.25;

/** The words that say what a message is about; all of them when it has no others. */
function contentOf(message: readonly Word[]): readonly Word[] {
  const content = message.filter((word) => !word.stop);
  return content.length > 0 ? content : message;
}

function stemsOf(words: readonly Word[]): Uint32Array {
  let size = 0;
  for (const { stems } of words) size += stems.length;
  const out = new Uint32Array(size);
  let at = 0;
  for (const { stems } of words) for (let i = 0; i < stems.length; i++) out[at++] = stems[i]!;
  return out;
}

function conceptsOf(words: readonly Word[]): Uint32Array {
  let size = 0;
  for (const { concepts } of words) size += concepts.length;
  const out = new Uint32Array(size);
  let at = 0;
  for (const { concepts } of words) for (let i = 0; i < concepts.length; i++) out[at++] = concepts[i]!;
  return out;
}

function gramsOf(words: readonly Word[]): Uint32Array {
  let size = 0;
  for (const { grams } of words) size += grams.length;
  const out = new Uint32Array(size);
  let at = 0;
  for (const { grams } of words) for (let i = 0; i < grams.length; i++) out[at++] = grams[i]!;
  return out;
}

/** Stop words included: "who", "where" and "may I" tell what is wanted. */
function featuresOf(message: readonly Word[]): { words: number[]; grams: number[] } {
  const words = [...stemsOf(message), ...conceptsOf(message)];
  const grams: number[] = [];
  for (const { plain, shortGrams } of message) {
    words.push(plain);
    for (const hash of shortGrams) grams.push(hash);
  }
  return { words, grams };
}

function softmax(scores: Float64Array): Float64Array {
  let most = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > most) most = score;
  let sum = 0;
  for (let c = 0; c < scores.length; c++) {
    scores[c] = Math.exp(scores[c]! - most);
    sum += scores[c]!;
  }
  for (let c = 0; c < scores.length; c++) scores[c]! /= sum;
  return scores;
}
