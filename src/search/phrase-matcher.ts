import { NearWords } from './near-words.js';
import type { PhrasePattern, Slot } from './phrase-pattern.js';
import type { Utterance } from './utterance.js';
import { isParticle, withoutParticles } from './word-forms.js';

/** A phrase and what it is a sign of. */
export interface PhraseRule<T> {
  readonly pattern: PhrasePattern;
  readonly label: T;
}

/** A phrase found in a message. */
export interface PhraseMatch<T> {
  readonly label: T;
  /** Where its words stand, in the order of the phrase. */
  readonly positions: readonly number[];
}

/** A message looked up once; phrases are then tried on it. */
export interface Reading {
  readonly utterance: Utterance;
  /** Rules all of whose words occur. */
  readonly complete: readonly number[];
  /** By rule, then slot: the positions where the slot's words stand. Misspelt ones carry `MISSPELT`. */
  readonly places: ReadonlyMap<number, readonly (readonly number[])[]>;
}

const MISSPELT = 0x10000;
const MOST_SLOTS = 16;
/** Longer messages are read up to here: the limit of a message is 4,000 characters. */
const MOST_WORDS = 400;
/** A phrase of one word stands by itself misspelt only when it is at least this long. */
const LONE_WORD = 8;
/** Words in any order stand within this many more than they are. */
const LOOSE = 4;
/** "zelf moord": two words that make one of the list must be at least this long together. */
const JOINED = 7;
/** A word that shares so many letters with a phrase is spelt as meant. */
const LONG_PREFIX = 5;
/** The beginning of a word counts as misspelt only when it is at least this long. */
const NEAR_PREFIX = 6;
/** "iwanttodie": a word is taken apart from this length on. */
const RUN_TOGETHER = 8;

/**
 * Finds many phrases in a message at once. Words point to the phrases they occur in, so the cost depends on the
 * message, not on the number of phrases.
 */
export class PhraseMatcher<T> {
  /** Words to slots, as rule * MOST_SLOTS + slot. */
  readonly #words = new Map<string, number[]>();
  readonly #prefixes = new Map<string, number[]>();
  readonly #nearWords: NearWords;
  readonly #nearPrefixes: NearWords;
  readonly #longestPrefix: number;
  readonly #slots: (readonly Slot[])[];

  /** @param everyday words that are no misspellings of the words of the rules */
  constructor(
    readonly rules: readonly PhraseRule<T>[],
    everyday: Iterable<string> = [],
  ) {
    this.#slots = rules.map(({ pattern }) => pattern.slots.filter((slot) => !slot.optional).slice(0, MOST_SLOTS));
    this.#slots.forEach((slots, rule) => {
      slots.forEach(({ words, prefixes }, slot) => {
        for (const word of words) push(this.#words, word, rule * MOST_SLOTS + slot);
        for (const prefix of prefixes) push(this.#prefixes, prefix, rule * MOST_SLOTS + slot);
      });
    });
    this.#nearWords = new NearWords(this.#words.keys());
    for (const word of everyday) if (!this.#words.has(word)) this.#words.set(word, []);
    this.#nearPrefixes = new NearWords(this.#prefixes.keys());
    this.#longestPrefix = Math.max(0, ...[...this.#prefixes.keys()].map((prefix) => prefix.length));
  }

  /** Looks the words of a message up. */
  read(utterance: Utterance): Reading {
    const { words } = utterance;
    const places = new Map<number, number[][]>();
    const found = new Map<number, number>();
    const note = (code: number, position: number) => {
      const rule = Math.floor(code / MOST_SLOTS);
      const slot = code % MOST_SLOTS;
      let slots = places.get(rule);
      if (!slots) {
        slots = this.#slots[rule]!.map(() => []);
        places.set(rule, slots);
      }
      if (slots[slot]!.length === 0) found.set(rule, (found.get(rule) ?? 0) + 1);
      slots[slot]!.push(position);
    };
    const end = Math.min(words.length, MOST_WORDS);
    for (let at = 0; at < end; at++) {
      const word = words[at]!;
      let known = false;
      for (const form of withoutParticles(word)) known = this.#lookUp(form, (code) => note(code, at)) || known;
      const next = at + 1 < end ? word + words[at + 1] : '';
      if (next.length >= JOINED || (next !== '' && isParticle(word))) this.#lookUp(next, (code) => note(code, at));
      if (!known) this.#lookUpNear(word, (code) => note(code, at | MISSPELT));
    }
    const complete: number[] = [];
    for (const [rule, slots] of found) if (slots === this.#slots[rule]!.length) complete.push(rule);
    return { utterance, complete, places };
  }

  /**
   * Tries one complete rule.
   *
   * @param free whether the word at a position may be used
   * @param isRealWord tells a misspelling from another real word: "leren" is no misspelt "leven"
   */
  match(reading: Reading, rule: number, free: (position: number) => boolean, isRealWord: (word: string) => boolean) {
    const slots = this.#slots[rule]!;
    const { words } = reading.utterance;
    const usable = reading.places.get(rule)!.map((positions, slot) =>
      positions.filter((place) => {
        const position = place & ~MISSPELT;
        if (!free(position)) return false;
        if (!(place & MISSPELT)) return true;
        if (slots.length === 1 && words[position]!.length < LONE_WORD) return false;
        return slots[slot] !== undefined && !isRealWord(words[position]!);
      }),
    );
    if (usable.some((positions) => positions.length === 0)) return undefined;
    const { pattern, label } = this.rules[rule]!;
    if (pattern.endsClause) {
      const { clauses } = reading.utterance;
      const last = usable.length - 1;
      usable[last] = usable[last]!.filter((place) => clauses[(place & ~MISSPELT) + 1] !== clauses[place & ~MISSPELT]);
    }
    const positions = pattern.anyOrder ? looseOrder(usable) : inOrder(usable, slots);
    return positions ? ({ label, positions } satisfies PhraseMatch<T>) : undefined;
  }

  #lookUp(word: string, note: (code: number) => void): boolean {
    const codes = this.#words.get(word);
    if (codes) for (const code of codes) note(code);
    let known = codes !== undefined;
    for (let length = Math.min(word.length, this.#longestPrefix); length >= 2; length--) {
      const starting = this.#prefixes.get(word.slice(0, length));
      if (!starting) continue;
      known ||= length >= LONG_PREFIX;
      for (const code of starting) note(code);
    }
    return known;
  }

  #lookUpNear(word: string, note: (code: number) => void): void {
    for (const near of this.#nearWords.find(word)) for (const code of this.#words.get(near)!) note(code);
    for (let length = Math.min(word.length, this.#longestPrefix + 1); length >= NEAR_PREFIX; length--) {
      for (const near of this.#nearPrefixes.find(word.slice(0, length))) {
        for (const code of this.#prefixes.get(near)!) note(code);
      }
    }
  }

  /** Words written in one, set apart: "iwanttodie". The same message when there are none. */
  takeApart(utterance: Utterance): Utterance {
    if (!utterance.words.some((word) => word.length >= RUN_TOGETHER && !this.#words.has(word))) return utterance;
    const words: string[] = [];
    const clauses: number[] = [];
    utterance.words.forEach((word, at) => {
      const strange =
        word.length >= RUN_TOGETHER && !this.#lookUp(word, () => {}) && this.#nearWords.find(word).length === 0;
      const parts = strange ? this.#parts(word) : undefined;
      for (const part of parts ?? [word]) {
        words.push(part);
        clauses.push(utterance.clauses[at]!);
      }
    });
    return { words, clauses };
  }

  /** The fewest known words that make up a run of letters; at most two of them shorter than three letters. */
  #parts(run: string): string[] | undefined {
    if (run.length > 40) return undefined;
    const best: (string[] | undefined)[] = [[]];
    for (let end = 1; end <= run.length; end++) {
      for (let start = Math.max(0, end - 14); start < end; start++) {
        const before = best[start];
        // of two equal letters where words meet, reading a message leaves one
        const shared = `${run[start - 1] ?? ''}${run.slice(start, end)}`;
        const part = this.#words.has(shared) ? shared : run.slice(start, end);
        const known = best[end];
        if (!before || !this.#words.has(part) || (known && known.length <= before.length + 1)) continue;
        best[end] = [...before, part];
      }
    }
    const parts = best[run.length];
    return parts && parts.filter((part) => part.length < 3).length <= 2 ? parts : undefined;
  }
}

function push(map: Map<string, number[]>, key: string, value: number): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

/** At most half of the words of a phrase may be misspelt. */
function tooManySlips(places: readonly number[]): boolean {
  return places.filter((place) => place & MISSPELT).length > Math.max(1, places.length / 2);
}

function inOrder(usable: readonly (readonly number[])[], slots: readonly Slot[]): number[] | undefined {
  const chosen: number[] = [];
  const place = (slot: number): boolean => {
    if (slot === slots.length) return !tooManySlips(chosen);
    for (const candidate of usable[slot]!) {
      const position = candidate & ~MISSPELT;
      const last = slot > 0 ? chosen[slot - 1]! & ~MISSPELT : undefined;
      if (last !== undefined && (position <= last || position > last + 1 + slots[slot]!.gap)) continue;
      chosen[slot] = candidate;
      chosen.length = slot + 1;
      if (place(slot + 1)) return true;
    }
    chosen.length = slot;
    return false;
  };
  return place(0) ? chosen.map((candidate) => candidate & ~MISSPELT) : undefined;
}

function looseOrder(usable: readonly (readonly number[])[]): number[] | undefined {
  const chosen: number[] = [];
  const place = (slot: number): boolean => {
    if (slot === usable.length) return !tooManySlips(chosen);
    for (const candidate of usable[slot]!) {
      const position = candidate & ~MISSPELT;
      const others = chosen.slice(0, slot).map((other) => other & ~MISSPELT);
      if (others.some((other) => other === position || Math.abs(other - position) > usable.length + LOOSE)) continue;
      chosen[slot] = candidate;
      chosen.length = slot + 1;
      if (place(slot + 1)) return true;
    }
    chosen.length = slot;
    return false;
  };
  return place(0) ? chosen.map((candidate) => candidate & ~MISSPELT) : undefined;
}
