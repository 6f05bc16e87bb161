import type { LanguageCode } from '../languages/language.js';
import { PhraseMatcher, type Reading } from './phrase-matcher.js';
import { parsePattern } from './phrase-pattern.js';
import { CRISIS_KINDS, type Phrases } from './phrases.js';
import type { CrisisKind, CrisisSign } from './understanding.js';
import { readUtterance, type Utterance } from './utterance.js';

/** Tells whether a message speaks of danger. */
export interface CrisisRecogniser {
  /** The most urgent sign in a message, in whatever language it is written; undefined when there is none. */
  recognise(message: string): CrisisSign | undefined;
  /** Every sign found with the line of the phrase file that found it: for editors and for tests. */
  explain(message: string): readonly FoundSign[];
  /** What the phrases say against danger: words that only sound so, or that it was far away or long ago. */
  calms(message: string): Calming;
}

export interface Calming {
  readonly harmless: boolean;
  readonly elsewhere: boolean;
}

export interface FoundSign extends CrisisSign {
  readonly language: LanguageCode;
  readonly line: string;
}

export interface CrisisOptions {
  /**
   * Whether a word is an everyday word of a language, so that it is not taken for a misspelling of another:
   * "leren" (to learn) for "leven" (to live). Left out: every near word may be a misspelling.
   */
  readonly isRealWord?: (word: string, language: LanguageCode) => boolean;
}

interface PlacedSign {
  readonly sign: FoundSign;
  readonly positions: readonly number[];
}

type Label =
  | { readonly is: 'danger'; readonly sign: FoundSign }
  | { readonly is: 'harmless' | 'elsewhere'; readonly language: LanguageCode };

/** When a message has signs of several kinds: the most urgent first. */
const URGENCY: readonly CrisisKind[] = ['suicide', 'violence', 'medical', 'fire', 'child', 'trafficking'];

/** What happened far away or long ago is no danger now; a wish to die or a wound is, wherever it began. */
export const BOUND_TO_PLACE: ReadonlySet<CrisisKind> = new Set(['violence', 'child', 'trafficking']);

/** Words between "in Libya" and "they beat me" that still belong together. */
const ELSEWHERE_REACH = 6;

/**
 * Makes the recogniser from the phrases of all languages: a person in danger may write in another language than
 * the conversation's, so every message is held against all of them. Following the rules of safe messaging, an
 * alarm too many is a card on the screen, an alarm too few may be a life: a negation only softens a direct sign
 * ("I don't want to die"), and only what the phrase files call harmless takes it away.
 */
export function createCrisisRecogniser(
  phrases: Phrases,
  { isRealWord = () => false }: CrisisOptions = {},
): CrisisRecogniser {
  const matcher = new PhraseMatcher<Label>(
    rulesOf(phrases),
    [...phrases.values()].flatMap(({ everydayWords }) => everydayWords.flatMap((word) => readUtterance(word).words)),
  );
  const negations = new Map(
    [...phrases].map(([language, { negations: lines }]) => [
      language,
      new Set(lines.flatMap((line) => readUtterance(line).words)),
    ]),
  );

  /** A misspelt word may be a sign of danger, but hides none. */
  const matchesOf = (reading: Reading, is: Label['is'], free: (position: number) => boolean) =>
    reading.complete.flatMap((rule) => {
      const { label } = matcher.rules[rule]!;
      if (label.is !== is) return [];
      const language = label.is === 'danger' ? label.sign.language : label.language;
      const match = matcher.match(reading, rule, free, (word) => is !== 'danger' || isRealWord(word, language));
      return match ? [match] : [];
    });

  const signsOf = (message: string): PlacedSign[] => {
    const utterance = readUtterance(message);
    const signs = signsIn(utterance);
    if (signs.length > 0) return signs;
    const apart = matcher.takeApart(utterance);
    return apart.words.length > utterance.words.length ? signsIn(apart) : [];
  };

  const signsIn = (utterance: Utterance): PlacedSign[] => {
    const reading = matcher.read(utterance);
    if (!reading.complete.some((rule) => matcher.rules[rule]!.label.is === 'danger')) return [];
    const harmless = new Set(matchesOf(reading, 'harmless', () => true).flatMap(({ positions }) => positions));
    const found = matchesOf(reading, 'danger', (position) => !harmless.has(position));
    if (found.length === 0) return [];
    const elsewhere = matchesOf(reading, 'elsewhere', () => true);
    return found.flatMap(({ label, positions }): PlacedSign[] => {
      if (label.is !== 'danger') return [];
      const { sign } = label;
      if (BOUND_TO_PLACE.has(sign.kind) && elsewhere.some((far) => isNear(far.positions, positions))) return [];
      const negated = isNegated(reading.utterance, positions, negations.get(sign.language) ?? new Set());
      return [{ sign: negated ? { ...sign, signal: 'indirect' } : sign, positions }];
    });
  };

  return {
    recognise: (message) => mostUrgent(signsOf(message)),
    explain: (message) => signsOf(message).map(({ sign }) => sign),
    calms(message) {
      const reading = matcher.read(readUtterance(message));
      const has = (is: Label['is']) => matchesOf(reading, is, () => true).length > 0;
      return { harmless: has('harmless'), elsewhere: has('elsewhere') };
    },
  };
}

function rulesOf(phrases: Phrases) {
  const rules: { pattern: ReturnType<typeof parsePattern>; label: Label }[] = [];
  for (const [language, { crisis, notCrisis, elsewhere }] of phrases) {
    for (const kind of CRISIS_KINDS) {
      for (const [signal, lines] of Object.entries(crisis[kind]) as [CrisisSign['signal'], string[]][]) {
        for (const line of lines)
          rules.push({ pattern: parsePattern(line), label: { is: 'danger', sign: { kind, signal, language, line } } });
      }
    }
    for (const line of notCrisis) rules.push({ pattern: parsePattern(line), label: { is: 'harmless', language } });
    for (const line of elsewhere) rules.push({ pattern: parsePattern(line), label: { is: 'elsewhere', language } });
  }
  return rules;
}

function isNear(a: readonly number[], b: readonly number[]): boolean {
  const gap = Math.max(Math.min(...a) - Math.max(...b), Math.min(...b) - Math.max(...a));
  return gap <= ELSEWHERE_REACH;
}

/** A word of negation among the words of a sign, just before them, or at the end of their clause. */
function isNegated(
  { words, clauses }: Utterance,
  positions: readonly number[],
  negations: ReadonlySet<string>,
): boolean {
  const first = Math.min(...positions);
  const last = Math.max(...positions);
  for (let at = Math.max(0, first - 2); at <= Math.min(words.length - 1, last + 1); at++) {
    if (positions.includes(at) || !negations.has(words[at]!)) continue;
    if (at < first && clauses[at] !== clauses[first]) continue;
    if (at > last && clauses[at] !== clauses[last]) continue;
    return true;
  }
  return false;
}

function mostUrgent(signs: readonly PlacedSign[]): CrisisSign | undefined {
  const direct = signs.filter(({ sign }) => sign.signal === 'direct');
  const pool = direct.length > 0 ? direct : signs;
  // "my father hits me" is a child's sign, although "hits me" alone is violence
  const isPartOfChild = (violence: readonly number[]) =>
    pool.some(({ sign, positions }) => {
      return (
        sign.kind === 'child' &&
        Math.min(...positions) < Math.min(...violence) &&
        positions.some((at) => violence.includes(at))
      );
    });
  const rest = pool.filter(({ sign, positions }) => sign.kind !== 'violence' || !isPartOfChild(positions));
  const best = [...rest].sort((a, b) => URGENCY.indexOf(a.sign.kind) - URGENCY.indexOf(b.sign.kind))[0];
  return best && { kind: best.sign.kind, signal: best.sign.signal };
}
