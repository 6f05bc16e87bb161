import { randomUUID } from 'node:crypto';
import { type Activity, HandoffEventNames } from 'botbuilder';
import type { NewRequest } from '../../handoff/requests.js';
import type { TurnScope } from '../turn-scope.js';

/** Activities of the conversation that go along with a request, for the other desk to read. */
const TRANSCRIPT = 200;
const BOT = { id: 'wegwijzer', name: 'Wegwijzer', role: 'bot' };
const PERSON = { id: 'person', name: '', role: 'user' };

/**
 * `handoff.initiate` of the Bot Framework's hand-off protocol, in the shape of `EventFactory.createHandoffInitiation`: for
 * another desk. The conversation is named by the request, so that it says nothing of where the person is.
 */
export async function initiation(turn: TurnScope, id: string, request: NewRequest): Promise<Partial<Activity>> {
  const log = (await turn.line?.log?.(turn.conversationId, TRANSCRIPT)) ?? [];
  const entry = turn.library.knowledge.entries.get(request.entry ?? '');
  const conversation = conversationOf(id);
  return {
    type: 'event',
    name: HandoffEventNames.InitiateHandoff,
    id: randomUUID(),
    timestamp: new Date(turn.now),
    localTimezone: 'Europe/Brussels',
    channelId: request.channelId,
    conversation,
    from: PERSON,
    relatesTo: { channelId: request.channelId, bot: BOT, conversation, serviceUrl: '', user: PERSON },
    value: {
      language: request.language,
      theme: request.theme ?? null,
      entry: entry ? { id: entry.id, title: entry.texts.get('nl')?.title ?? entry.id } : null,
      municipality: request.municipality ?? null,
      way: request.way,
      crisis: request.crisis,
      channel: request.channel,
    },
    attachments: [
      { contentType: 'application/json', name: 'Transcript', content: { activities: log.flatMap(transcriptLine) } },
    ],
    entities: [],
  } as unknown as Partial<Activity>;
}

/** A message of the person, for another desk. */
export function messageToHub(turn: TurnScope, request: { readonly id: string }, sequence: number): Partial<Activity> {
  return {
    type: 'message',
    id: `${request.id}|${sequence}`,
    timestamp: new Date(turn.now),
    conversation: conversationOf(request.id),
    from: PERSON,
    text: turn.message,
    locale: turn.understanding.language,
  } as Partial<Activity>;
}

/** The conversation as another desk knows it. */
export function conversationOf(requestId: string): Activity['conversation'] {
  return { id: requestId, isGroup: false, conversationType: '', name: '' };
}

function transcriptLine(activity: Activity) {
  if (activity.type !== 'message' || !activity.text) return [];
  const { type, text, timestamp, locale } = activity;
  return [{ type, text, timestamp, ...(locale ? { locale } : {}), from: activity.from?.role === 'bot' ? BOT : PERSON }];
}
