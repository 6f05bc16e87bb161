import { randomUUID } from 'node:crypto';
import type { Database, Transaction } from '../../database/connection.js';
import type { Seal } from '../../database/seal.js';
import type { Address } from './inbound.js';

/** How long Meta takes free text after a message of the person. */
export const WINDOW = 86_400_000;

/** Somebody who writes to us. */
export interface Person {
  /** The conversation id. */
  readonly id: string;
  readonly address: Address;
  /** Was told that this is a computer, and what is kept. */
  readonly greeted: boolean;
  /** Until when free text can be sent, ms since 1970. */
  readonly windowUntil: number;
  /** Meta's id of the last message. */
  readonly lastMessageId: string | undefined;
}

interface Row {
  id: string;
  number_hash: string | null;
  user_hash: string | null;
  number: string | null;
  user_id: string | null;
  greeted: boolean | number;
  window_until: number | string;
  last_message_id: string | null;
}

/** The people who write to us: found by keyed hashes, with their address sealed. */
export class People {
  constructor(
    private readonly database: Database,
    private readonly seal: Seal,
    private readonly now: () => number,
  ) {}

  /** The person of an address, new if nobody has it. The id WhatsApp gives counts more than the number, which can change hands. */
  async findOrCreate(transaction: Transaction, address: Address): Promise<Person> {
    const found = await this.#byAddress(transaction, address);
    if (found) return this.#completed(transaction, found, address);
    if (address.userId !== undefined) await this.#release(transaction, this.#columns(address).number_hash, '');
    await transaction('whatsapp_people')
      .insert({
        id: randomUUID(),
        greeted: false,
        window_until: 0,
        last_active_at: this.now(),
        ...this.#columns(address),
      })
      .onConflict()
      .ignore();
    // another process may have been quicker
    const created = await this.#byAddress(transaction, address);
    if (!created) throw new Error('WhatsApp: a person could not be stored');
    return this.#completed(transaction, created, address);
  }

  byId(id: string): Promise<Person | undefined> {
    return this.#find(this.database, id);
  }

  within(transaction: Transaction, id: string): Promise<Person | undefined> {
    return this.#find(transaction, id);
  }

  async #find(database: Database | Transaction, id: string): Promise<Person | undefined> {
    const row: Row | undefined = await database('whatsapp_people').where({ id }).first();
    return row && this.#personOf(row);
  }

  /** The conversation of an address, if there is one. */
  async idOf(address: Address): Promise<string | undefined> {
    return (await this.#byAddress(this.database, address))?.id;
  }

  /** The person wrote: the window opens. */
  async heard(transaction: Transaction, id: string, sentAt: number, messageId: string): Promise<void> {
    const until = sentAt + WINDOW;
    await transaction('whatsapp_people')
      .where({ id })
      .update({
        window_until: transaction.raw('case when window_until > ? then window_until else ? end', [until, until]),
        last_message_id: this.seal.seal(messageId),
        last_active_at: this.now(),
      });
  }

  /** Meta says that the window has closed, whatever we thought. */
  async closeWindow(id: string): Promise<void> {
    await this.database('whatsapp_people').where({ id }).update({ window_until: 0 });
  }

  async greeted(transaction: Transaction, id: string): Promise<void> {
    await transaction('whatsapp_people').where({ id }).update({ greeted: true });
  }

  /** Somebody was said something: the retention counts from here. */
  async active(transaction: Transaction, id: string): Promise<void> {
    await transaction('whatsapp_people').where({ id }).update({ last_active_at: this.now() });
  }

  /** The address, sealed: for the last words to somebody who is erased. */
  sealed(address: Address): string {
    return this.seal.seal(JSON.stringify(address));
  }

  /** @throws SealBroken */
  unsealed(sealed: string): Address {
    return JSON.parse(this.seal.open(sealed)) as Address;
  }

  async #byAddress(database: Database | Transaction, { number, userId }: Address): Promise<Row | undefined> {
    if (userId !== undefined) {
      const row: Row | undefined = await database('whatsapp_people')
        .where({ user_hash: this.#hash('user', userId) })
        .first();
      if (row) return row;
    }
    if (number === undefined) return undefined;
    const row: Row | undefined = await database('whatsapp_people')
      .where({ number_hash: this.#hash('number', number) })
      .first();
    // the same number with another id is somebody else
    return row && userId !== undefined && row.user_hash !== null ? undefined : row;
  }

  /** Takes over what the address tells anew: an id for somebody known by number, or a changed number. */
  async #completed(transaction: Transaction, row: Row, address: Address): Promise<Person> {
    const columns = this.#columns(address);
    const changed =
      (columns.user_hash !== undefined && columns.user_hash !== row.user_hash) ||
      (columns.number_hash !== undefined && columns.number_hash !== row.number_hash);
    if (!changed) return this.#personOf(row);
    await this.#release(transaction, columns.number_hash, row.id);
    await transaction('whatsapp_people').where({ id: row.id }).update(columns);
    const person = await this.#find(transaction, row.id);
    return person ?? this.#personOf(row);
  }

  /** A number that changed hands no longer leads to the one who had it. */
  async #release(transaction: Transaction, numberHash: string | undefined, keeper: string): Promise<void> {
    if (numberHash === undefined) return;
    await transaction('whatsapp_people')
      .where({ number_hash: numberHash })
      .whereNot({ id: keeper })
      .update({ number_hash: null, number: null });
  }

  #columns({ number, userId }: Address) {
    return {
      ...(number === undefined ? {} : { number_hash: this.#hash('number', number), number: this.seal.seal(number) }),
      ...(userId === undefined ? {} : { user_hash: this.#hash('user', userId), user_id: this.seal.seal(userId) }),
    };
  }

  #hash(kind: 'number' | 'user', value: string): string {
    return this.seal.hash(`whatsapp ${kind} ${value}`);
  }

  #personOf(row: Row): Person {
    return {
      id: row.id,
      address: {
        ...(row.number === null ? {} : { number: this.seal.open(row.number) }),
        ...(row.user_id === null ? {} : { userId: this.seal.open(row.user_id) }),
      },
      greeted: Boolean(row.greeted),
      windowUntil: Number(row.window_until),
      lastMessageId: row.last_message_id === null ? undefined : this.seal.open(row.last_message_id),
    };
  }
}
