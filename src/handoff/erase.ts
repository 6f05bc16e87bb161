import type { Database, Transaction } from '../database/connection.js';

const DAY = 86_400_000;
/** Days a request without its words is kept, for the figure of promises kept. */
const KEPT = 365;

/** What ends a request. */
const OVER = ['closed', 'left', 'expired'];

/**
 * Within a transaction: a person asked to be forgotten. Their words and number go, and they wait no more. On a kiosk
 * everything is forgotten when somebody walks away: a call or a visit they asked for stays, with the number.
 *
 * @returns the requests that changed
 */
export async function forgetConversation(
  transaction: Transaction,
  conversationId: string,
  now: number,
): Promise<string[]> {
  const rows: { id: string; state: string; channel: string; way: string }[] = await transaction('handoff_requests')
    .where({ conversation_id: conversationId })
    .select('id', 'state', 'channel', 'way');
  for (const { id, state, channel, way } of rows) {
    await transaction('handoff_messages').where({ request_id: id }).delete();
    const goesOn = channel === 'kiosk' && way !== 'chat' && (state === 'waiting' || state === 'accepted');
    if (goesOn) continue;
    await transaction('handoff_outbox').where({ request_id: id }).delete();
    await transaction('handoff_requests')
      .where({ id })
      .update({ phone: null, parked: 0, ...(OVER.includes(state) ? {} : { state: 'left', closed_at: now }) });
  }
  return rows.map(({ id }) => id);
}

/**
 * Erases what is older than it may be: the words and the number of requests without a message for so many days; the
 * request itself, which names nobody, after a year.
 */
export async function eraseOldRequests(database: Database, transcriptDays: number, now: number): Promise<void> {
  const old = () => database('handoff_requests').where('last_message_at', '<', now - transcriptDays * DAY);
  await old().whereNotIn('state', OVER).update({ state: 'expired', closed_at: now, phone: null });
  await old().whereNotNull('phone').update({ phone: null });
  await database('handoff_messages').whereIn('request_id', old().select('id')).delete();
  await database('handoff_outbox').whereIn('request_id', old().select('id')).delete();
  await old().whereNot('conversation_id', '').update({ conversation_id: '', parked: 0 });
  await database('handoff_requests')
    .where('last_message_at', '<', now - KEPT * DAY)
    .delete();
  await database('handoff_inbox')
    .where('at', '<', now - DAY)
    .delete();
}
