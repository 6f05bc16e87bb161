import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { LanguageCode } from '../languages/language.js';
import { type LanguagePhrases, type Phrases, PhrasesInvalid, readPhrases } from './phrases.js';

/**
 * Reads all `locales/phrases/<lang>.yaml`.
 *
 * @param leaveOut told of a file that is not YAML or not of the right form; the others are used without it. Left out:
 *   such a file is thrown, as commands and tests want it
 * @throws PhrasesInvalid whose message names file and key
 */
export async function loadPhrases(
  directory = 'locales/phrases',
  leaveOut?: (problem: PhrasesInvalid) => void,
): Promise<Phrases> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.yaml')).sort();
  const files = await Promise.all(
    names.map(async (name) => {
      const language = name.slice(0, -'.yaml'.length);
      try {
        return [[language, await readFileOf(directory, language)] as const];
      } catch (error) {
        if (!leaveOut || !(error instanceof PhrasesInvalid)) throw error;
        leaveOut(error);
        return [];
      }
    }),
  );
  return new Map(files.flat());
}

async function readFileOf(directory: string, language: LanguageCode): Promise<LanguagePhrases> {
  const text = await readFile(join(directory, `${language}.yaml`), 'utf8');
  let content: unknown;
  try {
    content = load(text);
  } catch (error) {
    throw new PhrasesInvalid(language, error instanceof Error ? error.message : String(error));
  }
  return readPhrases(language, content);
}
