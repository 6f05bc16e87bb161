import type {
  DeskEvent,
  DeskMessage,
  DeskRequest,
  DeskRequestDetail,
  DeskState,
  NewMessage,
  NewSlip,
} from '../../../src/staff/desk-types.js';

/** A message on its way; kept until the server has it. */
export interface Outgoing {
  readonly request: string;
  readonly body: NewMessage | (NewSlip & { readonly kind: 'slip' });
  /** What stands in the bubble meanwhile. */
  readonly shown: string;
  readonly failed: boolean;
}

/** Everything the desk shows; plain data, replaced as a whole. */
export interface DeskModel {
  readonly desk?: DeskState;
  /** The conversation on the screen. */
  readonly detail?: DeskRequestDetail;
  /** Until when (ms) somebody counts as typing, by request. */
  readonly typing: Readonly<Record<string, number>>;
  readonly outgoing: readonly Outgoing[];
  /** The stream of events is open; without it the desk may be behind. */
  readonly live: boolean;
}

export const EMPTY_DESK: DeskModel = { typing: {}, outgoing: [], live: false };

/** Milliseconds a sign of typing counts (desk-types.ts). */
const TYPING_LASTS = 6000;

/** Takes in an event of the stream. `resync` changes nothing here: the store reads everything anew. */
export function applyEvent(model: DeskModel, event: DeskEvent, now: number): DeskModel {
  switch (event.type) {
    case 'request':
      return applyRequest(model, event.id, event.request);
    case 'messages': {
      if (model.detail?.request.id !== event.id) return model;
      const detail = { ...model.detail, messages: merge(model.detail.messages, event.messages) };
      const typing = event.messages.some(({ from }) => from === 'person')
        ? without(model.typing, event.id)
        : model.typing;
      return withoutSent({ ...model, detail, typing });
    }
    case 'typing':
      return { ...model, typing: { ...model.typing, [event.id]: now + TYPING_LASTS } };
    case 'presence':
      return model.desk ? { ...model, desk: { ...model.desk, me: event.me, colleagues: event.colleagues } } : model;
    case 'resync':
      return model;
  }
}

/** Takes in a conversation as the server has it. */
export function withDetail(model: DeskModel, detail: DeskRequestDetail): DeskModel {
  return withoutSent(applyRequest({ ...model, detail }, detail.request.id, detail.request));
}

/** Takes in one message, such as the answer to what was sent. */
export function withMessage(model: DeskModel, id: string, message: DeskMessage): DeskModel {
  return applyEvent(model, { type: 'messages', id, messages: [message] }, 0);
}

function applyRequest(model: DeskModel, id: string, request: DeskRequest | undefined): DeskModel {
  const detail = request && model.detail?.request.id === id ? { detail: { ...model.detail, request } } : {};
  if (!model.desk) return { ...model, ...detail };
  const { me } = model.desk;
  const queue = model.desk.queue.filter((other) => other.id !== id);
  const mine = model.desk.mine.filter((other) => other.id !== id);
  if (request?.state === 'waiting') queue.push(request);
  if (request && isMine(request, me.id)) mine.push(request);
  queue.sort(byUrgency);
  mine.sort(byWork);
  const counts = {
    ...model.desk.counts,
    waiting: queue.length,
    crisis: queue.filter(({ crisis }) => crisis).length,
  };
  return { ...model, ...detail, desk: { ...model.desk, queue, mine, counts } };
}

/** Whether somebody still has work with a request: it is theirs and open, or its outcome is missing. */
function isMine(request: DeskRequest, me: string): boolean {
  if (request.by?.id !== me) return false;
  return request.state === 'accepted' || ((request.state === 'closed' || request.state === 'left') && !request.outcome);
}

/** Danger first, then who waits longest. */
function byUrgency(a: DeskRequest, b: DeskRequest): number {
  return Number(b.crisis) - Number(a.crisis) || a.askedAt - b.askedAt;
}

/** Open ones first, those with news on top. */
function byWork(a: DeskRequest, b: DeskRequest): number {
  return (
    Number(b.state === 'accepted') - Number(a.state === 'accepted') ||
    Number(b.unread > 0) - Number(a.unread > 0) ||
    b.lastMessageAt - a.lastMessageAt
  );
}

/** Newer versions of messages take the place of older ones; the order is that of the conversation. */
function merge(known: readonly DeskMessage[], changed: readonly DeskMessage[]): readonly DeskMessage[] {
  const bySequence = new Map(known.map((message) => [message.sequence, message]));
  for (const message of changed) bySequence.set(message.sequence, { ...bySequence.get(message.sequence), ...message });
  return [...bySequence.values()].sort((a, b) => a.sequence - b.sequence);
}

/** What the server has is no longer on its way. */
function withoutSent(model: DeskModel): DeskModel {
  const arrived = new Set(model.detail?.messages.map(({ clientId }) => clientId));
  const outgoing = model.outgoing.filter(({ body }) => !arrived.has(body.clientId));
  return outgoing.length === model.outgoing.length ? model : { ...model, outgoing };
}

function without(typing: DeskModel['typing'], id: string): DeskModel['typing'] {
  const { [id]: _over, ...rest } = typing;
  return rest;
}

/** Whole minutes somebody has waited. */
export function waitedMinutes(request: Pick<DeskRequest, 'askedAt'>, now: number): number {
  return Math.max(0, Math.floor((now - request.askedAt) / 60_000));
}

/** The last message of the person. */
export function lastWords(messages: readonly DeskMessage[]): DeskMessage | undefined {
  return messages.filter(({ from }) => from === 'person').pop();
}

/** The highest message of the person, to say that all up to it was seen. */
export function lastOfPerson(messages: readonly DeskMessage[]): number | undefined {
  return lastWords(messages)?.sequence;
}

/** A canned sentence with what is filled in so far; empty blanks stay as an ellipsis. */
export function preview(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => values[name] || '…');
}
