import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { LanguageCode } from '../languages/language.js';
import { type ConceptWords, Lexicon } from './concepts.js';

/** `concept: word word word` in `<language>.yaml`. */
const conceptFile = z.record(z.string(), z.coerce.string());

/**
 * Reads the words of the field by meaning, one file per language.
 *
 * @throws Error when a file is not of this form; the message names it
 */
export async function loadLexicon(directory = 'locales/concepts'): Promise<Lexicon> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.yaml')).sort();
  const languages = await Promise.all(
    names.map(async (name): Promise<[LanguageCode, ConceptWords]> => {
      const parsed = conceptFile.safeParse(parse(await readFile(join(directory, name), 'utf8')));
      if (!parsed.success) {
        const issue = parsed.error.issues[0];
        throw new Error(
          `${join(directory, name)}: ${issue?.path.join('.')}: ${issue?.message}; write "concept: word word"`,
        );
      }
      const words = Object.entries(parsed.data).map(([concept, line]): [string, string[]] => [
        concept,
        line.split(/\s+/),
      ]);
      return [name.slice(0, -'.yaml'.length), new Map(words)];
    }),
  );
  return new Lexicon(new Map(languages));
}
