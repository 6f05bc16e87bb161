import type { Transaction } from '../../database/connection.js';

/** The columns of a help question that figures count; booleans are 0 and 1 in SQLite. */
export interface RegisterRow {
  readonly day: string;
  readonly municipality: string | null;
  readonly organisation: string;
  readonly channel: string;
  readonly language: string;
  readonly theme: string | null;
  readonly entry: string | null;
  readonly service: string | null;
  readonly source: string;
  readonly outcome: string;
  readonly barrier: string | null;
  readonly helped: string;
  readonly handoff: boolean | number;
  readonly waited_seconds: number | null;
  readonly cell_key: number;
}

/** The names of those columns, as queries take them. */
export const REGISTER_COLUMNS = [
  'day',
  'municipality',
  'organisation',
  'channel',
  'language',
  'theme',
  'entry',
  'service',
  'source',
  'outcome',
  'barrier',
  'helped',
  'handoff',
  'waited_seconds',
  'cell_key',
] as const satisfies readonly (keyof RegisterRow)[];

/** A question came (1) or went (-1) that the cells do not count yet. */
export interface Change extends RegisterRow {
  readonly weight: number;
}

/**
 * Notes that a question came or went. A row of its own instead of counters raised at once: it costs one insert, and
 * no two turns ever wait for the same counter. `foldChanges` brings the cells up to date.
 */
export async function noteChange(transaction: Transaction, row: RegisterRow, weight: 1 | -1): Promise<void> {
  const change: Record<string, unknown> = { weight };
  for (const column of REGISTER_COLUMNS) change[column] = row[column];
  await transaction('figure_changes').insert(change);
}
