import type { Database, Transaction } from '../database/connection.js';
import { StorageConflict } from '../database/storage.js';
import type { RequestState } from './request.js';

const TABLE = 'handoff_messages';
/** Messages a list holds at most; of a longer conversation the last ones. */
const MOST = 500;

/** What a message is: words, an entry, a canned sentence, a referral slip, or a note of ours for the desk. */
export type MessageKind = 'text' | 'entry' | 'canned' | 'slip' | 'note';

/** One message of a request. */
export interface HandoffMessage {
  /** Counts within the request, from 1. */
  readonly sequence: number;
  readonly at: number;
  readonly author: 'person' | 'staff' | 'system';
  readonly accountName: string | undefined;
  readonly kind: MessageKind;
  /** As staff read it. */
  readonly text: string;
  /** What the person got in their language, where that is another text. */
  readonly sent: string | undefined;
  readonly language: string;
  /** The entry of `entry` and `slip`, the sentence of `canned`. */
  readonly about: string | undefined;
  /** Entries it resembles, best first. */
  readonly resembles: readonly string[];
  readonly crisis: boolean;
  /** JSON of the replies to send once the person writes again. */
  readonly parked: string | undefined;
  readonly clientId: string | undefined;
  /** The channel's id of a message of the person. */
  readonly activityId: string | undefined;
}

/** What a new message says; the sequence and the time are given to it. */
export type NewHandoffMessage = Pick<HandoffMessage, 'author' | 'kind' | 'text' | 'language'> &
  Partial<
    Pick<
      HandoffMessage,
      'accountName' | 'sent' | 'about' | 'resembles' | 'crisis' | 'parked' | 'clientId' | 'activityId'
    >
  >;

interface MessageRow {
  sequence: number;
  at: number | string;
  author: HandoffMessage['author'];
  account_name: string | null;
  kind: MessageKind;
  text: string;
  sent: string | null;
  language: string;
  about: string | null;
  resembles: string;
  crisis: boolean | number;
  parked: string | null;
  client_id: string | null;
  activity_id: string | null;
}

/** The messages between a person and a bridge figure, as stored. */
export class Messages {
  constructor(
    private readonly database: Database,
    private readonly now: () => number,
  ) {}

  /**
   * Within a transaction, appends a message. The row of the request is locked first, so that messages have one order.
   *
   * @param states in which the request must be
   * @param accountId who must have it; undefined = whoever has it
   * @throws StorageConflict when it is in another one: read it again and decide anew
   */
  async append(
    transaction: Transaction,
    requestId: string,
    states: readonly RequestState[],
    message: NewHandoffMessage,
    accountId?: string,
  ): Promise<HandoffMessage> {
    const at = this.now();
    const crisis = message.author === 'person' && message.crisis === true;
    const [row] = await transaction('handoff_requests')
      .where({ id: requestId, ...(accountId === undefined ? {} : { account_id: accountId }) })
      .whereIn('state', [...states])
      .update({
        last_sequence: transaction.raw('last_sequence + 1'),
        ...(message.author === 'system' ? {} : { last_message_at: at }),
        ...(message.parked === undefined ? {} : { parked: transaction.raw('parked + 1') }),
        ...(crisis ? { crisis: true } : {}),
      })
      .returning('last_sequence');
    if (!row) throw new StorageConflict(`handoff ${requestId}`);
    const sequence = Number(row.last_sequence);
    const stored: MessageRow = {
      sequence,
      at,
      author: message.author,
      account_name: message.accountName ?? null,
      kind: message.kind,
      text: message.text,
      sent: message.sent ?? null,
      language: message.language,
      about: message.about ?? null,
      resembles: message.resembles?.join(' ') ?? '',
      crisis,
      parked: message.parked ?? null,
      client_id: message.clientId ?? null,
      activity_id: message.activityId ?? null,
    };
    await transaction(TABLE).insert({ request_id: requestId, ...stored });
    return messageOf(stored);
  }

  /** Messages from a sequence on, oldest first. */
  async list(requestId: string, from = 1): Promise<HandoffMessage[]> {
    const rows: MessageRow[] = await this.database(TABLE)
      .where({ request_id: requestId })
      .andWhere('sequence', '>=', from)
      .orderBy('sequence', 'desc')
      .limit(MOST);
    return rows.reverse().map(messageOf);
  }

  async byClientId(requestId: string, clientId: string): Promise<HandoffMessage | undefined> {
    const row: MessageRow | undefined = await this.database(TABLE)
      .where({ request_id: requestId, client_id: clientId })
      .first();
    return row && messageOf(row);
  }

  /** The channel's id of the person's newest message up to a sequence; undefined when it gave none. */
  async newestOfPerson(requestId: string, upTo: number): Promise<string | undefined> {
    const row: Pick<MessageRow, 'activity_id'> | undefined = await this.database(TABLE)
      .where({ request_id: requestId, author: 'person' })
      .andWhere('sequence', '<=', upTo)
      .whereNotNull('activity_id')
      .orderBy('sequence', 'desc')
      .first('activity_id');
    return row?.activity_id ?? undefined;
  }

  /** How many messages of the person nobody has opened, for each of some requests. */
  async unread(requestIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    if (requestIds.length === 0) return new Map();
    const rows: { id: string; count: number | string }[] = await this.database(TABLE)
      .join('handoff_requests', 'handoff_requests.id', `${TABLE}.request_id`)
      .whereIn(`${TABLE}.request_id`, [...requestIds])
      .andWhere(`${TABLE}.author`, 'person')
      .andWhereRaw(`${TABLE}.sequence > handoff_requests.staff_seen`)
      .groupBy('handoff_requests.id')
      .select('handoff_requests.id as id')
      .count({ count: '*' });
    return new Map(rows.map(({ id, count }) => [id, Number(count)]));
  }

  /** Our messages that wait until the person writes again. */
  async parked(requestId: string): Promise<HandoffMessage[]> {
    const rows: MessageRow[] = await this.database(TABLE)
      .where({ request_id: requestId })
      .whereNotNull('parked')
      .orderBy('sequence');
    return rows.map(messageOf);
  }

  /** Within a transaction: the parked messages go out now. */
  async unpark(transaction: Transaction, requestId: string, upTo: number): Promise<void> {
    await transaction('handoff_requests').where({ id: requestId }).update({ parked: 0 });
    await transaction(TABLE).where({ request_id: requestId }).andWhere('sequence', '<=', upTo).update({ parked: null });
  }
}

function messageOf(row: MessageRow): HandoffMessage {
  return {
    sequence: row.sequence,
    at: Number(row.at),
    author: row.author,
    accountName: row.account_name ?? undefined,
    kind: row.kind,
    text: row.text,
    sent: row.sent ?? undefined,
    language: row.language,
    about: row.about ?? undefined,
    resembles: row.resembles.split(' ').filter(Boolean),
    crisis: Boolean(row.crisis),
    parked: row.parked ?? undefined,
    clientId: row.client_id ?? undefined,
    activityId: row.activity_id ?? undefined,
  };
}
