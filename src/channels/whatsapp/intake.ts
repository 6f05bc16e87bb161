import type { Database, Transaction } from '../../database/connection.js';
import type { Inbound } from './inbound.js';
import type { Inbox } from './inbox.js';
import type { Outbox } from './outbox.js';
import type { People, Person } from './people.js';
import type { Precedence } from './precedence.js';
import { Together } from './together.js';

export interface IntakeParts {
  readonly database: Database;
  readonly people: People;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly precedence: Precedence;
  /** Runs a write again when something else wrote at the same time. */
  readonly repeated: <T>(write: () => Promise<T>) => Promise<T>;
  /** What was parked for these people may go. */
  readonly released: (conversations: readonly string[]) => void;
}

/** Messages stored in one transaction. Meta may put a thousand into one call; others must not wait for all of them. */
const MOST = 100;

/** What a transaction comes to. */
interface Stored {
  /** The conversation of each message that was not known and wants an answer. */
  readonly toAnswer: ReadonlyMap<Inbound, string>;
  readonly released: readonly string[];
}

/** Stores what comes in; calls that arrive together share a transaction. */
export class Intake {
  readonly #together: Together<Inbound, string>;

  constructor(private readonly parts: IntakeParts) {
    const { precedence } = parts;
    this.#together = new Together(
      (messages) => this.#store(messages),
      () => precedence.gathered(),
      MOST,
    );
  }

  /** Ends when the messages of one call are stored. @returns the conversations that have something new to answer */
  async take(messages: readonly Inbound[]): Promise<readonly string[]> {
    return [...new Set(await this.#together.take(messages))];
  }

  /** Ends when what is being stored at this moment is stored: whatever is less urgent lets it go first. */
  urgent(): Promise<void> {
    return this.#together.round();
  }

  async #store(messages: readonly Inbound[]): Promise<ReadonlyMap<Inbound, string>> {
    const { database, repeated } = this.parts;
    const { toAnswer, released } = await repeated(() =>
      database.transaction((transaction) => this.#within(transaction, messages)),
    );
    if (released.length > 0) this.parts.released(released);
    return toAnswer;
  }

  async #within(transaction: Transaction, messages: readonly Inbound[]): Promise<Stored> {
    const { people, inbox, outbox } = this.parts;
    // before the people are looked for: what comes again must not bring back somebody who was erased
    const fresh = await inbox.unknown(transaction, messages);
    if (fresh.length === 0) return { toAnswer: new Map(), released: [] };
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
    const released = await outbox.release(transaction, [...new Set(news.map(({ person }) => person.id))]);
    const toAnswer = news.filter(({ message }) => message.content.kind !== 'silent');
    return { toAnswer: new Map(toAnswer.map(({ message, person }) => [message, person.id])), released };
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
