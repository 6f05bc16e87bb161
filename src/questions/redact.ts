/**
 * What identifies a person is taken out, what was asked stays. Order matters: longer patterns first.
 * Digits count in every script (Arabic-Indic and Persian too).
 */
const PATTERNS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['email', /[\p{L}\p{N}._%+-]+\s?@\s?[\p{L}\p{N}.-]+\.\p{L}{2,}/gu],
  ['link', /\b(?:https?:\/\/|www\.)\S+/giu],
  ['account', /\b[A-Z]{2}\p{Nd}{2}(?:[\s.-]?[\p{L}\p{Nd}]{2,4}){2,8}\b/gu],
  // Belgian national number: 11 digits as 85.07.30-033.28
  ['number', /(?<!\p{Nd})\p{Nd}{2}[.\s]?\p{Nd}{2}[.\s]?\p{Nd}{2}[-\s.]?\p{Nd}{3}[.\s-]?\p{Nd}{2}(?!\p{Nd})/gu],
  // cards, files, phones: six or more digits, however they are split
  ['number', /\+?(?<!\p{Nd})\p{Nd}(?:[\s./()-]{0,2}\p{Nd}){5,}/gu],
  // residence card and passport numbers: B 1234567, EH123456
  ['number', /\b\p{Lu}{1,2}\s?\p{Nd}{5,}\b/gu],
  [
    'address',
    /\b\p{L}[\p{L}'’-]*(?:straat|laan|lei|plein|weg|dreef|steenweg|kaai|markt|baan|stationsplein|street|avenue|road)\s+\p{Nd}{1,4}\s?\p{L}?(?:\s*(?:bus|boîte|box)\s*\p{Nd}+)?(?:\s*,?\s*\p{Nd}{4}(?:\s+\p{L}+)?)?/giu,
  ],
  [
    'address',
    /\b(?:rue|avenue|boulevard|place|chaussée|ulica|ul\.|вулиця|вул\.|улица|ул\.|calle|شارع)\s+(?:\p{L}[\p{L}'’-]*\s+){1,4}\p{Nd}{1,4}/giu,
  ],
  // what follows "my name is" in the contact languages
  [
    'name',
    /(?<=(?:\b(?:ik heet|mijn naam is|my name is|i am called|je m'appelle|mon nom est|me llamo|mi nombre es|nazywam się|mam na imię|benim adım|adım|magacaygu waa|меня зовут|мене звати|моє ім'я|моё имя)|اسمي|نام من|اسم من|زما نوم|ስመይ)\s+)[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+)?/giu,
  ],
];

/** Takes phone numbers, e-mail addresses, national, card and account numbers, addresses and stated names out of a text. */
export function redact(text: string): string {
  return PATTERNS.reduce((result, [name, pattern]) => result.replaceAll(pattern, `[${name}]`), text);
}
