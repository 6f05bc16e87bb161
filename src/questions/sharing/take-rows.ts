import { setImmediate } from 'node:timers/promises';
import type { Database, Transaction } from '../../database/connection.js';
import { insertMany } from '../cells/many-rows.js';
import { recordQuestions, removeQuestions, type StoredQuestion } from '../many-questions.js';
import { cellKeyOf, newQuestionId } from '../register.js';
import type { GoodRow } from './check-rows.js';

/** Rows of one transaction: turns get between two of them. */
const SLICE = 500;

/** Which import rows belong to. */
export interface ImportOf {
  readonly id: string;
  readonly organisation: string;
}

/**
 * Takes rows over that were not taken before, a slice at a time. Each row is taken once whatever happens: after a crash the
 * same import goes on where it was.
 */
export async function takeRows(database: Database, of: ImportOf, good: readonly GoodRow[]): Promise<void> {
  for (let at = 0; at < good.length; at += SLICE) {
    await database.transaction((transaction) => takeSlice(transaction, of, good.slice(at, at + SLICE)));
    // SQLite answers at once: without this no other event of the process would come in between
    await setImmediate();
  }
}

/** Takes all rows of an import back, a slice at a time. */
export async function giveRowsBack(database: Database, id: string): Promise<void> {
  for (let count = SLICE; count === SLICE; ) {
    count = await database.transaction(async (transaction) => {
      const ids: string[] = await transaction('imported_rows')
        .where({ import_id: id })
        .limit(SLICE)
        .pluck('question_id');
      await removeQuestions(transaction, ids);
      await transaction('imported_rows').where({ import_id: id }).whereIn('question_id', ids).delete();
      return ids.length;
    });
    await setImmediate();
  }
}

/** How many rows an import has brought in. */
export async function rowsTaken(database: Database, id: string): Promise<number> {
  const row = await database('imported_rows').where({ import_id: id }).count({ n: '*' }).first();
  return Number(row?.n ?? 0);
}

/** The keys among these that were imported before. */
export async function knownKeys(
  database: Database,
  organisation: string,
  good: readonly GoodRow[],
): Promise<Set<string>> {
  const known = new Set<string>();
  for (let at = 0; at < good.length; at += SLICE) {
    const keys = good.slice(at, at + SLICE).map(({ key }) => key);
    const found: string[] = await database('imported_rows')
      .where({ organisation })
      .whereIn('row_key', keys)
      .pluck('row_key');
    for (const key of found) known.add(key);
    await setImmediate();
  }
  return known;
}

async function takeSlice(transaction: Transaction, of: ImportOf, good: readonly GoodRow[]): Promise<void> {
  const ids = new Map(good.map((row) => [newQuestionId(), row]));
  await insertMany(
    transaction,
    {
      table: 'imported_rows',
      columns: { organisation: 'text', row_key: 'text', question_id: 'text', import_id: 'text' },
      conflict: 'on conflict (organisation, row_key) do nothing',
    },
    [...ids].map(([id, { key }]) => [of.organisation, key, id, of.id]),
  );
  // those that were not there: rows known before keep the question they have
  const fresh: string[] = await transaction('imported_rows')
    .where({ organisation: of.organisation })
    .whereIn(
      'row_key',
      good.map(({ key }) => key),
    )
    .pluck('question_id');
  const rows = fresh.flatMap((id) => {
    const row = ids.get(id);
    return row ? [storedOf(id, row, of.organisation)] : [];
  });
  await recordQuestions(transaction, rows);
}

function storedOf(id: string, { day, helped, question }: GoodRow, organisation: string): StoredQuestion {
  const { municipality, theme, entry, service, barrier, waitedSeconds, interpreter, handoff, ...rest } = question;
  return {
    ...rest,
    id,
    day,
    // noon: the same day in every time zone that matters
    asked_at: Date.parse(`${day}T11:00:00Z`),
    cell_key: cellKeyOf(id),
    organisation,
    source: 'import',
    helped,
    municipality: municipality ?? null,
    theme: theme ?? null,
    entry: entry ?? null,
    service: service ?? null,
    barrier: barrier ?? null,
    waited_seconds: waitedSeconds ?? null,
    handoff: handoff ?? false,
    interpreter: interpreter ?? false,
  };
}
