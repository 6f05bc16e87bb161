import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import i18next, { type i18n } from 'i18next';
import { z } from 'zod';
import type { Language, LanguageCode } from './language.js';
import { SOURCE_LANGUAGE } from './language.js';

const localeFile = z.looseObject({
  meta: z.strictObject({
    order: z.number(),
    name: z.string(),
    dutchName: z.string(),
    direction: z.enum(['ltr', 'rtl']),
    script: z.string().length(4),
    intl: z.string(),
    speech: z.array(z.string()),
    closest: z.array(z.string()),
  }),
});

/** Interface texts of one room of a locale, as nested keys. */
export type Texts = { readonly [key: string]: string | Texts };

/** The contact languages and their interface texts, as found in `locales/`. */
export interface Languages {
  /** In the order people choose from. */
  readonly list: readonly Language[];
  has(code: string): boolean;
  /** @throws RangeError for a language that is not registered: check with `has` at the border */
  get(code: LanguageCode): Language;
  /** A text of `locales/<code>.json` with its placeholders filled; falls back as `fallbacks` says. */
  text(code: LanguageCode, key: string, values?: Record<string, string | number>): string;
  /** One whole part of a locale (the web client's texts), as it is in the file. */
  part(code: LanguageCode, name: string): Texts;
  /** Languages to try for a missing text: itself, what its readers most likely read, Dutch, English. */
  fallbacks(code: LanguageCode): readonly LanguageCode[];
}

/**
 * Reads all `locales/<code>.json`.
 *
 * @throws Error when a file is not a locale; the message names it
 */
export async function loadLanguages(directory = 'locales'): Promise<Languages> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.json'));
  const files = await Promise.all(
    names.map(async (name) => {
      const content: unknown = JSON.parse(await readFile(join(directory, name), 'utf8'));
      const parsed = localeFile.safeParse(content);
      if (!parsed.success) {
        const issue = parsed.error.issues[0];
        throw new Error(`${join(directory, name)}: ${issue?.path.join('.')}: ${issue?.message}`);
      }
      return { code: name.slice(0, -'.json'.length), ...parsed.data };
    }),
  );
  files.sort((a, b) => a.meta.order - b.meta.order);
  const list = files.map(({ code, meta: { order: _order, ...meta } }): Language => ({ code, ...meta }));
  const byCode = new Map(list.map((language) => [language.code, language]));
  const fallbacks = (code: LanguageCode): readonly LanguageCode[] => {
    const chain = [code, ...(byCode.get(code)?.closest ?? []), SOURCE_LANGUAGE, 'en'];
    return [...new Set(chain)].filter((candidate) => byCode.has(candidate));
  };
  const translator = await translatorOf(files, fallbacks);
  return {
    list,
    has: (code) => byCode.has(code),
    get: (code) => {
      const language = byCode.get(code);
      if (!language) throw new RangeError(`No language ${code}: add locales/${code}.json`);
      return language;
    },
    text: (code, key, values = {}) => translator.t(key, { ...values, lng: code }),
    part: (code, name) => (translator.getResource(code, 'translation', name) ?? {}) as Texts,
    fallbacks,
  };
}

async function translatorOf(
  files: readonly { code: string }[],
  fallbacks: (code: LanguageCode) => readonly LanguageCode[],
): Promise<i18n> {
  const translator = i18next.createInstance();
  await translator.init({
    resources: Object.fromEntries(files.map(({ code, ...content }) => [code, { translation: content }])),
    fallbackLng: (code: string) => [...fallbacks(code)],
    // replies are text, not HTML: each client escapes for itself
    interpolation: { escapeValue: false },
    showSupportNotice: false,
  } as Parameters<i18n['init']>[0]);
  return translator;
}
