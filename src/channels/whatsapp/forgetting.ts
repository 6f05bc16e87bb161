import { memoryKey } from '../../assistant/memory.js';
import type { Database, Transaction } from '../../database/connection.js';
import type { Inbox } from './inbox.js';
import type { Outbox } from './outbox.js';
import type { Pages } from './pages.js';

const DAY = 86_400_000;
/** Days the hash of a message is kept: Meta delivers again for seven. */
const HASH_DAYS = 8;
/** How many people are erased in one transaction. */
const AT_ONCE = 200;

/** Erases people: their number, what was said, and the memory of it. What stays is that some message came, as a hash. */
export class Forgetting {
  constructor(
    private readonly database: Database,
    private readonly inbox: Inbox,
    private readonly outbox: Outbox,
    private readonly pages: Pages,
    private readonly now: () => number,
  ) {}

  async forget(transaction: Transaction, ids: readonly string[]): Promise<void> {
    await this.inbox.forget(transaction, ids);
    await this.outbox.forget(transaction, ids);
    await this.pages.forget(transaction, ids);
    await transaction('whatsapp_people').whereIn('id', ids).delete();
    await transaction('bot_state')
      .whereIn(
        'key',
        ids.map((id) => memoryKey('whatsapp', id)),
      )
      .delete();
  }

  /** Erases everybody who has not written or been written to for so many days, and what has no owner any more. */
  async eraseOld(days: number): Promise<void> {
    for (;;) {
      const ids: string[] = await this.database('whatsapp_people')
        .where('last_active_at', '<', this.now() - days * DAY)
        .limit(AT_ONCE)
        .pluck('id');
      if (ids.length > 0) await this.database.transaction((transaction) => this.forget(transaction, ids));
      if (ids.length < AT_ONCE) break;
    }
    await this.inbox.forgetHashes(this.now() - HASH_DAYS * DAY);
    // last words that could not be said within a day never will be
    await this.database('whatsapp_outbox')
      .whereNotNull('farewell_to')
      .andWhere('created_at', '<', this.now() - DAY)
      .delete();
  }
}
