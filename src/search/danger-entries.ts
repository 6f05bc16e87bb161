import type { EntryId } from '../knowledge/knowledge.js';
import type { SearchResult } from './search.js';
import type { CrisisSign, MessageContext } from './understanding.js';

/** Entries that people in danger need, and of which danger they speak. */
const DANGER: ReadonlyMap<EntryId, CrisisSign['kind']> = new Map([
  ['wellbeing/crisis', 'suicide'],
  ['wellbeing/domestic-violence', 'violence'],
  ['rights/trafficking', 'trafficking'],
]);

/**
 * A second net behind the phrases, for wordings that nobody thought of: when the search, which has learned from the
 * example questions of all entries, puts an entry on danger first, that is a soft sign. How often
 * it is wrong is in docs/languages.md. A follow-up question about such an entry ("what does that cost?") is none.
 */
export function signFromEntries(
  { outcome, entries }: SearchResult,
  { previousEntry }: MessageContext,
): CrisisSign | undefined {
  const first = entries[0]?.id;
  if (outcome === 'nothing' || first === undefined || first === previousEntry) return undefined;
  const kind = DANGER.get(first);
  return kind && { kind, signal: 'indirect' };
}
