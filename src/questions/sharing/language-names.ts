import type { Languages } from '../../languages/languages.js';
import { folded } from './scheme.js';

/** Languages in which other registers are kept. */
export const WRITTEN_IN = ['nl', 'en', 'fr'] as const;
/** Two or three letters of ISO 639 that are none of our contact languages. */
const CODE = /^[a-z]{2,3}$/;
/** Languages asked in at desks in Flanders whose codes have three letters. */
const LONG_CODES = ['ckb', 'kmr', 'rif', 'rom', 'zgh'];
/** What desks write, beside the names that dictionaries have. */
const ALSO: readonly (readonly [name: string, code: string])[] = [
  ['farsi', 'fa'],
  ['sorani', 'ckb'],
  ['kurmanji', 'kmr'],
  ['tagalog', 'tl'],
];

let others: ReadonlyMap<string, string> | undefined;

/** The code of a language by its name in Dutch, English, French or the language itself, or by its code; folded names. */
export function languageNames(languages: Languages): (name: string) => string | undefined {
  const names = new Map<string, string>();
  for (const { code, name, dutchName } of languages.list) {
    for (const written of WRITTEN_IN) {
      const known = new Intl.DisplayNames(written, { type: 'language' }).of(code);
      if (known) names.set(folded(known), code);
    }
    for (const word of [name, dutchName, code]) names.set(folded(word), code);
  }
  others ??= otherLanguages();
  return (name) => names.get(folded(name)) ?? others?.get(folded(name)) ?? foreignCode(name.toLowerCase());
}

/** Languages we have no texts in: questions in them are registered all the same. */
function otherLanguages(): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const display = WRITTEN_IN.map((written) => new Intl.DisplayNames(written, { type: 'language', fallback: 'none' }));
  for (const code of [...twoLetters(), ...LONG_CODES]) {
    const [canonical] = Intl.getCanonicalLocales(code);
    // an old code of a language that has another now, such as `mo` for Romanian
    if (canonical !== code && canonical?.length === 2) continue;
    for (const written of display) {
      const name = written.of(code);
      if (name && !names.has(folded(name))) names.set(folded(name), code);
    }
  }
  for (const [name, code] of ALSO) names.set(name, code);
  return names;
}

function twoLetters(): string[] {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  return letters.flatMap((first) => letters.map((second) => first + second));
}

/** A language we have no texts in, by its code. */
function foreignCode(code: string): string | undefined {
  if (!CODE.test(code)) return undefined;
  const name = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(code);
  return name === undefined ? undefined : code;
}
