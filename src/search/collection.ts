import { NumberLists } from './number-lists.js';
import type { Parts } from './passages.js';
import { TermTable } from './term-table.js';

/** Texts are read up to here; see `fold`. */
const MOST_CHARACTERS = 60_000;

/**
 * The texts of a collection as numbers of their words, so that whatever is worked out for a word is worked out once,
 * however often it stands in the texts.
 */
export class Collection {
  /** The words, each once, in the order in which they are met. */
  readonly words: readonly string[];
  readonly documents: number;
  /** Of each document the title, each question and the text. */
  readonly #lists: NumberLists;
  /** The list of each document's title. */
  readonly #firsts: Int32Array;

  /** @param cut cuts a text into words; it must read what stands between two spaces the same wherever it stands */
  constructor(documents: readonly Parts[], cut: (text: string) => readonly string[]) {
    const words: string[] = [];
    const numbers = new Map<string, number>();
    const read = (piece: string): readonly number[] =>
      cut(piece).map((word) => {
        let number = numbers.get(word);
        if (number === undefined) {
          number = words.length;
          words.push(word);
          numbers.set(word, number);
        }
        return number;
      });
    const pieces = new Pieces(read);
    const lists = new NumberLists();
    const list: number[] = [];
    const add = (text: string): void => {
      list.length = 0;
      pieces.read(text, list);
      lists.push(list);
    };
    this.#firsts = new Int32Array(documents.length + 1);
    for (let d = 0; d < documents.length; d++) {
      const { title, questions, text } = documents[d]!;
      add(title);
      for (const question of questions) add(question);
      add(text);
      this.#firsts[d + 1] = lists.size;
    }
    this.words = words;
    this.documents = documents.length;
    this.#lists = lists;
  }

  title(document: number): Uint32Array {
    return this.#lists.of(this.#firsts[document]!);
  }

  text(document: number): Uint32Array {
    return this.#lists.of(this.#firsts[document + 1]! - 1);
  }

  /** All questions of a document, one behind the other. */
  questions(document: number): Uint32Array {
    const { starts, values } = this.#lists;
    return values.subarray(starts[this.#firsts[document]! + 1]!, starts[this.#firsts[document + 1]! - 1]!);
  }

  /** The title and each question of a document by itself. */
  *examples(document: number): Iterable<Uint32Array> {
    for (let n = this.#firsts[document]!; n < this.#firsts[document + 1]! - 1; n++) yield this.#lists.of(n);
  }

  /** Each word and in how many documents it stands. */
  *counts(): Iterable<readonly [string, number]> {
    const counts = new Int32Array(this.words.length);
    const lastIn = new Int32Array(this.words.length).fill(-1);
    const { starts, values } = this.#lists;
    for (let d = 0; d < this.documents; d++) {
      for (let at = starts[this.#firsts[d]!]!; at < starts[this.#firsts[d + 1]!]!; at++) {
        const word = values[at]!;
        if (lastIn[word] === d) continue;
        lastIn[word] = d;
        counts[word]! += 1;
      }
    }
    for (let word = 0; word < counts.length; word++) yield [this.words[word]!, counts[word]!];
  }
}

/**
 * What stands between spaces, read once however often it comes. Known by two hashes, so that a text is not cut into
 * two million pieces first; where the first hash of two is the same, the second piece is read each time.
 */
class Pieces {
  readonly #read: (piece: string) => readonly number[];
  readonly #table = new TermTable();
  /** Second hash of each piece, by the number of its first. */
  readonly #checks: number[] = [];
  readonly #words: (readonly number[])[] = [];

  constructor(read: (piece: string) => readonly number[]) {
    this.#read = read;
  }

  /** Adds the words of a text to `out`. */
  read(text: string, out: number[]): void {
    const end = Math.min(text.length, MOST_CHARACTERS);
    let from = 0;
    let hash = FIRST;
    let check = 0;
    for (let at = 0; at <= end; at++) {
      const code = at === end ? 32 : text.charCodeAt(at);
      if (code !== 32 && (code < 9 || code > 13) && code !== 0xa0) {
        hash = Math.imul(hash ^ code, 0x01000193);
        check = (Math.imul(check, 31) + code) | 0;
        continue;
      }
      if (at > from) {
        const found = this.#wordsOf(text, from, at, hash, check);
        for (let i = 0; i < found.length; i++) out.push(found[i]!);
      }
      from = at + 1;
      hash = FIRST;
      check = 0;
    }
  }

  #wordsOf(text: string, from: number, to: number, hash: number, check: number): readonly number[] {
    const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    const number = this.#table.add((mixed ^ (mixed >>> 13)) >>> 0 || 1);
    if (this.#checks[number] === check) return this.#words[number]!;
    const words = this.#read(text.slice(from, to));
    if (number === this.#checks.length) {
      this.#checks.push(check);
      this.#words.push(words);
    }
    return words;
  }
}

/** Where the hash of Fowler, Noll and Vo begins. */
const FIRST = 0x811c9dc5 | 0;
