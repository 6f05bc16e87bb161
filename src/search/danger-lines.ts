import { z } from 'zod';
import type { LanguageCode } from '../languages/language.js';
import { CRISIS_KINDS } from './phrases.js';
import type { CrisisKind } from './understanding.js';

/** What a message can be to the classifier of danger; the place in this list is the number of the class. */
export const DANGER_LABELS = [
  'not-danger',
  'person',
  'off-topic',
  ...CRISIS_KINDS,
] as const satisfies readonly DangerLabel[];

/** `off-topic`: nothing that Wegwijzer could be asked, such as football and homework. */
export type DangerLabel = 'not-danger' | 'person' | 'off-topic' | CrisisKind;

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

/** The form of `locales/off-topic/<lang>.yaml`. */
const offTopicFile = z.strictObject({ messages: lines });

/** Thrown when a file of `locales/danger` or `locales/off-topic` does not have the form it must have. */
export class DangerLinesInvalid extends Error {
  readonly code = 'DANGER_LINES_INVALID';
  constructor(file: string, reason: string) {
    super(`locales/${file}.yaml: ${reason}`);
  }
}

/** @throws DangerLinesInvalid naming the key or the line that is wrong */
export function readDangerLines(language: LanguageCode, content: unknown): DangerLines {
  const file = `danger/${language}`;
  const read = readForm(dangerFile, file, content);
  const { words: _, ...sentences } = read;
  for (const line of Object.values(sentences).flat()) {
    const rest = line.replace(CHOICE, '');
    if (/[()|]/.test(rest)) throw new DangerLinesInvalid(file, `"${line}": brackets do not match`);
  }
  return read;
}

/** Messages about subjects that Wegwijzer knows nothing of. @throws DangerLinesInvalid */
export function readOffTopicLines(language: LanguageCode, content: unknown): readonly string[] {
  return readForm(offTopicFile, `off-topic/${language}`, content).messages;
}

function readForm<Form extends z.ZodType>(form: Form, file: string, content: unknown): z.output<Form> {
  const parsed = form.safeParse(content);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new DangerLinesInvalid(file, `${issue?.path.join('.')}: ${issue?.message}`);
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
