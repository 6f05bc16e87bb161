import type { Option, Reply } from '../../../src/assistant/reply.js';
import { type Activity, readReply } from '../direct-line/activity.js';
import { isLive, latestOfStaff } from './handoff.js';

/** What the person said or tapped. */
export interface OwnMessage {
  readonly kind: 'own';
  readonly key: string;
  readonly text: string;
  /** The action of a tapped option. */
  readonly value?: string;
  /** Of the activity, once the server has it. */
  readonly id?: string;
  /** `seen`: a bridge figure has read it. */
  readonly state: 'sending' | 'sent' | 'seen' | 'failed';
}

/** What Wegwijzer said. */
interface ReplyMessage {
  readonly kind: 'reply';
  readonly key: string;
  readonly reply: Reply;
  /** Older than this page: shown, but not announced. */
  readonly history: boolean;
}

export type Message = OwnMessage | ReplyMessage;

/** The messages of one conversation in order, and what is going on; plain data, replaced as a whole. */
export interface Transcript {
  readonly messages: readonly Message[];
  /** Waiting for a reply; in a live conversation, the bridge figure types. */
  readonly typing: boolean;
  /** Place in the queue, 1 = next. */
  readonly position?: number | undefined;
  /** The newest message of a bridge figure that the server knows was seen here. */
  readonly seen?: string | undefined;
}

export const EMPTY: Transcript = { messages: [], typing: false };

/** What the events of a hand-off are called; `value` is the place in the queue, or the id of what was seen. */
const POSITION_EVENT = 'handoff.position';
const SEEN_EVENT = 'handoff.seen';
/** What we post when a message of a bridge figure stands on the screen; `value` is its id. */
export const SEEN = 'seen';

/** The person says something: shown at once, marked as sent when it comes back. */
export function say(transcript: Transcript, key: string, text: string, value?: string): Transcript {
  const own: OwnMessage = { kind: 'own', key, text, state: 'sending', ...(value === undefined ? {} : { value }) };
  // a bridge figure answers in their own time
  return { ...transcript, messages: [...transcript.messages, own], typing: !isLive(transcript.messages) };
}

/** A message could not be sent, or is sent again. */
export function mark(transcript: Transcript, key: string, state: OwnMessage['state']): Transcript {
  const messages = transcript.messages.map((message) =>
    message.kind === 'own' && message.key === key && (message.state === 'sending' || message.state === 'failed')
      ? { ...message, state }
      : message,
  );
  return { ...transcript, messages, typing: state === 'sending' && !isLive(messages) };
}

/** The bridge figure stopped typing without a message. */
export function pause(transcript: Transcript): Transcript {
  return { ...transcript, typing: false };
}

/**
 * Takes in what came over Direct Line. `user` is the person's id as the server chose it, `otherwise` the language of
 * the page, for messages that do not say theirs.
 */
export function receive(
  transcript: Transcript,
  activities: readonly Activity[],
  user: string | undefined,
  history: boolean,
  otherwise: Pick<Reply, 'language' | 'direction'>,
): Transcript {
  let { messages, typing, position, seen } = transcript;
  for (const activity of activities) {
    const echo = activity.channelData?.clientActivityID;
    const own = echo !== undefined || activity.from?.role === 'user' || activity.from?.id === user;
    if (activity.type === 'typing') {
      if (!own) typing = true;
      continue;
    }
    if (activity.type === 'event') {
      const { name, value } = activity;
      if (own && name === SEEN && typeof value === 'string') seen = value;
      if (!own && name === POSITION_EVENT && typeof value === 'number') position = value;
      if (!own && name === SEEN_EVENT && typeof value === 'string') messages = markSeen(messages, value);
    }
    if (activity.type !== 'message' || !activity.id) continue;
    const key = own && echo ? echo : activity.id;
    const index = messages.findIndex((message) => message.key === key);
    if (own) {
      const sent: OwnMessage = {
        kind: 'own',
        key,
        text: activity.text ?? '',
        id: activity.id,
        state: 'sent',
        ...(typeof activity.value === 'string' ? { value: activity.value } : {}),
      };
      if (index < 0) messages = [...messages, sent];
      else if (!isSeen(messages[index])) messages = messages.map((message) => (message.key === key ? sent : message));
    } else if (index < 0) {
      const reply = readReply(activity, otherwise);
      messages = [...messages, { kind: 'reply', key, reply, history }];
      typing = false;
      if (reply.kind === 'waiting') position = reply.position;
      if (reply.kind === 'handoff') position = undefined;
    }
  }
  return { messages, typing, position, seen };
}

const isSeen = (message: Message | undefined) => message?.kind === 'own' && message.state === 'seen';

/** A bridge figure has read the message with this id, and so those before it. */
function markSeen(messages: readonly Message[], id: string): readonly Message[] {
  const last = messages.findIndex((message) => message.kind === 'own' && message.id === id);
  return messages.map((message, index) =>
    message.kind === 'own' && message.state === 'sent' && index <= last ? { ...message, state: 'seen' } : message,
  );
}

/** The message of a bridge figure of which the server does not know yet that it was seen. */
export function unseen({ messages, seen }: Transcript): string | undefined {
  const latest = isLive(messages) ? latestOfStaff(messages) : undefined;
  return latest === seen ? undefined : latest;
}

/** The actions the person sent after a message; shows which option was taken. */
export function actionsAfter(messages: readonly Message[], index: number): readonly string[] {
  const actions: string[] = [];
  for (const message of messages.slice(index + 1)) {
    if (message.kind === 'own' && message.value !== undefined) actions.push(message.value);
  }
  return actions;
}

/** Whether a step of a pathway still waits: no later step, and no later answer, back or stop. */
export function isOpenStep(messages: readonly Message[], index: number): boolean {
  return !messages
    .slice(index + 1)
    .some((message) =>
      message.kind === 'reply' ? message.reply.kind === 'step' : /^(step:|back$|stop$)/.test(message.value ?? ''),
    );
}

/** Whether a welcome was said before in the same language; in another one the person may not have understood it. */
export function isRepeatedWelcome(messages: readonly Message[], index: number): boolean {
  const said = (message: Message | undefined) =>
    message?.kind === 'reply' && message.reply.kind === 'welcome' ? message.reply.language : undefined;
  const language = said(messages[index]);
  return language !== undefined && messages.slice(0, index).some((earlier) => said(earlier) === language);
}

/** Whether "leave quickly" must be at hand: something sensitive stands in the conversation. */
export function isSensitive(messages: readonly Message[]): boolean {
  return messages.some((message) => message.kind === 'reply' && isSensitiveReply(message.reply));
}

function isSensitiveReply(reply: Reply): boolean {
  return reply.kind === 'crisis' || (reply.kind === 'answer' && reply.sensitive);
}

/** What a screen reader says of a new message: enough to know what came; the rest is read at one's own pace. */
export function announcement(reply: Reply): string {
  switch (reply.kind) {
    case 'answer':
      return reply.from === undefined ? reply.title : `${reply.from}: ${reply.title}`;
    case 'step':
      return `${reply.title}. ${reply.text}`;
    case 'crisis':
      // the card is an alert, it speaks for itself
      return '';
    case 'welcome':
      return `${reply.text} ${reply.notice}`;
    case 'staff':
    case 'person':
      return reply.from === undefined ? reply.text : `${reply.from}: ${reply.text}`;
    default:
      return reply.text;
  }
}

/** The options of a reply, apart from those the card shows in its own way. */
export function optionsWithout(reply: Reply, ...prefixes: readonly string[]): readonly Option[] {
  return reply.options.filter(({ action }) => !prefixes.some((prefix) => action.startsWith(prefix)));
}
