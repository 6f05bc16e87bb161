import type { Activity } from 'botbuilder';
import type { HandoffMark } from '../../assistant/bot.js';
import type { Database, Transaction } from '../../database/connection.js';

/** A conversation as stored. */
export interface Conversation {
  readonly id: string;
  readonly userId: string;
  /** `web` or `kiosk`. */
  readonly channel: string;
  readonly municipality: string | undefined;
  readonly ended: boolean;
}

/** An activity in the log of its conversation; the sequence is what a watermark counts. */
export interface StoredActivity {
  readonly sequence: number;
  readonly activity: Activity;
  /** The activity as JSON without its id, as stored: what goes out over a socket. */
  readonly json: string;
}

/** What came in, as stored. */
export interface Received extends StoredActivity {
  readonly conversation: Conversation;
  /** It had been stored before. */
  readonly repeated: boolean;
}

interface ConversationRow {
  id: string;
  user_id: string;
  channel: string;
  municipality: string | null;
  ended: boolean | number;
  last_sequence: number;
}

interface ActivityRow {
  conversation_id: string;
  sequence: number;
  activity: string;
}

/** A message of a bridge figure is at most a few activities: it has one of the last so many. */
const MARK_WITHIN = 5;

/** Where the incoming conversationUpdate and the like stand: part of the log, never shown to a client. */
const SHOWN = new Set(['message', 'event', 'endOfConversation', 'messageReaction']);

/** The stored conversations of the Direct Line channel: their log of activities, and the turns still to run. */
export class Conversations {
  constructor(
    private readonly database: Database,
    private readonly now: () => number,
  ) {}

  /** @returns false when it existed before */
  async start(conversation: Omit<Conversation, 'ended'>, firstActivity: Activity): Promise<boolean> {
    return this.database.transaction(async (transaction) => {
      const existing = await transaction('conversations').where({ id: conversation.id }).first('id');
      if (existing) return false;
      const at = this.now();
      await transaction('conversations').insert({
        id: conversation.id,
        user_id: conversation.userId,
        channel: conversation.channel,
        municipality: conversation.municipality ?? null,
        ended: false,
        started_at: at,
        last_active_at: at,
      });
      await this.#reserve(transaction, conversation.id, 1);
      const first = identified(conversation.id, 1, firstActivity);
      await transaction('activities').insert(this.#row(conversation.id, first, true));
      return true;
    });
  }

  async find(id: string): Promise<Conversation | undefined> {
    const row: ConversationRow | undefined = await this.database('conversations').where({ id }).first();
    return row && conversationOf(row);
  }

  /**
   * Stores what came in; its turn is pending until `settle`. Undefined when the conversation has ended or never began.
   *
   * Two statements and no transaction, because every message waits for them: a crash in between leaves a gap in the
   * numbers, and nothing was acknowledged.
   *
   * @param clientId the client's own id of the message: the same one is stored once, whatever is repeated
   */
  async receive(
    conversationId: string,
    activity: Activity,
    clientId: string | undefined,
  ): Promise<Received | undefined> {
    const row = await this.#reserve(this.database, conversationId, 1);
    if (!row || row.ended) return undefined;
    const conversation = conversationOf(row);
    const stored = identified(conversationId, row.last_sequence, activity);
    const inserted = await this.database('activities')
      .insert(this.#row(conversationId, stored, true, clientId))
      .onConflict(['conversation_id', 'client_id'])
      .ignore()
      .returning('sequence');
    if (inserted.length > 0) return { ...stored, conversation, repeated: false };
    const earlier: ActivityRow = await this.database('activities')
      .where({ conversation_id: conversationId, client_id: clientId ?? null })
      .first();
    return { ...read(earlier), conversation, repeated: true };
  }

  /** Within a turn's transaction: stores the replies and marks the incoming activity as done. */
  async settle(
    transaction: Transaction,
    conversationId: string,
    incoming: number,
    replies: readonly Activity[],
  ): Promise<StoredActivity[]> {
    // first of all, because it locks the conversation: everybody takes the locks in this order
    const row = await this.#reserve(transaction, conversationId, replies.length);
    await transaction('activities')
      .where({ conversation_id: conversationId, sequence: incoming })
      .update({ pending: false });
    return this.#append(transaction, conversationId, row, replies);
  }

  /** Within a transaction: stores what is said outside a turn. Nothing when the conversation has ended. */
  async append(
    transaction: Transaction,
    conversationId: string,
    activities: readonly Activity[],
  ): Promise<StoredActivity[]> {
    const row = await this.#reserve(transaction, conversationId, activities.length);
    return row?.ended ? [] : this.#append(transaction, conversationId, row, activities);
  }

  /** Within a turn's transaction, after `settle`: puts another text in the place of what the person wrote. */
  async conceal(
    transaction: Transaction,
    conversationId: string,
    { sequence, activity }: Pick<StoredActivity, 'sequence' | 'activity'>,
    text: string,
  ): Promise<void> {
    const { id: _id, value: _value, ...rest } = activity;
    await transaction('activities')
      .where({ conversation_id: conversationId, sequence })
      .update({ activity: JSON.stringify({ ...rest, text }) });
  }

  async #append(
    transaction: Transaction,
    conversationId: string,
    row: ConversationRow | undefined,
    replies: readonly Activity[],
  ): Promise<StoredActivity[]> {
    if (!row || replies.length === 0) return [];
    const first = row.last_sequence - replies.length + 1;
    const stored = replies.map((reply, index) => identified(conversationId, first + index, reply));
    await transaction('activities').insert(stored.map((item) => this.#row(conversationId, item, false)));
    return stored;
  }

  /** What a client sees after a watermark, oldest first. */
  async after(conversationId: string, watermark: number): Promise<StoredActivity[]> {
    const rows: ActivityRow[] = await this.database('activities')
      .where({ conversation_id: conversationId })
      .andWhere('sequence', '>', watermark)
      .orderBy('sequence');
    return rows.map(read);
  }

  /** The last activities of a conversation, oldest first. */
  async last(conversationId: string, limit: number): Promise<Activity[]> {
    const rows: ActivityRow[] = await this.database('activities')
      .where({ conversation_id: conversationId })
      .orderBy('sequence', 'desc')
      .limit(limit);
    return rows.reverse().map((row) => read(row).activity);
  }

  /** The last message of a bridge figure up to an activity that is named by its id. */
  async lastMark(conversationId: string, id: string): Promise<HandoffMark | undefined> {
    const sequence = Number(/\|(\d{1,9})$/.exec(id)?.[1]);
    if (Number.isNaN(sequence) || id !== activityId(conversationId, sequence)) return undefined;
    const rows: ActivityRow[] = await this.database('activities')
      .where({ conversation_id: conversationId })
      .andWhere('sequence', '<=', sequence)
      .orderBy('sequence', 'desc')
      .limit(MARK_WITHIN);
    return rows.map((row) => markOf(read(row).activity)).find((mark) => mark !== undefined);
  }

  /** Turns that were acknowledged but not finished, for the start after a crash. */
  async pending(): Promise<(StoredActivity & { readonly conversationId: string })[]> {
    const rows: ActivityRow[] = await this.database('activities')
      .where({ pending: true })
      .orderBy(['conversation_id', 'sequence']);
    return rows.map((row) => ({ ...read(row), conversationId: row.conversation_id }));
  }

  /**
   * Within a turn's transaction, before `settle`: blanks all that was said. The rows stay, so that watermarks still
   * count, and the conversation stays known as ended, so that its client starts a new one.
   */
  async forget(transaction: Transaction, conversationId: string): Promise<void> {
    await transaction('activities')
      .where({ conversation_id: conversationId })
      .update({ activity: JSON.stringify({ type: 'erased' }), client_id: null });
    await transaction('conversations').where({ id: conversationId }).update({ ended: true });
  }

  /** Conversations without a message since `time` (ms). */
  async idleSince(time: number): Promise<Conversation[]> {
    const rows: ConversationRow[] = await this.database('conversations').where('last_active_at', '<', time);
    return rows.map(conversationOf);
  }

  async delete(ids: readonly string[]): Promise<void> {
    await this.database('conversations').whereIn('id', ids).delete();
  }

  /** Takes the next places in the log; the row of the conversation is locked, so nobody else takes the same. */
  async #reserve(database: Database, conversationId: string, count: number): Promise<ConversationRow | undefined> {
    const [row]: ConversationRow[] = await database('conversations')
      .where({ id: conversationId })
      .update({ last_sequence: database.raw('last_sequence + ?', [count]), last_active_at: this.now() })
      .returning('*');
    return row;
  }

  #row(conversationId: string, stored: StoredActivity, pending: boolean, clientId?: string) {
    return {
      conversation_id: conversationId,
      sequence: stored.sequence,
      activity: stored.json,
      pending,
      client_id: clientId ?? null,
      stored_at: this.now(),
    };
  }
}

function conversationOf(row: ConversationRow): Conversation {
  return {
    id: row.id,
    userId: row.user_id,
    channel: row.channel,
    municipality: row.municipality ?? undefined,
    ended: Boolean(row.ended),
  };
}

/** An activity with the id of its place in the log; the id is not stored, the place is. */
function identified(
  conversationId: string,
  sequence: number,
  { id: _id, ...activity }: Activity,
  json = JSON.stringify(activity),
): StoredActivity {
  return { sequence, activity: { ...activity, id: activityId(conversationId, sequence) } as Activity, json };
}

function read(row: ActivityRow): StoredActivity {
  return identified(row.conversation_id, row.sequence, JSON.parse(row.activity), row.activity);
}

/** The form of the real service: `conversationId|0000007`. */
function activityId(conversationId: string, sequence: number): string {
  return `${conversationId}|${String(sequence).padStart(7, '0')}`;
}

/** The activity as JSON, with its id. */
export function toJson({ activity, json }: StoredActivity): string {
  return `{"id":${JSON.stringify(activity.id)},${json.slice(1)}`;
}

/** Whether a client may see an activity of the log. */
export function isShown({ activity }: StoredActivity): boolean {
  const { type, name } = activity;
  return SHOWN.has(type) && (name === 'handoff.seen' || !name?.startsWith('handoff.'));
}

/** The bridge figure's message an activity is, if it is one. */
export function markOf(activity: Activity): HandoffMark | undefined {
  return (activity.channelData as { handoff?: HandoffMark } | undefined)?.handoff;
}
