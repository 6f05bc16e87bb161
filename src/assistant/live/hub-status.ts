import { StorageConflict } from '../../database/storage.js';
import { messagesFrom } from '../../handoff/handoff.js';
import type { HandoffRequest } from '../../handoff/request.js';
import type { HubStatus } from '../bot.js';
import { acceptedReply, endedReply } from '../replies/handoff-reply.js';
import { personReply } from '../replies/person-reply.js';
import type { People, TurnScope } from '../turn-scope.js';
import { SYSTEM } from './live-requests.js';
import { registerOutcome } from './outcome.js';
import { takeRequest } from './take-request.js';

/** Somebody at another desk who gives no name. */
const NAMELESS = 'Wegwijzer';

/**
 * An agent hub at the other end of the person's channel says what became of their request: the same as another desk says
 * over its webhook, within the turn that brought it. What our own desk has taken is none of the hub's; nor does a hub
 * that finds nobody end what still waits for us.
 */
export async function takeHubStatus(turn: TurnScope, people: People, status: HubStatus): Promise<void> {
  const { request: id } = turn.memory;
  const request = id === undefined ? undefined : await people.handoff.requests.find(id);
  if (!request || request.accountId !== undefined) return;
  if (status.state === 'accepted' && request.state === 'waiting') accept(turn, people, request, status.name);
  else if (status.state === 'failed' && (request.state === 'accepted' || request.elsewhere))
    fail(turn, people, request);
  else if (status.state === 'completed' && request.state === 'accepted') complete(turn, people, request);
}

function accept(turn: TurnScope, { handoff }: People, request: HandoffRequest, given: string | undefined): void {
  const name = given?.trim() || NAMELESS;
  turn.turn.writes.add(async (transaction) => {
    const taken = await takeRequest(handoff, transaction, request.id, { name }, { elsewhere: true });
    if (!taken) throw new StorageConflict(`handoff ${request.id}`);
  });
  tell(turn, { handoff }, request);
  if (request.way === 'chat') turn.say(acceptedReply(turn, name));
}

function fail(turn: TurnScope, { handoff }: Pick<People, 'handoff'>, request: HandoffRequest): void {
  if (request.state !== 'waiting' && request.state !== 'accepted') return;
  turn.turn.writes.add(async (transaction) => {
    const ends = { state: 'expired', closedAt: turn.now } as const;
    const failed = await handoff.requests.change(transaction, request.id, { states: [request.state] }, ends);
    if (!failed) throw new StorageConflict(`handoff ${request.id}`);
    await handoff.messages.append(transaction, request.id, ['expired'], { ...SYSTEM, text: 'expired' });
  });
  tell(turn, { handoff }, request);
  delete turn.memory.request;
  turn.say(personReply(turn, turn.text('handoff.failed')));
}

function complete(turn: TurnScope, { handoff }: Pick<People, 'handoff'>, request: HandoffRequest): void {
  turn.turn.writes.add(async (transaction) => {
    const ends = { state: 'closed', closedAt: turn.now, endedBy: 'staff' } as const;
    const closed = await handoff.requests.change(transaction, request.id, { states: ['accepted'] }, ends);
    if (!closed) throw new StorageConflict(`handoff ${request.id}`);
    await registerOutcome(transaction, closed, {});
    await handoff.messages.append(transaction, request.id, ['closed'], { ...SYSTEM, text: 'ended-by-staff' });
  });
  tell(turn, { handoff }, request);
  delete turn.memory.request;
  turn.memory.rateable = request.id;
  turn.say(endedReply(turn, request.way));
}

function tell(turn: TurnScope, { handoff }: Pick<People, 'handoff'>, { id, lastSequence }: HandoffRequest): void {
  const detail = messagesFrom(lastSequence + 1);
  turn.turn.writes.afterwards(() => handoff.notices.publish({ topic: 'request', id, detail }));
}
