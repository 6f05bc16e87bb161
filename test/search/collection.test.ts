import { Collection } from '../../src/search/collection.js';

const cut = (text: string) => text.toLowerCase().match(/\p{L}+/gu) ?? [];
const DOCUMENTS = [
  { title: 'The rent', questions: ['Who pays the rent?', 'Rent-deposit'], text: 'The rent is paid\nby you.' },
  { title: 'School', questions: [], text: '' },
  { title: '', questions: ['the school'], text: ' the  rent ' },
];
const collection = new Collection(DOCUMENTS, cut);
const wordsOf = (numbers: Uint32Array) => Array.from(numbers, (number) => collection.words[number]);

describe('Collection', () => {
  it('has each word once', () => {
    expect(collection.words).toEqual(['the', 'rent', 'who', 'pays', 'deposit', 'is', 'paid', 'by', 'you', 'school']);
  });

  it('has the words of each part in their order', () => {
    for (const [at, { title, questions, text }] of DOCUMENTS.entries()) {
      expect(wordsOf(collection.title(at))).toEqual(cut(title));
      expect(wordsOf(collection.questions(at))).toEqual(cut(questions.join(' ')));
      expect(wordsOf(collection.text(at))).toEqual(cut(text));
      expect([...collection.examples(at)].map(wordsOf)).toEqual([title, ...questions].map(cut));
    }
  });

  it('counts in how many documents a word stands', () => {
    const counts = new Map(collection.counts());
    expect([counts.get('the'), counts.get('rent'), counts.get('school'), counts.get('paid')]).toEqual([2, 2, 2, 1]);
  });

  it('cuts what stands between spaces once, however often it comes', () => {
    const pieces: string[] = [];
    new Collection(DOCUMENTS, (piece) => {
      pieces.push(piece);
      return cut(piece);
    });
    expect(new Set(pieces).size).toBe(pieces.length);
  });

  it('stands many words', () => {
    const text = Array.from({ length: 2500 }, (_, at) => `word${at}`).join(' ');
    const large = new Collection([{ title: '', questions: [], text: `${text} ${text}` }], (piece) => [piece]);
    expect(large.words).toHaveLength(2500);
    expect(Array.from(large.text(0).subarray(2500))).toEqual(Array.from({ length: 2500 }, (_, at) => at));
  });
});
