/**
 * Words that stand at the head of every list of stolen passwords, and the ones people of this field would take. With
 * digits and signs around them they are no better.
 */
const COMMON_WORDS = new Set(
  `password passwords passw0rd wachtwoord paswoord motdepasse welkom welcome bienvenue azerty azertyuiop qwerty qwertyuiop
  qwertz asdfgh asdfghjkl zxcvbn zxcvbnm letmein iloveyou ikhouvanjou jetaime admin administrator administrateur beheerder
  root user gebruiker test testtest guest gast login inloggen geheim secret changeme veranderme computer internet office
  monday maandag januari february zomer summer winter lente spring herfst autumn sunshine princess dragon football voetbal
  monkey master shadow superman batman hello hallo bonjour goeiedag trustno baseball michael charlie freedom whatever
  wegwijzer brugfiguur toeleider inburgering nieuwkomer gemeente stadhuis ocmw kortrijk gent antwerpen brussel brugge leuven
  mechelen aalst oostende hasselt genk roeselare vlaanderen belgie belgium belgique`
    .split(/\s+/)
    .filter(Boolean),
);

/** Keys beside each other, digits in a row. */
const ROWS = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
];

const DISGUISES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** Different characters a password needs at least. */
const FEWEST_CHARACTERS = 5;

/**
 * Whether a password is among the first that are tried: a common word or a name of the person with digits and signs
 * around it, such a word twice, keys in a row, few different characters.
 */
export function isCommonPassword(password: string, names: readonly string[]): boolean {
  const small = password.normalize('NFKC').toLowerCase();
  if (new Set(small).size < FEWEST_CHARACTERS) return true;
  const backwards = [...small].reverse().join('');
  if (ROWS.some((row) => row.includes(small) || row.includes(backwards))) return true;
  const known = new Set([...COMMON_WORDS, ...names.flatMap(partsOf)]);
  const readings = [small, [...small].map((sign) => DISGUISES[sign] ?? sign).join('')];
  return readings.some((reading) => consistsOf(lettersOf(reading), known));
}

/** A login and its parts: `amina@stad.be` is also `amina`. */
function partsOf(name: string): string[] {
  const small = name.normalize('NFKC').toLowerCase();
  return [lettersOf(small), ...small.split(/[^\p{L}]+/u)].filter((part) => part.length > 2);
}

function lettersOf(text: string): string {
  return text.replaceAll(/[^\p{L}]/gu, '');
}

/** Whether the letters are known words one after the other, but for one or two letters at the end. */
function consistsOf(letters: string, known: ReadonlySet<string>): boolean {
  const longest = Math.max(...[...known].map((word) => word.length));
  const reached = new Set([0]);
  for (let start = 0; start < letters.length; start++) {
    if (!reached.has(start)) continue;
    if (letters.length - start < 3) return true;
    for (let end = start + 3; end <= Math.min(letters.length, start + longest); end++) {
      if (known.has(letters.slice(start, end))) reached.add(end);
    }
  }
  return reached.has(letters.length);
}
