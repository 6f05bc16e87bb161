import type { HandoffMark, Receipts } from '../../assistant/bot.js';
import type { Requests } from '../../handoff/requests.js';
import type { Log } from '../../log.js';
import type { Notices } from '../../notices/notices.js';
import type { SocketWatcher } from './sockets.js';

/** Tells the desk whether the person has the conversation open, and what has reached them. */
export class PersonPresence implements SocketWatcher {
  constructor(
    private readonly requests: Requests,
    private readonly receipts: Receipts,
    private readonly notices: Notices,
    private readonly log: Log,
  ) {}

  opened(conversationId: string): void {
    this.#note([conversationId], true);
  }

  closed(conversationId: string): void {
    this.#note([conversationId], false);
  }

  alive(conversationIds: readonly string[]): void {
    this.#note(conversationIds, true);
  }

  delivered(mark: HandoffMark): void {
    this.receipts.delivered(mark).catch((error: unknown) => this.#failed(error));
  }

  #note(conversationIds: readonly string[], here: boolean): void {
    this.requests
      .personHere(conversationIds, here)
      .then((changed) => {
        for (const id of changed) this.notices.publish({ topic: 'request', id });
      })
      .catch((error: unknown) => this.#failed(error));
  }

  #failed(error: unknown): void {
    this.log.error({ err: error, code: 'PRESENCE_NOT_STORED' }, "a person's presence could not be stored");
  }
}
