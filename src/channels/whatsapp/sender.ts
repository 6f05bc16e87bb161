import { randomUUID } from 'node:crypto';
import type { Log } from '../../log.js';
import type { Graph } from './graph.js';
import { GraphError, pauseAfter, verdictOf } from './graph-errors.js';
import type { Address } from './inbound.js';
import type { Outbox } from './outbox.js';
import type { Outgoing } from './outbox-row.js';
import { Pace } from './pace.js';
import type { People } from './people.js';
import { Rate } from './rate.js';
import type { Timers } from './timers.js';

export interface SenderOptions {
  readonly graph: Graph;
  readonly outbox: Outbox;
  readonly people: People;
  readonly now: () => number;
  readonly timers: Timers;
  readonly random: () => number;
  /** Below Meta's 80 a second. */
  readonly messagesPerSecond: number;
  /** Milliseconds one request may take. */
  readonly timeout: number;
  /** The state of somebody's message changed: staff may be looking at it. */
  readonly onChange: (conversationId: string) => void;
  readonly log: Log;
}

/** Requests under way at once. */
const AT_ONCE = 24;
/** Tries of one message before it counts as failed. */
const MOST_TRIES = 12;
/** How many times as long as a request may take a message of unknown fate waits for a status that tells. */
export const DOUBT = 3;
/** How often to look for messages of other processes that died, ms. */
const LOOK_AGAIN = 5000;
/** Shortest pause between two looks when something was due and could not be taken, ms. */
const SHORTEST = 50;
/** A rate that lets nothing through for longer than this, ms, is waited for with empty hands. */
const BLOCKED = 500;
/** Messages to one person that may follow each other at once, and milliseconds for one more: Meta's pair limit (131056). */
const PAIR = { burst: 45, every: 6000 };
/** How long to wait before disturbing an account that refuses everything again, ms. */
const ALARM_PAUSE = 60_000;

/**
 * Sends what stands in the outbox: for each person one after the other, for different people side by side. A message is
 * claimed before it is sent and marked after, so that two processes never send the same; when a process dies in between
 * or the network does not answer, it waits for a status that tells what became of it before it is tried again.
 */
export class Sender {
  readonly #me = randomUUID();
  readonly #rate: Rate;
  readonly #pairs: Pace;
  /** What is under way, by conversation. */
  readonly #busy = new Map<string, Promise<void>>();
  #looking: Promise<void> | undefined;
  #again = false;
  #stopped = false;
  #cancel: (() => void) | undefined;

  constructor(private readonly options: SenderOptions) {
    this.#rate = new Rate(options.messagesPerSecond, options.now);
    this.#pairs = new Pace({ ...PAIR, now: options.now });
  }

  /** Looks now: something was written, or became free. */
  wake(): void {
    if (this.#stopped) return;
    if (this.#looking) {
      this.#again = true;
      return;
    }
    this.#cancel?.();
    this.#looking = this.#look().finally(() => {
      this.#looking = undefined;
      if (this.#again) {
        this.#again = false;
        this.wake();
      }
    });
  }

  /** Starts nothing new and waits for the requests under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel?.();
    await this.#looking;
    await Promise.all(this.#busy.values());
  }

  /** Ends when nothing can be sent at this moment; for tests. */
  async idle(): Promise<void> {
    while (this.#looking || this.#busy.size > 0) {
      await this.#looking;
      await Promise.all(this.#busy.values());
    }
  }

  async #look(): Promise<void> {
    const { outbox, log, now, timers } = this.options;
    let pause = LOOK_AGAIN;
    try {
      const free = AT_ONCE - this.#busy.size;
      const blocked = this.#rate.freeAt - now();
      if (blocked > BLOCKED) pause = Math.min(LOOK_AGAIN, blocked);
      else if (free > 0) {
        const due = (await outbox.due(AT_ONCE)).filter(({ conversationId }) => !this.#busy.has(conversationId));
        for (const outgoing of due.slice(0, free)) this.#start(outgoing);
        // while some are under way, each that ends looks again
        const next = this.#busy.size === 0 ? await outbox.nextDue() : undefined;
        if (next !== undefined) pause = Math.max(SHORTEST, Math.min(LOOK_AGAIN, next - now()));
      }
    } catch (error) {
      log.error({ err: error, code: 'WHATSAPP_OUTBOX_FAILED' }, 'the outbox could not be read; trying again');
    }
    if (!this.#stopped) this.#cancel = timers.after(pause, () => this.wake());
  }

  #start(outgoing: Outgoing): void {
    const run = this.#deliverAll(outgoing)
      .catch((error: unknown) =>
        // it stays claimed, and is tried again when that is over
        this.options.log.error({ err: error, code: 'WHATSAPP_OUTBOX_FAILED' }, 'a message could not be marked'),
      )
      .finally(() => {
        this.#busy.delete(outgoing.conversationId);
        this.wake();
      });
    this.#busy.set(outgoing.conversationId, run);
  }

  /** Delivers a message and all that follows it to the same person, as long as that may go now. */
  async #deliverAll(first: Outgoing): Promise<void> {
    let before: number | undefined;
    let outgoing: Outgoing | undefined = first;
    // the same one again is not to be had now
    while (outgoing && outgoing.sequence !== before && !this.#stopped) {
      await this.#deliver(outgoing);
      before = outgoing.sequence;
      outgoing = await this.options.outbox.nextTo(outgoing.conversationId);
    }
  }

  async #deliver(outgoing: Outgoing): Promise<void> {
    const { outbox, timeout, now } = this.options;
    const wait = this.#pairs.take(outgoing.conversationId);
    if (wait > 0) return outbox.later(outgoing, now() + wait);
    await this.#pause(this.#rate.take());
    // asked after the pause: what is said must be true at the moment it goes
    const to = await this.#addressOf(outgoing);
    if (to === 'closed') {
      await outbox.end(outgoing, outgoing.origin === 'staff' ? 'parked' : 'expired');
      this.options.onChange(outgoing.conversationId);
      return;
    }
    if (this.#stopped || to === undefined) return;
    if (!(await outbox.claim(outgoing, this.#me, now() + DOUBT * timeout))) return;
    try {
      const id = await this.options.graph.send(to, outgoing.message);
      await outbox.sent(outgoing, id);
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      await this.#refused({ ...outgoing, tries: outgoing.tries + 1 }, error);
    }
  }

  /** `closed` when free text can no longer be sent; undefined when the person was erased meanwhile. */
  async #addressOf({ conversationId, origin, farewellTo }: Outgoing): Promise<Address | 'closed' | undefined> {
    const { people, now } = this.options;
    if (farewellTo !== undefined) return people.unsealed(farewellTo);
    const person = await people.byId(conversationId);
    if (!person) return undefined;
    return origin === 'template' || person.windowUntil > now() ? person.address : 'closed';
  }

  async #refused(outgoing: Outgoing, error: GraphError): Promise<void> {
    const { outbox, people, now, random, log, onChange, timeout } = this.options;
    const { tries, conversationId, origin } = outgoing;
    if (error.inDoubt && tries < MOST_TRIES) {
      await outbox.inDoubt(outgoing, this.#me, now() + Math.max(DOUBT * timeout, pauseAfter('retry', tries, random)));
      return;
    }
    const verdict = verdictOf(error);
    if (verdict === 'window-closed') {
      await people.closeWindow(conversationId);
      await outbox.end(outgoing, origin === 'staff' ? 'parked' : 'expired', error.graphCode);
      onChange(conversationId);
      return;
    }
    const mayTryAgain = verdict === 'retry' || verdict === 'slow-down' || verdict === 'slow-pair';
    const pause = pauseAfter(verdict, tries, random);
    if (verdict === 'slow-pair') this.#pairs.empty(conversationId);
    if (verdict === 'slow-down') this.#rate.pauseUntil(now() + Math.min(pause, LOOK_AGAIN));
    if (mayTryAgain && tries < MOST_TRIES) {
      await outbox.again(outgoing, this.#me, now() + pause);
      return;
    }
    if (verdict === 'alarm') {
      this.#rate.pauseUntil(now() + ALARM_PAUSE);
      log.error(
        { code: 'WHATSAPP_REFUSED' },
        `Meta refuses our messages (${error.graphCode}): check token and account`,
      );
    } else {
      if (error.graphCode === 131048) this.#rate.pauseUntil(now() + ALARM_PAUSE);
      log.warn(
        { code: 'WHATSAPP_NOT_SENT' },
        `a message was given up (${error.graphCode ?? error.status ?? 'no answer'})`,
      );
    }
    await outbox.end(outgoing, 'failed', error.graphCode);
    onChange(conversationId);
  }

  #pause(milliseconds: number): Promise<void> {
    if (milliseconds <= 0) return Promise.resolve();
    return new Promise((resolve) => this.options.timers.after(milliseconds, resolve));
  }
}
