import type { Entry, EntryText } from '../../knowledge/knowledge.js';
import type { Voice } from '../voice.js';

/** A theme's name in the person's language, or the closest there is. */
export function themeName(turn: Voice, theme: string): string {
  for (const code of turn.languages.fallbacks(turn.languageCode)) {
    const name = turn.library.knowledge.texts.get(code)?.themes.get(theme)?.name;
    if (name !== undefined) return name;
  }
  return theme;
}

/** The entry's text in the person's language, or the closest there is. */
export function textOf(turn: Voice, entry: Entry): EntryText | undefined {
  for (const code of turn.languages.fallbacks(turn.languageCode)) {
    const text = entry.texts.get(code);
    if (text) return text;
  }
  return entry.texts.values().next().value;
}
