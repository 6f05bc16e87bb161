import { randomUUID } from 'node:crypto';
import type { Database } from '../../database/connection.js';
import { redact } from '../redact.js';
import type { NewThreshold, Threshold } from './types.js';

interface ThresholdRow {
  readonly id: string;
  readonly theme: string;
  readonly municipality: string | null;
  readonly organisation: string;
  readonly text: string;
  readonly evidence: string | null;
  readonly month: string | null;
  readonly status: Threshold['status'];
  readonly filed_by: string;
  readonly owner: string | null;
  readonly answer: string | null;
  readonly created_at: string | number;
  readonly changed_at: string | number;
}

/** Whose thresholds somebody sees. */
export interface ThresholdScope {
  /** Only those this account filed. */
  readonly filedBy?: string | undefined;
  /** Only those of this town and of no town. */
  readonly municipality?: string | undefined;
}

/** The register of structural thresholds that people at the desk see. */
export class Thresholds {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  async list(scope: ThresholdScope): Promise<Threshold[]> {
    const rows: ThresholdRow[] = await this.#within(scope).orderBy('created_at', 'desc').orderBy('id').limit(500);
    return rows.map(thresholdOf);
  }

  async file(threshold: NewThreshold, by: { id: string; organisation: string }, now: number): Promise<Threshold> {
    const row: ThresholdRow = {
      id: randomUUID(),
      theme: threshold.theme,
      municipality: threshold.municipality ?? null,
      organisation: by.organisation,
      text: redact(threshold.text),
      evidence: threshold.evidence ? JSON.stringify(threshold.evidence) : null,
      month: threshold.month ?? null,
      status: 'open',
      filed_by: by.id,
      owner: null,
      answer: null,
      created_at: now,
      changed_at: now,
    };
    await this.database('thresholds').insert(row);
    return thresholdOf(row);
  }

  /** @returns undefined when there is none within the scope */
  async change(
    id: string,
    scope: ThresholdScope,
    changes: { status?: Threshold['status'] | undefined; answer?: string | undefined; owner?: string | undefined },
    now: number,
  ): Promise<Threshold | undefined> {
    const { answer, ...rest } = changes;
    const given = Object.entries({ ...rest, answer: answer === undefined ? undefined : redact(answer) });
    const [row] = await this.#within(scope)
      .where({ id })
      .update({ ...Object.fromEntries(given.filter(([, value]) => value !== undefined)), changed_at: now })
      .returning<ThresholdRow[]>('*');
    return row && thresholdOf(row);
  }

  #within({ filedBy, municipality }: ThresholdScope) {
    return this.database('thresholds').where((where) => {
      if (filedBy !== undefined) void where.where('filed_by', filedBy);
      if (municipality !== undefined) {
        void where.where((town) => void town.where('municipality', municipality).orWhereNull('municipality'));
      }
    });
  }
}

function thresholdOf(row: ThresholdRow): Threshold {
  const { id, theme, municipality, organisation, text, month, status, owner, answer } = row;
  return {
    id,
    theme,
    municipality,
    organisation,
    text,
    evidence: row.evidence === null ? null : (JSON.parse(row.evidence) as Threshold['evidence']),
    month,
    status,
    filedBy: row.filed_by,
    owner,
    answer,
    createdAt: Number(row.created_at),
    changedAt: Number(row.changed_at),
  };
}
