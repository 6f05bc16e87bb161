import type { Transaction } from '../../database/connection.js';
import type { Handoff } from '../../handoff/handoff.js';
import type { HandoffRequest } from '../../handoff/request.js';
import type { RequestChanges } from '../../handoff/requests.js';
import { amendQuestion } from '../../questions/register.js';
import { type Actor, SYSTEM } from './live-requests.js';

/**
 * Within a transaction, somebody takes a request that waits; a promise to write is kept by it, and the register learns how
 * long it took.
 *
 * @returns undefined when it does not wait any more
 */
export async function takeRequest(
  handoff: Handoff,
  transaction: Transaction,
  id: string,
  actor: Actor,
  more: RequestChanges = {},
): Promise<HandoffRequest | undefined> {
  const at = handoff.now();
  const taken = { state: 'accepted', accountId: actor.id, accountName: actor.name, acceptedAt: at } as const;
  const request = await handoff.requests.change(transaction, id, { states: ['waiting'] }, { ...taken, ...more });
  if (!request) return undefined;
  await handoff.messages.append(transaction, id, ['accepted'], { ...SYSTEM, text: 'accepted' });
  if (request.promise?.what === 'chat' && request.promise.keptAt === undefined) {
    const promise = { ...request.promise, keptAt: at };
    await handoff.requests.change(transaction, id, { states: ['accepted'] }, { promise });
  }
  if (request.questionId) {
    const waitedSeconds = Math.round((at - request.askedAt) / 1000);
    await amendQuestion(transaction, request.questionId, { waitedSeconds });
  }
  return request;
}
