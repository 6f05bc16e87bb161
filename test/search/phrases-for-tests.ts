import { readFileSync } from 'node:fs';
import { loadPhrases } from '../../src/search/load-phrases.js';

/** The phrase files of the repository. */
export const phrases = loadPhrases('locales/phrases');

/** The lines of a fixture in test/fixtures/. */
export function fixture<T>(name: string): T[] {
  const lines = readFileSync(`test/fixtures/${name}.jsonl`, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as T);
}
