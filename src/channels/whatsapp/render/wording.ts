import type { LanguageCode } from '../../../languages/language.js';
import type { Languages } from '../../../languages/languages.js';

/** The interface texts of one language, by key: `whatsapp.choose`, `web.places.title`. */
export type Wording = (key: string, values?: Record<string, string | number>) => string;

export function wordingOf(languages: Languages, language: LanguageCode): Wording {
  return (key, values) => languages.text(language, key, values);
}
