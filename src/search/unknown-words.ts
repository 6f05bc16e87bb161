import type { Analysis, Word } from './analysis.js';
import { CompoundSplitter, type WordCounts } from './compounds.js';
import { Spelling } from './spelling.js';

/**
 * What a collection makes of a word that it does not know: known words without the space between them, or a known word
 * misspelt. Its tables are built at the first such word.
 */
export class UnknownWords {
  /** The words of the collection, the most common first, and how common each is. */
  readonly #counts: ReadonlyMap<string, number>;
  readonly #analyse: Analysis;
  #spelling: Spelling | undefined;
  #spaces: CompoundSplitter | undefined;

  constructor(counts: ReadonlyMap<string, number>, analyse: Analysis) {
    this.#counts = counts;
    this.#analyse = analyse;
  }

  /** The known words that it is made of when the space between them is missing; else itself. */
  spaced(word: Word): readonly Word[] {
    this.#spaces ??= new CompoundSplitter(this.#separable(), [''], 2);
    const parts = this.#spaces.split(word.text);
    return parts.length > 0 ? parts.flatMap((part) => this.#analyse(part)) : [word];
  }

  /** The known word that it most likely stands for, with its own n-grams, in case that is wrong; else itself. */
  corrected(word: Word): Word {
    this.#spelling ??= new Spelling([...this.#counts.keys()].filter((known) => !this.#tooNear(known)));
    const meant = this.#spelling.correct(word.text);
    const [analysed] = meant === undefined ? [] : this.#analyse(meant);
    if (!analysed) return word;
    const { stop, stems, concepts, plain } = analysed;
    return { ...word, stop, stems, concepts, plain, guessed: true };
  }

  /** Common words without vowels lie one letter from everything: nothing is taken for one of them. */
  #tooNear(word: string): boolean {
    return /[\u0600-\u06ff]/.test(word) && this.#analyse(word)[0]?.stop === true;
  }

  /** Words that may be found inside another: of two letters only those that every text has. */
  #separable(): WordCounts {
    const short = new Set(
      [...this.#counts.keys()].filter((word) => word.length === 2 && this.#analyse(word)[0]?.stop === true),
    );
    return { get: (word) => (word.length > 2 || short.has(word) ? this.#counts.get(word) : undefined) };
  }
}
