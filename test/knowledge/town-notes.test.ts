import { parseBlocks } from '../../src/knowledge/blocks.js';
import type { Entry, TownNote } from '../../src/knowledge/knowledge.js';
import { entryVersion, withTownNote } from '../../src/knowledge/town-notes.js';

const blocks = parseBlocks('Eerste.\n\n- a\n- b\n\nLaatste.');
const note = (fields: Partial<TownNote> = {}): TownNote => ({
  writtenAgainst: '00000000',
  texts: new Map([['nl', 'Bij ons is het loket open op maandag.']]),
  ...fields,
});

test('a town adds its paragraph at the end, under its name', () => {
  expect(withTownNote(blocks, note(), 'nl', 'Kortrijk').slice(3)).toEqual([
    { kind: 'heading', text: 'Kortrijk' },
    { kind: 'paragraph', text: 'Bij ons is het loket open op maandag.' },
  ]);
});

test('a town says something else instead of a paragraph', () => {
  const own = withTownNote(blocks, note({ replaces: 3 }), 'nl', 'Kortrijk');
  expect(own).toHaveLength(3);
  expect(own[2]).toEqual({ kind: 'paragraph', text: 'Bij ons is het loket open op maandag.' });
});

test('without a note, or without one in the language, nothing changes', () => {
  expect(withTownNote(blocks, undefined, 'nl', 'Kortrijk')).toBe(blocks);
  expect(withTownNote(blocks, note(), 'ar', 'Kortrijk')).toBe(blocks);
});

test('the version of an entry changes with its Dutch text only', () => {
  const entry = (nl: string, en: string) =>
    ({
      texts: new Map([
        ['nl', { title: 't', body: nl }],
        ['en', { title: 't', body: en }],
      ]),
    }) as unknown as Entry;
  expect(entryVersion(entry('a', 'a'))).toBe(entryVersion(entry('a', 'b')));
  expect(entryVersion(entry('a', 'a'))).not.toBe(entryVersion(entry('b', 'a')));
});
