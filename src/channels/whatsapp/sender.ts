import { randomUUID } from 'node:crypto';
import type { Log } from '../../log.js';
import { Dispatch } from './dispatch.js';
import type { Graph } from './graph.js';
import { GraphError, pauseAfter, verdictOf } from './graph-errors.js';
import type { Address } from './inbound.js';
import type { Outbox } from './outbox.js';
import type { Outgoing } from './outbox-row.js';
import { Pace } from './pace.js';
import type { People } from './people.js';
import type { Precedence } from './precedence.js';
import { Rate } from './rate.js';
import type { Timers } from './timers.js';

export interface SenderOptions {
  readonly graph: Graph;
  readonly outbox: Outbox;
  readonly people: People;
  readonly precedence: Precedence;
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

/** Tries of one message before it counts as failed. */
const MOST_TRIES = 12;
/** How many times as long as a request may take a message of unknown fate waits for a status that tells. */
export const DOUBT = 3;
/** Longest pause of all after Meta asked to slow down, ms. */
const SLOW_DOWN = 5000;
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
  readonly #dispatch: Dispatch;
  #stopped = false;

  constructor(private readonly options: SenderOptions) {
    const { outbox, timers, now, log } = options;
    this.#rate = new Rate(options.messagesPerSecond, now);
    this.#pairs = new Pace({ ...PAIR, now });
    const blockedUntil = () => this.#rate.freeAt;
    const deliver = (conversationId: string) => this.#deliverAll(conversationId);
    this.#dispatch = new Dispatch({ outbox, deliver, blockedUntil, timers, now, log });
  }

  /** Something was written for this person, or became free; without a name, for somebody. */
  wake(conversationId?: string): void {
    this.#dispatch.wake(conversationId);
  }

  /** Starts nothing new and waits for the requests under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#dispatch.stop();
  }

  /** Ends when nothing can be sent at this moment; for tests. */
  idle(): Promise<void> {
    return this.#dispatch.idle();
  }

  /** Sends what one person has waiting, as long as that may go now. @returns when to come back */
  async #deliverAll(conversationId: string): Promise<number | undefined> {
    const { outbox, now } = this.options;
    let before: number | undefined;
    while (!this.#stopped) {
      const next = await outbox.nextTo(conversationId);
      if (!next) return undefined;
      // the same one again: it is not to be had now
      if (next.at > now() || next.outgoing.sequence === before) return next.at;
      await this.#deliver(next.outgoing);
      before = next.outgoing.sequence;
    }
    return undefined;
  }

  async #deliver(outgoing: Outgoing): Promise<void> {
    const { outbox, precedence, timeout, now } = this.options;
    const wait = this.#pairs.take(outgoing.conversationId);
    if (wait > 0) return outbox.later(outgoing, now() + wait);
    await this.#pause(this.#rate.take());
    await precedence.pass();
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
    if (verdict === 'slow-down') this.#rate.pauseUntil(now() + Math.min(pause, SLOW_DOWN));
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
