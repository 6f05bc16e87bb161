import { InvertedIndex } from '../../src/search/inverted-index.js';
import { NumberLists } from '../../src/search/number-lists.js';
import { TermList } from '../../src/search/term-list.js';
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

describe('InvertedIndex of words that stand for several terms', () => {
  const options = { k1: 1.6, b: 0.75 };
  /** Each word by its first letter and by itself. */
  const both = (word: string) => [hashText(word[0]!, 1), hashText(word, 0)];
  // more documents than bits in a number, and enough that some terms are in few of them
  const texts = Array.from({ length: 300 }, (_, at) =>
    `a${at % 7} b${at} a${at % 3} c${at % 50} a${at % 7}`.split(' '),
  );
  const vocabulary = [...new Set(texts.flat())];
  const lists = new NumberLists();
  for (const word of vocabulary) lists.push(both(word));
  const ofWords = new InvertedIndex(
    texts.map((words) => [{ terms: words.map((word) => vocabulary.indexOf(word)), weight: 2 }]),
    options,
    lists,
  );
  const ofTerms = new InvertedIndex(
    texts.map((words) => [{ terms: words.flatMap(both), weight: 2 }]),
    options,
  );

  it.each(['a1', 'b299', 'c49', 'a0'])('gives for %s what an index of the terms gives', (word) => {
    for (const hash of both(word)) {
      const [ours, theirs] = [ofWords, ofTerms].map((index) => {
        const scores = new Float64Array(index.documents);
        expect(index.add(hash, 1, scores)).toBe(true);
        return scores;
      });
      expect(ours).toEqual(theirs);
      expect(texts.map((_, at) => ofWords.has(hash, at))).toEqual(
        texts.map((words) => words.flatMap(both).includes(hash)),
      );
    }
  });

  it('does not know a term that stands only where nothing counts', () => {
    const index = new InvertedIndex(
      [
        [
          { terms: [0], weight: 0 },
          { terms: [1], weight: 1 },
        ],
      ],
      options,
      lists,
    );
    expect(index.knows(hashText(vocabulary[0]!, 0))).toBe(false);
    expect(index.knows(hashText(vocabulary[1]!, 0))).toBe(true);
  });
});

describe('TermList', () => {
  it.each([0, 1, 3, 5000])('finds each of %s hashes at a place of its own, and no other', (size) => {
    const hashes = Array.from({ length: size }, (_, i) => hashText(`word ${i}`, 1));
    const list = new TermList(Uint32Array.from(hashes));
    const places = hashes.map((hash) => list.get(hash));
    expect([...places].sort((a, b) => a - b)).toEqual(hashes.map((_, i) => i));
    for (let i = 0; i < 100; i++) expect(list.get(hashText(`never ${i}`, 1))).toBe(-1);
  });
});

describe('TermTable', () => {
  it('numbers hashes in the order they come and finds them again after growing', () => {
    const table = new TermTable();
    const hashes = Array.from({ length: 5000 }, (_, i) => hashText(`word ${i}`, 1));
    expect(hashes.map((hash) => table.add(hash))).toEqual(hashes.map((_, i) => i));
    expect(table.add(hashes[7]!)).toBe(7);
    expect(table.get(hashText('never added', 1))).toBe(-1);
    expect([...table.hashes()]).toEqual(hashes);
  });
});
