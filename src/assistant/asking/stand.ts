import type { HandoffRequest, Promised, Way } from '../../handoff/request.js';
import { type NewRequest, Requests } from '../../handoff/requests.js';
import { nextTime, rankPresent } from '../../handoff/routing.js';
import { amendQuestion } from '../../questions/register.js';
import { initiation } from '../live/hub-events.js';
import type { Asking } from '../memory.js';
import { acceptedReply } from '../replies/handoff-reply.js';
import { personReply } from '../replies/person-reply.js';
import { waitingReply } from '../replies/waiting-reply.js';
import type { Reply } from '../reply.js';
import type { People, TurnScope } from '../turn-scope.js';
import { needOf, townOf } from './need.js';

/** What the person chose, and the number for a call or WhatsApp. */
export interface Choice {
  readonly way: Way;
  readonly phone?: string | undefined;
}

/** The request stands: stores it with the turn, and says the place in the queue or what is promised. */
export async function stand(turn: TurnScope, people: People, known: Asking, { way, phone }: Choice): Promise<void> {
  const { handoff } = people;
  const figures = handoff.elsewhere ? [] : await handoff.figures.available();
  const need = needOf(turn, known);
  const [present] = rankPresent(need, figures);
  const time = nextTime(need, figures, way, turn.now);
  delete turn.memory.asking;
  if (way === 'desk' && !time) {
    // nobody sits at a desk that we know of: the usual desks are there for everybody
    turn.say(personReply(turn, turn.text('handoff.deskOpen')));
    return;
  }
  const hub = turn.turn.hub === true;
  // our own desk sees what a hub is asked, too, as long as somebody sits there; who takes it first has it
  const elsewhere = handoff.elsewhere || (hub && figures.length === 0);
  const now = way === 'chat' && (present !== undefined || handoff.elsewhere || hub);
  const promise: Promised | undefined =
    !now && time
      ? { what: way, from: time.from, by: time.to, place: way === 'desk' ? time.place : undefined }
      : undefined;
  const id = Requests.newId();
  const request: NewRequest = {
    channelId: turn.channelId,
    conversationId: turn.conversationId,
    channel: turn.channel,
    language: turn.languageCode,
    otherLanguages: need.otherLanguages,
    theme: known.theme ?? undefined,
    entry: turn.memory.previousEntry,
    municipality: townOf(turn, known),
    way,
    crisis: known.danger === true,
    phone: phone && handoff.seal.seal(phone),
    preferredId: (now ? present : time?.figure)?.id,
    promise,
    questionId: turn.memory.lastQuestion,
    elsewhere,
  };
  const started = handoff.elsewhere || hub ? await initiation(turn, id, request) : undefined;
  if (hub && started) turn.events.push(started);
  turn.turn.writes.add(async (transaction) => {
    await handoff.requests.create(transaction, id, request);
    if (known.words) {
      const words = { author: 'person', kind: 'text', text: known.words, language: request.language } as const;
      await handoff.messages.append(transaction, id, ['waiting'], words);
    }
    if (request.questionId) await amendQuestion(transaction, request.questionId, { handoff: true });
    if (started) await handoff.outbox?.add(transaction, id, started);
  });
  turn.turn.writes.afterwards(() => handoff.notices.publish({ topic: 'request', id }));
  turn.memory.request = id;
  const position = now && !elsewhere && !hub ? (await placeInQueue(people, request.crisis)) + 1 : undefined;
  turn.say(waitingReply(turn, { id, way, promise, position }));
}

/** How many come before somebody who asks now. */
async function placeInQueue({ handoff }: People, crisis: boolean): Promise<number> {
  return (await handoff.requests.queue()).filter((other) => waitsInChat(other) && (other.crisis || !crisis)).length;
}

/** Whether a request has a place in the queue: somebody looks at the screen and waits. */
export function waitsInChat(request: Pick<HandoffRequest, 'way' | 'promise'>): boolean {
  return request.way === 'chat' && request.promise === undefined;
}

/** How a request that stands is said again. */
export async function standing(turn: TurnScope, { handoff }: People, request: HandoffRequest): Promise<Reply> {
  if (request.state === 'accepted' && request.way === 'chat') return acceptedReply(turn, request.accountName ?? '');
  const { id, way, promise } = request;
  if (!waitsInChat(request) || request.elsewhere) return waitingReply(turn, { id, way, promise });
  const queue = (await handoff.requests.queue()).filter(waitsInChat);
  return waitingReply(turn, { id, way, position: queue.findIndex((other) => other.id === id) + 1 || undefined });
}
