import type { Content } from './inbound.js';
import type { Pending } from './inbox.js';

/** What the next turn of a person is about, or when to look again. */
export type NextTurn =
  | { readonly messages: readonly Pending[] }
  /** More may follow: milliseconds since 1970. */
  | { readonly waitUntil: number };

export interface Quiet {
  /** Milliseconds without a new message after which several quick ones are one turn. */
  readonly time: number;
  /** Milliseconds after which nobody is kept waiting, however much they write. */
  readonly longest: number;
  /** Whether a text must not be mixed with others: signs of danger, commands, the wish for a person. */
  readonly standsAlone: (text: string) => boolean;
}

/**
 * People write a question in several short messages: those are one turn, once it has been quiet for a moment. A tap, a
 * place or a picture is a turn of its own, and so is a text that stands alone.
 *
 * @param pending in the order it was written
 */
export function nextTurn(pending: readonly Pending[], now: number, quiet: Quiet): NextTurn | undefined {
  const [first] = pending;
  if (!first) return undefined;
  const joins = (message: Pending) => message.content.kind === 'text' && !quiet.standsAlone(message.content.text);
  if (!joins(first)) return { messages: alike(pending) };
  const end = pending.findIndex((message) => !joins(message));
  // something else follows already: nothing more will join these
  if (end > 0) return { messages: pending.slice(0, end) };
  const newest = Math.max(...pending.map(({ receivedAt }) => receivedAt));
  const oldest = Math.min(...pending.map(({ receivedAt }) => receivedAt));
  const waitUntil = Math.min(newest + quiet.time, oldest + quiet.longest);
  return waitUntil > now ? { waitUntil } : { messages: pending };
}

/** Several pictures at once get one answer; everything else goes one by one. */
function alike(pending: readonly Pending[]): readonly Pending[] {
  const [first] = pending;
  const plain = (content: Content | undefined) =>
    content?.kind === 'unreadable' || (content?.kind === 'media' && content.caption === undefined);
  if (!plain(first?.content)) return pending.slice(0, 1);
  const end = pending.findIndex(({ content }) => content.kind !== first?.content.kind || !plain(content));
  return end < 0 ? pending : pending.slice(0, end);
}
