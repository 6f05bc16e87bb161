import { type Activity, CardFactory } from 'botbuilder';
import type { HandoffMark } from './bot.js';
import { answerToText } from './replies/answer-reply.js';
import { REPLY_ENTITY, type Reply } from './reply.js';

/** Buttons of a hero card: more are not shown by the common clients. */
const CARD_BUTTONS = 6;

/**
 * A reply as a message activity. Our own clients read the entity; every other client shows the text, the suggested
 * actions and, for an answer, a hero card with links to the places.
 *
 * @param mark names a bridge figure's message, so that the channel can tell when it arrived
 */
export function speak(reply: Reply, mark?: HandoffMark): Partial<Activity> {
  const text = textOf(reply);
  const actions = reply.options.map(({ action, label }) => ({
    type: 'messageBack' as const,
    title: label,
    text: action,
    displayText: label,
    value: action,
  }));
  return {
    type: 'message',
    text,
    textFormat: 'markdown',
    locale: reply.language,
    inputHint: 'acceptingInput',
    ...(actions.length > 0 ? { suggestedActions: { to: [], actions } } : {}),
    attachments: reply.kind === 'answer' || reply.kind === 'crisis' ? [card(reply)] : [],
    entities: [{ type: REPLY_ENTITY, reply }],
    ...(mark ? { channelData: { handoff: mark } } : {}),
  };
}

function textOf(reply: Reply): string {
  switch (reply.kind) {
    case 'answer':
      return answerToText(reply);
    case 'welcome':
      return `${reply.text}\n\n${reply.notice}`;
    case 'person':
      return [reply.text, ...reply.places.map(({ name, phone, website }) => `- ${list([name, phone, website])}`)].join(
        '\n',
      );
    case 'crisis': {
      const numbers = reply.numbers.map(({ label, number, note }) => `- **${number}** ${list([label, note])}`);
      return [...reply.lines, numbers.join('\n'), ...reply.after].join('\n\n');
    }
    case 'waiting':
      return [reply.text, ...reply.places.map(({ name, address, hours }) => `- ${list([name, address, hours])}`)].join(
        '\n',
      );
    case 'staff':
      return `**${reply.from}**: ${reply.text}`;
    case 'step':
      return `**${reply.title}**\n\n${reply.text}`;
    default:
      return reply.text;
  }
}

function card(reply: Extract<Reply, { kind: 'answer' | 'crisis' }>) {
  if (reply.kind === 'crisis') {
    const calls = reply.numbers.map(({ label, number }) => ({
      type: 'openUrl',
      title: `${number} ${label}`,
      value: `tel:${number.replaceAll(' ', '')}`,
    }));
    return CardFactory.heroCard(reply.lines[0] ?? '', undefined, calls.slice(0, CARD_BUTTONS));
  }
  const links = reply.places.flatMap(({ name, website }) =>
    website ? [{ type: 'openUrl', title: name, value: website }] : [],
  );
  return CardFactory.heroCard(reply.dutch?.phrase ?? reply.title, undefined, links.slice(0, CARD_BUTTONS));
}

function list(parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join(', ');
}
