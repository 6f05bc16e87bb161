import type { Database, Transaction } from '../../database/connection.js';
import type { Seal } from '../../database/seal.js';
import type { Content, Inbound } from './inbound.js';
import type { LogEntry } from './outbox-row.js';

/** A message whose turn has not been run. */
export interface Pending {
  readonly sequence: number;
  readonly content: Content;
  /** Meta's id. */
  readonly messageId: string;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
  readonly receivedAt: number;
}

interface Row {
  sequence: number;
  message: string;
  message_id: string;
  sent_at: number | string;
  received_at: number | string;
}

/** Messages looked at for the next turn: more than anybody writes in the time of one. */
const MOST_PENDING = 50;

/** Another process ran these turns in the meantime. */
export class TurnTaken extends Error {
  readonly code = 'TURN_TAKEN';
  constructor() {
    super('These messages were answered by another process: read what is still pending');
  }
}

/** What came in: stored before it is acknowledged, each message once, pending until its turn is committed. */
export class Inbox {
  constructor(
    private readonly database: Database,
    private readonly seal: Seal,
    private readonly now: () => number,
  ) {}

  /** Those that were never stored, each once; also when all else of a stored one is erased. */
  async unknown(transaction: Transaction, messages: readonly Inbound[]): Promise<Inbound[]> {
    const byHash = new Map(messages.map((message) => [this.#hash(message.id), message]));
    const known: string[] = await transaction('whatsapp_inbox')
      .whereIn('id_hash', [...byHash.keys()])
      .pluck('id_hash');
    for (const hash of known) byHash.delete(hash);
    return [...byHash.values()];
  }

  /** @returns those that were not stored before, however often and in parallel they come */
  async store(
    transaction: Transaction,
    messages: readonly { readonly message: Inbound; readonly conversationId: string }[],
  ): Promise<ReadonlySet<Inbound>> {
    const byHash = new Map(messages.map(({ message }) => [this.#hash(message.id), message]));
    const rows = messages.map(({ message: { id, content, sentAt }, conversationId }) => ({
      id_hash: this.#hash(id),
      conversation_id: conversationId,
      message: JSON.stringify(content),
      message_id: this.seal.seal(id),
      pending: content.kind !== 'silent',
      sent_at: sentAt,
      received_at: this.now(),
    }));
    const stored: { id_hash: string }[] = await transaction('whatsapp_inbox')
      .insert(rows)
      .onConflict('id_hash')
      .ignore()
      .returning('id_hash');
    return new Set(stored.flatMap(({ id_hash: hash }) => byHash.get(hash) ?? []));
  }

  /** What waits for a turn, in the order it was written; the first of it when it is much. */
  async pending(conversationId: string): Promise<Pending[]> {
    const rows: Row[] = await this.database('whatsapp_inbox')
      .where({ conversation_id: conversationId, pending: true })
      .orderBy(['sent_at', 'sequence'])
      .limit(MOST_PENDING);
    return rows.map((row) => ({
      sequence: row.sequence,
      content: JSON.parse(row.message) as Content,
      messageId: this.seal.open(row.message_id),
      sentAt: Number(row.sent_at),
      receivedAt: Number(row.received_at),
    }));
  }

  /** Conversations that wait for a turn since before `time`: after a crash, here or in another process. */
  async waiting(time: number): Promise<string[]> {
    return this.database('whatsapp_inbox')
      .where({ pending: true })
      .andWhere('received_at', '<=', time)
      .distinct()
      .pluck('conversation_id');
  }

  /**
   * Within a turn's transaction, before anything else: the messages are answered now.
   *
   * @throws TurnTaken when they were already
   */
  async settle(transaction: Transaction, messages: readonly Pick<Pending, 'sequence'>[]): Promise<void> {
    const changed = await transaction('whatsapp_inbox')
      .whereIn(
        'sequence',
        messages.map(({ sequence }) => sequence),
      )
      .andWhere({ pending: true })
      .update({ pending: false });
    if (changed !== messages.length) throw new TurnTaken();
  }

  /** Within a turn's transaction: what was said held something that must not stay; this stands in its place. */
  async conceal(transaction: Transaction, messages: readonly Pick<Pending, 'sequence'>[], text: string): Promise<void> {
    for (const [index, { sequence }] of messages.entries()) {
      const content: Content = { kind: 'text', text: index === 0 ? text : '' };
      await transaction('whatsapp_inbox')
        .where({ sequence })
        .update({ message: JSON.stringify(content) });
    }
  }

  /** What somebody said, newest last. */
  async log(conversationId: string, limit: number): Promise<LogEntry[]> {
    const rows: Row[] = await this.database('whatsapp_inbox')
      .where({ conversation_id: conversationId })
      .orderBy('sequence', 'desc')
      .limit(limit);
    return rows.reverse().flatMap((row) => {
      const said = saidWith(JSON.parse(row.message) as Content);
      const from = { id: conversationId, name: '', role: 'user' };
      return said ? [{ at: Number(row.received_at), order: 0, activity: { type: 'message', ...said, from } }] : [];
    });
  }

  /** Erases what was said; that a message came stays known, by its hash. */
  async forget(transaction: Transaction, conversationIds: readonly string[]): Promise<void> {
    await transaction('whatsapp_inbox')
      .whereIn('conversation_id', conversationIds)
      .update({ message: null, message_id: null, conversation_id: null, pending: false });
  }

  /** Erases the hashes of messages that came before `time` and of which nothing else is left. */
  async forgetHashes(time: number): Promise<void> {
    await this.database('whatsapp_inbox').whereNull('conversation_id').andWhere('received_at', '<', time).delete();
  }

  #hash(id: string): string {
    return this.seal.hash(`whatsapp message ${id}`);
  }
}

/** What a message says, for somebody who reads along; undefined when it says nothing. */
function saidWith(content: Content): { text: string; value?: string } | undefined {
  switch (content.kind) {
    case 'text':
      return content.text === '' ? undefined : { text: content.text };
    case 'tap':
      return { text: content.title, value: content.action };
    case 'media':
      return { text: content.caption ?? '📎' };
    case 'voice':
      return { text: '🎤' };
    case 'location':
      return { text: '📍' };
    default:
      return undefined;
  }
}
