import { hasLatinForm, isLatin, skeletons } from '../../src/search/latin-letters.js';

const same = (language: string, script: string, latin: string) =>
  expect(skeletons(latin, language)).toEqual(skeletons(script, language));

describe('skeletons', () => {
  it.each([
    ['عندي', '3andi'],
    ['بيت', 'beit'],
    ['شغل', 'shoghl'],
    ['خبز', '5ubz'],
    ['خبز', 'khobz'],
    ['غالي', "3'ali"],
    ['مدرسة', 'madrasa'],
    ['مدرسة', 'madrase'],
    ['طبيب', '6abib'],
    ['صباح', 'saba7'],
    ['المدرسة', 'elmadrasa'],
    ['قانون', '9anoun'],
    ['قانون', 'qanun'],
  ])('makes Arabic %s and %s one', (script, latin) => same('ar', script, latin));

  it('drops an article that stands alone', () => {
    expect(skeletons('al beit', 'ar')).toEqual(skeletons('البيت', 'ar'));
  });

  it.each([
    ['خانه', 'khana'],
    ['کار', 'kar'],
    ['پول', 'pul'],
    ['مکتب', 'maktab'],
    ['چطور', 'chetor'],
    ['شفاخانه', 'shafakhana'],
    ['اجازه', 'ejaza'],
  ])('makes Dari %s and %s one', (script, latin) => same('prs', script, latin));

  it.each([
    ['работа', 'rabota'],
    ['жилье', 'zhilye'],
    ['школа', 'shkola'],
    ['хочу', 'khochu'],
  ])('makes Russian %s and %s one', (script, latin) => same('ru', script, latin));

  it('leaves numbers as they are', () => {
    expect(skeletons('112 1733', 'ar')).toEqual(['112', '1733']);
  });

  it('knows which languages come in Latin letters that are not theirs', () => {
    expect(['ar', 'prs', 'ps', 'ru', 'uk'].every(hasLatinForm)).toBe(true);
    expect(['nl', 'tr', 'ti'].some(hasLatinForm)).toBe(false);
  });
});

describe('isLatin', () => {
  it('looks at letters only', () => {
    expect(isLatin('3andi mo3ed bukra?')).toBe(true);
    expect(isLatin('عندي موعد في ocmw')).toBe(false);
    expect(isLatin('112 !')).toBe(false);
  });
});
