import type { Database } from '../../database/connection.js';
import { isTransient } from '../../database/connection.js';
import { StorageConflict } from '../../database/storage.js';
import type { Log } from '../../log.js';
import { TurnQueue } from '../turn-queue.js';
import type { Envelope } from './envelope.js';
import type { Graph } from './graph.js';
import { type Inbox, type Pending, TurnTaken } from './inbox.js';
import { Intake } from './intake.js';
import { nextTurn, type Quiet } from './next-turn.js';
import type { Outbox } from './outbox.js';
import { Pace } from './pace.js';
import type { People, Person } from './people.js';
import { Places } from './places.js';
import type { Precedence } from './precedence.js';
import type { Statuses } from './statuses.js';
import type { Timers } from './timers.js';
import type { Turns } from './turns.js';

/** How often a turn is run again when something else wrote at the same time. */
const ATTEMPTS = 3;
/** Turns run side by side: more would only make what comes in wait longer for its acknowledgement. */
const AT_ONCE = 2;
/** Turns of one person that may follow each other at once, and milliseconds for one more: nobody types faster for long. */
const TURNS = { burst: 30, every: 2000 };
/** How often to look for turns of processes that died, and how old those are, ms. */
const SWEEP = 30_000;

export interface ChannelParts {
  readonly database: Database;
  readonly people: People;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly turns: Turns;
  readonly statuses: Statuses;
  readonly graph: Graph;
  readonly quiet: Quiet;
  readonly precedence: Precedence;
  readonly timers: Timers;
  readonly now: () => number;
  /** There is something to send to this person; without a name, to somebody. */
  readonly wake: (conversationId?: string) => void;
  readonly log: Log;
}

/** The WhatsApp channel: stores what comes in, and runs the turns of each person one after the other. */
export class WhatsAppChannel {
  readonly #queue = new TurnQueue();
  /** People whose turn waits in the queue and has not begun. */
  readonly #queued = new Set<string>();
  readonly #places: Places;
  readonly #pace: Pace;
  readonly #intake: Intake;
  readonly #timers = new Map<string, () => void>();
  #sweep: (() => void) | undefined;
  #stopped = false;

  constructor(private readonly parts: ChannelParts) {
    this.#intake = new Intake({
      ...parts,
      repeated: (write) => this.#repeated(write),
      released: (conversations) => {
        for (const id of conversations) parts.wake(id);
      },
    });
    this.#pace = new Pace({ ...TURNS, now: parts.now });
    this.#places = new Places(AT_ONCE, async () => {
      await parts.precedence.pass();
      await this.#intake.urgent();
    });
  }

  /** Takes in one webhook call. When this returns everything is stored, and its turns will run, also after a crash. */
  async receive({ messages, statuses, unreadable }: Envelope): Promise<void> {
    const { log, wake } = this.parts;
    this.parts.precedence.arrived();
    if (unreadable > 0) log.warn({ code: 'WHATSAPP_UNREADABLE' }, `${unreadable} messages had an unknown form`);
    if (messages.length > 0) for (const id of await this.#intake.take(messages)) this.#kick(id);
    if (statuses.length > 0) for (const id of await this.parts.statuses.takeAll(statuses)) wake(id);
  }

  /** Runs the turns that were acknowledged before a crash and not finished, and goes on looking for others'. */
  async resume(): Promise<void> {
    await this.#lookForWaiting(this.parts.now());
    this.parts.wake();
    this.#sweepLater();
  }

  /** Runs what can be run, takes on nothing more, and ends when the turns under way are finished. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#sweep?.();
    for (const cancel of this.#timers.values()) cancel();
    this.#timers.clear();
    await this.#queue.idle();
  }

  /** Ends when no turn is running; for tests. */
  idle(): Promise<void> {
    return this.#queue.idle();
  }

  #kick(conversationId: string): void {
    this.#timers.get(conversationId)?.();
    this.#timers.delete(conversationId);
    if (this.#stopped || this.#queued.has(conversationId)) return;
    this.#queued.add(conversationId);
    this.#queue
      .add(conversationId, () => this.#work(conversationId))
      // the messages stay pending: they are looked for again
      .catch((error: unknown) =>
        this.parts.log.error({ err: error, code: 'TURN_NOT_STORED' }, 'a turn could not be stored'),
      );
  }

  #kickLater(conversationId: string, milliseconds: number): void {
    if (this.#stopped) return;
    this.#timers.get(conversationId)?.();
    this.#timers.set(
      conversationId,
      this.parts.timers.after(milliseconds, () => this.#kick(conversationId)),
    );
  }

  /** Runs the turns of one person until nothing is pending, or more may follow. */
  async #work(conversationId: string): Promise<void> {
    let again = true;
    while (again) again = await this.#places.run(() => this.#next(conversationId));
  }

  /** Runs the next turn of a person, if it is time. @returns whether to look for another */
  async #next(conversationId: string): Promise<boolean> {
    if (this.#stopped) return false;
    const { inbox, people, quiet, now, wake } = this.parts;
    // what comes from here on may be missing in what is read now
    this.#queued.delete(conversationId);
    const pending = await inbox.pending(conversationId);
    const next = nextTurn(pending, now(), quiet);
    if (!next) return false;
    const wait = 'waitUntil' in next ? next.waitUntil - now() : this.#pace.take(conversationId);
    if (wait > 0 || 'waitUntil' in next) {
      this.#kickLater(conversationId, wait);
      return false;
    }
    const person = await people.byId(conversationId);
    if (!person) return false;
    this.#showTyping(person, next.messages);
    const answeredIn = await this.#run(person, next.messages);
    // another process answered them: what is still pending is read anew
    if (answeredIn === undefined) return true;
    wake(answeredIn);
    return pending.length > 1;
  }

  /** @returns the conversation the answer is in; undefined when another process answered */
  async #run(person: Person, messages: readonly Pending[]): Promise<string | undefined> {
    try {
      return await this.#repeated(() => this.parts.turns.run(person, messages));
    } catch (error) {
      if (!(error instanceof TurnTaken)) throw error;
      return undefined;
    }
  }

  /** Read mark and typing, before the answer; whether they arrive changes nothing. */
  #showTyping({ windowUntil }: Person, messages: readonly Pending[]): void {
    const last = messages.at(-1);
    if (!last || windowUntil <= this.parts.now()) return;
    this.parts.graph.showTyping(last.messageId).catch(() => {});
  }

  async #lookForWaiting(time: number): Promise<void> {
    for (const conversationId of await this.parts.inbox.waiting(time)) this.#kick(conversationId);
  }

  #sweepLater(): void {
    const { timers, now, log } = this.parts;
    this.#sweep = timers.after(SWEEP, () => {
      this.#lookForWaiting(now() - SWEEP)
        .catch((error: unknown) =>
          log.error({ err: error, code: 'WHATSAPP_INBOX_FAILED' }, 'waiting messages could not be read'),
        )
        .finally(() => {
          if (!this.#stopped) this.#sweepLater();
        });
    });
  }

  async #repeated<T>(write: () => Promise<T>, attempt = 1): Promise<T> {
    try {
      return await write();
    } catch (error) {
      const again = error instanceof StorageConflict || isTransient(error);
      if (again && attempt < ATTEMPTS) return this.#repeated(write, attempt + 1);
      throw error;
    }
  }
}
