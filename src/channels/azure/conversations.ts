import type { ConversationReference } from 'botbuilder';
import type { Option } from '../../assistant/reply.js';
import type { Database, Transaction } from '../../database/connection.js';
import { type Seal, SealBroken } from '../../database/seal.js';
import { CHANNELS } from '../../questions/register.js';
import type { Said } from './said.js';

const DAY = 86_400_000;
/** Days an activity's id is remembered, so that it is processed once whatever is repeated. */
const REPEATS = 2;

/** A conversation as stored. */
export interface AzureConversation {
  readonly id: string;
  readonly channel: string;
  readonly reference: Partial<ConversationReference>;
  /** The choices offered last. */
  readonly options: readonly Option[];
  /** What was said last; for channels with an agent hub only. */
  readonly said: readonly Said[];
}

/**
 * How the rest of the program calls a channel of Azure: by its own name, unless that is one of ours. Azure's Direct Line
 * is not our Direct Line.
 */
export function channelName(channelId: string): string {
  const ours: readonly string[] = [...CHANNELS, 'directline'];
  return ours.includes(channelId) ? `azure-${channelId}` : channelId;
}

interface Row {
  id: string;
  channel: string;
  reference: string;
  options: string | null;
  said: string | null;
}

/**
 * What is known of the conversations over Azure Bot Service. Their ids there can hold phone numbers and addresses, so
 * they are hashed for everybody but the Connector; how to reach them is sealed.
 */
export class AzureConversations {
  constructor(
    private readonly database: Database,
    private readonly seal: Seal,
    private readonly now: () => number,
  ) {}

  /** Our id of a conversation or of an activity in it. */
  idOf(channelId: string, ...ids: readonly string[]): string {
    return `az-${this.seal.hash(JSON.stringify([channelId, ...ids]))}`;
  }

  async find(id: string, database: Database = this.database): Promise<AzureConversation | undefined> {
    const row: Row | undefined = await database('azure_conversations').where({ id }).first();
    if (!row) return undefined;
    try {
      const list = (sealed: string | null) => (sealed === null ? [] : JSON.parse(this.seal.open(sealed)));
      const reference = JSON.parse(this.seal.open(row.reference));
      return { id, channel: row.channel, reference, options: list(row.options), said: list(row.said) };
    } catch (error) {
      // sealed with another DATA_KEY: as if it had never been; the next message stores it anew
      if (error instanceof SealBroken) return undefined;
      throw error;
    }
  }

  async save(transaction: Transaction, conversation: AzureConversation): Promise<void> {
    const { id, channel, reference, options, said } = conversation;
    const list = (items: readonly unknown[]) => (items.length > 0 ? this.seal.seal(JSON.stringify(items)) : null);
    const row = {
      channel,
      reference: this.seal.seal(JSON.stringify(reference)),
      options: list(options),
      said: list(said),
      last_active_at: this.now(),
    };
    await transaction('azure_conversations')
      .insert({ id, ...row })
      .onConflict('id')
      .merge(row);
  }

  /** Whether an activity was processed before, and the replies that went with its HTTP answer. */
  async received(id: string): Promise<{ readonly replies: unknown[] } | undefined> {
    const row = await this.database('azure_received').where({ id }).first('replies');
    return row && { replies: row.replies === null ? [] : JSON.parse(this.seal.open(row.replies)) };
  }

  /** Marks an activity as processed. @returns false when another process was first */
  async markReceived(
    transaction: Transaction,
    id: string,
    conversation: string,
    replies: readonly unknown[],
  ): Promise<boolean> {
    const inserted = await transaction('azure_received')
      .insert({
        id,
        conversation,
        replies: replies.length > 0 ? this.seal.seal(JSON.stringify(replies)) : null,
        received_at: this.now(),
      })
      .onConflict('id')
      .ignore()
      .returning('id');
    return inserted.length > 0;
  }

  /** Erases a conversation; that its activities were processed stays known, without what they were. */
  async forget(transaction: Transaction, id: string): Promise<void> {
    await transaction('azure_conversations').where({ id }).delete();
    await transaction('azure_outgoing').where({ conversation: id }).delete();
    await transaction('azure_received').where({ conversation: id }).update({ replies: null });
  }

  /**
   * Erases what is older than it may be.
   *
   * @param days how long a conversation is kept after its last message
   * @returns the conversations that are gone, whose memory must go, too
   */
  async eraseOld(days: number): Promise<{ readonly id: string; readonly channel: string }[]> {
    const before = this.now() - days * DAY;
    await this.database('azure_received')
      .where('received_at', '<', this.now() - REPEATS * DAY)
      .delete();
    const old: Row[] = await this.database('azure_conversations').where('last_active_at', '<', before);
    for (const { id } of old) {
      await this.database('azure_conversations').where({ id }).andWhere('last_active_at', '<', before).delete();
    }
    return old.map(({ id, channel }) => ({ id, channel }));
  }
}
