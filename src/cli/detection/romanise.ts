type Letters = Readonly<Record<string, string>>;

/** How people type Russian on a Latin keyboard; the second spelling where two are common. */
const RUSSIAN: readonly [Letters, Letters] = [
  {
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    д: 'd',
    е: 'e',
    ё: 'e',
    ж: 'zh',
    з: 'z',
    и: 'i',
    й: 'y',
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
    ц: 'ts',
    ч: 'ch',
    ш: 'sh',
    щ: 'sch',
    ъ: '',
    ы: 'y',
    ь: '',
    э: 'e',
    ю: 'yu',
    я: 'ya',
  },
  { ж: 'j', й: 'i', х: 'kh', ц: 'c', щ: 'shch', ы: 'i', ю: 'iu', я: 'ia', ё: 'yo' },
];
const UKRAINIAN: readonly [Letters, Letters] = [
  { ...RUSSIAN[0], г: 'h', ґ: 'g', е: 'e', є: 'ye', и: 'y', і: 'i', ї: 'yi', щ: 'shch' },
  { ж: 'j', й: 'i', х: 'kh', ц: 'c', г: 'g', є: 'ie', ї: 'i', ю: 'iu', я: 'ia' },
];

/** A text in Cyrillic as it would be typed in Latin letters, in two spellings; none for other languages. */
export function romanised(text: string, language: string): string[] {
  const tables = { ru: RUSSIAN, uk: UKRAINIAN }[language];
  if (!tables) return [];
  const lower = text.toLowerCase().replace(/['’ʼ]/g, '');
  const [first, second] = tables;
  return [first, { ...first, ...second }].map((letters) =>
    lower.replace(/[а-яёіїєґ]/g, (letter) => letters[letter] ?? ''),
  );
}
