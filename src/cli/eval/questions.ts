import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { SearchDocument } from '../../search/search.js';

const questionLine = z.object({
  id: z.string(),
  text: z.string(),
  expected: z.array(z.string()),
  kind: z.string(),
  part: z.enum(['tune', 'report']),
});

/** One line of a question set. */
export type Question = z.infer<typeof questionLine>;

/** Kinds whose answer is not an entry; a search alone is not judged by them, the whole understanding is. */
export const OTHER_KINDS: ReadonlySet<string> = new Set(['out-of-scope', 'smalltalk', 'person', 'crisis', 'command']);

/**
 * The questions of one language; empty when there is no file.
 *
 * @throws Error naming file and line of what is no question
 */
export async function readQuestions(path: string): Promise<Question[]> {
  if (!existsSync(path)) return [];
  const lines = (await readFile(path, 'utf8')).split('\n');
  return lines.flatMap((line, at) => {
    if (line.trim() === '') return [];
    const parsed = questionLine.safeParse(JSON.parse(line));
    if (!parsed.success) throw new Error(`${path}:${at + 1}: ${parsed.error.issues[0]?.message}`);
    return [parsed.data];
  });
}

/** Takes every fifth example question of an entry out, to ask it; the same ones every time. */
export function holdOut(documents: readonly SearchDocument[]): {
  documents: SearchDocument[];
  questions: Question[];
} {
  const questions: Question[] = [];
  const kept = documents.map((document, at) => {
    const isOut = (i: number): boolean => (i + at) % 5 === 2;
    for (const [i, text] of document.questions.entries())
      if (isOut(i))
        questions.push({ id: `${document.id}-${i}`, text, expected: [document.id], kind: 'held-out', part: 'tune' });
    return { ...document, questions: document.questions.filter((_, i) => !isOut(i)) };
  });
  return { documents: kept, questions };
}
