import { readFileSync } from 'node:fs';
import type { EntryId } from '../../src/knowledge/knowledge.js';
import { conclude, type Reading, SURE } from '../../src/search/outcome.js';
import { UNDER_THE_BAR } from '../../src/search/under-the-bar.js';

const documents = ['housing/deposit', 'housing/eviction', 'work/contract'].map((id) => ({
  id: id as EntryId,
  title: id,
}));

/** A message for which the second entry is half as good as the first. */
const reading = (confidence: number): Reading => ({
  scores: Float64Array.from([0.8, 0.4, 0.1]),
  order: [0, 1, 2],
  evidence: { words: 1, coverage: 1, score: 0.8, likely: 0.5, offTopic: 0, elsewhere: 0, length: 5 },
  confidence,
  length: 5,
});

test('a language that is understood less well offers choices, and with them a person, where others answer', () => {
  expect(UNDER_THE_BAR).toContain('ps');
  expect(conclude(reading(SURE + 0.01), documents, 'nl').outcome).toBe('answer');
  expect(conclude(reading(SURE + 0.01), documents, 'ps').outcome).toBe('choices');
  expect(conclude(reading(0.99), documents, 'ps').outcome).toBe('answer');
  expect(conclude(reading(0.4), documents, 'ps').outcome).toBe('nothing');
});

test('the README names these languages, and no others', () => {
  const names = new Intl.DisplayNames(['en'], { type: 'language' });
  const table = readFileSync('README.md', 'utf8').match(/\| language \| first \| among three \|\n(?:\|.*\|\n)+/)![0];
  const named = [...table.matchAll(/^\| (\p{Lu}\w+) \|/gmu)].map(([, name]) => name);
  expect(named.sort()).toEqual([...UNDER_THE_BAR].map((code) => names.of(code)).sort());
});
