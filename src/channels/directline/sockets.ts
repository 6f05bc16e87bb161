import type { Activity } from 'botbuilder';
import type { WebSocket } from 'ws';
import { type Conversations, isShown, type StoredActivity, toJson } from './conversations.js';

/** Milliseconds between keep-alive frames; proxies close connections that are silent for a minute. */
const KEEP_ALIVE = 25_000;

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
    if (shown.length > 0) this.#frame(shown.join(','));
  }

  /** @param activities JSON, with commas between */
  #frame(activities: string): void {
    if (this.socket.readyState === this.socket.OPEN) {
      this.socket.send(`{"activities":[${activities}],"watermark":"${this.seen}"}`);
    }
  }
}

/** The open sockets, one per conversation: the newest wins. */
export class Sockets {
  readonly #views = new Map<string, LiveView>();
  #keepAlive: NodeJS.Timeout | undefined;

  constructor(private readonly conversations: Conversations) {}

  async open(socket: WebSocket, conversationId: string, watermark: number): Promise<void> {
    this.#views.get(conversationId)?.socket.close(1000, 'another connection took over');
    const view = new LiveView(socket, conversationId, watermark, this.conversations);
    this.#views.set(conversationId, view);
    // an error event nobody listens to would end the process; the close that follows does the work
    socket.on('error', () => {});
    socket.on('close', () => {
      if (this.#views.get(conversationId) === view) this.#views.delete(conversationId);
    });
    this.#keepAlive ??= setInterval(() => this.#sendKeepAlive(), KEEP_ALIVE).unref();
    await view.advance();
  }

  /** Something was stored in a conversation. */
  async notify(conversationId: string, fresh: readonly StoredActivity[]): Promise<void> {
    await this.#views.get(conversationId)?.advance(fresh);
  }

  typing(conversationId: string, activity: Activity): void {
    this.#views.get(conversationId)?.sendTransient(activity);
  }

  closeAll(): void {
    clearInterval(this.#keepAlive);
    for (const { socket } of this.#views.values()) socket.close(1001, 'the server is stopping');
    this.#views.clear();
  }

  #sendKeepAlive(): void {
    for (const { socket } of this.#views.values()) if (socket.readyState === socket.OPEN) socket.send('');
  }
}
