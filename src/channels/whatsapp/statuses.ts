import type { HandoffMark, Receipts } from '../../assistant/bot.js';
import type { Log } from '../../log.js';
import type { Notices } from '../../notices/notices.js';
import { pauseAfter, verdictOf } from './graph-errors.js';
import type { Status } from './inbound.js';
import type { Outbox } from './outbox.js';
import type { OutboxRow } from './outbox-row.js';
import type { People } from './people.js';

/** Tries of a message that failed on its way; as often as one that was refused at once. */
const MOST_TRIES = 12;

/** Statuses whose messages are looked up together. */
const AT_ONCE = 200;

export interface StatusParts {
  readonly outbox: Outbox;
  readonly people: People;
  readonly notices: Notices;
  /** The hand-off room's; undefined as long as there is none. */
  readonly receipts: () => Receipts | undefined;
  readonly now: () => number;
  readonly random: () => number;
  readonly log: Log;
}

/** Takes in what Meta says about our messages: delivered, seen, failed. Nothing is ever answered to it. */
export class Statuses {
  constructor(private readonly parts: StatusParts) {}

  /** @returns whether there may be something to send now */
  async takeAll(statuses: readonly Status[]): Promise<boolean> {
    const { outbox, people, notices } = this.parts;
    const changed = new Set<string>();
    for (let from = 0; from < statuses.length; from += AT_ONCE) {
      const some = statuses.slice(from, from + AT_ONCE);
      const known = await outbox.byMessageId(some.map(({ id }) => id));
      for (const status of some) {
        const row = known.get(status.id) ?? (await this.#inHands(status, people));
        if (!row || !(await outbox.take(row, status))) continue;
        known.set(status.id, { ...row, state: status.state });
        changed.add(row.conversation_id);
        if (status.state === 'failed') await this.#failed(row, status);
        else if (row.mark !== null) await this.#report(JSON.parse(row.mark) as HandoffMark, status.state);
      }
    }
    for (const id of changed) notices.publish({ topic: 'conversation', id, detail: 'delivery' });
    return changed.size > 0;
  }

  async #inHands({ to, at }: Status, people: People): Promise<OutboxRow | undefined> {
    const conversationId = await people.idOf(to);
    return conversationId === undefined ? undefined : this.parts.outbox.inHands(conversationId, at);
  }

  async #report(mark: HandoffMark, state: Status['state']): Promise<void> {
    const receipts = this.parts.receipts();
    try {
      if (state === 'delivered') await receipts?.delivered(mark);
      if (state === 'read') await receipts?.seen(mark);
    } catch (error) {
      // a tick that is missing is no reason to have Meta call again
      this.parts.log.error({ err: error, code: 'WHATSAPP_RECEIPT_LOST' }, 'staff could not be told of a delivery');
    }
  }

  /** Meta took it and could not deliver it: most often because the 24 hours are over. */
  async #failed(row: OutboxRow, { errorCode }: Status): Promise<void> {
    const { outbox, people, now, random, log } = this.parts;
    const verdict = verdictOf({ status: undefined, graphCode: errorCode });
    if (verdict === 'window-closed') {
      await people.closeWindow(row.conversation_id);
      if (row.origin === 'staff') await outbox.retryFailed(row.sequence, now(), 'parked');
      return;
    }
    const mayTryAgain = verdict === 'retry' || verdict === 'slow-down' || verdict === 'slow-pair';
    if (errorCode !== undefined && mayTryAgain && row.tries < MOST_TRIES) {
      await outbox.retryFailed(row.sequence, now() + pauseAfter(verdict, Math.max(1, row.tries), random), 'waiting');
      return;
    }
    log.warn({ code: 'WHATSAPP_NOT_DELIVERED' }, `a message was not delivered (${errorCode ?? 'no code'})`);
  }
}
