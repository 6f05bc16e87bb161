import { memoryKey } from './assistant/memory.js';
import type { Conversations } from './channels/directline/conversations.js';
import type { Database } from './database/connection.js';
import type { Log } from './log.js';

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** What is kept for how long; see docs/privacy.md. */
export interface Retention {
  /** Days a conversation is kept after its last message. */
  readonly transcriptDays: number;
  /** Days a redacted unanswered message is kept. */
  readonly unansweredDays: number;
}

/** Erases what is older than it may be: transcripts with their memory, and unanswered messages. */
export async function eraseOld(
  database: Database,
  conversations: Conversations,
  retention: Retention,
  now: number,
): Promise<number> {
  const old = await conversations.idleSince(now - retention.transcriptDays * DAY);
  const keys = old.map(({ id }) => memoryKey('directline', id));
  for (let at = 0; at < old.length; at += 500) {
    const part = old.slice(at, at + 500);
    await database('bot_state')
      .whereIn('key', keys.slice(at, at + 500))
      .delete();
    await conversations.delete(part.map(({ id }) => id));
  }
  await database('unanswered_messages')
    .where('asked_at', '<', now - retention.unansweredDays * DAY)
    .delete();
  return old.length;
}

/** Runs `eraseOld` now and every hour; returns how to stop it. */
export function keepErasing(run: () => Promise<unknown>, log: Log): () => void {
  const erase = () => {
    run().catch((error: unknown) =>
      log.error({ err: error, code: 'RETENTION_FAILED' }, 'old data could not be erased'),
    );
  };
  erase();
  const timer = setInterval(erase, HOUR).unref();
  return () => clearInterval(timer);
}
