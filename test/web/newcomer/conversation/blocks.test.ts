import { alignBlocks, splitBold, splitGreeting, spokenPieces } from '../../../../web/newcomer/conversation/blocks.js';

describe('blocks of an answer', () => {
  it('splits bold pieces off', () => {
    expect(splitBold('Vraag hulp **voor** je tekent.')).toEqual([
      { text: 'Vraag hulp ', bold: false },
      { text: 'voor', bold: true },
      { text: ' je tekent.', bold: false },
    ]);
    expect(splitBold('2 ** 3')).toEqual([{ text: '2 ** 3', bold: false }]);
  });

  it('aligns translation and original, the longer one alone at the end', () => {
    const block = (text: string) => ({ kind: 'paragraph' as const, text });
    expect(alignBlocks([block('a')], [block('A'), block('B')])).toEqual([
      { translation: block('a'), original: block('A') },
      { translation: undefined, original: block('B') },
    ]);
  });

  it('gives a voice one piece per paragraph and item, without marks', () => {
    const body = [
      { kind: 'paragraph' as const, text: 'Ga **nu**.' },
      { kind: 'list' as const, ordered: false, items: ['een', 'twee'] },
    ];
    expect(spokenPieces('Titel', body)).toEqual(['Titel', 'Ga nu.', 'een', 'twee']);
  });

  it('does not read names in another language with the voice of the text', () => {
    const body = [{ kind: 'list' as const, ordered: false, items: ['Jobsalon'], language: 'nl' }];
    expect(spokenPieces('عنوان', body)).toEqual(['عنوان']);
  });

  it.each([
    ['Dag! Ik help je.', ['Dag!', 'Ik help je.']],
    ['مرحبًا! كيف؟ هنا.', ['مرحبًا!', 'كيف؟ هنا.']],
    ['Dag', ['Dag', '']],
  ])('splits the greeting off %s', (text, parts) => {
    expect(splitGreeting(text)).toEqual(parts);
  });
});
