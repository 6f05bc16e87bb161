import type { HandoffMark, Receipts } from '../../assistant/bot.js';
import type { Log } from '../../log.js';
import type { Notices } from '../../notices/notices.js';
import { pauseAfter, verdictOf } from './graph-errors.js';
import type { Status } from './inbound.js';
import type { Outbox } from './outbox.js';
import { leadsOn, type OutboxRow } from './outbox-row.js';
import type { People } from './people.js';
import type { Precedence } from './precedence.js';
import { Together } from './together.js';

/** Tries of a message that failed on its way; as often as one that was refused at once. */
const MOST_TRIES = 12;

/** Statuses taken in together. */
const AT_ONCE = 200;

export interface StatusParts {
  readonly outbox: Outbox;
  readonly people: People;
  readonly precedence: Precedence;
  readonly notices: Notices;
  /** The hand-off room's; undefined as long as there is none. */
  readonly receipts: () => Receipts | undefined;
  readonly now: () => number;
  readonly random: () => number;
  readonly log: Log;
}

/** Messages that a status led on, by the state they are in now: written together at the end. */
type Moved = Map<Status['state'], number[]>;

/**
 * Takes in what Meta says about our messages: delivered, seen, failed. Nothing is ever answered to it. There are several
 * for each message we send; those that come together are read and written together.
 */
export class Statuses {
  readonly #together: Together<Status, string>;

  constructor(private readonly parts: StatusParts) {
    const { precedence } = parts;
    this.#together = new Together(
      (statuses) => this.#takeAll(statuses),
      () => precedence.gathered(),
      AT_ONCE,
    );
  }

  /** @returns the conversations in which there may be something to send now */
  async takeAll(statuses: readonly Status[]): Promise<readonly string[]> {
    return [...new Set(await this.#together.take(statuses))];
  }

  async #takeAll(statuses: readonly Status[]): Promise<ReadonlyMap<Status, string>> {
    const { outbox, people, notices } = this.parts;
    const changed = new Set<string>();
    const toWake = new Map<Status, string>();
    const moved: Moved = new Map();
    const marks: (() => Promise<void>)[] = [];
    const known = await outbox.byMessageId(statuses.map(({ id }) => id));
    for (const status of statuses) {
      const row = known.get(status.id) ?? (await this.#inHands(status, people));
      if (!row || !leadsOn(row, status)) continue;
      const isPlain = row.state !== 'sending' && status.state !== 'failed';
      if (isPlain) moved.set(status.state, [...(moved.get(status.state) ?? []), row.sequence]);
      else if (!(await outbox.take(row, status))) continue;
      known.set(status.id, { ...row, state: status.state });
      changed.add(row.conversation_id);
      // the next one waited for it, or it goes once more
      if (!isPlain) toWake.set(status, row.conversation_id);
      const { mark } = row;
      if (status.state === 'failed') await this.#failed(row, status);
      else if (mark !== null) marks.push(() => this.#report(JSON.parse(mark) as HandoffMark, status.state));
    }
    for (const [state, sequences] of moved) await outbox.leadOn(sequences, state);
    for (const report of marks) await report();
    for (const id of changed) notices.publish({ topic: 'conversation', id, detail: 'delivery' });
    return toWake;
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
