import { randomUUID } from 'node:crypto';
import type { Database, Transaction } from '../database/connection.js';
import { type HandoffRequest, type Promised, type RequestRow, type RequestState, requestOf } from './request.js';

const TABLE = 'handoff_requests';
/** States in which nothing comes any more. */
const ENDS: readonly RequestState[] = ['closed', 'left', 'expired'];

/** What a new request begins with. */
export type NewRequest = Pick<
  HandoffRequest,
  | 'channelId'
  | 'conversationId'
  | 'channel'
  | 'language'
  | 'otherLanguages'
  | 'theme'
  | 'entry'
  | 'municipality'
  | 'way'
  | 'crisis'
  | 'phone'
  | 'preferredId'
  | 'promise'
  | 'questionId'
  | 'elsewhere'
>;

/** How a request must be for a change. */
export interface ExpectedRequest {
  readonly states: readonly RequestState[];
  /** Who must have it; undefined = whoever has it. */
  readonly accountId?: string;
  readonly waitingSince?: number;
  /** How it ended must not be known yet. */
  readonly noOutcome?: boolean;
}

/** What can change of a request. */
export type RequestChanges = Partial<
  Omit<HandoffRequest, 'id' | 'channelId' | 'conversationId' | 'channel' | 'lastSequence' | 'askedAt'>
>;

/** The requests for a person, as stored. */
export class Requests {
  constructor(
    private readonly database: Database,
    private readonly now: () => number,
  ) {}

  static newId(): string {
    return randomUUID();
  }

  /** Within a turn's transaction. The same id again changes nothing: a repeated turn asks once. */
  async create(transaction: Transaction, id: string, request: NewRequest): Promise<void> {
    const at = this.now();
    await transaction(TABLE)
      .insert({
        id,
        channel_id: request.channelId,
        conversation_id: request.conversationId,
        channel: request.channel,
        asked_at: at,
        last_message_at: at,
        passed: '',
        person_here_at: request.channelId === 'directline' ? at : null,
        ...columnsOf({ ...request, state: 'waiting', waitingSince: at }),
      })
      .onConflict('id')
      .ignore();
  }

  async find(id: string): Promise<HandoffRequest | undefined> {
    const row: RequestRow | undefined = await this.database(TABLE).where({ id }).first();
    return row && requestOf(row);
  }

  /**
   * Changes a request, when it still is as the caller thinks. One that ends keeps no number, whoever ends it.
   * @returns the request as it is now; undefined when somebody was quicker
   */
  async change(
    database: Database | Transaction,
    id: string,
    expected: ExpectedRequest,
    changes: RequestChanges,
  ): Promise<HandoffRequest | undefined> {
    const query = database(TABLE)
      .where({ id })
      .whereIn('state', [...expected.states]);
    if (expected.accountId !== undefined) query.andWhere({ account_id: expected.accountId });
    if (expected.waitingSince !== undefined) query.andWhere({ waiting_since: expected.waitingSince });
    if (expected.noOutcome) query.whereNull('outcome');
    const ends = changes.state !== undefined && ENDS.includes(changes.state) ? { phone: null } : {};
    const [row]: RequestRow[] = await query.update({ ...columnsOf(changes), ...ends }).returning('*');
    return row && requestOf(row);
  }

  /** All that wait, danger first, then as they came. */
  async queue(): Promise<HandoffRequest[]> {
    const rows: RequestRow[] = await this.database(TABLE)
      .where({ state: 'waiting', elsewhere: false })
      .orderBy([{ column: 'crisis', order: 'desc' }, { column: 'asked_at' }, { column: 'id' }]);
    return rows.map(requestOf);
  }

  async inState(state: RequestState): Promise<HandoffRequest[]> {
    const rows: RequestRow[] = await this.database(TABLE).where({ state }).orderBy('asked_at');
    return rows.map(requestOf);
  }

  /** Somebody's open requests, then those the person ended and whose outcome is missing. */
  async of(accountId: string): Promise<HandoffRequest[]> {
    const rows: RequestRow[] = await this.database(TABLE)
      .where({ account_id: accountId })
      .andWhere((where) =>
        where
          .where({ state: 'accepted' })
          .orWhere((ended) => ended.where({ state: 'closed', ended_by: 'person' }).whereNull('outcome')),
      )
      .orderBy([{ column: 'state' }, { column: 'last_message_at', order: 'desc' }]);
    return rows.map(requestOf);
  }

  /** The live request of a conversation, by the channel's id of it. */
  async liveIn(conversationId: string): Promise<HandoffRequest | undefined> {
    const row: RequestRow | undefined = await this.database(TABLE)
      .where({ conversation_id: conversationId })
      .whereIn('state', ['waiting', 'accepted'])
      .orderBy('asked_at', 'desc')
      .first();
    return row && requestOf(row);
  }

  /**
   * The person's clients are connected, or have gone.
   *
   * @returns the requests for which that is news
   */
  async personHere(conversationIds: readonly string[], here: boolean): Promise<string[]> {
    const changed: string[] = [];
    const at = this.now();
    for (let from = 0; from < conversationIds.length; from += 500) {
      const live = await this.database(TABLE)
        .whereIn('conversation_id', conversationIds.slice(from, from + 500))
        .whereIn('state', ['waiting', 'accepted'])
        .select('id', 'person_here_at');
      if (live.length === 0) continue;
      const ids = live.map(({ id }) => String(id));
      await this.database(TABLE)
        .whereIn('id', ids)
        .update({ person_here_at: here ? at : null });
      changed.push(...live.filter(({ person_here_at: before }) => (before !== null) !== here).map(({ id }) => id));
    }
    return changed;
  }

  /** It is known that messages up to a sequence have arrived, or were seen. */
  async receipt(id: string, what: 'delivered' | 'personSeen' | 'staffSeen', sequence: number): Promise<boolean> {
    const column = RECEIPTS[what];
    const changed = await this.database(TABLE)
      .where({ id })
      .andWhere(column, '<', sequence)
      .andWhere('last_sequence', '>=', sequence)
      .update({ [column]: sequence, ...(what === 'personSeen' ? { delivered: sequence } : {}) });
    return changed > 0;
  }
}

const RECEIPTS = { delivered: 'delivered', personSeen: 'person_seen', staffSeen: 'staff_seen' } as const;

/** The columns of the fields that are given; undefined empties one. */
function columnsOf(changes: Partial<HandoffRequest>): Record<string, unknown> {
  const columns: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(changes)) {
    if (field === 'promise') Object.assign(columns, promiseColumns(value as Promised | undefined));
    else if (Array.isArray(value)) columns[snake(field)] = value.join(' ');
    else columns[snake(field)] = value ?? null;
  }
  return columns;
}

function promiseColumns(promise: Promised | undefined): Record<string, unknown> {
  return {
    promise: promise?.what ?? null,
    promise_from: promise?.from ?? null,
    promise_by: promise?.by ?? null,
    promise_place: promise?.place ?? null,
    promise_kept_at: promise?.keptAt ?? null,
  };
}

function snake(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
