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
  const together = joins(first) ? joins : (message: Pending) => alike(first.content, message.content);
  if (!together(first)) return { messages: pending.slice(0, sameAs(first, pending)) };
  const end = pending.findIndex((message) => !together(message));
  // something else follows already: nothing more will join these
  if (end > 0) return { messages: pending.slice(0, end) };
  const times = pending.map(({ receivedAt }) => receivedAt);
  const waitUntil = Math.min(Math.max(...times) + quiet.time, Math.min(...times) + quiet.longest);
  return waitUntil > now ? { waitUntil } : { messages: pending };
}

/** How many messages at the beginning say the very same: a button that is tapped five times is answered once. */
function sameAs(first: Pending, pending: readonly Pending[]): number {
  const said = JSON.stringify(first.content);
  const end = pending.findIndex(({ content }) => JSON.stringify(content) !== said);
  return end < 0 ? pending.length : end;
}

/** Several pictures at once get one answer; what has words of its own, or is a tap or a place, goes one by one. */
function alike(first: Content, other: Content): boolean {
  const plain = (content: Content) =>
    content.kind === 'unreadable' || (content.kind === 'media' && content.caption === undefined);
  return plain(first) && plain(other) && first.kind === other.kind;
}
