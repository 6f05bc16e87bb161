import type { Database } from '../database/connection.js';

/** Counts under this never leave the system (docs/privacy.md). */
export const SMALLEST_SHOWN = 5;

/** Help questions per theme and language. */
export interface QuestionCount {
  readonly theme: string;
  readonly language: string;
  readonly count: number;
}

/** A count as it may leave the system. */
export function shown(count: number): string {
  return count > 0 && count < SMALLEST_SHOWN ? `<${SMALLEST_SHOWN}` : String(count);
}

/**
 * Counts per theme and language since a day.
 *
 * @param since ms since 1970
 */
export async function countQuestions(database: Database, since: number): Promise<QuestionCount[]> {
  const rows: { theme: string | null; language: string; count: string | number }[] = await database('help_questions')
    .where('asked_at', '>=', since)
    .groupBy('theme', 'language')
    .select('theme', 'language')
    .count({ count: '*' });
  return rows
    .map((row) => ({ theme: row.theme ?? '', language: row.language, count: Number(row.count) }))
    .sort((a, b) => a.theme.localeCompare(b.theme) || a.language.localeCompare(b.language));
}
