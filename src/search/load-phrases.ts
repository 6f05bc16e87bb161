import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { type Phrases, PhrasesInvalid, readPhrases } from './phrases.js';

/**
 * Reads all `locales/phrases/<lang>.yaml`.
 *
 * @throws PhrasesInvalid when a file is not YAML or not of the right form; the message names file and key
 */
export async function loadPhrases(directory = 'locales/phrases'): Promise<Phrases> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.yaml')).sort();
  const files = await Promise.all(
    names.map(async (name) => {
      const language = name.slice(0, -'.yaml'.length);
      const text = await readFile(join(directory, name), 'utf8');
      let content: unknown;
      try {
        content = load(text);
      } catch (error) {
        throw new PhrasesInvalid(language, error instanceof Error ? error.message : String(error));
      }
      return [language, readPhrases(language, content)] as const;
    }),
  );
  return new Map(files);
}
