import { InvertedIndex } from '../../src/search/inverted-index.js';
import { hashText, TermTable } from '../../src/search/term-table.js';

const terms = (text: string) => text.split(' ').map((word) => hashText(word, 0));
const build = (texts: string[]) =>
  new InvertedIndex(
    texts.map((text) => [{ terms: terms(text), weight: 1 }]),
    { k1: 1.6, b: 0.75 },
  );
const score = (index: InvertedIndex, query: string) => {
  const scores = new Float64Array(index.documents);
  for (const hash of terms(query)) index.add(hash, 1, scores);
  return [...scores];
};

describe('InvertedIndex', () => {
  it('gives what the formula of BM25 gives', () => {
    const index = build(['a b', 'a c', 'd e']);
    const idf = Math.log(1 + (3 - 2 + 0.5) / 2.5);
    expect(score(index, 'a')[0]).toBeCloseTo(idf * (1 / (1 + 1.6)), 2);
  });

  it('prefers the rarer word and the shorter text', () => {
    const index = build(['rent deposit', 'rent house garden street', 'rent deposit house garden street', 'rent']);
    const scores = score(index, 'rent deposit');
    expect(scores[0]).toBeGreaterThan(scores[2]!);
    expect(scores[2]).toBeGreaterThan(scores[1]!);
  });

  it('knows what a document has', () => {
    const index = build(['a b', 'b c', 'c d']);
    expect([0, 1, 2].map((document) => index.has(hashText('b', 0), document))).toEqual([true, true, false]);
    expect(index.has(hashText('x', 0), 0)).toBe(false);
  });

  it('stands an empty collection and empty documents', () => {
    expect(score(build([]), 'a')).toEqual([]);
    expect(score(new InvertedIndex([[], [{ terms: [], weight: 1 }]], { k1: 1.6, b: 0.75 }), 'a')).toEqual([0, 0]);
  });
});

describe('TermTable', () => {
  it('numbers hashes in the order they come and finds them again after growing', () => {
    const table = new TermTable();
    const hashes = Array.from({ length: 5000 }, (_, i) => hashText(`word ${i}`, 1));
    expect(hashes.map((hash) => table.add(hash))).toEqual(hashes.map((_, i) => i));
    expect(table.add(hashes[7]!)).toBe(7);
    expect(table.get(hashText('never added', 1))).toBe(-1);
  });
});
