/**
 * Folding: one spelling for what people write in many. It runs over the collection and over every message, so
 * that both meet; it may throw differences away that matter to a reader, never to a searcher.
 */

/** Longer texts are cut here: a message has at most 4,000 characters, a page of a collection rarely more. */
const MAX_CHARACTERS = 60_000;

const BEYOND_ASCII = /[^\0-\x7f]/;

/** Marks of direction, joiners, soft hyphens, byte order marks, tatweel. */
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0640]/g;

/** Combining marks, except those that make the Cyrillic letters й and ї. */
const MARKS = /(?<!и)\u0306|(?<!і)\u0308|(?![\u0306\u0308])\p{M}/gu;

/**
 * Letters that keyboards, countries and habits write differently. Arabic, Persian and Pashto share one
 * alphabet here, since people type Dari on Arabic keyboards and Pashto on Persian ones.
 */
const LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    // Latin letters that do not decompose
    ı: 'i',
    ø: 'o',
    đ: 'd',
    ð: 'd',
    þ: 'th',
    ł: 'l',
    ß: 'ss',
    æ: 'ae',
    œ: 'oe',
    // Arabic script: alef and hamza forms, yeh, kaf, teh marbuta, heh
    ٱ: 'ا',
    ء: '',
    ى: 'ي',
    ی: 'ي',
    ې: 'ي',
    ۍ: 'ي',
    ے: 'ي',
    ئ: 'ي',
    ؤ: 'و',
    ۋ: 'و',
    ۇ: 'و',
    ک: 'ك',
    ڪ: 'ك',
    ګ: 'گ',
    ڭ: 'گ',
    ة: 'ه',
    ە: 'ه',
    ہ: 'ه',
    ھ: 'ه',
    ۀ: 'ه',
    ۂ: 'ه',
    // Pashto letters that a Persian or Urdu keyboard lacks
    ټ: 'ت',
    ٹ: 'ت',
    ډ: 'د',
    ڈ: 'د',
    ړ: 'ر',
    ڑ: 'ر',
    ڼ: 'ن',
    ں: 'ن',
    ڤ: 'ف',
    ڨ: 'ق',
    // Cyrillic: ё is written е, ґ is written г; the letters of Ukrainian that Russian lacks stay
    ё: 'е',
    ґ: 'г',
  }),
);

/**
 * Ge'ez letters as consonant and vowel, so that stems and parts of words are visible: each row of eight
 * code points from U+1200 is one consonant. Letters that sound the same today share a consonant.
 */
const GEEZ_ROWS = [
  'h',
  'l',
  'H',
  'm',
  's',
  'r',
  's',
  'S',
  'q',
  'qw',
  'Q',
  'Qw',
  'b',
  'v',
  't',
  'c',
  'H',
  'Hw',
  'n',
  'N',
  'x',
  'k',
  'kw',
  'K',
  'Kw',
  'w',
  'X',
  'z',
  'Z',
  'y',
  'd',
  'd',
  'j',
  'g',
  'gw',
  'g',
  'T',
  'C',
  'P',
  'ts',
  'ts',
  'f',
  'p',
] as const;
const GEEZ_VOWELS = ['e', 'u', 'i', 'a', 'E', '', 'o', 'wa'] as const;

function geez(code: number): string {
  const at = code - 0x1200;
  const consonant = GEEZ_ROWS[at >> 3];
  return consonant === undefined ? ' ' : consonant + GEEZ_VOWELS[at & 7];
}

/** Digits of other scripts as 0-9. */
function digit(code: number): string {
  if (code >= 0x0660 && code <= 0x0669) return String(code - 0x0660);
  if (code >= 0x06f0 && code <= 0x06f9) return String(code - 0x06f0);
  return '';
}

/**
 * Lower case, without accents, vowel signs and invisible characters, letter variants made one.
 * The same for every language: messages mix scripts. Idempotent for text without Ge'ez letters.
 */
export function fold(text: string): string {
  // most words of most texts: nothing below would change them
  if (!BEYOND_ASCII.test(text)) return text.slice(0, MAX_CHARACTERS).toLowerCase();
  const lower = text.slice(0, MAX_CHARACTERS).normalize('NFKC').toLowerCase().replace(INVISIBLE, '');
  const plain = lower.normalize('NFD').replace(MARKS, '').normalize('NFC');
  let out = '';
  for (const letter of plain) {
    const code = letter.charCodeAt(0);
    if (code < 0xd0) {
      out += letter;
    } else if (code >= 0x1200 && code <= 0x137f) {
      out += geez(code);
    } else {
      out += LETTERS.get(letter) ?? (digit(code) || letter);
    }
  }
  return out;
}

/** Elided French articles and pronouns: l'école, d'asile, qu'est, jusqu'à. */
const ELISION = /(?<![\p{L}\p{N}])(?:l|d|j|m|t|s|c|n|qu|jusqu|lorsqu|puisqu|quelqu|presqu)['’ʼ`´](?=\p{L})/gu;
const APOSTROPHES = /['’‘ʼʹ`´]/g;
const WORD = /[\p{L}\p{N}]+/gu;
/** "heeelp", "plzzzz", "جداااا": three of a letter or more say no more than one. */
const STRETCHED = /(\p{L})\1{2,}/gu;

/**
 * The folded words of a text. Apostrophes belong to the word (п'ять, go'aan, landlord's, foto's), but end it
 * where the language sets an article before it (French) or an ending behind a name (Turkish: Belçika'da).
 */
export function words(text: string, language: string): string[] {
  let folded = fold(text);
  if (language === 'fr') folded = folded.replace(ELISION, ' ');
  folded = folded.replace(APOSTROPHES, language === 'tr' || language === 'fr' ? ' ' : '');
  return folded.replace(STRETCHED, '$1').match(WORD) ?? [];
}
