import type { Reply } from '../../assistant/reply.js';
import type { Library } from '../../assistant/turn-scope.js';
import type { LanguageCode } from '../../languages/language.js';
import type { Log } from '../../log.js';
import type { Graph } from './graph.js';
import type { Content } from './inbound.js';
import type { Pending } from './inbox.js';
import type { KindReplies } from './kind-replies.js';
import { townsNear } from './nearest-town.js';
import type { Pages } from './pages.js';
import { parseMore } from './render/options.js';
import type { SpeechToText } from './speech-to-text.js';

/** What the messages of one turn come to: something for the assistant, something the channel says itself, or both. */
export interface Question {
  readonly ask?: { readonly text: string; readonly value?: string };
  readonly replies: readonly { readonly reply: Reply; readonly page: number }[];
  /** What to tell a bridge figure who is there, instead of all else. */
  readonly forPerson?: string;
}

/** Kilometres from the centre within which a place counts as in the town. */
const IN_TOWN = 8;
/** Kilometres beyond which the nearest towns are no help. */
const NEAR = 40;
const TOWNS_SHOWN = 2;
/** Characters of one message for the assistant; as many as its other clients may send. */
const LONGEST = 4000;

export interface QuestionParts {
  readonly library: () => Library;
  readonly kindReplies: KindReplies;
  readonly pages: Pages;
  readonly graph: Graph;
  readonly speech: SpeechToText | undefined;
  readonly log: Log;
}

/** Reads the messages of a turn; the first decides, the others are more of the same. */
export async function readQuestion(
  parts: QuestionParts,
  conversationId: string,
  messages: readonly Pending[],
  language: LanguageCode | undefined,
): Promise<Question> {
  const content = messages[0]?.content ?? { kind: 'silent' };
  const { kindReplies } = parts;
  switch (content.kind) {
    case 'text':
      return asked([...new Set(messages.map((message) => (message.content as { text: string }).text))].join('\n'));
    case 'tap':
      return readTap(parts, conversationId, content, language);
    case 'location':
      return readLocation(parts, content, language);
    case 'voice':
      return readVoice(parts, content, language);
    case 'media':
      return {
        ...(content.caption ? asked(content.caption) : {}),
        replies: said(kindReplies.cannot('See', language)),
        forPerson: content.caption ? `📎 ${content.caption.slice(0, LONGEST - 3)}` : '📎'.repeat(messages.length),
      };
    case 'unreadable':
      return { replies: said(kindReplies.cannot('Read', language)), forPerson: '📎' };
    case 'silent':
      return { replies: [] };
  }
}

async function readTap(
  { kindReplies, pages }: QuestionParts,
  conversationId: string,
  { action, title }: Extract<Content, { kind: 'tap' }>,
  language: LanguageCode | undefined,
): Promise<Question> {
  const more = parseMore(action);
  if (!more) return { ask: { text: title.slice(0, LONGEST), value: action }, replies: [] };
  const reply = await pages.find(conversationId, more.id);
  return { replies: reply ? [{ reply, page: more.page }] : said(kindReplies.gone(language)) };
}

function readLocation(
  { library, kindReplies }: QuestionParts,
  { latitude, longitude }: Extract<Content, { kind: 'location' }>,
  language: LanguageCode | undefined,
): Question {
  const near = townsNear(library().knowledge.municipalities.values(), latitude, longitude);
  const [nearest] = near;
  if (nearest && nearest.kilometres <= IN_TOWN) {
    const ask = { text: '', value: `municipality:${nearest.town.id}` };
    return { ask, replies: [], forPerson: `📍 ${nearest.town.name}` };
  }
  const shown = near.filter(({ kilometres }) => kilometres <= NEAR).slice(0, TOWNS_SHOWN);
  const around = nearest && shown.length > 0 ? `📍 ${nearest.town.name}, ${Math.round(nearest.kilometres)} km` : '📍';
  return { replies: said(kindReplies.townsNear(shown, language)), forPerson: around };
}

async function readVoice(
  { graph, speech, kindReplies, log }: QuestionParts,
  { mediaId, mimeType }: Extract<Content, { kind: 'voice' }>,
  language: LanguageCode | undefined,
): Promise<Question> {
  if (speech) {
    try {
      const text = await speech.listen(await graph.media(mediaId), mimeType, language);
      if (text) return { ...asked(text), replies: said(kindReplies.heard(text, language)) };
    } catch (error) {
      log.error({ err: error, code: 'WHATSAPP_SPEECH_FAILED' }, 'a voice note could not be written down');
    }
  }
  return { replies: said(kindReplies.cannot('Listen', language)), forPerson: '🎤' };
}

function asked(text: string): Question {
  return { ask: { text: text.slice(0, LONGEST) }, replies: [] };
}

function said(reply: Reply): Question['replies'] {
  return [{ reply, page: 0 }];
}
