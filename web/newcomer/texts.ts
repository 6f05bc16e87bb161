import type english from '../../locales/en.json';
import type { Language } from '../../src/languages/language.js';

/** The interface texts of one language: the section `web` of `locales/<language>.json`. English sets the keys. */
type Texts = (typeof english)['web'];

/** A language in a list: its name in its own script. */
export interface LanguageName {
  readonly code: string;
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
}

/** Everything the client needs to speak one language, from `/api/client/<language>.json`. */
export interface ClientBundle {
  readonly language: Language;
  readonly languages: readonly LanguageName[];
  readonly texts: Texts;
  readonly themes: readonly {
    readonly id: string;
    readonly icon: string;
    readonly name: string;
    readonly description?: string;
  }[];
  readonly pathways: readonly { readonly id: string; readonly title: string; readonly icon: string }[];
}

/** Puts values in the `{{name}}` places of a text. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The languages with those of the browser first, in the order of the person's own preference. */
export function guessFirst(languages: readonly LanguageName[], preferred: readonly string[]): readonly LanguageName[] {
  const guesses = preferred
    .map((tag) => languages.find(({ code }) => code === contactLanguage(tag)))
    .filter((found) => found !== undefined);
  return [...new Set([...guesses, ...languages])];
}

/** The code we use for a browser's language tag; Afghan Persian is `prs` here and `fa-AF` there. */
export function contactLanguage(tag: string): string {
  const [language = ''] = tag.toLowerCase().split('-');
  return language === 'fa' ? 'prs' : language;
}
