import type { Transaction } from '../../database/connection.js';
import { StorageConflict } from '../../database/storage.js';
import { type Handoff, messagesFrom } from '../../handoff/handoff.js';
import type { HandoffRequest, RequestState } from '../../handoff/request.js';
import type { Understanding } from '../../search/understanding.js';
import { endedReply, leftReply, ratedReply } from '../replies/handoff-reply.js';
import type { Reply } from '../reply.js';
import type { People, TurnScope } from '../turn-scope.js';
import { messageToHub } from './hub-events.js';

/** Entries beside a message, for the bridge figure. */
const RESEMBLING = 3;
/** Share of the best score an entry behind it must have. */
const NEAR = 0.6;

/** Passes what the person typed on to the bridge figure: once, in order, with the turn. */
export async function passOn(turn: TurnScope, people: People, request: HandoffRequest): Promise<void> {
  const { understanding, message } = turn;
  const { handoff } = people;
  const language = understanding.languageSure ? understanding.language : request.language;
  const isNew = language !== request.language && !request.otherLanguages.includes(language);
  const crisis = understanding.crisis !== undefined;
  turn.passedOn = request.state === 'accepted';
  turn.turn.writes.add(async (transaction) => {
    const { sequence } = await handoff.messages.append(transaction, request.id, [request.state], {
      author: 'person',
      kind: 'text',
      text: message,
      language,
      resembles: resembling(understanding),
      activityId: turn.activityId,
      crisis,
    });
    if (isNew) {
      const otherLanguages = [...request.otherLanguages, language].slice(-4);
      await handoff.requests.change(transaction, request.id, { states: [request.state] }, { otherLanguages });
    }
    if (request.elsewhere) await handoff.outbox?.add(transaction, request.id, messageToHub(turn, request, sequence));
  });
  tell(turn, handoff, request);
  await flushParked(turn, people, request);
}

/** What a bridge figure could not send before (WhatsApp's window was closed) goes out with this turn. */
export async function flushParked(turn: TurnScope, { handoff }: People, request: HandoffRequest): Promise<void> {
  if (request.parked === 0) return;
  const parked = await handoff.messages.parked(request.id);
  for (const message of parked) {
    for (const reply of JSON.parse(message.parked ?? '[]') as Reply[]) {
      turn.say(reply, { request: request.id, sequence: message.sequence });
    }
  }
  const last = parked.at(-1)?.sequence ?? 0;
  turn.turn.writes.add((transaction) => handoff.messages.unpark(transaction, request.id, last));
  turn.turn.writes.afterwards(() =>
    handoff.notices.publish({ topic: 'request', id: request.id, detail: messagesFrom(parked[0]?.sequence ?? 1) }),
  );
}

/** The person waits no more. */
export function leave(turn: TurnScope, people: People, request: HandoffRequest): void {
  endByPerson(turn, people, request, 'left');
  turn.say(leftReply(turn));
}

/** The person ends the live conversation; the bridge figure still says how it went. */
export async function closeByPerson(turn: TurnScope, people: People, request: HandoffRequest): Promise<void> {
  await flushParked(turn, people, request);
  endByPerson(turn, people, request, 'closed');
  turn.memory.rateable = request.id;
  turn.say(endedReply(turn));
}

/** The request ends with this turn, its phone number goes, and the desk is told. */
function endByPerson(turn: TurnScope, { handoff }: People, request: HandoffRequest, state: 'left' | 'closed'): void {
  turn.turn.writes.add(async (transaction) => {
    const said = note(state === 'left' ? 'left' : 'ended-by-person');
    await handoff.messages.append(transaction, request.id, [request.state], said);
    await expect(handoff, transaction, request, {
      state,
      closedAt: turn.now,
      phone: undefined,
      endedBy: 'person',
    });
  });
  tell(turn, handoff, request);
  delete turn.memory.request;
}

/** One of three faces for the conversation that ended. */
export async function rate(turn: TurnScope, { handoff }: People, face: 1 | 2 | 3): Promise<boolean> {
  const id = turn.memory.request ?? turn.memory.rateable;
  const request = id === undefined ? undefined : await handoff.requests.find(id);
  turn.say(ratedReply(turn));
  if (request?.state !== 'closed') return true;
  delete turn.memory.request;
  turn.memory.rateable = request.id;
  turn.turn.writes.add(async (transaction) => {
    await handoff.requests.change(transaction, request.id, { states: ['closed'] }, { rating: face });
  });
  turn.turn.writes.afterwards(() => handoff.notices.publish({ topic: 'request', id: request.id }));
  return true;
}

/**
 * Entries a message resembles. Only when the assistant itself would have answered with them: a thank-you is like nothing,
 * and whoever reads "I do not want to live any more" beside it would be frightened for nothing.
 */
function resembling({ outcome, entries }: Understanding): string[] {
  if (outcome !== 'answer' && outcome !== 'choices') return [];
  const least = (entries[0]?.score ?? 0) * NEAR;
  return entries
    .filter(({ score }) => score >= least)
    .slice(0, RESEMBLING)
    .map(({ id }) => id);
}

function note(text: string) {
  return { author: 'system', kind: 'note', text, language: 'nl' } as const;
}

/** @throws StorageConflict when the request has moved on meanwhile: the turn is run again */
async function expect(
  handoff: Handoff,
  transaction: Transaction,
  request: HandoffRequest,
  changes: Parameters<Handoff['requests']['change']>[3] & { readonly state: RequestState },
): Promise<void> {
  const changed = await handoff.requests.change(transaction, request.id, { states: [request.state] }, changes);
  if (!changed) throw new StorageConflict(`handoff ${request.id}`);
}

/** The desk hears of it: what is new begins after what this turn has read. */
function tell(turn: TurnScope, { notices }: Handoff, { id, lastSequence }: HandoffRequest): void {
  turn.turn.writes.afterwards(() => notices.publish({ topic: 'request', id, detail: messagesFrom(lastSequence + 1) }));
}
