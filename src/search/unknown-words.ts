import type { Analysis, Word } from './analysis.js';
import { CompoundSplitter } from './compounds.js';
import { Spelling } from './spelling.js';

/**
 * What a collection makes of a word that it does not know: known words without the space between them, or a known word
 * misspelt. Its tables are built at the first such word; until then the words wait as one text.
 */
export class UnknownWords {
  /** The words of the collection, one a line. */
  #texts: string | undefined;
  #common: Float32Array | undefined;
  readonly #analyse: Analysis;
  #spelling: Spelling | undefined;
  #spaces: CompoundSplitter | undefined;

  /**
   * @param words of the collection, folded
   * @param common how common each is
   */
  constructor(words: readonly string[], common: Float32Array, analyse: Analysis) {
    this.#texts = words.join('\n');
    this.#common = common;
    this.#analyse = analyse;
  }

  /** The known words that it is made of when the space between them is missing; else itself. */
  spaced(word: Word): readonly Word[] {
    const parts = this.#tables().spaces.split(word.text);
    return parts.length > 0 ? parts.flatMap((part) => this.#analyse(part)) : [word];
  }

  /** The known word that it most likely stands for, with its own n-grams, in case that is wrong; else itself. */
  corrected(word: Word): Word {
    const meant = this.#tables().spelling.correct(word.text);
    const [analysed] = meant === undefined ? [] : this.#analyse(meant);
    if (!analysed) return word;
    const { stop, stems, concepts, plain } = analysed;
    return { ...word, stop, stems, concepts, plain, guessed: true };
  }

  #tables(): { spaces: CompoundSplitter; spelling: Spelling } {
    if (!this.#spaces || !this.#spelling) {
      const words = this.#texts!.split('\n');
      const common = this.#common!;
      // the most common first
      const order = Uint32Array.from(words, (_, at) => at).sort(
        (a, b) => common[b]! - common[a]! || (words[a]! < words[b]! ? -1 : 1),
      );
      this.#spaces = new CompoundSplitter(this.#separable(words, common), [''], 2);
      this.#spelling = new Spelling(Array.from(order, (at) => words[at]!).filter((word) => !this.#tooNear(word)));
      this.#texts = undefined;
      this.#common = undefined;
    }
    return { spaces: this.#spaces, spelling: this.#spelling };
  }

  /** Common words without vowels lie one letter from everything: nothing is taken for one of them. */
  #tooNear(word: string): boolean {
    return /[\u0600-\u06ff]/.test(word) && this.#analyse(word)[0]?.stop === true;
  }

  /** Words that may be found inside another, and how common each is: of two letters only those that every text has. */
  *#separable(words: readonly string[], common: Float32Array): Iterable<readonly [string, number]> {
    for (let at = 0; at < words.length; at++) {
      const word = words[at]!;
      if (word.length > 2 || (word.length === 2 && this.#analyse(word)[0]?.stop === true)) yield [word, common[at]!];
    }
  }
}
