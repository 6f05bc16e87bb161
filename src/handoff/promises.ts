import type { Database } from '../database/connection.js';
import { SMALLEST_SHOWN } from '../questions/suppression.js';

/** What became of promises; counts of requests. */
export interface PromiseCounts {
  readonly since: number;
  readonly made: number;
  /** In time. */
  readonly kept: number;
  readonly late: number;
  readonly broken: number;
  /** Kept in time / those whose time has come; undefined while there are too few to say. */
  readonly share: number | undefined;
}

/**
 * @param since ms since 1970
 * @param municipality of a town, and of requests without one; undefined = everywhere
 */
export async function countPromises(
  database: Database,
  since: number,
  now: number,
  municipality?: string,
): Promise<PromiseCounts> {
  const query = database('handoff_requests')
    .where('asked_at', '>=', since)
    .whereNotNull('promise')
    // whoever went away released us from the promise
    .whereNot('state', 'left')
    .select('promise_by', 'promise_kept_at');
  if (municipality !== undefined) query.where((of) => of.where({ municipality }).orWhereNull('municipality'));
  const rows: { promise_by: number | string; promise_kept_at: number | string | null }[] = await query;
  const kept = rows.filter(
    (row) => row.promise_kept_at !== null && Number(row.promise_kept_at) <= Number(row.promise_by),
  );
  const late = rows.filter(
    (row) => row.promise_kept_at !== null && Number(row.promise_kept_at) > Number(row.promise_by),
  );
  const broken = rows.filter((row) => row.promise_kept_at === null && Number(row.promise_by) < now);
  const due = kept.length + late.length + broken.length;
  return {
    since,
    made: rows.length,
    kept: kept.length,
    late: late.length,
    broken: broken.length,
    share: due >= SMALLEST_SHOWN ? kept.length / due : undefined,
  };
}
