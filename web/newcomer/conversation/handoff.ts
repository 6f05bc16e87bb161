import type { HandoffReply, Reply, WaitingReply } from '../../../src/assistant/reply.js';
import type { Message } from './transcript.js';

/**
 * Where the way to a person stands. It is read from the messages alone, so that a reload or another device shows the
 * same: nothing asked; `waiting` for a person or for what was promised; `live` with a bridge figure.
 */
export type Handoff =
  | { readonly at: 'none' }
  | {
      readonly at: 'waiting';
      /** Of the message that says so. */
      readonly key: string;
      readonly way: WaitingReply['way'];
    }
  | {
      readonly at: 'live';
      /** First name; another desk may not give one. */ readonly name: string | undefined;
    };

const NONE: Handoff = { at: 'none' };

/** Where it stands after each of the messages. */
export function handoffs(messages: readonly Message[]): readonly Handoff[] {
  let now = NONE;
  return messages.map((message, index) => {
    if (message.kind === 'reply') now = next(now, message.key, message.reply, messages[index - 1]?.kind === 'own');
    return now;
  });
}

/** Where it stands now. */
export function handoffOf(messages: readonly Message[]): Handoff {
  return handoffs(messages)[messages.length - 1] ?? NONE;
}

/** @param asked the person has just said something, so this answers it */
function next(now: Handoff, key: string, reply: Reply, asked: boolean): Handoff {
  switch (reply.kind) {
    case 'waiting':
      return { at: 'waiting', key, way: reply.way };
    case 'handoff':
      return afterHandoff(now, key, reply);
    case 'request':
      // nobody came in time: the person is asked again how to go on
      return now.at === 'waiting' ? NONE : now;
    case 'person':
      // the desks, without a question: nobody could be reached, these people can help, too
      return asked || reply.from !== undefined ? now : NONE;
    case 'staff':
      return now.at === 'live' ? { at: 'live', name: reply.from } : now;
    default:
      return now;
  }
}

function afterHandoff(now: Handoff, key: string, { state, name, options }: HandoffReply): Handoff {
  switch (state) {
    case 'accepted':
      return { at: 'live', name: name || undefined };
    case 'moved':
      if (name) return { at: 'live', name };
      // who can leave the queue is in it: until a colleague takes over; else other ways are offered
      return options.some(({ action }) => action === 'handoff:leave') ? { at: 'waiting', key, way: 'chat' } : NONE;
    case 'rated':
      return now;
    default:
      return NONE;
  }
}

/** Whether a person takes part: what is typed goes to them, and Wegwijzer itself is silent. */
export const isLive = (messages: readonly Message[]): boolean => handoffOf(messages).at === 'live';

/** Whether somebody writes here or will: asking for a person again would change nothing. */
export const isSpokenFor = (now: Handoff): boolean => now.at === 'live' || (now.at === 'waiting' && now.way === 'chat');

/** Whether the request of a waiting card still stands. */
export function isStanding(messages: readonly Message[], index: number): boolean {
  const now = handoffOf(messages);
  return now.at === 'waiting' && now.key === messages[index]?.key;
}

/** Whether a question of the request still waits for its answer. */
export function isOpenRequest(messages: readonly Message[], index: number): boolean {
  const asked = messages[index];
  if (asked?.kind !== 'reply') return false;
  const answers = asked.reply.options.map(({ action }) => action);
  return !messages
    .slice(index + 1)
    .some((message) =>
      message.kind === 'reply'
        ? ['request', 'waiting', 'handoff'].includes(message.reply.kind)
        : message.value !== undefined && answers.includes(message.value),
    );
}

/** The bridge figure who said this; undefined for what Wegwijzer says. */
export function speakerOf(message: Message): string | undefined {
  if (message.kind !== 'reply') return undefined;
  const { reply } = message;
  return reply.kind === 'staff' || reply.kind === 'answer' || reply.kind === 'person' ? reply.from : undefined;
}

/** The newest message of a bridge figure: who has seen it has seen those before. */
export function latestOfStaff(messages: readonly Message[]): string | undefined {
  let latest: string | undefined;
  for (const message of messages) if (speakerOf(message) !== undefined) latest = message.key;
  return latest;
}

/** Whether this must be noticed by somebody who looks elsewhere: a person begins, says something, or goes. */
export function callsFor(message: Message): boolean {
  if (message.kind !== 'reply') return false;
  return speakerOf(message) !== undefined || (message.reply.kind === 'handoff' && message.reply.state !== 'rated');
}

/** The text of a waiting card without its last sentence when that names the place in the queue, which changes. */
export function withoutPlace({ text, position }: WaitingReply): string {
  return position === undefined ? text : text.replace(new RegExp(`\\s[^.።۔!?؟]*\\b${position}[.።۔]?$`), '');
}

/**
 * The digits of a phone number as people write it, or undefined when it cannot be one: a Belgian number with its 0
 * (9 or 10 digits), or one with its country (E.164: at most 15).
 */
export function readPhone(typed: string): string | undefined {
  // +32 (0)470: the 0 is for calls within the country
  const number = toLatin(typed)
    .replace(/^(\W*(?:\+|00).*?)\(0\)/, '$1')
    .replace(/[\s().\-/\u200e\u200f\u202a-\u202e]/g, '');
  return /^(?:0[1-9]\d{7,8}|(?:\+|00)[1-9]\d{6,14})$/.test(number) ? number : undefined;
}

/** Arabic and Persian digits as Latin ones: some keyboards have no others. */
function toLatin(text: string): string {
  return text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}
