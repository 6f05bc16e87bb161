import type { LanguageCode } from '../languages/language.js';
import { words } from './fold.js';

/**
 * Languages of other scripts typed in Latin letters: Arabic with numbers for the letters Latin lacks (arabizi),
 * Dari, Pashto, Russian and Ukrainian. There is no one spelling, so both sides are brought to a skeleton:
 * consonants that typing keeps apart, no vowels where the script writes none. It is used for nothing but
 * comparing.
 */
type Skeleton = (word: string) => string;

type Letters = Readonly<Record<string, string>>;

const ARABIC: Letters = {
  ا: '',
  ب: 'b',
  ت: 't',
  ث: 't',
  ج: 'j',
  ح: 'h',
  خ: 'x',
  د: 'd',
  ذ: 'd',
  ر: 'r',
  ز: 'z',
  س: 's',
  ش: 'S',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'z',
  ع: '',
  غ: 'g',
  ف: 'f',
  ق: 'k',
  ك: 'k',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
  و: 'w',
  ي: 'y',
  پ: 'b',
  چ: 'S',
  گ: 'g',
  ژ: 'j',
};

const PERSIAN: Letters = {
  ...ARABIC,
  ث: 's',
  ذ: 'z',
  ض: 'z',
  پ: 'p',
  چ: 'C',
  گ: 'g',
  ژ: 'z',
  ق: 'k',
  ښ: 'S',
  څ: 's',
  ځ: 'z',
  ږ: 'z',
  ڒ: 'r',
};

/** What Latin letters stand for, longest first: Levantine, Iraqi and Moroccan habits together. */
const ARABIZI: readonly (readonly [RegExp, string])[] = [
  [/5|kh|x/g, 'x'],
  [/gh/g, 'g'],
  [/sch|sh|ch|\$/g, 'S'],
  [/dh/g, 'z'],
  [/th/g, 't'],
  [/dj/g, 'j'],
  [/ph|v/g, 'f'],
  [/p/g, 'b'],
  [/7/g, 'h'],
  [/6/g, 't'],
  [/8|9|q|c/g, 'k'],
  [/4/g, 'd'],
  [/ou|oo/g, 'u'],
];

const DARI_LATIN: readonly (readonly [RegExp, string])[] = [
  [/kh|x/g, 'x'],
  [/gh/g, 'g'],
  [/sch|sh|\$/g, 'S'],
  [/ch|4/g, 'C'],
  [/zh/g, 'z'],
  [/th/g, 't'],
  [/dh/g, 'd'],
  [/dj/g, 'j'],
  [/ph/g, 'f'],
  [/v/g, 'w'],
  [/q|c/g, 'k'],
  [/ou|oo/g, 'u'],
];

/** Drops the vowels, but for a mark where the word begins with one; w and y are vowels inside a word. */
function consonants(letters: string): string {
  const begins = /^[aeiou23]/.test(letters) ? 'a' : '';
  const rest = letters
    .replace(/[aeiou23]/g, '')
    .replace(/(?<=.)[wy]/g, '')
    .replace(/(.)\1+/g, '$1');
  return begins + rest;
}

function semitic(table: Letters, latin: readonly (readonly [RegExp, string])[], article: boolean): Skeleton {
  return (word) => {
    if (/^\d+$/.test(word)) return word;
    let letters: string;
    if (/[\u0600-\u06ff]/.test(word)) {
      let bare = word;
      if (article && bare.length > 4) bare = bare.replace(/^(?:[وبفك]?ال|لل)/, '');
      bare = bare.replace(/(?<=..)ه$/, '');
      letters = (/^[اع]/.test(bare) ? 'a' : '') + [...bare].map((letter) => table[letter] ?? '').join('');
    } else {
      // the silent h of madrasah
      letters = word.replace(/(?<=[aeiou])h$/, '');
      if (article && letters.length > 4) letters = letters.replace(/^(?:[wbfk]?[aei]l)(?=[^aeiou])/, '');
      for (const [pattern, replacement] of latin) letters = letters.replace(pattern, replacement);
    }
    return consonants(letters);
  };
}

const CYRILLIC: Letters = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ж: 'Z',
  з: 'z',
  и: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'c',
  ч: 'C',
  ш: 'S',
  щ: 'S',
  ъ: '',
  ы: 'i',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
  і: 'i',
  ї: 'i',
  є: 'ie',
};

const SLAVIC_LATIN: readonly (readonly [RegExp, string])[] = [
  [/shch|sch|sh|6/g, 'S'],
  [/zh/g, 'Z'],
  [/kh|x/g, 'h'],
  [/ts|tz/g, 'c'],
  [/tch|ch|4/g, 'C'],
  [/w/g, 'v'],
  [/[yj]/g, 'i'],
  [/ck/g, 'k'],
];

const slavic: Skeleton = (word) => {
  let letters = word;
  if (/[\u0400-\u04ff]/.test(word)) letters = [...word].map((letter) => CYRILLIC[letter] ?? '').join('');
  else for (const [pattern, replacement] of SLAVIC_LATIN) letters = letters.replace(pattern, replacement);
  return letters
    .replace(/i+/g, 'i')
    .replace(/ie/g, 'e')
    .replace(/(.)\1+/g, '$1');
};

const SKELETONS: Readonly<Record<LanguageCode, Skeleton>> = {
  ar: semitic(ARABIC, ARABIZI, true),
  prs: semitic(PERSIAN, DARI_LATIN, false),
  fa: semitic(PERSIAN, DARI_LATIN, false),
  ps: semitic(PERSIAN, DARI_LATIN, false),
  ru: slavic,
  uk: slavic,
};

/** Articles that stand alone when Arabic is typed in Latin letters. */
const ALONE = new Set(['al', 'el', 'il', 'l']);

/** Digits with an apostrophe for the dot of the letter: 3' is ghayn, 7' is kha. */
const DOTTED: Letters = { '3': 'gh', '6': 'dh', '7': 'kh', '9': 'd' };

/** Whether messages of this language may come in Latin letters that are not its own. */
export function hasLatinForm(language: LanguageCode): boolean {
  return language in SKELETONS;
}

/** The words of a text, in its own or in Latin letters, as skeletons. */
export function skeletons(text: string, language: LanguageCode): string[] {
  const skeleton = SKELETONS[language];
  if (!skeleton) return [];
  const out: string[] = [];
  // an apostrophe makes another letter of the digit before it, so it must not be taken for an ending
  const marked = text.replace(/([3679])['’`]/g, (_, digit: string) => DOTTED[digit] ?? digit);
  for (const word of words(marked, language)) {
    if (language === 'ar' && ALONE.has(word)) continue;
    const bare = skeleton(word);
    if (bare) out.push(bare);
  }
  return out;
}

/** Whether a text has letters of the Latin script and none of another. */
export function isLatin(text: string): boolean {
  return /\p{Script=Latin}/u.test(text) && !/(?!\p{Script=Latin})\p{L}/u.test(text);
}
