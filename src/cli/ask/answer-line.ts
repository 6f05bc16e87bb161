import { z } from 'zod';
import type { Understander } from '../../search/understander.js';

const questionLine = z.object({ id: z.union([z.string(), z.number()]), lang: z.string().optional(), text: z.string() });

/** One line of `npm run ask -- --jsonl`: what came of a question, or what is wrong with the line. Never throws. */
export function answerLine(understander: Understander, line: string): object {
  let content: unknown;
  try {
    content = JSON.parse(line);
  } catch {
    return { error: 'not JSON: write {"id":"1","text":"..."} on each line' };
  }
  const parsed = questionLine.safeParse(content);
  if (!parsed.success) {
    const id = (content as { id?: unknown } | null)?.id;
    const issue = parsed.error.issues[0];
    return {
      ...(typeof id === 'string' || typeof id === 'number' ? { id } : {}),
      error: `${issue?.path.join('.') || 'line'}: ${issue?.message}`,
    };
  }
  const { id, lang, text } = parsed.data;
  const { language, outcome, entries } = understander.understand(text, lang === undefined ? {} : { language: lang });
  return {
    id,
    lang: language,
    outcome,
    entries: entries.map((entry) => ({ id: entry.id, score: rounded(entry.score) })),
  };
}

function rounded(score: number): number {
  return Math.round(score * 10_000) / 10_000;
}
