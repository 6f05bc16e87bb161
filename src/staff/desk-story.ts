import { parseAction } from '../assistant/action.js';
import type { Line } from '../assistant/bot.js';
import { REPLY_ENTITY, type Reply } from '../assistant/reply.js';
import type { EntryHint, StoryLine } from './desk-types.js';

/** An activity of a channel's log. */
type Activity = Awaited<ReturnType<NonNullable<Line['log']>>>[number];

/**
 * The conversation with the assistant as the desk reads it: what the person wrote, and which answers they got.
 *
 * @param log activities of the channel's log, oldest first
 * @param until ms since 1970: the moment the request was made
 */
export function storyOf(
  log: readonly Activity[],
  until: number,
  hint: (entry: string) => EntryHint | undefined,
): StoryLine[] {
  return log.flatMap((activity): StoryLine[] => {
    const at = new Date(activity.timestamp ?? 0).getTime();
    if (activity.type !== 'message' || at > until) return [];
    if (activity.from?.role !== 'bot') {
      const text = activity.text?.trim() ?? '';
      return text === '' || parseAction(text) ? [] : [{ at, from: 'person', text }];
    }
    const reply = (activity.entities?.find(({ type }) => type === REPLY_ENTITY) as { reply?: Reply } | undefined)
      ?.reply;
    return reply ? assistantLine(at, reply, hint) : [];
  });
}

/** Answers and what was offered; the rest of what the assistant says tells a bridge figure nothing. */
function assistantLine(at: number, reply: Reply, hint: (entry: string) => EntryHint | undefined): StoryLine[] {
  const base = { at, from: 'assistant' } as const;
  switch (reply.kind) {
    case 'answer': {
      const entry = hint(reply.entry);
      return [{ ...base, text: entry?.title ?? reply.title, ...(entry ? { entry } : {}) }];
    }
    case 'crisis':
      return [{ ...base, text: reply.numbers.map(({ label }) => label).join(', ') }];
    case 'person':
      return [{ ...base, text: reply.places.map(({ name }) => name).join(', ') }];
    default:
      return [];
  }
}
