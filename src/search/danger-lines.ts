import { z } from 'zod';
import type { LanguageCode } from '../languages/language.js';
import { CRISIS_KINDS } from './phrases.js';
import type { CrisisKind } from './understanding.js';

/** What a message can be to the classifier of danger; the place in this list is the number of the class. */
export const DANGER_LABELS = ['not-danger', 'person', ...CRISIS_KINDS] as const satisfies readonly DangerLabel[];

export type DangerLabel = 'not-danger' | 'person' | CrisisKind;

const lines = z.array(z.string().trim().min(1));

/** The form of `locales/danger/<lang>.yaml`. How a line is written: docs/crisis.md. */
const dangerFile = z.strictObject({
  suicide: lines,
  violence: lines,
  child: lines,
  medical: lines,
  fire: lines,
  trafficking: lines,
  person: lines,
  'not-danger': lines,
  /** Words by meaning: `DangerLexicon`. */
  words: z.record(z.string(), z.string()),
});

/** Sentences that people in danger write, that ask for a person, or that only sound so; in one language. */
export type DangerLines = z.output<typeof dangerFile>;

/** Thrown when a file of `locales/danger` does not have the form it must have. */
export class DangerLinesInvalid extends Error {
  readonly code = 'DANGER_LINES_INVALID';
  constructor(language: LanguageCode, reason: string) {
    super(`locales/danger/${language}.yaml: ${reason}`);
  }
}

/** @throws DangerLinesInvalid naming the key or the line that is wrong */
export function readDangerLines(language: LanguageCode, content: unknown): DangerLines {
  const parsed = dangerFile.safeParse(content);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new DangerLinesInvalid(language, `${issue?.path.join('.')}: ${issue?.message}`);
  }
  const { words: _, ...sentences } = parsed.data;
  for (const line of Object.values(sentences).flat()) {
    const rest = line.replace(CHOICE, '');
    if (/[()|]/.test(rest)) throw new DangerLinesInvalid(language, `"${line}": brackets do not match`);
  }
  return parsed.data;
}

const CHOICE = /\(([^()]*)\)/g;

/**
 * The sentences of a line: `he (hits|kicks) me (now|again|at night)` gives three, so that each alternative occurs
 * at least once; not the six that are possible, since a linear classifier learns words, not combinations.
 */
export function sentencesOf(line: string): string[] {
  const choices = [...line.matchAll(CHOICE)].map(([, inside]) => inside!.split('|'));
  const count = Math.max(1, ...choices.map((choice) => choice.length));
  return Array.from({ length: count }, (_, n) => {
    let at = 0;
    return line.replace(CHOICE, () => {
      const choice = choices[at]!;
      // shifted, so that the third of one bracket does not always meet the third of the next
      const chosen = choice[(n + at) % choice.length]!;
      at++;
      return chosen;
    });
  });
}
