import { type Activity, CardFactory } from 'botbuilder';
import { type Option, REPLY_ENTITY, type Reply } from '../../assistant/reply.js';
import { adaptiveCard, type Words } from './adaptive-card.js';
import { mayLeave } from './handoff-events.js';
import { type Surface, surfaceOf } from './surface.js';

/** Hero cards of one message (the carousel of Facebook). */
const CARDS = 10;
/** Characters of a hero card's title. */
const TITLE = 80;

/** An activity as its channel shows it, and the choices it offers. */
export interface Rendered {
  readonly activity: Partial<Activity>;
  readonly options: readonly Option[];
}

/** Interface texts in a language. */
export type WordsIn = (language: string) => Words;

/**
 * What the bot said, for one channel: an Adaptive Card, hero cards with buttons, or text with numbered choices. A reply
 * without choices or boxes is plain text everywhere.
 */
export function render(spoken: Partial<Activity>, surface: Surface, wordsIn: WordsIn): Rendered {
  const { type, name, value, text = '', locale, inputHint, entities = [] } = spoken;
  if (type !== 'message') {
    const { attachments } = spoken;
    const event = { type: type ?? 'event', ...(name ? { name } : {}), value, ...(attachments ? { attachments } : {}) };
    return { activity: event, options: [] };
  }
  const reply: Reply | undefined = entities.find((entity) => entity.type === REPLY_ENTITY)?.reply;
  const message: Partial<Activity> = {
    type: 'message',
    ...(locale ? { locale } : {}),
    ...(inputHint ? { inputHint } : {}),
    ...(surface.rawClient && reply ? { entities } : {}),
  };
  if (!reply) return { activity: { ...message, ...textIn(text, surface) }, options: [] };
  const words = wordsIn(reply.language);
  const options = choicesOf(reply);
  if (surface.choices === 'adaptive' && needsCard(reply)) {
    const card = adaptiveCard(reply, words, surface.buttons, text);
    const attachments = [CardFactory.adaptiveCard(card)];
    // the text stands in the card: a second time it would be read out twice
    return { activity: { ...message, summary: summary(text), attachments }, options };
  }
  const said = wordsOf(reply, text);
  if (surface.choices === 'hero' && options.length > 0 && options.length <= CARDS * surface.buttons) {
    const attachments = heroCards(reply, options, surface.buttons, words);
    const layout = attachments.length > 1 ? { attachmentLayout: 'carousel' } : {};
    return { activity: { ...message, ...textIn(said, surface), attachments, ...layout }, options };
  }
  return { activity: { ...message, ...textIn(numbered(said, options, words), surface) }, options };
}

/** What the bot said, for a channel; events only where they are understood. */
export function renderFor(
  channelId: string,
  spoken: readonly Partial<Activity>[],
  wordsIn: WordsIn,
  hubChannels: readonly string[],
): Rendered[] {
  const surface = surfaceOf(channelId);
  const isHub = hubChannels.includes(channelId);
  return spoken
    .filter((activity) => activity.type === 'message' || mayLeave(activity, isHub, surface.rawClient))
    .map((activity) => render(activity, surface, wordsIn));
}

/** The choices that stand at the end; undefined when nothing was said that replaces the earlier ones. */
export function optionsOf(rendered: readonly Rendered[]): Rendered['options'] | undefined {
  return rendered.findLast(({ options }) => options.length > 0)?.options;
}

/** All choices of a reply, in the order they are numbered. */
function choicesOf(reply: Reply): readonly Option[] {
  return reply.kind === 'answer' ? [...reply.options, ...reply.related] : reply.options;
}

function needsCard(reply: Reply): boolean {
  const places = reply.kind === 'person' || reply.kind === 'waiting' ? reply.places.length : 0;
  return reply.kind === 'answer' || reply.kind === 'crisis' || reply.options.length + places > 0;
}

/** Who speaks comes first when it is a person. */
function wordsOf(reply: Reply, text: string): string {
  if (reply.kind !== 'staff') return text;
  return [`**${reply.from}:** ${reply.text}`, reply.languageNote].filter(Boolean).join('\n\n');
}

function heroCards(reply: Reply, options: readonly Option[], buttons: number, words: Words) {
  const title = summary(reply.kind === 'answer' ? words('web.feedback') : 'text' in reply ? reply.text : 'Wegwijzer');
  const cards = [];
  for (let at = 0; at < options.length; at += buttons) {
    const actions = options.slice(at, at + buttons).map(({ action, label }) => ({
      type: 'postBack',
      title: label,
      value: action,
    }));
    cards.push(CardFactory.heroCard(title, undefined, actions));
  }
  return cards;
}

function numbered(text: string, options: readonly Option[], words: Words): string {
  if (options.length === 0) return text;
  const list = options.map(({ label }, index) => `${index + 1}. ${label}`).join('\n');
  return `${text}\n\n${list}\n\n${words('azure.numbered')}`;
}

function textIn(text: string, { markdown }: Surface): Pick<Activity, 'text' | 'textFormat'> {
  return markdown ? { text, textFormat: 'markdown' } : { text: text.replaceAll('**', ''), textFormat: 'plain' };
}

/** The first words, for a notification. */
function summary(text: string): string {
  const [line = ''] = text.replaceAll('**', '').trim().split('\n');
  if (line.length <= TITLE) return line;
  const cut = line.slice(0, TITLE - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), TITLE / 2))}…`;
}
