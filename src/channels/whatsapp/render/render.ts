import { createHash } from 'node:crypto';
import type { Option, Reply } from '../../../assistant/reply.js';
import { isolateLatin } from './direction.js';
import { type GraphMessage, LIMITS } from './messages.js';
import { moreAction, tappable } from './options.js';
import { partsOf } from './reply-parts.js';
import { splitText } from './split.js';
import type { Wording } from './wording.js';

/** What goes to Meta for one reply, and the replies to keep for when "more" is tapped. */
export interface Rendered {
  readonly messages: readonly GraphMessage[];
  readonly kept: readonly { readonly id: string; readonly reply: Reply }[];
}

/**
 * A reply as messages of the Cloud API; pure. Texts are split, titles shortened, options become buttons, a list, or
 * pages of lists.
 *
 * @param say the texts of the reply's language
 * @param page which page of the options, from 0
 */
export function render(reply: Reply, say: Wording, page = 0): Rendered {
  const parts = partsOf(reply, say);
  const directed = (text: string) => isolateLatin(text, reply.direction);
  const kept: { id: string; reply: Reply }[] = [];
  const keep = (later: Reply): string => {
    const id = pageId(later);
    if (!kept.some((known) => known.id === id)) kept.push({ id, reply: later });
    return id;
  };
  const further: Option[] = [
    ...parts.further,
    ...parts.later.map(({ label, reply: later }) => ({ action: moreAction(keep(later), 0), label })),
  ];
  const options = [...parts.options, ...behindOne(reply, parts.options.length, further, say, keep)];
  const text = directed(parts.text);
  // a later page repeats neither what was read nor the way to it
  const before = page === 0 ? parts.before.flatMap((part) => textMessages(directed(part))) : [];
  const fits = text.length <= LIMITS.body && text !== '';
  const standing = fits || options.length === 0 || page > 0 ? [] : textMessages(text);
  if (options.length === 0) return { messages: [...before, ...textMessages(text)], kept };
  const body = fits ? text : directed(parts.short);
  const more = (next: number) => moreAction(keep(reply), next);
  return { messages: [...before, ...standing, tappable(body, options, say, page, more)], kept };
}

/** Options that come after the first ones: beside them when there is room for buttons, else behind one of their own. */
function behindOne(
  reply: Reply,
  before: number,
  further: readonly Option[],
  say: Wording,
  keep: (later: Reply) => string,
): readonly Option[] {
  if (before === 0 || further.length === 0) return further;
  const [only] = further;
  if (further.length === 1 && only && before < LIMITS.buttons && only.label.length <= LIMITS.buttonTitle)
    return further;
  const { language, direction } = reply;
  const later: Reply = { kind: 'choices', language, direction, options: further, text: say('whatsapp.next') };
  return [{ action: moreAction(keep(later), 0), label: say('whatsapp.moreChoices') }];
}

function textMessages(text: string): GraphMessage[] {
  return splitText(text, LIMITS.text).map((body) => ({ type: 'text', text: { body } }));
}

/** The same content has the same id, so that an old "more" goes on working and nothing is kept twice. */
function pageId(reply: Reply): string {
  return createHash('sha256').update(JSON.stringify(reply)).digest('base64url').slice(0, 12);
}
