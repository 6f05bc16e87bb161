import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { readPlainYaml } from '../../src/knowledge/plain-yaml.js';

const heads = readdirSync('knowledge/entries', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => /^---\n([\s\S]*?)\n---/.exec(readFileSync(join('knowledge/entries', name), 'utf8'))?.[1] ?? '');

test('reads every head of the knowledge base as YAML does, or leaves it to YAML', () => {
  const different = heads.filter((head) => {
    const read = readPlainYaml(head);
    return read !== undefined && JSON.stringify(read) !== JSON.stringify(load(head));
  });
  expect(different).toEqual([]);
});

test('reads most of them, or it would be of no use', () => {
  const read = heads.filter((head) => readPlainYaml(head) !== undefined);
  expect(read.length / heads.length).toBeGreaterThan(0.8);
});

test.each([
  ['a comment', 'title: een # twee'],
  ['a second colon', 'title: een: twee'],
  ['a colon at the end', 'title: een:'],
  ['a number', 'title: 112'],
  ['a date', 'title: 2026-11-21'],
  ['a truth', 'title: yes'],
  ['nothing', 'title:'],
  ['a list in one line', 'questions: [a, b]'],
  ['an anchor', 'title: &a b'],
  ['a block', 'title: |\n  text'],
  ['a continued line', 'title: een\n  twee'],
  ['a nested list', 'questions:\n  - - a'],
  ['a map in a list', 'questions:\n  - a: b'],
  ['a key twice', 'title: a\ntitle: b'],
  ['a list and a map', 'words:\n  - a\n  b: c'],
  ['an escape', 'title: "a\\nb"'],
  ['single quotes', "title: 'a'"],
  ['an empty line', 'title: a\n\nreview: draft'],
  ['a tab', 'title: a\tb'],
])('leaves %s to YAML', (_name, text) => {
  expect(readPlainYaml(text)).toBeUndefined();
});
