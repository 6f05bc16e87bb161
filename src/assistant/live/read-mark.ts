import type { HandoffRequest } from '../../handoff/request.js';
import type { People } from '../turn-scope.js';

/**
 * Everything of the person up to a message has been read: the desk knows, and the person may, where their channel can show
 * it. Asked twice, or for notes only, nothing goes out.
 *
 * @param before the request as it was
 */
export async function markRead({ handoff, lines }: People, before: HandoffRequest, sequence: number): Promise<void> {
  const { requests, messages, notices, database } = handoff;
  const { id, channelId, conversationId, staffSeen } = before;
  if (!(await requests.receipt(id, 'staffSeen', sequence))) return;
  notices.publish({ topic: 'request', id });
  const line = lines.get(channelId);
  // after "forget me" there is no conversation left
  if (!line?.seen || conversationId === '') return;
  const known = await messages.newestOfPerson(id, staffSeen);
  const newest = await messages.newestOfPerson(id, sequence);
  if (newest === undefined || newest === known) return;
  const deliver = await database.transaction(async (transaction) => line.seen?.(transaction, conversationId, newest));
  await deliver?.();
}
