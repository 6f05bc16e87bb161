/**
 * One letter for each name, to choose it with one key: its first letter, else the next one that is free, else any. The
 * same names in the same order always get the same letters.
 */
export function assignKeys(names: readonly string[]): string[] {
  const taken = new Set<string>();
  const keys: (string | undefined)[] = names.map(() => undefined);
  const give = (index: number, letter: string | undefined) => {
    if (keys[index] !== undefined || letter === undefined || taken.has(letter)) return;
    taken.add(letter);
    keys[index] = letter;
  };
  const letters = names.map(lettersOf);
  // first letters first, so that most names keep the letter people think of
  for (const [index, own] of letters.entries()) give(index, own[0]);
  for (const [index, own] of letters.entries()) for (const letter of own) give(index, letter);
  for (const index of keys.keys()) for (const letter of ALPHABET) give(index, letter);
  return keys.map((key) => key ?? '');
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';

function lettersOf(name: string): string[] {
  return [...plain(name)].filter((letter) => ALPHABET.includes(letter));
}

/** Small letters without accents. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
