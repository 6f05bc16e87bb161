import { createDetector, type Detector } from '../../src/languages/detect.js';
import { withoutAccents, wordsForDetection } from '../../src/languages/language-model.js';
import model from '../../src/languages/language-model.json';
import { loadLanguages } from '../../src/languages/languages.js';
import { fixture } from '../search/phrases-for-tests.js';

let detector: Detector;
beforeAll(async () => {
  detector = createDetector(model, (await loadLanguages()).list);
});

const messages = fixture<{ language: string; text: string; latin?: boolean }>('detection');

test('from four words on, 97 in 100 short messages get their language', () => {
  const long = messages.filter(({ text }) => wordsForDetection(text).length >= 4);
  const wrong = long.filter(({ language, text }) => detector.detect(text).language !== language);
  expect(wrong.length).toBeLessThanOrEqual(long.length * 0.03);
});

test('languages of other scripts are known in Latin letters', () => {
  const latin = messages.filter(({ latin }) => latin);
  const wrong = latin.filter(({ language, text }) => {
    const found = detector.detect(text);
    return found.language !== language || !found.latinLetters;
  });
  expect(wrong.length).toBeLessThanOrEqual(latin.length * 0.1);
});

test('never guesses a language of a script the message is not in', async () => {
  const { list } = await loadLanguages();
  const script = (code: string) => list.find((language) => language.code === code)?.script;
  for (const { text } of messages) {
    const found = detector.detect(text, { language: 'nl' });
    const hasLatin = /\p{Script=Latin}/u.test(text);
    if (!hasLatin) expect(script(found.language)).not.toBe('Latn');
    if (script(found.language) !== 'Latn' && !found.latinLetters)
      expect(hasLatin && !/[^\p{Script=Latin}\P{L}]/u.test(text)).toBe(false);
  }
});

test.each([
  ['де отримати документи', 'uk'],
  ['где получить документы', 'ru'],
  ['څنګه کولی شم', 'ps'],
  ['چطور میتوانم', 'prs'],
  ['كيف يمكنني', 'ar'],
])('letters and words tell neighbours apart: %s is %s', (text, language) => {
  expect(detector.detect(text).language).toBe(language);
});

test('the conversation goes on in its language when a message could be several', () => {
  expect(detector.detect('hotel', { language: 'fr' }).language).toBe('fr');
  expect(detector.detect('je cherche une maison pour ma famille', { language: 'nl' }).language).toBe('fr');
});

test('a Dutch term does not change the language of a conversation', () => {
  expect(detector.detect('huurwaarborg', { language: 'ar' }).sure).toBe(false);
});

test('the words of the knowledge base decide for one word', () => {
  const knownShare = (language: string) => (language === 'pl' ? 1 : 0);
  expect(detector.detect('kaucja', { knownShare }).language).toBe('pl');
});

test('numbers and signs alone say nothing', () => {
  expect(detector.detect('112 ?!')).toMatchObject({ sure: false });
  expect(detector.detect('112', { language: 'ar' })).toMatchObject({ language: 'ar', sure: true });
});

test('when it is not sure, several languages are likely', () => {
  const found = detector.detect('de la');
  expect(found.sure).toBe(false);
  expect(found.likely.length).toBeGreaterThan(1);
});

test('accents come off, Ukrainian and Russian letters stay', () => {
  expect(withoutAccents('çığ')).toBe('cig');
  expect(withoutAccents('їй')).toBe('їй');
});
