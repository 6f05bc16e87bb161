import type { Database, Transaction } from './connection.js';

type Write = (transaction: Transaction) => Promise<void>;

/**
 * What one turn writes: state, replies, help question. Nothing reaches the database before `commit`, which writes all
 * of it in one transaction, so that a turn has either happened or not.
 */
export class TurnWrites {
  readonly #writes: Write[] = [];
  readonly #afterwards: (() => void)[] = [];

  add(write: Write): void {
    this.#writes.push(write);
  }

  /** Runs `tell` once the turn is committed, and never when it is not: for notices to others. */
  afterwards(tell: () => void): void {
    this.#afterwards.push(tell);
  }

  async commit(database: Database): Promise<void> {
    await database.transaction(async (transaction) => {
      for (const write of this.#writes) await write(transaction);
    });
    for (const tell of this.#afterwards) tell();
  }
}
