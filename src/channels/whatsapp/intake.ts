import type { Database, Transaction } from '../../database/connection.js';
import type { Inbound } from './inbound.js';
import type { Inbox } from './inbox.js';
import type { Outbox } from './outbox.js';
import type { People, Person } from './people.js';

export interface IntakeParts {
  readonly database: Database;
  readonly people: People;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  /** Runs a write again when something else wrote at the same time. */
  readonly repeated: <T>(write: () => Promise<T>) => Promise<T>;
}

/** Messages stored in one transaction. Meta may put a thousand into one call; others must not wait for all of them. */
const MOST = 100;

interface Call {
  readonly messages: readonly Inbound[];
  readonly stored: (conversations: readonly string[]) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Stores what comes in. Calls that arrive while others are being stored wait together and share the next transaction:
 * the more there are, the less each costs.
 */
export class Intake {
  #waiting: Call[] = [];
  #running: Promise<void> | undefined;

  constructor(private readonly parts: IntakeParts) {}

  /** Ends when the messages of one call are stored. @returns the conversations that have something new to answer */
  async take(messages: readonly Inbound[]): Promise<readonly string[]> {
    const conversations = new Set<string>();
    for (let from = 0; from < messages.length; from += MOST) {
      for (const id of await this.#add(messages.slice(from, from + MOST))) conversations.add(id);
    }
    return [...conversations];
  }

  /** Ends when what is being stored at this moment is stored: whatever is less urgent lets it go first. */
  async urgent(): Promise<void> {
    await this.#running;
  }

  #add(messages: readonly Inbound[]): Promise<readonly string[]> {
    return new Promise((stored, failed) => {
      this.#waiting.push({ messages, stored, failed });
      this.#running ??= this.#run();
    });
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      const calls = this.#next();
      try {
        this.#tell(calls, await this.#store(calls));
      } catch (error) {
        // one call that cannot be stored must not take the others with it
        if (calls.length === 1) calls[0]?.failed(error);
        else for (const call of calls) await this.#alone(call);
      }
    }
    // at once, not in a callback: a call that comes between the two would wait for ever
    this.#running = undefined;
  }

  async #alone(call: Call): Promise<void> {
    try {
      this.#tell([call], await this.#store([call]));
    } catch (error) {
      call.failed(error);
    }
  }

  #next(): Call[] {
    let messages = 0;
    const end = this.#waiting.findIndex((call) => {
      messages += call.messages.length;
      return messages > MOST;
    });
    return this.#waiting.splice(0, end < 0 ? this.#waiting.length : Math.max(1, end));
  }

  #tell(calls: readonly Call[], conversations: ReadonlyMap<Inbound, string>): void {
    for (const { messages, stored } of calls) {
      stored(messages.flatMap((message) => conversations.get(message) ?? []));
    }
  }

  /** @returns the conversation of each message that was not known and wants an answer */
  #store(calls: readonly Call[]): Promise<Map<Inbound, string>> {
    const { database, repeated } = this.parts;
    const messages = calls.flatMap((call) => call.messages);
    return repeated(() => database.transaction((transaction) => this.#within(transaction, messages)));
  }

  async #within(transaction: Transaction, messages: readonly Inbound[]): Promise<Map<Inbound, string>> {
    const { people, inbox, outbox } = this.parts;
    // before the people are looked for: what comes again must not bring back somebody who was erased
    const fresh = await inbox.unknown(transaction, messages);
    if (fresh.length === 0) return new Map();
    const senders = await people.findOrCreateAll(
      transaction,
      fresh.map(({ from }) => from),
    );
    const from = fresh.map((message, index) => ({ message, person: senders[index] as Person }));
    const stored = await inbox.store(
      transaction,
      from.map(({ message, person }) => ({ message, conversationId: person.id })),
    );
    const news = from.filter(({ message }) => stored.has(message));
    for (const [id, last] of lastOf(news)) await people.heard(transaction, id, last.sentAt, last.id);
    await outbox.release(transaction, [...new Set(news.map(({ person }) => person.id))]);
    const toAnswer = news.filter(({ message }) => message.content.kind !== 'silent');
    return new Map(toAnswer.map(({ message, person }) => [message, person.id]));
  }
}

/** The message each person wrote last. */
function lastOf(news: readonly { readonly message: Inbound; readonly person: Person }[]): Map<string, Inbound> {
  const last = new Map<string, Inbound>();
  for (const { message, person } of news) {
    if (message.sentAt >= (last.get(person.id)?.sentAt ?? 0)) last.set(person.id, message);
  }
  return last;
}
