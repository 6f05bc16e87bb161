import { createHash, randomUUID } from 'node:crypto';
import type { Transaction } from '../database/connection.js';
import { dayOf } from './calendar.js';
import { noteChange, type RegisterRow } from './cells/changes.js';
import type { Source } from './figures/dimensions.js';
import { redact } from './redact.js';

/** How a help question ended: the first five by the assistant itself, the others with a bridge figure. */
export const OUTCOMES = [
  'answered',
  'choices',
  'unanswered',
  'person',
  'crisis',
  'referred',
  'appointment',
  'went-along',
  'could-not-help',
] as const;
export type QuestionOutcome = (typeof OUTCOMES)[number];

/** What stood in the way of the person. */
export const BARRIERS = ['no-place', 'waiting-list', 'language', 'digital', 'documents', 'refused', 'other'] as const;
export type Barrier = (typeof BARRIERS)[number];

/** Where a help question was asked. Channels of Azure Bot Service come with their own names (`msteams`, `email`). */
export const CHANNELS = ['web', 'kiosk', 'whatsapp', 'desk', 'phone', 'street'] as const;

/** One help question as it stands in the register: no text, nobody's name or number. */
export interface HelpQuestion {
  readonly municipality: string | undefined;
  readonly organisation: string;
  readonly channel: string;
  readonly language: string;
  readonly theme: string | undefined;
  readonly entry: string | undefined;
  readonly outcome: QuestionOutcome;
  /** A person was asked for. */
  readonly handoff?: boolean | undefined;
  /** The service the person was referred to. */
  readonly service?: string | undefined;
  readonly barrier?: Barrier | undefined;
  /** Seconds until a bridge figure answered. */
  readonly waitedSeconds?: number | undefined;
  /** A social interpreter was asked for. */
  readonly interpreter?: boolean | undefined;
  /** Left out: registered here. */
  readonly source?: Source | undefined;
}

/** What can change of a help question after it was written. */
export type QuestionChanges = Partial<HelpQuestion> & { readonly helped?: 'yes' | 'no' | 'unknown' };

/** A random id for a help question; nothing can be read from it. */
export function newQuestionId(): string {
  return randomUUID();
}

/** Random numbers under 2^20, one per question: sums of them over all questions stay exact in a double. */
const CELL_KEYS = 2 ** 20;

/** The number of a question that the noise of published counts hangs on; from its random id, so a repeat gives the same. */
export function cellKeyOf(id: string): number {
  return createHash('sha256').update(id).digest().readUInt32BE(0) % CELL_KEYS;
}

/**
 * Writes a help question, once: the same id again changes nothing. The register knows the time to the minute only. The
 * figures learn of it in the same transaction.
 */
export async function recordQuestion(
  transaction: Transaction,
  id: string,
  question: HelpQuestion,
  now: number,
): Promise<void> {
  const written: RegisterRow[] = await transaction('help_questions')
    .insert({
      id,
      asked_at: now - (now % 60_000),
      day: dayOf(now),
      cell_key: cellKeyOf(id),
      helped: 'unknown',
      ...columnsOf(question),
    })
    .onConflict('id')
    .ignore()
    .returning('*');
  for (const row of written) await noteChange(transaction, row, 1);
}

/** The question turned out otherwise: the person chose an entry, said whether it helped, was helped by somebody. */
export async function amendQuestion(transaction: Transaction, id: string, changes: QuestionChanges): Promise<void> {
  const { helped, ...fields } = changes;
  const columns = { ...columnsOf(fields), ...(helped ? { helped } : {}) };
  if (Object.keys(columns).length === 0) return;
  const before = await find(transaction, id);
  if (!before) return;
  const [after] = await transaction('help_questions').where({ id }).update(columns).returning<RegisterRow[]>('*');
  await noteChange(transaction, before, -1);
  if (after) await noteChange(transaction, after, 1);
}

/** Takes back a question that was registered by mistake. */
export async function removeQuestion(transaction: Transaction, id: string): Promise<void> {
  const row = await find(transaction, id);
  if (!row) return;
  await transaction('help_questions').where({ id }).delete();
  await noteChange(transaction, row, -1);
}

/** The row, locked: of two changes at once the second sees what the first made of it. */
async function find(transaction: Transaction, id: string): Promise<RegisterRow | undefined> {
  return transaction('help_questions').where({ id }).forUpdate().first();
}

/** The columns of what is given; a field that is given as undefined is emptied. */
function columnsOf(fields: Partial<HelpQuestion>): Record<string, unknown> {
  const { waitedSeconds, handoff, interpreter, source, ...rest } = fields;
  const columns: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(rest)) columns[name] = value ?? null;
  if ('waitedSeconds' in fields) columns.waited_seconds = waitedSeconds ?? null;
  if (handoff !== undefined) columns.handoff = handoff;
  if (interpreter !== undefined) columns.interpreter = interpreter;
  if (source !== undefined) columns.source = source;
  return columns;
}

/** Keeps a message nobody could answer, redacted, apart from the register and without anything that leads back to it. */
export async function recordUnanswered(
  transaction: Transaction,
  language: string,
  text: string,
  now: number,
): Promise<void> {
  const day = 86_400_000;
  await transaction('unanswered_messages').insert({
    // the day is enough for editors, and cannot be matched with the register's minute
    asked_at: now - (now % day),
    language,
    text: redact(text).slice(0, 500),
  });
}
