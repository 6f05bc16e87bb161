import type { Database } from '../database/connection.js';
import type { Seal } from '../database/seal.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

/** Wrong passwords before the first wait: of one login, and from one address (a town hall shares one). */
const FREE_TRIES = { login: 4, address: 30 } as const;
/** The first wait; each further failure doubles it. */
const FIRST_WAIT = 15 * SECOND;
/** Longer would let others keep somebody out for good. */
const LONGEST_WAIT = 15 * MINUTE;

/**
 * Counts failed sign-ins per login and per address, in the database, so that several processes share the count. A
 * try is counted before its password is looked at: many at once are no way around it.
 */
export class Tries {
  constructor(
    private readonly database: Database,
    private readonly seal: Seal,
    private readonly now: () => number,
  ) {}

  /** Counts a try; false when this login or address has to wait, and then nothing is counted. */
  async begin(login: string, address: string): Promise<boolean> {
    if (!(await this.#take(this.#addressId(address), FREE_TRIES.address))) return false;
    return this.#take(this.#loginId(login), FREE_TRIES.login);
  }

  /** The password was right: the login starts anew, and this try does not count for the address. */
  async succeeded(login: string, address: string): Promise<void> {
    await this.database('staff_sign_in_tries')
      .where({ id: this.#loginId(login) })
      .delete();
    await this.database('staff_sign_in_tries')
      .where({ id: this.#addressId(address) })
      .where('failures', '>', 0)
      .update({ failures: this.database.raw('failures - 1'), locked_until: 0 });
  }

  /** An administrator gave a new password: the wait is over. */
  async forget(login: string): Promise<void> {
    await this.database('staff_sign_in_tries')
      .where({ id: this.#loginId(login) })
      .delete();
  }

  async eraseOld(): Promise<void> {
    await this.database('staff_sign_in_tries')
      .where('last_at', '<', this.now() - DAY)
      .delete();
  }

  async #take(id: string, free: number): Promise<boolean> {
    const now = this.now();
    return this.database.transaction(async (transaction) => {
      const tries = () => transaction('staff_sign_in_tries').where({ id });
      await tries()
        .where('last_at', '<', now - DAY)
        .delete();
      await transaction('staff_sign_in_tries')
        .insert({ id, failures: 0, last_at: now, locked_until: 0 })
        .onConflict('id')
        .ignore();
      // the condition stands in the update itself: of two at once, the second sees what the first wrote
      const taken: { failures: number }[] = await tries()
        .where('locked_until', '<=', now)
        .update({ failures: transaction.raw('failures + 1'), last_at: now })
        .returning('failures');
      const [row] = taken;
      if (!row) return false;
      await tries().update({ locked_until: now + waitAfter(row.failures, free) });
      return true;
    });
  }

  #loginId(login: string): string {
    return this.seal.hash(`staff login ${login}`);
  }

  #addressId(address: string): string {
    return this.seal.hash(`staff address ${address}`);
  }
}

/** Milliseconds to wait after this many failures. */
export function waitAfter(failures: number, free: number): number {
  if (failures <= free) return 0;
  return Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (failures - free - 1));
}
