import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPhrases } from '../../src/search/load-phrases.js';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'phrases-'));
  cpSync('locales/phrases/nl.yaml', join(directory, 'nl.yaml'));
  writeFileSync(join(directory, 'en.yaml'), 'crisis:\n  suicide: [unclosed\n');
  writeFileSync(join(directory, 'fr.yaml'), 'crisis: 3\n');
});
afterEach(() => rmSync(directory, { recursive: true }));

describe('loadPhrases', () => {
  it('leaves a broken file out and names it', async () => {
    const problems: string[] = [];
    const phrases = await loadPhrases(directory, ({ code, message }) => problems.push(`${code} ${message}`));
    expect([...phrases.keys()]).toEqual(['nl']);
    expect(problems.sort()).toEqual([
      expect.stringContaining('PHRASES_INVALID locales/phrases/en.yaml'),
      expect.stringContaining('PHRASES_INVALID locales/phrases/fr.yaml: crisis'),
    ]);
  });

  it('throws it where nobody asks to leave it out', async () => {
    await expect(loadPhrases(directory)).rejects.toThrow('locales/phrases/');
  });
});
