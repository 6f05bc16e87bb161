import { isInScript, strayLetters } from './scripts.js';

/** One `locales/<code>.json` as parsed. */
export interface LocaleFile {
  readonly code: string;
  readonly content: unknown;
}

/** Something wrong in a locale. */
export interface LocaleProblem {
  readonly code: string;
  /** Path of the text in the file; empty for the whole file. */
  readonly key: readonly string[];
  readonly message: string;
}

/** Texts that are rightly the same in English and another language. */
const SAME_AS_ENGLISH = new Set([
  'Wegwijzer',
  'Website',
  'Menu',
  'Stop',
  'Privacy',
  'No',
  'Map',
  'OK',
  'E-mail',
  'WhatsApp',
  'PDF',
]);

/** Forms of i18next for a number: `minutes_one`, `minutes_few` ... */
const PLURAL = /_(zero|one|two|few|many|other)$/;
const PLACEHOLDER = /\{\{[^}]*\}\}/g;

/**
 * Whether every locale says everything the first one says: the same keys with the same placeholders, no text empty,
 * left in English or in another script.
 *
 * @param files the source language first
 */
export function checkLocales(files: readonly LocaleFile[]): LocaleProblem[] {
  const [source] = files;
  if (!source) return [];
  const wanted = textsOf(source.content);
  const english = textsOf(files.find(({ code }) => code === 'en')?.content);
  return files.flatMap(({ code, content }) => {
    const own = textsOf(content);
    return [
      ...checkKeys(code, own, wanted),
      ...checkPlurals(code, own, intlOf(content, code)),
      // the source may share a word with English ("Open"): it was there first
      ...checkTexts(code, own, scriptOf(content), code === 'en' || code === source.code ? undefined : english),
    ];
  });
}

function checkKeys(code: string, own: Texts, wanted: Texts): LocaleProblem[] {
  const placeholders = (texts: Texts) => {
    const byKey = new Map<string, string>();
    for (const [name, text] of texts) {
      const key = name.replace(PLURAL, '');
      const all = new Set([...(byKey.get(key)?.split(' ') ?? []), ...(text.match(PLACEHOLDER) ?? [])]);
      byKey.set(key, [...all].filter(Boolean).sort().join(' '));
    }
    return byKey;
  };
  const here = placeholders(own);
  const there = placeholders(wanted);
  const problems: LocaleProblem[] = [];
  for (const [key, expected] of there) {
    const found = here.get(key);
    if (found === undefined) problems.push({ code, key: split(key), message: `${key} is missing` });
    else if (found !== expected) {
      const message = `${key} has the placeholders ${found || '(none)'}, and must have ${expected || '(none)'}`;
      problems.push({ code, key: split(key), message });
    }
  }
  for (const key of here.keys()) {
    if (!there.has(key))
      problems.push({ code, key: split(key), message: `${key} is not in the Dutch file: remove it` });
  }
  return problems;
}

function checkPlurals(code: string, own: Texts, intl: string): LocaleProblem[] {
  const forms = new Map<string, Set<string>>();
  for (const name of own.keys()) {
    const form = PLURAL.exec(name)?.[1];
    const key = name.replace(PLURAL, '');
    if (form) forms.set(key, (forms.get(key) ?? new Set()).add(form));
  }
  const needed = new Intl.PluralRules(intl).resolvedOptions().pluralCategories;
  return [...forms].flatMap(([key, present]) =>
    needed
      .filter((form) => !present.has(form))
      .map((form) => ({ code, key: split(key), message: `${key}_${form} is missing: this language has that form` })),
  );
}

function checkTexts(code: string, own: Texts, script: string, english: Texts | undefined): LocaleProblem[] {
  const problems: LocaleProblem[] = [];
  for (const [name, text] of own) {
    const say = (message: string) => problems.push({ code, key: split(name), message: `${name} ${message}` });
    const plain = text.replaceAll(PLACEHOLDER, '');
    const stray = strayLetters(plain, code, script);
    if (text.trim() === '') say('is empty');
    else if (stray) say(`holds letters of another language: ${stray}`);
    else if (english && !SAME_AS_ENGLISH.has(text) && /\p{L}/u.test(plain) && english.get(name) === text) {
      say(`is still in English: ${text}`);
    } else if (!isInScript(plain, script) && !SAME_AS_ENGLISH.has(text)) say(`is not in its own script: ${text}`);
  }
  return problems;
}

type Texts = ReadonlyMap<string, string>;

/** All texts of a locale by their dotted key, but for `meta`, which is fixed. */
function textsOf(content: unknown): Texts {
  const texts = new Map<string, string>();
  const walk = (value: unknown, path: readonly string[]) => {
    if (typeof value === 'string') texts.set(path.join('.'), value);
    else if (value !== null && typeof value === 'object') {
      for (const [key, inner] of Object.entries(value))
        if (path.length > 0 || key !== 'meta') walk(inner, [...path, key]);
    }
  };
  walk(content, []);
  return texts;
}

function scriptOf(content: unknown): string {
  return (content as { meta?: { script?: string } } | null)?.meta?.script ?? 'Latn';
}

function intlOf(content: unknown, code: string): string {
  return (content as { meta?: { intl?: string } } | null)?.meta?.intl ?? code;
}

function split(key: string): string[] {
  return key.split('.');
}
