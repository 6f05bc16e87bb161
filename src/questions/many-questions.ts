import type { Transaction } from '../database/connection.js';
import { REGISTER_COLUMNS, type RegisterRow } from './cells/changes.js';
import { insertMany, type Target } from './cells/many-rows.js';

/** A row of the register as it is stored. */
export interface StoredQuestion extends RegisterRow {
  readonly id: string;
  /** ms since 1970. */
  readonly asked_at: number;
  readonly interpreter: boolean | number;
}

const STORED = [
  'id',
  'asked_at',
  'interpreter',
  ...REGISTER_COLUMNS,
] as const satisfies readonly (keyof StoredQuestion)[];
/** What PostgreSQL calls the types of columns that are no texts. */
const TYPES: Readonly<Record<string, string>> = {
  asked_at: 'bigint',
  waited_seconds: 'int',
  cell_key: 'int',
  handoff: 'boolean',
  interpreter: 'boolean',
};
const typed = (columns: readonly string[]) =>
  Object.fromEntries(columns.map((column) => [column, TYPES[column] ?? 'text']));
const QUESTIONS: Target = { table: 'help_questions', columns: typed(STORED) };
const CHANGES: Target = { table: 'figure_changes', columns: { ...typed(REGISTER_COLUMNS), weight: 'int' } };

/** Writes many rows and nothing else: who calls it counts them. */
export async function insertQuestions(transaction: Transaction, rows: readonly StoredQuestion[]): Promise<void> {
  await insertMany(transaction, QUESTIONS, fieldsOf(rows, STORED));
}

/** Writes many new questions; the figures learn of them in the same transaction. */
export async function recordQuestions(transaction: Transaction, rows: readonly StoredQuestion[]): Promise<void> {
  await insertQuestions(transaction, rows);
  await noteChanges(transaction, rows, 1);
}

/** Takes many questions back. Ids without a question do no harm. @param ids 1,000 at most */
export async function removeQuestions(transaction: Transaction, ids: readonly string[]): Promise<void> {
  const rows: RegisterRow[] = await transaction('help_questions').whereIn('id', ids).forUpdate();
  await transaction('help_questions').whereIn('id', ids).delete();
  await noteChanges(transaction, rows, -1);
}

async function noteChanges(transaction: Transaction, rows: readonly RegisterRow[], weight: 1 | -1): Promise<void> {
  await insertMany(transaction, CHANGES, weighted(rows, weight));
}

function* fieldsOf(rows: readonly StoredQuestion[], columns: readonly (keyof StoredQuestion)[]) {
  for (const row of rows) yield columns.map((column) => row[column]);
}

function* weighted(rows: readonly RegisterRow[], weight: 1 | -1) {
  for (const row of rows) yield [...REGISTER_COLUMNS.map((column) => row[column]), weight];
}
