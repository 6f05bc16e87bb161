import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { z } from 'zod';
import { SOURCE_LANGUAGE } from '../languages/language.js';
import { minutesOf, momentOf, writeMinutes, writeWeekday } from './wall-clock.js';

/** What a blank of a sentence holds: a day, a time, the name of a place, a number, a name, a thing to bring. */
export const BLANKS = {
  date: 'date',
  time: 'time',
  until: 'time',
  place: 'place',
  phone: 'phone',
  name: 'name',
  thing: 'thing',
} as const;
export type Blank = keyof typeof BLANKS;

const file = z.strictObject({
  sentences: z.record(z.string(), z.record(z.string(), z.string().min(1))),
  things: z.record(z.string(), z.string().min(1)),
});

/** The canned sentences of one language, `locales/canned/<code>.yaml`. */
export interface CannedFile {
  readonly code: string;
  readonly sentences: ReadonlyMap<string, { readonly group: string; readonly text: string }>;
  readonly things: ReadonlyMap<string, string>;
}

/** The canned sentences in all languages. */
export interface CannedSentences {
  /** In Dutch, in the order of the file. */
  readonly dutch: CannedFile;
  /** A sentence in the first of these languages that has it. */
  text(id: string, languages: readonly string[]): { readonly language: string; readonly text: string } | undefined;
  thing(id: string, languages: readonly string[]): string | undefined;
}

/** @throws Error naming the file when it is not as it must be, or has no Dutch */
export async function loadCanned(directory = 'locales/canned'): Promise<CannedSentences> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.yaml'));
  const files = await Promise.all(
    names.map(async (name) =>
      readCanned(name.slice(0, -'.yaml'.length), await readFile(join(directory, name), 'utf8')),
    ),
  );
  const byCode = new Map(files.map((one) => [one.code, one]));
  const dutch = byCode.get(SOURCE_LANGUAGE);
  if (!dutch) throw new Error(`${directory} has no ${SOURCE_LANGUAGE}.yaml`);
  return {
    dutch,
    text(id, languages) {
      for (const language of languages) {
        const text = byCode.get(language)?.sentences.get(id)?.text;
        if (text !== undefined) return { language, text };
      }
      return undefined;
    },
    thing: (id, languages) => languages.map((language) => byCode.get(language)?.things.get(id)).find(Boolean),
  };
}

/** @throws Error naming the file and what is wrong in it */
export function readCanned(code: string, text: string): CannedFile {
  const parsed = file.safeParse(load(text));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Error(`canned/${code}.yaml: ${issue?.path.join('.')}: ${issue?.message}`);
  }
  const sentences = Object.entries(parsed.data.sentences).flatMap(([group, list]) =>
    Object.entries(list).map(([id, sentence]) => [id, { group, text: sentence }] as const),
  );
  return { code, sentences: new Map(sentences), things: new Map(Object.entries(parsed.data.things)) };
}

/** The names of the blanks of a sentence, each once, in their order. */
export function blanksOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? ''))];
}

/** What goes into a blank, in the person's language; undefined when the value cannot be read. */
export function writeBlank(
  blank: Blank,
  value: string,
  intl: string,
  nameOf: { place(id: string): string | undefined; thing(id: string): string | undefined },
): string | undefined {
  const text = value.trim().slice(0, 200);
  if (text === '') return undefined;
  switch (BLANKS[blank]) {
    case 'date': {
      if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text))) return undefined;
      return writeWeekday(momentOf(text, 12 * 60), intl);
    }
    case 'time':
      return /^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? writeMinutes(minutesOf(text)) : undefined;
    case 'thing':
      return nameOf.thing(text);
    case 'place':
      return nameOf.place(text) ?? text;
    case 'phone':
      // left-to-right isolate: the number keeps its order inside Arabic text
      return `\u2066${text}\u2069`;
    case 'name':
      return text;
  }
}
