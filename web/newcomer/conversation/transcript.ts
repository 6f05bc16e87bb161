import type { Option, Reply } from '../../../src/assistant/reply.js';
import { type Activity, readReply } from '../direct-line/activity.js';

/** What the person said or tapped. */
export interface OwnMessage {
  readonly kind: 'own';
  readonly key: string;
  readonly text: string;
  /** The action of a tapped option. */
  readonly value?: string;
  readonly state: 'sending' | 'sent' | 'failed';
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
  /** Waiting for a reply. */
  readonly typing: boolean;
}

export const EMPTY: Transcript = { messages: [], typing: false };

/** The person says something: shown at once, marked as sent when it comes back. */
export function say(transcript: Transcript, key: string, text: string, value?: string): Transcript {
  const own: OwnMessage = { kind: 'own', key, text, state: 'sending', ...(value === undefined ? {} : { value }) };
  return { messages: [...transcript.messages, own], typing: true };
}

/** A message could not be sent, or is sent again. */
export function mark(transcript: Transcript, key: string, state: OwnMessage['state']): Transcript {
  const messages = transcript.messages.map((message) =>
    message.kind === 'own' && message.key === key && message.state !== 'sent' ? { ...message, state } : message,
  );
  return { messages, typing: state === 'sending' };
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
  let { messages, typing } = transcript;
  for (const activity of activities) {
    const echo = activity.channelData?.clientActivityID;
    const own = echo !== undefined || activity.from?.role === 'user' || activity.from?.id === user;
    if (activity.type === 'typing') {
      if (!own) typing = true;
      continue;
    }
    if (activity.type !== 'message' || !activity.id) continue;
    const key = own && echo ? echo : activity.id;
    const index = messages.findIndex((message) => message.key === key);
    if (own) {
      const sent: OwnMessage = {
        kind: 'own',
        key,
        text: activity.text ?? '',
        state: 'sent',
        ...(typeof activity.value === 'string' ? { value: activity.value } : {}),
      };
      messages = index < 0 ? [...messages, sent] : messages.map((message) => (message.key === key ? sent : message));
    } else if (index < 0) {
      messages = [...messages, { kind: 'reply', key, reply: readReply(activity, otherwise), history }];
      typing = false;
    }
  }
  return { messages, typing };
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
    case 'step':
      return reply.kind === 'step' ? `${reply.title}. ${reply.text}` : reply.title;
    case 'crisis':
      // the card is an alert, it speaks for itself
      return '';
    case 'welcome':
      return `${reply.text} ${reply.notice}`;
    default:
      return reply.text;
  }
}

/** The options of a reply, apart from those the card shows in its own way. */
export function optionsWithout(reply: Reply, ...prefixes: readonly string[]): readonly Option[] {
  return reply.options.filter(({ action }) => !prefixes.some((prefix) => action.startsWith(prefix)));
}
