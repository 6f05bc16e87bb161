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

  /**
   * The person of each address, new if nobody has it. The id WhatsApp gives counts more than the number, which can change
   * hands.
   */
  async findOrCreateAll(transaction: Transaction, addresses: readonly Address[]): Promise<Person[]> {
    const known = await this.#known(transaction, addresses);
    const before = new Map<string, Person>();
    const people: Person[] = [];
    // a new id can take over somebody's number: from then on all are looked up anew
    let changed = false;
    for (const address of addresses) {
      const key = JSON.stringify(address);
      const row = changed ? undefined : known(address);
      const same = changed ? undefined : before.get(key);
      // a number that was not among the known is nobody's yet: it need not be looked for again
      const isNew = !changed && address.userId === undefined;
      const person = same ?? (row ? this.#personOf(row) : await this.#findOrCreate(transaction, address, isNew));
      if (!same && !row && address.userId !== undefined) changed = true;
      before.set(key, person);
      people.push(person);
    }
    return people;
  }

  /** Finds those who are exactly who they were, with one query for all. */
  async #known(
    transaction: Transaction,
    addresses: readonly Address[],
  ): Promise<(address: Address) => Row | undefined> {
    const columns = new Map(addresses.map((address) => [address, this.#hashes(address)]));
    const of = (name: 'number_hash' | 'user_hash') => [...columns.values()].flatMap((hashes) => hashes[name] ?? []);
    const rows: Row[] = await transaction('whatsapp_people')
      .whereIn('number_hash', of('number_hash'))
      .orWhereIn('user_hash', of('user_hash'));
    return (address) => {
      const { number_hash: number, user_hash: user } = columns.get(address) ?? {};
      const found = rows.filter((row) => (user === undefined ? row.number_hash === number : row.user_hash === user));
      const [row] = found;
      return found.length === 1 && (number === undefined || row?.number_hash === number) ? row : undefined;
    };
  }

  async #findOrCreate(transaction: Transaction, address: Address, isNew: boolean): Promise<Person> {
    const found = isNew ? undefined : await this.#byAddress(transaction, address);
    if (found) return this.#completed(transaction, found, address);
    if (address.userId !== undefined) await this.#release(transaction, this.#hashes(address).number_hash, '');
    const [inserted]: Row[] = await transaction('whatsapp_people')
      .insert({
        id: randomUUID(),
        greeted: false,
        window_until: 0,
        last_active_at: this.now(),
        ...this.#columns(address),
      })
      .onConflict()
      .ignore()
      .returning('*');
    if (inserted) return this.#personOf(inserted);
    // another process was quicker
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

  #hashes({ number, userId }: Address): { readonly number_hash?: string; readonly user_hash?: string } {
    return {
      ...(number === undefined ? {} : { number_hash: this.#hash('number', number) }),
      ...(userId === undefined ? {} : { user_hash: this.#hash('user', userId) }),
    };
  }

  #columns(address: Address) {
    const { number, userId } = address;
    return {
      ...this.#hashes(address),
      ...(number === undefined ? {} : { number: this.seal.seal(number) }),
      ...(userId === undefined ? {} : { user_id: this.seal.seal(userId) }),
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
