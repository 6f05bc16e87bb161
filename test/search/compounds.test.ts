import { CompoundSplitter } from '../../src/search/compounds.js';

const splitter = new CompoundSplitter(
  new Map(
    Object.entries({
      huur: 9,
      waarborg: 5,
      huurwaarborg: 3,
      kind: 8,
      opvang: 6,
      toeslag: 2,
      verblijf: 4,
      kaart: 9,
      betalen: 9,
    }),
  ),
);

describe('CompoundSplitter', () => {
  it.each([
    ['huurwaarborg', ['huur', 'waarborg']],
    ['kinderopvang', ['kind', 'opvang']],
    ['verblijfskaart', ['verblijf', 'kaart']],
    ['kinderopvangtoeslag', ['kind', 'opvang', 'toeslag']],
  ])('splits %s with the words of the collection', (word, parts) => {
    expect(splitter.split(word)).toEqual(parts);
  });

  it('finds words written without the space between them', () => {
    expect(splitter.split('huurwaarborgbetalen')).toContain('betalen');
  });

  it('leaves other words whole', () => {
    for (const word of ['rijbewijs', 'kaart', 'kaartje', '', 'x'.repeat(500)]) expect(splitter.split(word)).toEqual([]);
  });
});
