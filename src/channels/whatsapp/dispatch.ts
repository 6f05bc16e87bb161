import type { Log } from '../../log.js';
import type { Outbox } from './outbox.js';
import type { Timers } from './timers.js';

export interface DispatchParts {
  readonly outbox: Pick<Outbox, 'due' | 'nextDue'>;
  /** Sends what one person has waiting. @returns when to come back (ms since 1970); undefined = when there is more */
  readonly deliver: (conversationId: string) => Promise<number | undefined>;
  /** Until when nothing can be sent to anybody, ms since 1970. */
  readonly blockedUntil: () => number;
  readonly timers: Timers;
  readonly now: () => number;
  readonly log: Log;
}

/** People sent to at once. */
const AT_ONCE = 24;
/** People read from the outbox at once, when nobody told of them. */
const MOST = 200;
/** How often to look for what nobody told of: left by a crash, or by processes that died; ms. */
const LOOK_AGAIN = 5000;
/** Shortest pause before somebody's next try, ms. */
const SHORTEST = 50;
/** Nothing begins while everybody is blocked for longer than this, ms. */
const BLOCKED = 500;

/**
 * Whose messages are sent next. A turn that has written something says to whom, so that the outbox need not be searched
 * for it, however much stands in it; it is looked through only for what nobody told of.
 */
export class Dispatch {
  /** People who have something waiting, in the order they came. */
  readonly #ready = new Set<string>();
  /** What is under way, by conversation. */
  readonly #busy = new Map<string, Promise<void>>();
  /** People whose next try must wait. */
  readonly #later = new Map<string, () => void>();
  #looking: Promise<void> | undefined;
  #lookAgain = false;
  /** The last look found more people than it may take. */
  #more = false;
  #cancelLook: (() => void) | undefined;
  #cancelBlocked: (() => void) | undefined;
  #stopped = false;

  constructor(private readonly parts: DispatchParts) {}

  /** There is something for this person now; without a name, for somebody. */
  wake(conversationId?: string): void {
    if (this.#stopped) return;
    if (conversationId === undefined) return void this.#look();
    this.#later.get(conversationId)?.();
    this.#later.delete(conversationId);
    this.#ready.add(conversationId);
    this.#fill();
  }

  /** Starts nothing new and waits for what is under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const cancel of [...this.#later.values(), this.#cancelLook, this.#cancelBlocked]) cancel?.();
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

  #fill(): void {
    if (this.#stopped || this.#isBlocked()) return;
    for (const id of this.#ready) {
      if (this.#busy.size >= AT_ONCE) return;
      // what came while their last message was on its way: when that has ended
      if (this.#busy.has(id)) continue;
      this.#ready.delete(id);
      this.#start(id);
    }
    if (this.#ready.size === 0 && this.#more) this.#look();
  }

  #start(id: string): void {
    const { deliver, log, now } = this.parts;
    const run = deliver(id)
      .catch((error: unknown) => {
        log.error({ err: error, code: 'WHATSAPP_OUTBOX_FAILED' }, 'a message could not be marked');
        // it may be claimed still: found again when that is over
        return undefined;
      })
      .then((comeBack) => {
        this.#busy.delete(id);
        if (comeBack !== undefined) this.#after(id, Math.max(SHORTEST, comeBack - now()));
        this.#fill();
      });
    this.#busy.set(id, run);
  }

  #after(id: string, milliseconds: number): void {
    if (this.#stopped || this.#ready.has(id)) return;
    this.#later.get(id)?.();
    this.#later.set(
      id,
      this.parts.timers.after(milliseconds, () => this.wake(id)),
    );
  }

  #isBlocked(): boolean {
    const { blockedUntil, timers, now } = this.parts;
    const blocked = blockedUntil() - now();
    if (blocked <= BLOCKED) return false;
    this.#cancelBlocked?.();
    this.#cancelBlocked = timers.after(Math.min(LOOK_AGAIN, blocked), () => this.#fill());
    return true;
  }

  #look(): void {
    if (this.#looking) {
      this.#lookAgain = true;
      return;
    }
    this.#cancelLook?.();
    this.#looking = this.#readDue().then((pause) => {
      this.#looking = undefined;
      if (this.#stopped) return;
      this.#cancelLook = this.parts.timers.after(pause, () => this.#look());
      if (!this.#lookAgain) return;
      this.#lookAgain = false;
      this.#look();
    });
  }

  /** @returns how long to wait until the next look, ms */
  async #readDue(): Promise<number> {
    const { outbox, log, now } = this.parts;
    try {
      const due = await outbox.due(MOST);
      this.#more = due.length === MOST;
      for (const id of due) if (!this.#busy.has(id)) this.wake(id);
      // what a process that died had in hands becomes free at its own time
      const next = this.#busy.size === 0 ? await outbox.nextDue() : undefined;
      return next === undefined ? LOOK_AGAIN : Math.max(SHORTEST, Math.min(LOOK_AGAIN, next - now()));
    } catch (error) {
      this.#more = false;
      log.error({ err: error, code: 'WHATSAPP_OUTBOX_FAILED' }, 'the outbox could not be read; trying again');
      return LOOK_AGAIN;
    }
  }
}
