import type { Activity, ConversationReference } from 'botbuilder';
import type { Database, Transaction } from '../../database/connection.js';
import { type Seal, SealBroken } from '../../database/seal.js';
import type { Log } from '../../log.js';
import { TurnQueue } from '../turn-queue.js';

const SECOND = 1000;
/** While a process sends a message nobody else may; if it dies, the message is sent again after this time. */
const CLAIM = 60 * SECOND;
/** Waits after failures in a row; the last one repeats. */
const WAITS = [2, 10, 30, 120, 600].map((seconds) => seconds * SECOND);
/** A message that could not be delivered for so long is let go: it is no answer any more. */
const GIVE_UP = 24 * 3600 * SECOND;
/** Answers of the Connector that will not change: a malformed message, a person who blocked the bot, a gone chat. */
const FINAL = new Set([400, 403, 404, 405, 410, 413]);

/** Sends one activity to a conversation; throws with the `statusCode` of the answer. */
export type Deliver = (reference: Partial<ConversationReference>, activity: Partial<Activity>) => Promise<void>;

interface Row {
  sequence: number | string;
  message: string;
  attempts: number;
  stored_at: number | string;
  due_at: number | string;
}

/**
 * What is to be sent, stored in the transaction that decided it. Delivered in order per conversation, again after a
 * failure, and after a crash. A crash between sending and noting it can send one message twice; none is lost.
 */
export class Outbox {
  readonly #queue = new TurnQueue();

  constructor(
    private readonly database: Database,
    private readonly seal: Seal,
    private readonly deliverOne: Deliver,
    private readonly now: () => number,
    private readonly log: Log,
  ) {}

  /** Within a transaction: stores what shall be sent. Call `deliver` when it has committed. */
  async add(
    transaction: Transaction,
    conversation: string,
    reference: Partial<ConversationReference>,
    activities: readonly Partial<Activity>[],
  ): Promise<void> {
    for (const activity of activities) {
      const message = this.seal.seal(JSON.stringify({ reference, activity }));
      const at = this.now();
      await transaction('azure_outgoing').insert({ conversation, message, stored_at: at, due_at: at });
    }
  }

  /** Sends what a conversation has waiting; ends when it is sent, or when it must wait. Never throws. */
  deliver(conversation: string): Promise<void> {
    return this.#queue
      .add(conversation, () => this.#deliverAll(conversation))
      .catch((error: unknown) =>
        this.log.error({ err: error, code: 'AZURE_OUTBOX' }, 'messages to Azure could not be read or noted'),
      );
  }

  /** Sends everything that is due, after a start and after failures. */
  async deliverDue(): Promise<void> {
    const due: { conversation: string }[] = await this.database('azure_outgoing')
      .where('due_at', '<=', this.now())
      .distinct('conversation');
    await Promise.all(due.map(({ conversation }) => this.deliver(conversation)));
  }

  /** Ends when nothing is being sent. */
  idle(): Promise<void> {
    return this.#queue.idle();
  }

  async #deliverAll(conversation: string): Promise<void> {
    for (;;) {
      const row: Row | undefined = await this.database('azure_outgoing')
        .where({ conversation })
        .orderBy('sequence')
        .first();
      if (!row || Number(row.due_at) > this.now() || !(await this.#claim(row))) return;
      try {
        const { reference, activity } = JSON.parse(this.seal.open(row.message));
        await this.deliverOne(reference, activity);
      } catch (error) {
        if (await this.#postpone(row, error)) return;
        continue;
      }
      await this.#remove(row);
    }
  }

  async #claim({ sequence, due_at }: Row): Promise<boolean> {
    const claimed = await this.database('azure_outgoing')
      .where({ sequence, due_at })
      .update({ due_at: this.now() + CLAIM });
    return claimed > 0;
  }

  /** @returns false when the message is given up */
  async #postpone(row: Row, error: unknown): Promise<boolean> {
    const { statusCode: status } = error as { statusCode?: unknown };
    const isOld = this.now() - Number(row.stored_at) > GIVE_UP;
    if (isOld || FINAL.has(Number(status)) || error instanceof SealBroken) {
      // the error itself holds the message and our token
      const reason = typeof status === 'number' ? `the channel answered ${status}` : (error as Error).name;
      this.log.warn({ code: 'AZURE_NOT_SENT' }, `a message was given up: ${reason}`);
      await this.#remove(row);
      return false;
    }
    const wait = WAITS[Math.min(row.attempts, WAITS.length - 1)] ?? CLAIM;
    await this.database('azure_outgoing')
      .where({ sequence: row.sequence })
      .update({ attempts: row.attempts + 1, due_at: this.now() + wait });
    return true;
  }

  async #remove({ sequence }: Row): Promise<void> {
    await this.database('azure_outgoing').where({ sequence }).delete();
  }
}
