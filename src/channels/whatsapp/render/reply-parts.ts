import type { AnswerReply, CrisisReply, Option, Reply } from '../../../assistant/reply.js';
import { blocksInMarks, bold, inMarks, lines, paragraphs } from './formatting.js';
import { international, withTappableNumbers } from './phones.js';
import { placesText } from './places.js';
import type { Wording } from './wording.js';

/**
 * A reply in the parts a phone shows: texts of their own, then a text with things to tap. `short` is that text when the
 * one before stands alone; `later` are replies that a tap shows.
 */
export interface ReplyParts {
  /** Messages before the last, each its own. */
  readonly before: readonly string[];
  /** The text of the message that can be tapped; when it is too long it becomes a message of its own. */
  readonly text: string;
  /** What stands above the things to tap then. */
  readonly short: string;
  readonly options: readonly Option[];
  /** Shown in a second list, behind "more choices". */
  readonly further: readonly Option[];
  /** Texts a tap shows, by the label to tap. */
  readonly later: readonly { readonly label: string; readonly reply: Reply }[];
}

/** Sources named below an answer: the rest is on the web page. */
const SOURCES = 2;
const FACES = 3;
/** As many towns can be read at once; more are a list to look through. */
const TOWNS_TO_TAP = 3;

/** A text to read, then what to tap. */
function parts(text: string, say: Wording, options: readonly Option[], change: Partial<ReplyParts> = {}): ReplyParts {
  return { before: [], text, short: say('whatsapp.next'), options, further: [], later: [], ...change };
}

/** What a reply says, in WhatsApp's own marks. */
export function partsOf(reply: Reply, say: Wording): ReplyParts {
  switch (reply.kind) {
    case 'answer':
      return answerParts(reply, say);
    case 'crisis':
      return crisisParts(reply, say);
    case 'welcome':
      return parts(paragraphs(reply.text, reply.notice), say, reply.options);
    case 'person':
    case 'waiting':
      return parts(paragraphs(inMarks(reply.text), placesText(reply.places)), say, reply.options);
    case 'step':
      return parts(paragraphs(bold(reply.title), inMarks(reply.text)), say, reply.options);
    case 'staff': {
      const name = reply.languageNote ? `${reply.from} (${reply.languageNote})` : reply.from;
      // what a person typed goes as typed
      return parts(`${bold(`${name}:`)}\n${reply.text}`, say, reply.options);
    }
    case 'choices':
    case 'request':
      return parts(paragraphs(inMarks(reply.text), townsNote(reply.options, say)), say, reply.options);
    case 'handoff':
      return parts(inMarks(reply.text), say, facesFirst(reply.options));
    default:
      return parts(inMarks(reply.text), say, reply.options);
  }
}

/** A list of towns can be answered with one's place on the map, too. */
function townsNote(options: readonly Option[], say: Wording): string {
  const towns = options.filter(({ action }) => action.startsWith('municipality:'));
  return towns.length > TOWNS_TO_TAP ? say('whatsapp.orLocation') : '';
}

/** The three faces fit as buttons. */
function facesFirst(options: readonly Option[]): readonly Option[] {
  const faces = options.filter(({ action }) => action.startsWith('rate:'));
  return faces.length === FACES ? faces : options;
}

function answerParts(reply: AnswerReply, say: Wording): ReplyParts {
  const { original, dutch } = reply;
  const body = paragraphs(
    reply.from && bold(`${reply.from}:`),
    bold(reply.title),
    withTappableNumbers(blocksInMarks(reply.body)),
    reply.caution && `⚠ ${reply.caution}`,
    placesText(reply.places),
    sourcesText(reply, say),
  );
  const helped = (yes: boolean) =>
    reply.options.find(({ action }) => action.startsWith(`helped:${yes ? 'yes' : 'no'}:`));
  const [yes, no] = [helped(true), helped(false)];
  const rest = reply.options.filter((option) => option !== yes && option !== no);
  const later = original
    ? [{ label: say('whatsapp.readDutch'), reply: dutchText(original.title, blocksInMarks(original.body)) }]
    : [];
  const dutchMessage = dutch && sentence(dutch.phrase, dutch.meaning, say, wordsOf(dutch.words));
  return {
    before: [body, ...(dutchMessage ? [dutchMessage] : [])],
    text: yes && no ? say('web.feedback') : say('whatsapp.next'),
    short: say('whatsapp.next'),
    options: [
      ...(yes ? [{ ...yes, label: say('whatsapp.yes') }] : []),
      ...(no ? [{ ...no, label: say('whatsapp.no') }] : []),
    ],
    further: [...rest, ...reply.related],
    later,
  };
}

function sourcesText(reply: AnswerReply, say: Wording): string {
  const [first] = reply.sources;
  if (!first) return '';
  return lines([
    reply.verified && say('web.sources.verified', { date: reply.verified }),
    say('web.sources.title'),
    ...reply.sources.slice(0, SOURCES).map(({ url }) => url),
  ]);
}

function dutchText(title: string, body: string): Reply {
  const text = paragraphs(`**${title}**`, withTappableNumbers(body));
  return { kind: 'text', language: 'nl', direction: 'ltr', options: [], text };
}

function wordsOf(words: readonly { readonly term: string; readonly meaning?: string }[]): string {
  return lines(words.flatMap(({ term, meaning }) => (meaning ? [`- ${term}: ${meaning}`] : [])));
}

/** The sentence to say at the desk, in a message of its own: easy to find, to show, to send on. */
function sentence(phrase: string, meaning: string | undefined, say: Wording, words = ''): string {
  return paragraphs(
    `🗣 ${say('web.dutch.title')}`,
    `> ${phrase}`,
    meaning === undefined || meaning === phrase ? '' : `${say('web.dutch.meaning')} ${meaning}`,
    words && lines([say('web.dutch.words'), words]),
  );
}

/** The numbers first, whatever else there is to say. */
function crisisParts(reply: CrisisReply, say: Wording): ReplyParts {
  const numbers = reply.numbers.map(({ label, number, note, website }) =>
    lines([`☎ ${bold(international(number))} ${label}`, note, website]),
  );
  const first = paragraphs(...reply.lines.map(withTappableNumbers), numbers.join('\n\n'));
  const spoken = reply.dutch ? [sentence(reply.dutch.phrase, reply.dutch.meaning, say)] : [];
  const after = paragraphs(...reply.after.map(withTappableNumbers));
  return parts(after, say, reply.options, { before: [first, ...spoken] });
}
