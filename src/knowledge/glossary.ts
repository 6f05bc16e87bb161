import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { LanguageCode } from '../languages/language.js';
import type { Problem } from './knowledge.js';
import { parseYaml } from './yaml-text.js';

/** One thing and its one name per language. */
export interface Term {
  /** The Dutch word with its article, as it stands on letters. */
  readonly term: string;
  readonly names: ReadonlyMap<LanguageCode, string>;
  /** Words that mean the same and are not used, so that one thing has one name. */
  readonly avoid: ReadonlyMap<LanguageCode, readonly string[]>;
}

const words = z.string().trim().min(1, 'is empty');
const glossaryFile = z.array(
  z.object({ term: words, avoid: z.record(z.string(), z.array(words)).default({}) }).catchall(words),
);

/** Reads `glossary.yaml`; without the file there are no terms. */
export async function loadGlossary(
  directory: string,
): Promise<{ terms: readonly Term[]; problems: readonly Problem[] }> {
  const path = 'glossary.yaml';
  const text = await readFile(join(directory, path), 'utf8').catch(() => '[]');
  const parsed = parseYaml({ path, text }, glossaryFile);
  if (!('value' in parsed)) return { terms: [], problems: parsed.problems };
  const terms = parsed.value.map(({ term, avoid, ...names }) => ({
    term,
    names: new Map(Object.entries(names as Record<string, string>)),
    avoid: new Map(Object.entries(avoid)),
  }));
  return { terms, problems: [] };
}
