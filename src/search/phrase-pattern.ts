import { readUtterance } from './utterance.js';
import { isParticle } from './word-forms.js';

/**
 * One line of `locales/phrases/<lang>.yaml`, read:
 *
 * | written | means |
 * |---|---|
 * | `wil dood` | these words in this order; in a longer message two others may stand between neighbours |
 * | `man\|vriend slaat\|slaan` | one of the words |
 * | `zelfmoord*` | a word with this beginning |
 * | `(alsjeblieft)` | may be left out (whole messages only; elsewhere it is ignored) |
 * | `slaat .. mes` | up to five other words between |
 * | `+ huis brand` | in any order, close together |
 * | `kan niet meer .` | only at the end of a clause: not in "kan niet meer slapen" |
 * | `{language}` | the name of a contact language (commands only) |
 */
export interface PhrasePattern {
  readonly slots: readonly Slot[];
  /** Words may come in any order. */
  readonly anyOrder: boolean;
  /** The last word must end its clause. */
  readonly endsClause: boolean;
}

export interface Slot {
  readonly words: readonly string[];
  /** Beginnings of words. */
  readonly prefixes: readonly string[];
  readonly optional: boolean;
  /** Takes the name of a language. */
  readonly language: boolean;
  /** How many other words may stand before this one. */
  readonly gap: number;
}

const GAP = 2;
const WIDE_GAP = 5;
const LANGUAGE = '{language}';

/** A line of a phrase file that cannot be read. */
export class PhraseUnreadable extends Error {
  readonly code = 'PHRASE_UNREADABLE';
  constructor(line: string, reason: string) {
    super(`The phrase "${line}" ${reason}.`);
  }
}

/** @throws PhraseUnreadable with what to change */
export function parsePattern(line: string): PhrasePattern {
  const pieces = line.trim().split(/\s+/);
  const anyOrder = pieces[0] === '+';
  if (anyOrder) pieces.shift();
  const endsClause = pieces.at(-1) === '.';
  if (endsClause) pieces.pop();
  const slots: Slot[] = [];
  let gap = GAP;
  for (const piece of pieces) {
    if (piece === '..') {
      gap = WIDE_GAP;
      continue;
    }
    slots.push(...slotsOf(piece, gap, line));
    gap = GAP;
  }
  if (!slots.some((slot) => !slot.optional)) throw new PhraseUnreadable(line, 'has no word that must be there');
  return { slots: joinParticles(slots), anyOrder, endsClause };
}

/**
 * Most words stand in many phrases: each is read once, and phrases share what was read. Kept no longer than memory is
 * not collected, since phrases are read at the start alone.
 */
let known = new WeakRef(new Map<string, readonly Slot[]>());

/** @param first how many other words may stand before the first word of the piece */
function slotsOf(piece: string, first: number, line: string): readonly Slot[] {
  let slotsByPiece = known.deref();
  if (!slotsByPiece) {
    slotsByPiece = new Map();
    known = new WeakRef(slotsByPiece);
  }
  const key = `${first} ${piece}`;
  let slots = slotsByPiece.get(key);
  if (!slots) {
    slots = readSlot(piece, line).map((slot, at) => ({ ...slot, gap: at === 0 ? first : GAP }));
    slotsByPiece.set(key, slots);
  }
  return slots;
}

const NONE: readonly string[] = [];

function readSlot(piece: string, line: string): Omit<Slot, 'gap'>[] {
  const optional = piece.startsWith('(') && piece.endsWith(')');
  const alternatives = (optional ? piece.slice(1, -1) : piece).split('|');
  const words: string[] = [];
  const prefixes: string[] = [];
  let language = false;
  for (const alternative of alternatives) {
    if (alternative === LANGUAGE) {
      language = true;
      continue;
    }
    const read = readUtterance(alternative).words;
    if (read.length > 1 && alternatives.length === 1 && !alternative.endsWith('*')) {
      return read.map((word) => ({ words: [word], prefixes: NONE, optional, language: false }));
    }
    const [word] = read;
    if (read.length !== 1 || word === undefined) {
      throw new PhraseUnreadable(
        line,
        `has "${alternative}" where one word must stand: write its parts as words of their own`,
      );
    }
    (alternative.endsWith('*') ? prefixes : words).push(word);
  }
  return [{ words, prefixes: prefixes.length > 0 ? prefixes : NONE, optional, language }];
}

/** می خواهم written apart in a phrase file is the one word it is in a message. */
function joinParticles(slots: readonly Slot[]): Slot[] {
  const joined: Slot[] = [];
  for (const slot of slots) {
    const before = joined.at(-1);
    const particle = before?.words.length === 1 ? before.words[0] : undefined;
    if (before && particle !== undefined && isParticle(particle)) {
      const together = { words: slot.words.map((w) => particle + w), prefixes: slot.prefixes.map((w) => particle + w) };
      joined[joined.length - 1] = { ...before, ...together };
    } else {
      joined.push(slot);
    }
  }
  return joined;
}
