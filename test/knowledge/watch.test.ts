import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knowledge } from '../../src/knowledge/knowledge.js';
import { loadKnowledge } from '../../src/knowledge/load.js';
import { keepGood, watchKnowledge } from '../../src/knowledge/watch.js';

const entry = (title: string, body = 'Tekst met {{months}}.') =>
  `---\ntitle: ${title}\nquestions: [een vraag]\n---\n${body}\n`;
const fact = (months: string) =>
  `months: { value: ${months}, unit: months, source: "https://a.be", verified: 2026-11-21, confidence: high, review-after: 2027-05-21 }\n`;

let folder: string;
const write = (path: string, text: string) => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wegwijzer-knowledge-'));
  write('facts/housing.yaml', fact('3'));
  write('entries/housing/a/nl.md', entry('Eerste'));
  write('entries/housing/b/nl.md', entry('Tweede'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const titles = (knowledge: Knowledge) => [...knowledge.entries.values()].map((item) => item.texts.get('nl')?.title);

describe('a change of the knowledge base', () => {
  test('a broken text keeps its last good version, and the good changes come through', async () => {
    const before = await loadKnowledge(folder);
    write('entries/housing/a/nl.md', '---\ntitle: "open\n---\nKapot\n');
    write('entries/housing/b/nl.md', entry('Tweede, beter'));
    const after = keepGood(before, await loadKnowledge(folder));
    expect(titles(after).sort()).toEqual(['Eerste', 'Tweede, beter']);
    expect(after.problems).toEqual([expect.objectContaining({ path: 'entries/housing/a/nl.md', severity: 'error' })]);
  });

  test('a broken fact file keeps its facts and the texts that take them', async () => {
    const before = await loadKnowledge(folder);
    write('facts/housing.yaml', 'months: { value: 4, unit: moons }\n');
    const after = keepGood(before, await loadKnowledge(folder));
    expect(after.facts.get('months')?.value).toBe(3);
    expect(titles(after)).toHaveLength(2);
  });

  test('what is removed on purpose is gone', async () => {
    const before = await loadKnowledge(folder);
    rmSync(join(folder, 'entries/housing/b'), { recursive: true });
    expect(titles(keepGood(before, await loadKnowledge(folder)))).toEqual(['Eerste']);
  });

  test('is picked up while running', async () => {
    const before = await loadKnowledge(folder);
    const changed = new Promise<Knowledge>((resolve, reject) => {
      const watch = watchKnowledge(
        folder,
        before,
        (knowledge) => void watch.close().then(() => resolve(knowledge)),
        reject,
        () => write('entries/housing/c/nl.md', entry('Derde')),
      );
    });
    expect(titles(await changed)).toContain('Derde');
  });

  test('a folder can be copied and loads the same', async () => {
    const copy = mkdtempSync(join(tmpdir(), 'wegwijzer-copy-'));
    cpSync(folder, copy, { recursive: true });
    expect((await loadKnowledge(copy)).version).toBe((await loadKnowledge(folder)).version);
    rmSync(copy, { recursive: true, force: true });
  });
});
