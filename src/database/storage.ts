import type { Storage, StoreItem, StoreItems } from 'botbuilder';
import type { Database, Transaction } from './connection.js';
import type { TurnWrites } from './turn-writes.js';

/** Somebody else has written the item in the meantime; read it again and repeat the turn. */
export class StorageConflict extends Error {
  readonly code = 'STORAGE_CONFLICT';
  constructor(key: string) {
    super(`Storage: ${key} was changed by another writer (eTag conflict): read it again and repeat`);
  }
}

interface Row {
  key: string;
  item: string;
  version: number;
}

/**
 * Bot Framework Storage in the table `bot_state`. An item's eTag is its version; `*` or none overwrites, any other
 * must be the stored one, else the whole write is rejected and nothing of it is stored.
 */
export class DatabaseStorage implements Storage {
  constructor(
    private readonly database: Database,
    private readonly now: () => number,
  ) {}

  async read(keys: string[]): Promise<StoreItems> {
    if (keys.length === 0) return {};
    const rows: Row[] = await this.database('bot_state').whereIn('key', keys).select('key', 'item', 'version');
    return Object.fromEntries(
      rows.map((row): [string, StoreItem] => [row.key, { ...JSON.parse(row.item), eTag: String(row.version) }]),
    );
  }

  async write(changes: StoreItems): Promise<void> {
    await this.database.transaction((transaction) => this.#write(transaction, changes));
  }

  async delete(keys: string[]): Promise<void> {
    if (keys.length > 0) await this.database('bot_state').whereIn('key', keys).delete();
  }

  /** The same storage for one turn: reads at once, writes when the turn commits. */
  within(writes: TurnWrites): Storage {
    return {
      read: (keys) => this.read(keys),
      write: async (changes) => writes.add((transaction) => this.#write(transaction, changes)),
      delete: async (keys) =>
        writes.add(async (transaction) => {
          if (keys.length > 0) await transaction('bot_state').whereIn('key', keys).delete();
        }),
    };
  }

  async #write(transaction: Transaction, changes: StoreItems): Promise<void> {
    const keys = Object.keys(changes);
    if (keys.length === 0) return;
    const at = this.now();
    for (const key of keys) {
      const { eTag, ...item } = changes[key] as StoreItem & { eTag?: string };
      const row = { item: JSON.stringify(item), updated_at: at };
      const next = { ...row, version: transaction.raw('bot_state.version + 1') };
      if (eTag !== undefined && eTag !== '*') {
        // compared and written in one statement; the transaction takes back what was written before a conflict
        const version = /^\d+$/.test(eTag) ? Number(eTag) : -1;
        const changed = await transaction('bot_state').where({ key, version }).update(next);
        if (changed === 0) throw new StorageConflict(key);
      } else {
        await transaction('bot_state')
          .insert({ key, ...row, version: 1 })
          .onConflict('key')
          .merge(next);
      }
    }
  }
}
