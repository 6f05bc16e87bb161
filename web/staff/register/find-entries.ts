import { plain } from './keys.js';

/** What can be found: an entry with its titles. */
export interface Findable {
  readonly id: string;
  readonly theme: string;
  readonly titles: readonly string[];
}

/** Entries shown at once. */
const MOST = 12;

/**
 * Entries for the letters typed so far: every word typed begins a word of the title. Those of the theme come first,
 * then titles that begin with it; nothing typed gives all of the theme.
 */
export function findEntries<Entry extends Findable>(
  entries: readonly Entry[],
  theme: string | undefined,
  typed: string,
): Entry[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries.filter((entry) => theme !== undefined && entry.theme === theme);
  return entries
    .map((entry, index) => ({ entry, index, rank: rankOf(entry, theme, words) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || a.index - b.index)
    .slice(0, MOST)
    .map(({ entry }) => entry);
}

function rankOf(entry: Findable, theme: string | undefined, words: readonly string[]): number {
  const best = Math.max(0, ...entry.titles.map((title) => titleRank(plain(title), words)));
  return best === 0 ? 0 : best + (entry.theme === theme ? 10 : 0);
}

/** 3 the title begins with it, 2 its words do, 1 it stands somewhere inside (Dutch glues words together), 0 no. */
function titleRank(title: string, words: readonly string[]): number {
  if (title.startsWith(words.join(' '))) return 3;
  const own = title.split(/[^\p{L}\p{N}]+/u);
  if (words.every((word) => own.some((part) => part.startsWith(word)))) return 2;
  return words.every((word) => word.length > 2 && title.includes(word)) ? 1 : 0;
}
