import type { Activity } from 'botbuilder';
import type { HandoffMark } from '../../assistant/bot.js';
import { REPLY_ENTITY, type Reply } from '../../assistant/reply.js';
import type { Languages } from '../../languages/languages.js';
import type { Log } from '../../log.js';
import type { Saying } from './outbox-row.js';
import { render } from './render/render.js';
import { wordingOf } from './render/wording.js';

/** What goes out for one activity, and what to keep for when "more" is tapped. */
export interface RenderedActivity {
  readonly saying: Saying;
  readonly kept: readonly { readonly id: string; readonly reply: Reply }[];
}

/**
 * An activity of the bot as messages; events and the like are nothing one could read. A reply that cannot be shown as it
 * should be is said in plain words: in danger somebody waits for the number in it.
 */
export function renderActivity(
  activity: Partial<Activity>,
  languages: Languages,
  log: Log,
): RenderedActivity | undefined {
  const reply = replyOf(activity, languages);
  if (!reply) return undefined;
  const mark = (activity.channelData as { handoff?: HandoffMark } | undefined)?.handoff;
  const whole = (rendered: RenderedActivity): RenderedActivity => ({
    ...rendered,
    saying: { ...rendered.saying, activity, ...(mark ? { mark } : {}) },
  });
  try {
    return whole(renderReply(reply, languages));
  } catch (error) {
    log.error(
      { err: error, code: 'WHATSAPP_RENDER_FAILED' },
      `a reply (${reply.kind}) could not be shown as it should be`,
    );
    const { language, direction } = reply;
    const text = activity.text?.trim() || '…';
    return whole(renderReply({ kind: 'text', language, direction, options: [], text }, languages));
  }
}

export function renderReply(reply: Reply, languages: Languages, page = 0): RenderedActivity {
  const { messages, kept } = render(reply, wordingOf(languages, reply.language), page);
  return { saying: { messages }, kept };
}

/** The reply an activity carries; an activity of somebody else's making is its text. */
export function replyOf(activity: Partial<Activity>, languages: Languages): Reply | undefined {
  const entity = activity.entities?.find(({ type }) => type === REPLY_ENTITY) as { reply?: Reply } | undefined;
  if (entity?.reply) return entity.reply;
  if (activity.type !== 'message' || !activity.text?.trim()) return undefined;
  const code = languages.has(activity.locale ?? '') ? (activity.locale ?? 'nl') : 'nl';
  const options = (activity.suggestedActions?.actions ?? []).map(({ title, value }) => ({
    action: String(value ?? title),
    label: title,
  }));
  return { kind: 'text', language: code, direction: languages.get(code).direction, options, text: activity.text };
}
