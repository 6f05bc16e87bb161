import type { PathwayPosition } from '../../src/pathways/pathway';
import { createPathway } from '../../src/pathways/run';
import { smallDialog } from './dialog';

const pathway = createPathway(smallDialog());
const at = (...steps: string[]): PathwayPosition => ({ pathway: 'small', steps });

describe('walking', () => {
  test('a person walks to an end', () => {
    const first = pathway.start();
    expect(first).toEqual(at('papers'));
    const second = pathway.answer(first, 'limited');
    expect(second).toEqual(at('papers', 'months'));
    const third = second && pathway.answer(second, 'longer');
    expect(third && pathway.show(third, ['nl'])).toEqual({
      text: 'Je mag werken.',
      answers: [],
      canGoBack: true,
      end: { entries: ['work/find-job'], services: ['vdab'] },
    });
  });

  test('the first step shows its answers in order and has no way back', () => {
    const view = pathway.show(pathway.start(), ['nl']);
    expect(view?.answers.map(({ id }) => id)).toEqual(['unlimited', 'limited', 'student', 'none']);
    expect(view?.answers[0]).toEqual({ id: 'unlimited', label: '"arbeidsmarkt: onbeperkt"', icon: 'check' });
    expect(view?.canGoBack).toBe(false);
    expect(pathway.back(pathway.start())).toBeUndefined();
  });

  test('back goes one step back and another answer can be given', () => {
    const back = pathway.back(at('papers', 'months'));
    expect(back).toEqual(at('papers'));
    expect(back && pathway.answer(back, 'none')).toEqual(at('papers', 'lawyer'));
  });

  test('the position stays as it was', () => {
    const position = Object.freeze({ pathway: 'small', steps: Object.freeze(['papers']) as readonly string[] });
    pathway.answer(position, 'limited');
    pathway.back(position);
    expect(position.steps).toEqual(['papers']);
  });

  test('an answer that is not offered leads nowhere', () => {
    expect(pathway.answer(at('papers'), 'longer')).toBeUndefined();
    expect(pathway.answer(at('papers'), '__proto__')).toBeUndefined();
    expect(pathway.answer(at('papers', 'free'), 'unlimited')).toBeUndefined();
  });

  test.each([
    ['a step that is gone', at('papers', 'weeks')],
    ['a step that does not follow', at('papers', 'limited', 'free')],
    ['another start', at('months')],
    ['no step', at()],
    ['another dialog', { pathway: 'large', steps: ['papers'] }],
  ])('a position of an older version shows nothing: %s', (_case, position) => {
    expect(pathway.show(position, ['nl'])).toBeUndefined();
    expect(pathway.answer(position, 'none')).toBeUndefined();
    expect(pathway.read(position, '1', ['nl'])).toBeUndefined();
  });

  test('a text that is missing comes from the next language', () => {
    expect(pathway.title(['ar', 'nl'])).toBe('هل يحق لي العمل؟');
    expect(pathway.show(at('papers', 'months'), ['ar', 'nl'])?.text).toBe('Hoe lang geleden?');
    expect(pathway.show(at('papers', 'months'), ['ar'])).toBeUndefined();
  });
});

describe('typed answers', () => {
  const read = (message: string, ...languages: string[]) =>
    pathway.read(pathway.start(), message, languages.length > 0 ? languages : ['nl']);

  test.each([
    ['its label', 'Ik ben student', 'student'],
    ['its label without marks', 'arbeidsmarkt onbeperkt', 'unlimited'],
    ['its label in capitals', 'ARBEIDSMARKT: BEPERKT', 'limited'],
    ['a word only it has', 'onbeperkt', 'unlimited'],
    ['the other word, which the first holds as letters', 'beperkt', 'limited'],
    ['some of its words', 'geen papieren', 'none'],
    ['its first part', 'nee', 'none'],
    ['its number', '2', 'limited'],
    ['its number with a mark', '3.', 'student'],
    ['its number in Arabic digits', '٤', 'none'],
    ['its number in Persian digits', '۱)', 'unlimited'],
  ])('an answer is known by %s', (_case, message, answer) => {
    expect(read(message)).toBe(answer);
  });

  test.each([
    ['a word that two answers have', 'arbeidsmarkt'],
    ['a short word that says nothing', 'ik'],
    ['more than the label says', 'ik ben geen student'],
    ['a question about it', 'student?'],
    ['a question in Arabic about it', 'student؟'],
    ['something else', 'waar kan ik Nederlands leren'],
    ['words of two answers', 'student onbeperkt'],
    ['a number no answer has', '5'],
    ['nought', '0'],
    ['a year', '2026'],
    ['a number among words', 'ik heb 2 kinderen'],
    ['nothing', ''],
    ['marks only', '?!'],
  ])('%s is no answer', (_case, message) => {
    expect(read(message)).toBeUndefined();
  });

  test('a number is no answer where the labels hold numbers: it may be months', () => {
    expect(pathway.read(at('papers', 'months'), '2', ['nl'])).toBeUndefined();
    expect(pathway.read(at('papers', 'months'), 'langer', ['nl'])).toBe('longer');
  });

  test('the person may use their language or the Dutch of the card', () => {
    expect(read('طالب', 'ar', 'nl')).toBe('student');
    expect(read('انا طالب', 'ar', 'nl')).toBe('student');
    expect(read('لا', 'ar', 'nl')).toBe('none');
    expect(read('onbeperkt', 'ar', 'nl')).toBe('unlimited');
    expect(read('student', 'ar', 'nl')).toBe('student');
    expect(read('محدود', 'ar', 'nl')).toBeUndefined();
  });
});
