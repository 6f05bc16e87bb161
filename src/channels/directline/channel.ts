import type { Activity } from 'botbuilder';
import { type Bot, type Receipts, TURN, type Turn } from '../../assistant/bot.js';
import { type Database, isTransient } from '../../database/connection.js';
import { StorageConflict } from '../../database/storage.js';
import { TurnWrites } from '../../database/turn-writes.js';
import type { Log } from '../../log.js';
import type { Notices } from '../../notices/notices.js';
import { CollectingAdapter } from '../collecting-adapter.js';
import { TurnQueue } from '../turn-queue.js';
import type { Conversation, Conversations, StoredActivity } from './conversations.js';
import { BOT, THIS_PROCESS } from './line.js';
import type { Sockets } from './sockets.js';
import type { Token } from './tokens.js';

/** How often a turn is run again when another process wrote its state meanwhile. */
const ATTEMPTS = 3;

/** What a client may say; the rest of an activity is the server's. */
export interface IncomingActivity {
  readonly type: string;
  readonly text?: string | undefined;
  readonly name?: string | undefined;
  readonly value?: unknown;
  readonly locale?: string | undefined;
  readonly channelData?: Record<string, unknown> | undefined;
  readonly [other: string]: unknown;
}

/** An incoming activity and its place in the log. */
type Incoming = Pick<StoredActivity, 'sequence' | 'activity'>;

/** The Direct Line channel: stores what comes in, runs its turn, stores and delivers the replies. */
export class DirectLineChannel {
  readonly #adapter = new CollectingAdapter();
  readonly #queue = new TurnQueue();

  constructor(
    private readonly bot: Bot,
    private readonly conversations: Conversations,
    private readonly sockets: Sockets,
    private readonly database: Database,
    private readonly municipality: string | undefined,
    private readonly now: () => number,
    private readonly log: Log,
    /** How other processes are told, and where it is reported that a bridge figure's message was seen. */
    private readonly shared?: { readonly notices: Notices; readonly receipts: Receipts },
  ) {}

  /**
   * Starts the conversation of a token, with the turn that welcomes the person.
   *
   * @returns false when it had been started before
   */
  async start(token: Omit<Token, 'use'>, locale: string | undefined): Promise<boolean> {
    const conversation: Conversation = {
      id: token.conv,
      userId: token.user,
      channel: token.kiosk ? 'kiosk' : 'web',
      municipality: token.kiosk ?? this.municipality,
      ended: false,
    };
    const activity = this.#incoming(conversation, {
      type: 'conversationUpdate',
      locale,
      membersAdded: [{ id: token.user }],
    });
    const started = await this.conversations.start(conversation, activity);
    if (started) this.#enqueue(conversation, { sequence: 1, activity });
    return started;
  }

  /**
   * Takes in one activity. When this returns it is stored, and its turn will run, also after a crash.
   *
   * @returns the id of the stored activity; undefined when the conversation has ended or never began
   */
  async receive({ conv, user }: Token, incoming: IncomingActivity): Promise<string | undefined> {
    const activity = this.#incoming({ id: conv, userId: user }, incoming);
    const clientId = incoming.channelData?.clientActivityID;
    const known = typeof clientId === 'string' && clientId.length <= 128 ? clientId : undefined;
    const stored = await this.conversations.receive(conv, activity, known);
    if (stored && !stored.repeated) {
      await this.#deliver(conv, [stored]);
      this.#enqueue(stored.conversation, stored);
    }
    return stored?.activity.id;
  }

  /** The person types; nothing is stored. */
  typing({ conv }: Token): void {
    this.shared?.notices.publish({ topic: 'typing', id: conv, detail: 'person' });
  }

  /** The person has seen an activity, and all before it. */
  async seen({ conv }: Token, activityId: string): Promise<void> {
    const mark = this.shared && (await this.conversations.lastMark(conv, activityId));
    if (mark) await this.shared?.receipts.seen(mark);
  }

  /** Runs the turns that were acknowledged before a crash and not finished. */
  async resume(): Promise<void> {
    for (const { conversationId, ...stored } of await this.conversations.pending()) {
      const conversation = await this.conversations.find(conversationId);
      if (conversation) this.#enqueue(conversation, stored);
    }
  }

  /** Ends when all turns under way are finished. */
  idle(): Promise<void> {
    return this.#queue.idle();
  }

  #incoming(conversation: Pick<Conversation, 'id' | 'userId'>, incoming: IncomingActivity): Activity {
    const { deliveryMode: _deliveryMode, id: _id, replyToId: _replyToId, relatesTo: _relatesTo, ...rest } = incoming;
    const activity = {
      ...rest,
      timestamp: new Date(this.now()),
      channelId: 'directline',
      conversation: { id: conversation.id },
      // whoever the body says it is from: the token decides
      from: { id: conversation.userId, role: 'user' },
      recipient: { ...BOT },
      serviceUrl: 'urn:wegwijzer:directline',
    };
    return activity as unknown as Activity;
  }

  #enqueue(conversation: Conversation, stored: Incoming): void {
    this.#queue
      .add(conversation.id, () => this.#run(conversation, stored))
      // the activity stays pending: it runs again at the next start
      .catch((error: unknown) => this.log.error({ err: error, code: 'TURN_NOT_STORED' }, 'a turn could not be stored'));
  }

  async #run(conversation: Conversation, stored: Incoming, attempt = 1): Promise<void> {
    const writes = new TurnWrites();
    const forget = { asked: false };
    const conceal: { text?: string } = {};
    const turn: Turn = {
      writes,
      channel: conversation.channel,
      municipality: conversation.municipality,
      forget: () => {
        forget.asked = true;
      },
      conceal: (text) => {
        conceal.text = text;
      },
    };
    const replies = await this.#adapter.runTurn(
      structuredClone(stored.activity),
      (context) => context.turnState.set(TURN, turn),
      (context) => this.bot.run(context),
      (typing) => this.sockets.show(conversation.id, this.#outgoing(typing, stored)),
    );
    let fresh: StoredActivity[] = [];
    writes.add(async (transaction) => {
      if (forget.asked) await this.conversations.forget(transaction, conversation.id);
      const outgoing = replies.map((reply) => this.#outgoing(reply, stored));
      fresh = await this.conversations.settle(transaction, conversation.id, stored.sequence, outgoing);
      if (conceal.text !== undefined && !forget.asked) {
        await this.conversations.conceal(transaction, conversation.id, stored, conceal.text);
      }
    });
    try {
      await writes.commit(this.database);
    } catch (error) {
      const repeat = error instanceof StorageConflict || isTransient(error);
      if (repeat && attempt < ATTEMPTS) return this.#run(conversation, stored, attempt + 1);
      throw error;
    }
    await this.#deliver(conversation.id, fresh);
  }

  /** Tells the open sockets, here or in another process. */
  async #deliver(conversationId: string, fresh: readonly StoredActivity[]): Promise<void> {
    await this.sockets.notify(conversationId, fresh);
    if (!this.sockets.has(conversationId)) {
      this.shared?.notices.publish({ topic: 'conversation', id: conversationId, detail: THIS_PROCESS });
    }
  }

  /** A reply as it stands in the log: from the bot, to this conversation, answering the incoming activity. */
  #outgoing(reply: Activity, answered: Incoming): Activity {
    const { recipient: _recipient, serviceUrl: _serviceUrl, replyToId: _replyToId, ...rest } = reply;
    // no client ever saw the conversationUpdate, and Web Chat waits for the activity a reply names
    const replyToId = answered.activity.type === 'conversationUpdate' ? {} : { replyToId: answered.activity.id };
    return { ...rest, ...replyToId, from: { ...BOT }, timestamp: new Date(this.now()) } as Activity;
  }
}
