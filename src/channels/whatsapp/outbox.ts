import type { Activity } from 'botbuilder';
import type { Knex } from 'knex';
import type { Database, Transaction } from '../../database/connection.js';
import type { Seal } from '../../database/seal.js';
import type { Status } from './inbound.js';
import {
  BOT,
  type LogEntry,
  leadsOn,
  type Origin,
  type OutboxRow,
  type OutboxState,
  type Outgoing,
  outgoingOf,
  type Saying,
  statesBefore,
} from './outbox-row.js';

/** The first unsent message of each person. */
function heads(query: Knex.QueryBuilder): void {
  query.from('whatsapp_outbox').whereIn('state', ['waiting', 'sending']).groupBy('conversation_id').min('sequence');
}

/** What goes out: written in the transaction of its turn, sent one after the other for each person. */
export class Outbox {
  constructor(
    private readonly database: Database,
    private readonly seal: Seal,
    private readonly now: () => number,
  ) {}

  /** Within a transaction: what shall be said, in this order. */
  async add(
    transaction: Transaction,
    conversationId: string,
    sayings: readonly Saying[],
    origin: Origin,
    change: { readonly state?: OutboxState; readonly farewellTo?: string } = {},
  ): Promise<void> {
    const at = this.now();
    const rows = sayings.flatMap(({ messages, activity, mark }) =>
      messages.map((message, index) => ({
        conversation_id: conversationId,
        farewell_to: change.farewellTo ?? null,
        message: JSON.stringify(message),
        activity: index === 0 && activity ? JSON.stringify(activity) : null,
        mark: index === messages.length - 1 && mark ? JSON.stringify(mark) : null,
        origin,
        state: change.state ?? 'waiting',
        next_at: at,
        created_at: at,
      })),
    );
    // one by one: the sequence is the order, and a bulk insert need not keep it on every database
    for (const row of rows) await transaction('whatsapp_outbox').insert(row);
  }

  /** People to whom something may be sent now, who waited longest first. */
  async due(limit: number): Promise<string[]> {
    const at = this.now();
    return this.database('whatsapp_outbox')
      .whereIn('sequence', heads)
      .andWhere('next_at', '<=', at)
      .andWhere((free) => free.whereNull('claimed_until').orWhere('claimed_until', '<=', at))
      .orderBy('next_at')
      .limit(limit)
      .pluck('conversation_id');
  }

  /** When the next message becomes due, ms since 1970; undefined when none waits. */
  async nextDue(): Promise<number | undefined> {
    const row: { at: number | string | null } | undefined = await this.database('whatsapp_outbox')
      .whereIn('sequence', heads)
      .first(
        this.database.raw(
          'min(case when coalesce(claimed_until, 0) > next_at then claimed_until else next_at end) as at',
        ),
      );
    return row?.at === null || row?.at === undefined ? undefined : Number(row.at);
  }

  /** The next message to somebody, and when it may be tried (ms since 1970). */
  async nextTo(conversationId: string): Promise<{ readonly outgoing: Outgoing; readonly at: number } | undefined> {
    const row: OutboxRow | undefined = await this.database('whatsapp_outbox')
      .where({ conversation_id: conversationId })
      .whereIn('state', ['waiting', 'sending'])
      .orderBy('sequence')
      .first();
    if (!row) return undefined;
    return { outgoing: outgoingOf(row), at: Math.max(Number(row.next_at), Number(row.claimed_until ?? 0)) };
  }

  /**
   * Takes a message in hands, so that no other process sends it.
   *
   * @param until ms since 1970 after which others may take it, because nobody knows what became of it
   * @returns false when another has it
   */
  async claim({ sequence }: Outgoing, by: string, until: number): Promise<boolean> {
    const at = this.now();
    const changed = await this.database('whatsapp_outbox')
      .where({ sequence })
      .whereIn('state', ['waiting', 'sending'])
      .andWhere((free) => free.whereNull('claimed_until').orWhere('claimed_until', '<=', at))
      .update({
        state: 'sending',
        claimed_by: by,
        claimed_at: at,
        claimed_until: until,
        tries: this.database.raw('tries + 1'),
      });
    return changed > 0;
  }

  /** It was taken. */
  async sent({ sequence, farewellTo }: Outgoing, messageId: string): Promise<void> {
    await this.database('whatsapp_outbox')
      .where({ sequence, state: 'sending' })
      .update({ state: 'sent', sent_at: this.now(), claimed_until: null, message_id_hash: this.hash(messageId) });
    if (farewellTo !== undefined) await this.#eraseFarewells();
  }

  /** It was not taken, and may be later. Only who holds it says so; a status may have said more in the meantime. */
  async again({ sequence }: Outgoing, by: string, at: number): Promise<void> {
    await this.database('whatsapp_outbox')
      .where({ sequence, state: 'sending', claimed_by: by })
      .update({ state: 'waiting', next_at: at, claimed_until: null, claimed_by: null });
  }

  /** It was not tried: this person has had enough for the moment. */
  async later({ sequence }: Outgoing, at: number): Promise<void> {
    await this.database('whatsapp_outbox')
      .where({ sequence })
      .whereIn('state', ['waiting', 'sending'])
      .update({ next_at: at });
  }

  /** Nobody knows whether it was taken: it stays in hands until a status says so, or the time is over. */
  async inDoubt({ sequence }: Outgoing, by: string, until: number): Promise<void> {
    await this.database('whatsapp_outbox')
      .where({ sequence, state: 'sending', claimed_by: by })
      .update({ claimed_until: until });
  }

  /** At the start: what a process that died had in hands waits until then for a status that tells what became of it. */
  async doubtAll(until: number): Promise<void> {
    await this.database('whatsapp_outbox')
      .where({ state: 'sending' })
      .andWhere('claimed_until', '<', until)
      .update({ claimed_until: until });
  }

  /** It will not go, or not now. */
  async end(
    { sequence, farewellTo }: Outgoing,
    state: 'failed' | 'expired' | 'parked',
    errorCode?: number,
  ): Promise<void> {
    await this.database('whatsapp_outbox')
      .where({ sequence })
      .whereIn('state', ['waiting', 'sending'])
      .update({ state, claimed_until: null, claimed_by: null, error_code: errorCode ?? null });
    if (farewellTo !== undefined) await this.#eraseFarewells();
  }

  /**
   * Within the transaction that stores messages of these people: what was parked may go.
   *
   * @returns those for whom something was
   */
  async release(transaction: Transaction, conversationIds: readonly string[]): Promise<string[]> {
    const released: { conversation_id: string }[] = await transaction('whatsapp_outbox')
      .whereIn('conversation_id', conversationIds)
      .andWhere({ state: 'parked' })
      .update({ state: 'waiting', next_at: this.now() })
      .returning('conversation_id');
    return [...new Set(released.map(({ conversation_id: id }) => id))];
  }

  /** The messages that Meta knows by these ids, by id. */
  async byMessageId(ids: readonly string[]): Promise<Map<string, OutboxRow>> {
    const hashes = new Map(ids.map((id) => [this.hash(id), id]));
    const rows: OutboxRow[] = await this.database('whatsapp_outbox').whereIn('message_id_hash', [...hashes.keys()]);
    return new Map(rows.map((row) => [hashes.get(row.message_id_hash ?? '') ?? '', row]));
  }

  /**
   * The message of somebody that is in hands. We send one after the other: a status of an unknown id for them is about
   * that one.
   */
  async inHands(conversationId: string, statusAt: number): Promise<OutboxRow | undefined> {
    const row: OutboxRow | undefined = await this.database('whatsapp_outbox')
      .where({ conversation_id: conversationId, state: 'sending' })
      .orderBy('sequence')
      .first();
    // a status knows whole seconds only; one from before the message was sent is not about it
    return row && statusAt + 1000 > Number(row.claimed_at) ? row : undefined;
  }

  /**
   * A status of Meta's: leads a message on, never back.
   *
   * @returns whether it changed anything
   */
  async take(row: OutboxRow, status: Status): Promise<boolean> {
    if (!leadsOn(row, status)) return false;
    const changed = await this.database('whatsapp_outbox')
      .where({ sequence: row.sequence })
      .whereIn('state', statesBefore(status.state))
      .update({
        state: status.state,
        message_id_hash: this.hash(status.id),
        claimed_until: null,
        ...(row.state === 'sending' ? { sent_at: status.at } : {}),
        ...(status.errorCode === undefined ? {} : { error_code: status.errorCode }),
      });
    return changed > 0;
  }

  /** As `take`, for many that were sent already and are known by their id. */
  async leadOn(sequences: readonly number[], state: Status['state']): Promise<void> {
    await this.database('whatsapp_outbox')
      .whereIn('sequence', sequences)
      .whereIn('state', statesBefore(state))
      .update({ state });
  }

  /** A message that failed on its way is tried once more; the state before must still be `failed`. */
  async retryFailed(sequence: number, at: number, state: 'waiting' | 'parked'): Promise<void> {
    await this.database('whatsapp_outbox')
      .where({ sequence, state: 'failed' })
      .update({ state, next_at: at, message_id_hash: null, claimed_by: null });
  }

  /** Whether a template that asks the person to write is on its way or was sent after `time`. */
  async hasTemplateSince(transaction: Transaction, conversationId: string, time: number): Promise<boolean> {
    const row = await transaction('whatsapp_outbox')
      .where({ conversation_id: conversationId, origin: 'template' })
      .whereNotIn('state', ['failed', 'expired'])
      .andWhere('created_at', '>', time)
      .first('sequence');
    return row !== undefined;
  }

  /** Erases what was said to somebody. A request that is under way finds its row gone. */
  async forget(transaction: Transaction, conversationIds: readonly string[]): Promise<void> {
    await transaction('whatsapp_outbox').whereIn('conversation_id', conversationIds).delete();
  }

  /** What was said to somebody, newest last. */
  async log(conversationId: string, limit: number): Promise<LogEntry[]> {
    const rows: OutboxRow[] = await this.database('whatsapp_outbox')
      .where({ conversation_id: conversationId })
      .whereNotNull('activity')
      .orderBy('sequence', 'desc')
      .limit(limit);
    return rows.reverse().map((row) => ({
      at: Number(row.created_at),
      order: 1,
      activity: { ...(JSON.parse(row.activity ?? '{}') as Partial<Activity>), from: BOT },
    }));
  }

  hash(messageId: string): string {
    return this.seal.hash(`whatsapp sent ${messageId}`);
  }

  /** The last words to somebody who is erased keep the address until they are said, and no longer. */
  async #eraseFarewells(): Promise<void> {
    await this.database('whatsapp_outbox')
      .whereNotNull('farewell_to')
      .whereNotIn('state', ['waiting', 'sending'])
      .delete();
  }
}
