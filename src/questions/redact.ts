/** What may stand between the digits of one number: people write 0478/12.34.56, 0478 - 12 34 56, (0)478. */
const GAP = '[\\s./()_\u2010-\u2015\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069-]{0,3}';
/** A letter or digit of any script; JavaScript's own \b knows ASCII only. */
const START = '(?<![\\p{L}\\p{M}\\p{N}])';
const END = '(?![\\p{L}\\p{M}\\p{N}])';
const WORD = "\\p{L}[\\p{L}\\p{M}'’ʼ-]*";
/** A name by its capital, where the script has capitals. Not for patterns with the flag `i`. */
const CAPITALISED = "\\p{Lu}[\\p{L}\\p{M}'’ʼ-]*";
/** A number that counts something is no house number. */
const NO_UNIT =
  '(?!\\s*(?:%|€|euro|eur|dag|week|weken|maand|jaar|jaren|uur|uren|minu|min\\b|keer|kind|mensen|pers|km|meter|day|week|month|year|hour|person|jour|semaine|mois|an|heure|día|mes|año|hora))';

/** Month names as people of the contact languages write them, long and short, beside a day. */
const MONTHS = monthNames([
  'nl',
  'en',
  'fr',
  'ar',
  'ar-SY',
  'fa-AF',
  'fa-AF-u-ca-gregory',
  'ps',
  'ps-u-ca-gregory',
  'tr',
  'uk',
  'ru',
  'so',
  'ti',
  'es',
  'pl',
]);

function monthNames(tags: readonly string[]): string {
  const names = new Set<string>();
  for (const tag of tags) {
    for (const month of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(tag, { day: 'numeric', month });
      for (let index = 0; index < 12; index++) {
        const parts = format.formatToParts(Date.UTC(2026, index, 15, 12));
        const name = parts
          .find(({ type }) => type === 'month')
          ?.value.replace(/\.$/, '')
          .toLowerCase();
        if (name && /^\p{L}/u.test(name)) names.add(name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
      }
    }
  }
  return [...names].sort((a, b) => b.length - a.length).join('|');
}

/** Words after which a person says the own name, whatever its capitals. */
const MY_NAME_IS = [
  'ik heet',
  '(?:mijn|mij) (?:voor|achter|familie)?naam is',
  "my (?:first |last |full |family )?name(?: is|['’]s)",
  'i am called',
  "je m['’ʼ ]?appelle?",
  'mon (?:pré)?nom est',
  'me llamo',
  'mi nombre es',
  'nazywam się',
  'mam na imię',
  '(?:benim )?(?:adım|ismim)',
  'magac(?:aygu|ayga)(?: waa)?',
  '(?:меня|мене) зовут',
  '(?:меня|мене) звати',
  "мо[єеёя] (?:ім['’ʼ]я|имя|фамилия|прізвище)",
  '(?:انا |أنا )?[اإ]سمي',
  'نام من',
  'نامم',
  'اسم من',
  'اسمم',
  'زما نوم',
  '(?:ኣነ )?ስመይ',
  'ismi',
  'esm(?:e)? man',
  'nom(?:e)? man',
  'zama num',
].join('|');

/** Words before somebody's name; the name itself shows by its capital. */
const NAMED = [
  '(?:voor|achter|familie)?naam(?: is|:)',
  'heet',
  'named',
  '(?:sur|last |first |full )?name(?: is|:)',
  "s['’]appelle",
  '(?:pré)?nom ?(?:est|:)',
  'se llama',
  'nombre:',
  'nazywa się',
  '(?:его|её|ее) зовут',
  '(?:його|її) звати',
  'mevrouw',
  'mevr\\.?',
  'meneer',
  'mijnheer',
  'dhr\\.?',
  'dokter',
  'dr\\.?',
  'mr\\.?',
  'mrs\\.?',
  'ms\\.?',
  'madame',
  'monsieur',
  'mme\\.?',
  'señora?',
  'doña?',
  'pani?',
].join('|');

const STREET_ENDINGS =
  'straat|laan|lei|plein|weg|dreef|steenweg|kaai|kade|markt|baan|vest|singel|dijk|gracht|hof|pad|park|street|avenue|road|lane';
const STREET_WORDS =
  'rue|avenue|boulevard|place|chaussée|allée|impasse|ulica|ul\\.|al\\.|os\\.|вулиця|вул\\.|проспект|улица|ул\\.|calle|c/|avenida|cadde(?:si)?|sokak|شارع|سرک|کوچه|jidka';
const HOUSE_NUMBER = [
  '\\s*,?\\s*(?:nr\\.?|n°|[Nn]o\\.?:?|nummer|numéro|número|numer|дом|д\\.|буд\\.|رقم|نمبر)?\\s*\\p{Nd}{1,4}(?:\\s?\\p{L}(?!\\p{L}))?(?!\\p{Nd})',
  '(?:\\s*[/,]?\\s*(?:(?:bus|boîte|bte|box|apt|кв\\.?|m\\.)\\s*)?\\p{Nd}{1,3}(?!\\p{Nd}|\\s*(?:euro|€)))?',
].join('');

/**
 * What identifies a person, in the order it is taken out: longer patterns first. Digits count in every script
 * (Arabic-Indic and Persian too).
 */
const PATTERNS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['email', /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+\s?@\s?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu],
  [
    'email',
    /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+\s*[([]?\s*\b(?:at|arobase|apenstaartje)\b\s*[)\]]?\s*[\p{L}\p{N}-]+\s*(?:\.|[([]?\b(?:dot|punt|point)\b[)\]]?)\s*(?:com|be|net|org|fr|nl|eu)\b/giu,
  ],
  ['link', /(?:https?:\/\/|www\.)\S+/giu],
  // a profile: instagram.com/name. A bare name such as vdab.be says nothing of a person
  ['link', /(?<![\p{L}\p{N}.-])[\p{L}\p{N}][\p{L}\p{N}.-]*\.(?:com|be|org|net|eu|me|io|fr|nl|ru|ua|ly|gl)\/\S+/giu],
  ['account', /(?<![\p{L}\p{N}@])@[\p{L}\p{N}_][\p{L}\p{N}_.]{2,}/gu],
  [
    'account',
    new RegExp(
      `${START}\\p{L}{2}\\p{Nd}{2}[\\s.-]?(?:[A-Za-z]{4}[\\s.-]?)?\\p{Nd}{2,4}(?:[\\s.-]?\\p{Nd}{1,4}){2,7}${END}`,
      'gu',
    ),
  ],
  ['plate', /(?<![\p{L}\p{N}])[0-9][-\s]?\p{Lu}{3}[-\s]?[0-9]{3}(?![\p{L}\p{N}])/gu],
  [
    'address',
    new RegExp(
      `${START}\\p{Nd}{1,4}\\p{L}?\\s*,?\\s+(?:rue|avenue|boulevard|place|chaussée|allée|impasse)\\s+${WORD}(?:\\s+${WORD}){0,4}`,
      'giu',
    ),
  ],
  [
    'address',
    new RegExp(
      `${START}\\p{Nd}{1,4}\\p{L}?\\s+(?:${CAPITALISED}\\s+){1,3}(?:[Ss]treet|[Rr]oad|[Aa]venue|[Ll]ane)${END}`,
      'gu',
    ),
  ],
  [
    'address',
    new RegExp(
      `${START}(?:${WORD}\\s+)?${WORD}(?:${STREET_ENDINGS})${HOUSE_NUMBER}${NO_UNIT}(?:\\s*,?\\s*\\p{Nd}{4}(?:\\s+${WORD})?)?`,
      'giu',
    ),
  ],
  [
    'address',
    new RegExp(`${START}(?:${CAPITALISED}\\s+){1,3}(?:[Cc]addesi|[Ss]okağı|[Mm]ahallesi)${HOUSE_NUMBER}`, 'gu'),
  ],
  [
    'address',
    new RegExp(
      `${START}(?:${STREET_WORDS})(?:\\s+|(?<=[./])\\s*)${WORD}(?:\\s+${WORD}){0,3}${HOUSE_NUMBER}${NO_UNIT}`,
      'giu',
    ),
  ],
  // a street without a number, by its capital: "slaan" and "onderweg" are no streets
  ['address', new RegExp(`${START}\\p{Lu}[\\p{L}'’-]{2,}(?:straat|laan|steenweg|plein|dreef|kaai|lei)${END}`, 'gu')],
  [
    'date',
    new RegExp(
      `${START}\\p{Nd}{1,2}(?:\\.|e|er|de|ste|st|nd|rd|th)?\\s+(?:de\\s+|d['’])?(?:${MONTHS})\\.?,?\\s+(?:de\\s+)?\\p{Nd}{4}${END}`,
      'giu',
    ),
  ],
  ['date', new RegExp(`${START}(?:${MONTHS})\\s+\\p{Nd}{1,2}(?:st|nd|rd|th)?,?\\s+\\p{Nd}{4}${END}`, 'giu')],
  [
    'date',
    /(?<![\p{Nd}./-])\p{Nd}{1,2}\s?[./-]\s?\p{Nd}{1,2}\s?[./-]\s?(?:\p{Nd}{4}|\p{Nd}{2})(?![\p{Nd}]|[./-]\p{Nd})/gu,
  ],
  ['date', /(?<![\p{Nd}./-])\p{Nd}{4}[./-]\p{Nd}{1,2}[./-]\p{Nd}{1,2}(?![\p{Nd}]|[./-]\p{Nd})/gu],
  // phones, cards, files, national numbers: six digits or more, however they are split, with the letters before them
  [
    'number',
    new RegExp(`(?:${START}\\p{L}{1,2}[\\s-]?)?\\+?(?<!\\p{Nd})\\p{Nd}(?:${GAP}\\p{Nd}){5,}\\p{L}?${END}`, 'gu'),
  ],
  ['number', new RegExp(`\\+?(?<!\\p{Nd})\\p{Nd}(?:${GAP}\\p{Nd}){5,}`, 'gu')],
];

/** Six digits or more that are no number of a person: a school year, opening hours, an amount. */
const HARMLESS = [
  /^(?:19|20)\p{Nd}{2}\s?[-–/]\s?(?:19|20)?\p{Nd}{2}$/u,
  /^\p{Nd}{1,2}[.:]\p{Nd}{2}\s?[-–]\s?\p{Nd}{1,2}[.:]\p{Nd}{2}$/u,
];
const AMOUNT_FOLLOWS = /^\s*(?:€|euro|eur\b|EUR)/u;

/** A word of a name behind the first: it has a capital, or its script has none. */
const FURTHER_NAME = /^(?:\p{Lu}|\p{Lo})/u;
/** Small words inside a name. */
const PARTICLE = /^(?:el|al|ben|bin|van|de|der|den|von)$/iu;

/** "Ik ben Fatima Karimi": two capitals; one could be "Ik ben Syriër", which is the question. */
const INTRODUCED = new RegExp(
  `(?<=${START}(?:[Ii]k ben|I am|I['’]m|[Jj]e suis|[Ss]oy|[Jj]estem|[Яя])\\s+)${CAPITALISED}(?:\\s+(?:El|Al|el|al))?\\s+${CAPITALISED}`,
  'gu',
);
const OWN_NAME = namesAfter(MY_NAME_IS);
const OTHERS_NAME = namesAfter(NAMED);

/** The words, up to five, after one of these beginnings. */
function namesAfter(beginnings: string): RegExp {
  return new RegExp(`(?<=${START}(?:${beginnings})\\s*:?\\s+)${WORD}(?:\\s+${WORD}){0,4}`, 'giu');
}

/** Takes the name away with which the found words begin, and leaves what comes behind it. */
function withoutName(found: string): string {
  const parts = found.split(/(\s+)/);
  let end = 1;
  // without capitals nothing shows where the name ends: two words then, three else
  const longest = /^\p{Lo}/u.test(found) ? 2 : 3;
  for (let index = 2, names = 1; index < parts.length && names < longest; index += 2) {
    const word = parts[index] ?? '';
    const isParticle = PARTICLE.test(word) && FURTHER_NAME.test(parts[index + 2] ?? '');
    if (!isParticle && !FURTHER_NAME.test(word)) break;
    end = index + 1;
    if (!isParticle) names++;
  }
  return `[name]${parts.slice(end).join('')}`;
}

function redactNames(text: string): string {
  return text
    .replaceAll(INTRODUCED, '[name]')
    .replaceAll(OWN_NAME, withoutName)
    .replaceAll(OTHERS_NAME, (found) => (/^\p{Lu}/u.test(found) ? withoutName(found) : found));
}

/**
 * Takes phone numbers, e-mail addresses, profiles, national, card and account numbers, dates, addresses and stated
 * names out of a text. What was asked stays; when in doubt it goes.
 */
export function redact(text: string): string {
  const plain = PATTERNS.reduce(
    (result, [name, pattern]) =>
      result.replaceAll(pattern, (found: string, ...rest: unknown[]) => {
        if (name !== 'number') return `[${name}]`;
        const [offset, whole] = rest.slice(-2) as [number, string];
        const isAmount = AMOUNT_FOLLOWS.test(whole.slice(offset + found.length)) && !found.startsWith('0');
        return isAmount || HARMLESS.some((harmless) => harmless.test(found)) ? found : `[${name}]`;
      }),
    text.normalize('NFC'),
  );
  return redactNames(plain);
}
