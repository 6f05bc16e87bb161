import { randomUUID } from 'node:crypto';
import type { Activity } from 'botbuilder';
import type { Line } from '../../assistant/bot.js';
import type { Transaction } from '../../database/connection.js';
import type { Notice, Notices } from '../../notices/notices.js';
import type { Conversations } from './conversations.js';
import type { Sockets } from './sockets.js';

/** Detail of notices this process sends itself: it has told its own sockets already. */
export const THIS_PROCESS = randomUUID();

/** Who speaks for us in activities. */
export const BOT = { id: 'wegwijzer', name: 'Wegwijzer', role: 'bot' } as const;

/**
 * How a bridge figure speaks in a conversation over Direct Line: into its log, and to its client, whichever process that is
 * connected to.
 */
export class DirectLineLine implements Line {
  readonly #stop: () => void;

  constructor(
    private readonly conversations: Conversations,
    private readonly sockets: Sockets,
    private readonly notices: Notices,
    private readonly now: () => number,
    /** Which process this is, for notices. */
    private readonly self: string = THIS_PROCESS,
  ) {
    this.#stop = notices.subscribe((notice) => this.#hear(notice));
  }

  async say(
    transaction: Transaction,
    conversationId: string,
    activities: readonly Partial<Activity>[],
  ): Promise<() => Promise<void>> {
    const said = activities.map((activity) => this.#ours(activity));
    const fresh = await this.conversations.append(transaction, conversationId, said);
    return async () => {
      await this.sockets.notify(conversationId, fresh);
      if (!this.sockets.has(conversationId)) this.#tellOthers('conversation', conversationId, this.self);
    };
  }

  /** Stands in the log, so that it holds after a reload, too. */
  seen(transaction: Transaction, conversationId: string, activityId: string): Promise<() => Promise<void>> {
    return this.say(transaction, conversationId, [{ type: 'event', name: 'handoff.seen', value: activityId }]);
  }

  async typing(conversationId: string): Promise<void> {
    if (this.sockets.has(conversationId)) this.#showTyping(conversationId);
    else this.#tellOthers('typing', conversationId, 'staff');
  }

  async openUntil(): Promise<undefined> {
    return undefined;
  }

  tell(conversationId: string, activity: Partial<Activity>): void {
    this.sockets.show(conversationId, this.#ours(activity));
  }

  log(conversationId: string, limit: number): Promise<readonly Activity[]> {
    return this.conversations.last(conversationId, limit);
  }

  close(): void {
    this.#stop();
  }

  #hear({ topic, id, detail }: Notice): void {
    if (topic === 'conversation' && detail !== this.self) void this.sockets.notify(id, []);
    else if (topic === 'typing' && detail === 'staff') this.#showTyping(id);
    else if (topic === 'resync') void this.sockets.notifyAll();
  }

  #showTyping(conversationId: string): void {
    this.sockets.show(conversationId, this.#ours({ type: 'typing' }));
  }

  #tellOthers(topic: 'conversation' | 'typing', id: string, detail: string): void {
    this.notices.publish({ topic, id, detail });
  }

  #ours(activity: Partial<Activity>): Activity {
    return { ...activity, from: { ...BOT }, timestamp: new Date(this.now()) } as Activity;
  }
}
