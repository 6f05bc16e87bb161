import type { LanguageCode } from '../languages/language.js';
import { NearWords } from './near-words.js';
import type { PhraseRule } from './phrase-matcher.js';
import type { PhrasePattern, Slot } from './phrase-pattern.js';
import { readUtterance } from './utterance.js';
import { isParticle, withoutParticles } from './word-forms.js';

/** A phrase that a message is made of. */
export interface WholePhrase<T> {
  readonly label: T;
  /** The language it named at `{language}`; `other` for one we do not have. */
  readonly named?: LanguageCode | 'other';
}

/** Longer messages are questions of their own. */
const MOST_WORDS = 14;

/** Shorter words are taken as they stand; one word alone must be longer to count as misspelt. */
const SHORTEST = 5;
const LONE_WORD = 8;

interface Name {
  readonly words: readonly string[];
  readonly code: LanguageCode | 'other';
}

/**
 * Splits a whole message into set phrases: "hello, thank you very much". A message with anything else in it
 * ("hello, how do I find a house") is none of its business.
 */
export class WholePhrases<T> {
  /** Rules by a word they can begin with. */
  readonly #byFirst = new Map<string, number[]>();
  readonly #anyFirst: number[] = [];
  readonly #near: NearWords;
  readonly #vocabulary = new Set<string>();
  readonly #names = new Map<string, Name[]>();

  constructor(
    private readonly rules: readonly PhraseRule<T>[],
    private readonly fillers: ReadonlySet<string>,
    names: Iterable<readonly [LanguageCode | 'other', string]>,
  ) {
    for (const [code, text] of names) {
      const words = readUtterance(text).words;
      const [first] = words;
      if (first === undefined) continue;
      this.#names.set(first, [...(this.#names.get(first) ?? []), { words, code }]);
      for (const word of words) this.#vocabulary.add(word);
    }
    rules.forEach(({ pattern }, rule) => {
      for (const slot of pattern.slots) for (const word of slot.words) this.#vocabulary.add(word);
      for (const first of firstWords(pattern)) {
        if (first === undefined) this.#anyFirst.push(rule);
        else this.#byFirst.set(first, [...(this.#byFirst.get(first) ?? []), rule]);
      }
    });
    for (const word of fillers) this.#vocabulary.add(word);
    this.#near = new NearWords(this.#vocabulary);
  }

  /**
   * The phrases a message consists of, in order; undefined when something else is in it too.
   *
   * @param isRealWord tells a misspelling from another real word
   */
  read(message: string, isRealWord: (word: string) => boolean): readonly WholePhrase<T>[] | undefined {
    const words = this.#joined(readUtterance(message).words);
    if (words.length === 0 || words.length > MOST_WORDS) return undefined;
    const shortest = words.length === 1 ? LONE_WORD : SHORTEST;
    const forms = words.map((word) => this.#formsOf(word, word.length >= shortest && !isRealWord(word)));
    const best: (WholePhrase<T>[] | undefined)[] = [[]];
    for (let at = 0; at < words.length; at++) {
      const before = best[at];
      if (!before) continue;
      const offer = (end: number, phrases: WholePhrase<T>[]) => {
        // fewer phrases read more into each
        if (!best[end] || phrases.length < best[end].length || best[end].length === 0) best[end] = phrases;
      };
      if (forms[at]!.some((form) => this.fillers.has(form))) offer(at + 1, before);
      const candidates = new Set([...forms[at]!.flatMap((form) => this.#byFirst.get(form) ?? []), ...this.#anyFirst]);
      for (const rule of candidates) {
        const { pattern, label } = this.rules[rule]!;
        for (const { end, named } of this.#ends(pattern.slots, 0, forms, at)) {
          if (end > at) offer(end, [...before, named === undefined ? { label } : { label, named }]);
        }
      }
    }
    const phrases = best[words.length];
    return phrases && phrases.length > 0 ? phrases : undefined;
  }

  /** Every way in which the slots from `slot` on match the words from `at` on. */
  #ends(
    slots: readonly Slot[],
    slot: number,
    forms: readonly (readonly string[])[],
    at: number,
  ): { end: number; named?: LanguageCode | 'other' }[] {
    const current = slots[slot];
    if (!current) return [{ end: at }];
    const ends: { end: number; named?: LanguageCode | 'other' }[] = [];
    if (current.optional) ends.push(...this.#ends(slots, slot + 1, forms, at));
    const here = forms[at];
    if (!here) return ends;
    if (
      here.some((form) => current.words.includes(form) || current.prefixes.some((prefix) => form.startsWith(prefix)))
    ) {
      ends.push(...this.#ends(slots, slot + 1, forms, at + 1));
    }
    if (current.language) {
      for (const { words, code } of here.flatMap((form) => this.#names.get(form) ?? [])) {
        if (!words.every((word, offset) => forms[at + offset]?.includes(word))) continue;
        for (const rest of this.#ends(slots, slot + 1, forms, at + words.length)) ends.push({ ...rest, named: code });
      }
    }
    return ends;
  }

  /** می کنی as one word where the phrases have it so. */
  #joined(words: readonly string[]): string[] {
    const joined: string[] = [];
    for (const word of words) {
      const together = `${joined.at(-1) ?? ''}${word}`;
      if (joined.length > 0 && isParticle(joined.at(-1)!) && this.#vocabulary.has(together))
        joined[joined.length - 1] = together;
      else joined.push(word);
    }
    return joined;
  }

  #formsOf(word: string, mayBeMisspelt: boolean): readonly string[] {
    const forms = withoutParticles(word);
    if (forms.some((form) => this.#vocabulary.has(form))) return forms;
    return mayBeMisspelt ? [...forms, ...this.#near.find(word)] : forms;
  }
}

/** Words a phrase can begin with; undefined among them when it can begin with anything (a name, a prefix). */
function firstWords({ slots }: PhrasePattern): Set<string | undefined> {
  const first = new Set<string | undefined>();
  for (const slot of slots) {
    for (const word of slot.words) first.add(word);
    if (slot.prefixes.length > 0 || slot.language) first.add(undefined);
    if (!slot.optional) break;
  }
  return first;
}
