import type { Activity } from 'botbuilder';
import type { WebSocket } from 'ws';
import type { HandoffMark } from '../../assistant/bot.js';
import { type Conversations, isShown, markOf, type StoredActivity, toJson } from './conversations.js';

/** Milliseconds between keep-alive frames; proxies close connections that are silent for a minute. */
const KEEP_ALIVE = 25_000;

/** Who wants to know which clients are connected, and what has reached them. */
export interface SocketWatcher {
  opened(conversationId: string): void;
  /** The last connection of a conversation is gone. */
  closed(conversationId: string): void;
  /** A sign of life of all that are connected. */
  alive(conversationIds: readonly string[]): void;
  delivered(mark: HandoffMark): void;
}

/**
 * One client's live view of a conversation: first what it has not seen, then what is new, without gap or overlap.
 * Everything is read from the log by sequence, so it does not matter when a notice arrives.
 */
class LiveView {
  #reading = false;
  #again = false;

  constructor(
    readonly socket: WebSocket,
    private readonly conversationId: string,
    private seen: number,
    private readonly conversations: Conversations,
    private readonly delivered: (mark: HandoffMark) => void,
  ) {}

  /** Sends what came after the last activity sent. `fresh` saves reading the log when it follows directly. */
  async advance(fresh: readonly StoredActivity[] = []): Promise<void> {
    if (this.#reading) {
      this.#again = true;
      return;
    }
    if (fresh[0]?.sequence === this.seen + 1) {
      this.#send(fresh);
      return;
    }
    this.#reading = true;
    try {
      do {
        this.#again = false;
        this.#send(await this.conversations.after(this.conversationId, this.seen));
      } while (this.#again);
    } finally {
      this.#reading = false;
    }
  }

  /** Typing: not stored, not replayed, no watermark of its own. */
  sendTransient(activity: Activity): void {
    this.#frame(JSON.stringify(activity));
  }

  #send(items: readonly StoredActivity[]): void {
    const last = items.at(-1);
    if (!last) return;
    this.seen = last.sequence;
    const shown = items.filter(isShown).map(toJson);
    if (shown.length === 0 || !this.#frame(shown.join(','))) return;
    const mark = items.findLast(({ activity }) => markOf(activity));
    if (mark) this.delivered(markOf(mark.activity) as HandoffMark);
  }

  /**
   * @param activities JSON, with commas between
   * @returns false when the connection is gone
   */
  #frame(activities: string): boolean {
    if (this.socket.readyState !== this.socket.OPEN) return false;
    this.socket.send(`{"activities":[${activities}],"watermark":"${this.seen}"}`);
    return true;
  }
}

/** The open sockets, one per conversation: the newest wins. */
export class Sockets {
  readonly #views = new Map<string, LiveView>();
  #keepAlive: NodeJS.Timeout | undefined;
  #watcher: SocketWatcher | undefined;

  constructor(private readonly conversations: Conversations) {}

  /** Tells of connections and deliveries from now on. */
  watch(watcher: SocketWatcher): void {
    this.#watcher = watcher;
  }

  /** Whether a client of this conversation is connected to this process. */
  has(conversationId: string): boolean {
    return this.#views.has(conversationId);
  }

  async open(socket: WebSocket, conversationId: string, watermark: number): Promise<void> {
    this.#views.get(conversationId)?.socket.close(1000, 'another connection took over');
    const view = new LiveView(socket, conversationId, watermark, this.conversations, (mark) =>
      this.#watcher?.delivered(mark),
    );
    this.#views.set(conversationId, view);
    // an error event nobody listens to would end the process; the close that follows does the work
    socket.on('error', () => {});
    socket.on('close', () => {
      if (this.#views.get(conversationId) !== view) return;
      this.#views.delete(conversationId);
      this.#watcher?.closed(conversationId);
    });
    this.#watcher?.opened(conversationId);
    this.#keepAlive ??= setInterval(() => this.#sendKeepAlive(), KEEP_ALIVE).unref();
    await view.advance();
  }

  /** Something was stored in a conversation. */
  async notify(conversationId: string, fresh: readonly StoredActivity[]): Promise<void> {
    await this.#views.get(conversationId)?.advance(fresh);
  }

  /** Notices may have been missed: every client gets what it has not seen. */
  async notifyAll(): Promise<void> {
    await Promise.all([...this.#views.values()].map((view) => view.advance()));
  }

  /** Shows something that is not stored: typing, a place in the queue. */
  show(conversationId: string, activity: Activity): void {
    this.#views.get(conversationId)?.sendTransient(activity);
  }

  closeAll(): void {
    clearInterval(this.#keepAlive);
    for (const { socket } of this.#views.values()) socket.close(1001, 'the server is stopping');
    this.#views.clear();
  }

  #sendKeepAlive(): void {
    for (const { socket } of this.#views.values()) if (socket.readyState === socket.OPEN) socket.send('');
    if (this.#views.size > 0) this.#watcher?.alive([...this.#views.keys()]);
  }
}
