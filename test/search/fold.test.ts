import { fold, words } from '../../src/search/fold.js';

describe('fold', () => {
  it.each([
    ['Latin accents', 'Déménagé à Gént', 'demenage a gent'],
    ['Turkish letters, with and without dots', 'ÇOCUĞUM İÇİN IŞIK ışık', 'cocugum icin isik isik'],
    ['Polish', 'Żłobek, świadectwo', 'zlobek, swiadectwo'],
    ['full width and ligatures', 'ＯＣＭＷ ﬁets', 'ocmw fiets'],
    ['Arabic alef, hamza and teh marbuta', 'أين المدرسة؟ إقامة، آخر مسؤول', 'اين المدرسه؟ اقامه، اخر مسوول'],
    ['Arabic vowel signs and tatweel', 'مَدْرَسَة كـــبير', 'مدرسه كبير'],
    ['Persian yeh and kaf as Arabic ones', 'کارت اقامتی', 'كارت اقامتي'],
    ['Persian joiners', 'می‌خواهم', 'ميخواهم'],
    ['Pashto letters on other keyboards', 'ښوونځی کډوال ګاډی', 'ښوونځي كدوال گادي'],
    ['digits of other scripts', '١٢٣ ۴۵۶', '123 456'],
    ['Cyrillic yo and ghe', 'Ребёнок ґанок', 'ребенок ганок'],
    ['Ukrainian letters stay', 'їжа йде', 'їжа йде'],
    ['invisible characters', 'huur​waar­borg﻿', 'huurwaarborg'],
  ])('makes one spelling of %s', (_, text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it("writes Ge'ez letters as consonants and vowels, the ones that sound alike as one", () => {
    expect(fold('ቤት')).toBe('bEt');
    expect(fold('ሠራሕ')).toBe(fold('ሰራሕ'));
    expect(fold('ፀሓይ')).toBe(fold('ጸሓይ'));
  });

  it('stands hostile input', () => {
    for (const text of ['\u0000\ud800', '\u0301'.repeat(5000), '﷽'.repeat(100), '🏠🔥', ''])
      expect(() => fold(text)).not.toThrow();
  });
});

describe('words', () => {
  it('keeps Ukrainian and Somali apostrophes inside the word', () => {
    expect(words("п'ять п’ять пʼять", 'uk')).toEqual(['пять', 'пять', 'пять']);
    expect(words("go'aan", 'so')).toEqual(['goaan']);
  });

  it('takes French elisions off', () => {
    expect(words("l'école jusqu'à d’asile aujourd'hui", 'fr')).toEqual(['ecole', 'a', 'asile', 'aujourd', 'hui']);
  });

  it('sets Turkish endings apart from names', () => {
    expect(words("Belçika'da", 'tr')).toEqual(['belcika', 'da']);
  });

  it("ends words at Ge'ez punctuation", () => {
    expect(words('ሰላም፡ከመይ።', 'ti')).toHaveLength(2);
  });

  it('shortens stretched letters', () => {
    expect(words('heeeelp mij plzzzz', 'nl')).toEqual(['help', 'mij', 'plz']);
  });
});
