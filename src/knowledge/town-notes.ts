import { createHash } from 'node:crypto';
import { SOURCE_LANGUAGE } from '../languages/language.js';
import { type Block, parseBlocks } from './blocks.js';
import type { Entry, TownNote } from './knowledge.js';

/** Version of the shared text of an entry: changes when its Dutch source changes. Eight hexadecimal digits. */
export function entryVersion(entry: Entry): string {
  const source = entry.texts.get(SOURCE_LANGUAGE);
  return createHash('sha256').update(`${source?.title}\n${source?.body}`).digest('hex').slice(0, 8);
}

/**
 * The blocks of an entry as a town says them: its paragraph instead of one of the entry's, or at the end under its
 * name. Without a text of the note in the language the blocks stay as they are.
 */
export function withTownNote(
  blocks: readonly Block[],
  note: TownNote | undefined,
  language: string,
  town: string,
): readonly Block[] {
  const text = note?.texts.get(language);
  if (!note || text === undefined) return blocks;
  const own = parseBlocks(text);
  const at = note.replaces;
  if (at === undefined || at > blocks.length) return [...blocks, { kind: 'heading', text: town }, ...own];
  return [...blocks.slice(0, at - 1), ...own, ...blocks.slice(at)];
}
