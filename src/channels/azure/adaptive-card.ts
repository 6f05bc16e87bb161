import type { AnswerReply, CrisisReply, Option, Place, Reply } from '../../assistant/reply.js';
import type { Block } from '../../knowledge/blocks.js';

type Element = Readonly<Record<string, unknown>>;
/** An interface text in the language of the reply. */
export type Words = (key: string, values?: Record<string, string>) => string;

/** Teams shows up to this version (learn.microsoft.com, "Cards reference"); Web Chat a later one. */
const VERSION = '1.5';

/** A reply as an Adaptive Card: what our own client shows, in plain elements, read from right to left where it is. */
export function adaptiveCard(reply: Reply, words: Words, buttonsInRow: number, fallback: string): Element {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: VERSION,
    lang: reply.language,
    rtl: reply.direction === 'rtl',
    fallbackText: fallback,
    body: [...bodyOf(reply, words), ...rowsOf(reply.options, buttonsInRow)],
    msteams: { width: 'Full' },
  };
}

function bodyOf(reply: Reply, words: Words): Element[] {
  switch (reply.kind) {
    case 'answer':
      return answer(reply, words);
    case 'crisis':
      return crisis(reply);
    case 'welcome':
      return [text(reply.text), quiet(reply.notice)];
    case 'step':
      return [heading(reply.title), text(reply.text)];
    case 'person':
    case 'waiting':
      return [text(reply.text), ...reply.places.map((place) => placeBox(place, words))];
    default:
      return [text(reply.text)];
  }
}

function answer(reply: AnswerReply, words: Words): Element[] {
  return [
    ...(reply.from ? [quiet(reply.from)] : []),
    heading(reply.title),
    ...(reply.caution ? [text(reply.caution, { color: 'attention', weight: 'bolder' })] : []),
    ...reply.body.flatMap(block),
    ...(reply.dutch && reply.language !== 'nl' ? [dutchBox(reply.dutch, words)] : []),
    ...(reply.places.length > 0 ? [subheading(words('web.places.title'))] : []),
    ...reply.places.map((place) => placeBox(place, words)),
    ...(reply.related.length > 0 ? [subheading(words('web.related')), ...rowsOf(reply.related, 2)] : []),
    ...sources(reply, words),
    text(words('web.feedback'), { weight: 'bolder', separator: true, spacing: 'medium' }),
  ];
}

function sources(reply: AnswerReply, words: Words): Element[] {
  if (reply.sources.length === 0) return [];
  const links = reply.sources.map(({ title, url }) => link(title, url)).join(', ');
  const verified = reply.verified ? ` ${words('web.sources.verified', { date: reply.verified })}.` : '';
  return [quiet(`${words('web.sources.title')} ${links}.${verified}`)];
}

function dutchBox(dutch: NonNullable<AnswerReply['dutch']>, words: Words): Element {
  const known = dutch.words.map(({ term, meaning }) => (meaning ? `${term}: ${meaning}` : term));
  return {
    type: 'Container',
    style: 'emphasis',
    spacing: 'medium',
    items: [
      quiet(words('web.dutch.title')),
      { type: 'Container', rtl: false, items: [text(dutch.phrase, { weight: 'bolder' })] },
      ...(dutch.meaning ? [text(`${words('web.dutch.meaning')} ${dutch.meaning}`)] : []),
      ...(known.length > 0 ? [quiet(known.join(' · '))] : []),
    ],
  };
}

function crisis(reply: CrisisReply): Element[] {
  const numbers = reply.numbers.map(({ label, number, note }) => ({
    type: 'Container',
    style: 'attention',
    items: [
      text(call(number), { size: 'extraLarge', weight: 'bolder' }),
      text([label, note].filter(Boolean).join(' - ')),
    ],
  }));
  return [
    ...reply.lines.map((line) => text(line, { size: 'medium', weight: 'bolder' })),
    ...numbers,
    ...(reply.dutch ? [text(`NL: ${reply.dutch.phrase} (${reply.dutch.meaning})`)] : []),
    ...reply.after.map((line) => text(line)),
  ];
}

function placeBox(place: Place, words: Words): Element {
  const address = place.address && (place.mapUrl ? link(place.address, place.mapUrl) : place.address);
  const lines = [
    `**${place.name}**`,
    place.whatFor,
    place.phone && call(place.phone),
    address,
    place.hours && `${words('web.places.hours')}: ${place.hours}`,
    place.cost && `${words('web.places.cost')}: ${place.cost}`,
    place.website && link(words('web.places.website'), place.website),
  ];
  return {
    type: 'Container',
    spacing: 'medium',
    items: lines.filter(Boolean).map((line) => text(line ?? '', { spacing: 'none' })),
  };
}

function block(part: Block): Element[] {
  if (part.kind === 'paragraph') return [text(part.text)];
  if (part.kind === 'heading') return [subheading(part.text)];
  const mark = (index: number) => (part.ordered ? `${index + 1}.` : '-');
  return [text(part.items.map((item, index) => `${mark(index)} ${item}`).join('\n'))];
}

/** Choices as rows of buttons. What is tapped comes back as `{ action }`, and Teams shows the words of the choice. */
function rowsOf(options: readonly Option[], inRow: number): Element[] {
  const rows: Element[] = [];
  for (let at = 0; at < options.length; at += inRow) {
    const actions = options.slice(at, at + inRow).map(({ action, label }) => ({
      type: 'Action.Submit',
      title: label,
      data: { action, msteams: { type: 'messageBack', displayText: label, text: label } },
    }));
    rows.push({ type: 'ActionSet', actions });
  }
  return rows;
}

const text = (content: string, more: Element = {}): Element => ({
  type: 'TextBlock',
  text: content,
  wrap: true,
  ...more,
});
const heading = (content: string): Element => text(content, { style: 'heading', size: 'large', weight: 'bolder' });
const subheading = (content: string): Element => text(content, { weight: 'bolder', spacing: 'medium' });
const quiet = (content: string): Element => text(content, { isSubtle: true, size: 'small' });
const link = (label: string, url: string): string => `[${label.replace(/[[\]]/g, ' ')}](${url.replaceAll(')', '%29')})`;
const call = (number: string): string => link(number, `tel:${number.replace(/[^\d+]/g, '')}`);
