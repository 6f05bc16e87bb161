import type { Library } from '../assistant/voice.js';
import type { EntryId } from '../knowledge/knowledge.js';
import { type LanguageCode, SOURCE_LANGUAGE } from '../languages/language.js';
import type { FoundEntries } from './register-types.js';

/** Entries on the list. */
const MOST = 10;
/** A question has a few words; fewer is somebody still typing. */
const WORDS_OF_A_QUESTION = 3;

/**
 * Entries for what somebody at the desk types: two letters of a title, or the newcomer's own question in any language.
 *
 * @param language of what is typed; undefined = found out
 */
export function findEntries(library: Library, typed: string, language: LanguageCode | undefined): FoundEntries {
  const { knowledge, understander } = library;
  const text = typed.trim();
  if (text.length < 2) return { language: language ?? SOURCE_LANGUAGE, entries: [] };
  const read = understander.understand(text, language === undefined ? {} : { language });
  // a few letters tell no language: what is typed by staff begins in Dutch
  const isQuestion =
    text.split(/\s+/).length >= WORDS_OF_A_QUESTION || !/^[\p{Script=Latin}\s\p{P}\p{N}]+$/u.test(text);
  const there = language ?? (isQuestion ? read.language : SOURCE_LANGUAGE);
  const ranked = read.entries.map(({ id }) => id);
  const begun = understander.suggest(text, there, MOST);
  const found: EntryId[] = isQuestion ? [...ranked, ...begun] : [...begun, ...ranked];
  const entries = [...new Set(found)].slice(0, MOST).flatMap((id) => {
    const entry = knowledge.entries.get(id);
    if (!entry) return [];
    const title = entry.texts.get(SOURCE_LANGUAGE)?.title ?? id;
    const titleThere = there === SOURCE_LANGUAGE ? null : (entry.texts.get(there)?.title ?? null);
    return [{ id, theme: entry.theme, icon: entry.icon, title, titleThere }];
  });
  return { language: there, entries };
}
