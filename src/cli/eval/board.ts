import type { LanguageCode } from '../../languages/language.js';
import { OTHER_KINDS, type Question } from './questions.js';
import type { System } from './systems.js';

/** Outcomes that still lead to the entry: a crisis card has the entries behind it. */
const GIVES_ENTRIES = new Set(['answer', 'choices', 'crisis']);

/** The language of shorter messages is often nobody's. */
const WORDS_FOR_LANGUAGE = 4;

export interface Score {
  kind: string;
  asked: number;
  first: number;
  three: number;
  /** Questions of the field that were refused, or taken for something else. */
  refused: number;
}

/** How one system did in one language. */
export interface Board {
  readonly language: LanguageCode;
  readonly system: string;
  readonly own: boolean;
  readonly kinds: readonly Score[];
  readonly all: Score;
  readonly outOfScope: { asked: number; refused: number };
  /** Other outcomes (crisis, person, smalltalk, command) by kind: how many were recognised. */
  readonly others: ReadonlyMap<string, { asked: number; right: number }>;
  /** Messages of danger that get a number to call, with the card or in a line before something else. */
  readonly numbers: { asked: number; shown: number };
  readonly languageRight: { asked: number; right: number };
  /** Questions of the field that were taken for a crisis; right when they are about one. */
  readonly alarms: number;
  readonly confusions: readonly { expected: string; got: string; text: string }[];
  /** What was refused though it is ours, accepted though it is not, or not recognised. */
  readonly misses: readonly { kind: string; outcome: string; text: string }[];
}

/** Asks one system every question of one language. */
export async function evaluate(system: System, language: LanguageCode, questions: readonly Question[]): Promise<Board> {
  const kinds = new Map<string, Score>();
  const all: Score = { kind: 'all', asked: 0, first: 0, three: 0, refused: 0 };
  const outOfScope = { asked: 0, refused: 0 };
  const others = new Map<string, { asked: number; right: number }>();
  const numbers = { asked: 0, shown: 0 };
  const languageRight = { asked: 0, right: 0 };
  const confusions: { expected: string; got: string; text: string }[] = [];
  const misses: { kind: string; outcome: string; text: string }[] = [];
  let alarms = 0;
  for (const { text, expected, kind } of questions) {
    const answer = await system.ask(text);
    const { outcome } = answer;
    if (answer.language !== undefined && kind !== 'out-of-scope' && text.split(/\s+/).length >= WORDS_FOR_LANGUAGE) {
      languageRight.asked++;
      if (answer.language === language) languageRight.right++;
      else misses.push({ kind: 'language', outcome: answer.language, text });
    }
    if (kind === 'out-of-scope') {
      outOfScope.asked++;
      if (outcome === 'nothing' || outcome === 'smalltalk') outOfScope.refused++;
      else misses.push({ kind, outcome: `${outcome} ${answer.entries[0]}`, text });
      continue;
    }
    if (OTHER_KINDS.has(kind)) {
      const score = others.get(kind) ?? { asked: 0, right: 0 };
      others.set(kind, score);
      score.asked++;
      if (kind === 'crisis') {
        numbers.asked++;
        if (answer.numberShown) numbers.shown++;
      }
      if (outcome === kind) score.right++;
      else misses.push({ kind, outcome, text });
      continue;
    }
    const score = kinds.get(kind) ?? { kind, asked: 0, first: 0, three: 0, refused: 0 };
    kinds.set(kind, score);
    const first = expected.includes(answer.entries[0] ?? '');
    const three = answer.entries.slice(0, 3).some((id) => expected.includes(id));
    const refused = !GIVES_ENTRIES.has(outcome);
    for (const sum of [score, all]) {
      sum.asked++;
      if (first) sum.first++;
      if (three) sum.three++;
      if (refused) sum.refused++;
    }
    if (refused) misses.push({ kind, outcome, text });
    if (outcome === 'crisis') {
      alarms++;
      misses.push({ kind, outcome, text });
    }
    if (!first) confusions.push({ expected: expected.join(' | '), got: answer.entries[0] ?? '(nothing)', text });
  }
  return {
    language,
    system: system.name,
    own: system.own,
    kinds: [...kinds.values()].sort((a, b) => (a.kind < b.kind ? -1 : 1)),
    all,
    outOfScope,
    others,
    numbers,
    languageRight,
    alarms,
    confusions,
    misses,
  };
}
