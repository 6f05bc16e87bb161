import { z } from 'zod';
import type { LanguageCode } from '../languages/language.js';
import { parsePattern } from './phrase-pattern.js';
import type { CrisisKind } from './understanding.js';

const lines = z.array(z.string().trim().min(1)).default([]);
const directOnly = z.strictObject({ direct: lines });
const signals = z.strictObject({ direct: lines, indirect: lines });

/** The form of `locales/phrases/<lang>.yaml`. How a line is written: `PhrasePattern`. */
const phraseFile = z.strictObject({
  crisis: z.strictObject({
    suicide: signals,
    violence: signals,
    child: signals,
    medical: directOnly,
    fire: directOnly,
    trafficking: signals,
  }),
  /** Sounds like danger and is none: "my battery died". Their words count for no sign of danger. */
  notCrisis: lines,
  /** Words that lie a letter away from one above and are no misspelling of it. */
  everydayWords: lines,
  /** Words that turn a statement round: not, never, nobody. */
  negations: lines,
  /** Far away or long ago: "in Libya", "as a child". */
  elsewhere: lines,
  person: lines,
  commands: z.strictObject({
    language: lines,
    'start-over': lines,
    help: lines,
    'forget-me': lines,
    back: lines,
    stop: lines,
  }),
  smalltalk: z.strictObject({
    hello: lines,
    thanks: lines,
    bye: lines,
    'who-are-you': lines,
    'how-are-you': lines,
    yes: lines,
    no: lines,
  }),
  /** Words of politeness that change nothing in a command or small talk. */
  fillers: lines,
  /** How people of this language name the languages; `other` for languages we do not have. */
  languageNames: z.record(z.string(), lines),
  /** How people of this language write the names of towns, by id of `knowledge/municipalities/`. */
  towns: z.record(z.string(), lines).default({}),
});

/** The set phrases of one language. */
export type LanguagePhrases = z.output<typeof phraseFile>;

/** The set phrases of all languages, by language. */
export type Phrases = ReadonlyMap<LanguageCode, LanguagePhrases>;

export const CRISIS_KINDS = [
  'suicide',
  'violence',
  'child',
  'medical',
  'fire',
  'trafficking',
] as const satisfies readonly CrisisKind[];

/** Thrown when a phrase file does not have the form it must have. */
export class PhrasesInvalid extends Error {
  readonly code = 'PHRASES_INVALID';
  constructor(language: LanguageCode, reason: string) {
    super(`locales/phrases/${language}.yaml: ${reason}`);
  }
}

/** @throws PhrasesInvalid naming the key or the line that is wrong */
export function readPhrases(language: LanguageCode, content: unknown): LanguagePhrases {
  const parsed = phraseFile.safeParse(content);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new PhrasesInvalid(language, `${issue?.path.join('.')}: ${issue?.message}`);
  }
  const { crisis, notCrisis, elsewhere, person, commands, smalltalk, towns } = parsed.data;
  const signs = Object.values(crisis).flatMap((signals) => Object.values(signals).flat());
  const talk = [...Object.values(commands), ...Object.values(smalltalk), ...Object.values(towns)].flat();
  for (const line of [...signs, ...notCrisis, ...elsewhere, ...person, ...talk]) {
    try {
      parsePattern(line);
    } catch (error) {
      throw new PhrasesInvalid(language, error instanceof Error ? error.message : String(error));
    }
  }
  return parsed.data;
}
