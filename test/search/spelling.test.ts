import { Spelling } from '../../src/search/spelling.js';

const spelling = new Spelling([
  'huur',
  'waarborg',
  'huurwaarborg',
  'mutualiteit',
  'school',
  'schoon',
  'dokter',
  'лікар',
  'مدرسه',
]);

describe('Spelling', () => {
  it.each([
    ['hurwaarborg', 'huurwaarborg'],
    ['huurwarbrog', 'huurwaarborg'],
    ['mutulaiteit', 'mutualiteit'],
    ['dokther', 'dokter'],
    ['shcool', 'school'],
    ['лікра', 'лікар'],
    ['مدرسسه', 'مدرسه'],
  ])('takes %s for %s', (typed, meant) => {
    expect(spelling.correct(typed)).toBe(meant);
  });

  it('takes the first of two that are equally near', () => {
    expect(spelling.correct('schoox')).toBe('school');
  });

  it('leaves what is too far, too short or a number', () => {
    for (const word of ['spaghetti', 'hu', '2024', '', 'x'.repeat(200)]) expect(spelling.correct(word)).toBeUndefined();
  });

  it('does not trust the first letter of a short word to be wrong', () => {
    expect(spelling.correct('buur')).toBeUndefined();
  });
});
