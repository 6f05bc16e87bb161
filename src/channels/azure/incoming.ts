import { type Activity, TurnContext } from 'botbuilder';
import { parseAction } from '../../assistant/action.js';
import type { Option } from '../../assistant/reply.js';

/** Characters of one message that are read. */
const LONGEST = 4000;
/** Machines that answer every mail, and would never stop with us. */
const ROBOT = /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounce|auto-?reply)\b/i;
/** Where the mail somebody answers to begins. */
const QUOTED = /^(>|-{2,}\s?\S.*-{2,}$|_{10,}$|(From|Van|De|Von|Gönderen|От|Від|Od|من)\s?:\s.*@)/i;

/** What the person said, out of what the channel sent. */
export interface Said {
  readonly text: string;
  /** The action of a tapped choice. */
  readonly value?: string;
}

/**
 * Reads a message: a tapped button, the number or the words of a choice offered before, or free text without the
 * mention of the bot (Teams) and without the mail it answers to (e-mail).
 *
 * @param offered the choices of the last reply
 */
export function readMessage(activity: Partial<Activity>, offered: readonly Option[]): Said {
  const tapped = actionIn(activity.value) ?? actionIn(activity.channelData?.postBack);
  if (tapped !== undefined) return { text: '', value: tapped };
  const text = wordsOf(activity);
  const chosen = choiceOf(text, offered);
  return chosen === undefined ? { text } : { text: '', value: chosen };
}

/** Whether a mail was written by a machine; answering it could go on for ever. */
export function isFromRobot({ channelId, from }: Partial<Activity>): boolean {
  return channelId === 'email' && ROBOT.test(from?.id ?? '');
}

/** Submitted cards send `{ action }`, hero cards the string itself, some channels JSON as text. */
function actionIn(value: unknown): string | undefined {
  const inner = typeof value === 'object' && value !== null ? (value as { action?: unknown }).action : value;
  return parseAction(inner) ? (inner as string) : undefined;
}

function wordsOf(activity: Partial<Activity>): string {
  // the SDK takes the mentions as they come, and a caller may write anything
  const entities = (activity.entities ?? []).filter(
    (entity) =>
      entity?.type === 'mention' && typeof entity.mentioned?.id === 'string' && typeof entity.text === 'string',
  );
  const copy = { ...activity, entities, text: String(activity.text ?? '') };
  const unmentioned = copy.recipient ? TurnContext.removeRecipientMention(copy) : copy.text;
  const own = activity.channelId === 'email' ? withoutQuote(unmentioned) : unmentioned;
  return own
    .replace(/&nbsp;|\u00a0/g, ' ')
    .trim()
    .slice(0, LONGEST);
}

function withoutQuote(mail: string): string {
  const lines = mail.split(/\r?\n/);
  const end = lines.findIndex((line, index) => index > 0 && QUOTED.test(line.trim()));
  return (end < 0 ? lines : lines.slice(0, end)).join('\n');
}

/** "2", "2.", "٢" or the words of the second choice mean the second choice. */
function choiceOf(text: string, offered: readonly Option[]): string | undefined {
  const number = /^(\p{Nd}{1,2})[.)]?$/u.exec(text)?.[1];
  if (number !== undefined) return offered[Number(latinDigits(number)) - 1]?.action;
  const typed = text.toLocaleLowerCase();
  return offered.find(({ label }) => label.toLocaleLowerCase() === typed)?.action;
}

/** Arabic and Persian digits as Latin ones. */
function latinDigits(number: string): string {
  return number.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}
