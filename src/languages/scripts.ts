/** Unicode scripts by their ISO 15924 code, as `meta.script` of a locale names them. */
const LETTERS: Readonly<Record<string, RegExp>> = {
  Latn: /\p{Script=Latin}/u,
  Arab: /\p{Script=Arabic}/u,
  Cyrl: /\p{Script=Cyrillic}/u,
  Ethi: /\p{Script=Ethiopic}/u,
};

/**
 * Letters that the neighbour writes with the same script: what a wrong keyboard or a copied line leaves behind.
 * Texts of these languages never hold them.
 */
const NEIGHBOURS: Readonly<Record<string, RegExp>> = {
  // Persian yeh and keheh, Pashto letters; Arabic writes ي and ك
  ar: /[یکېۍښڼړډټګځڅږ]/u,
  // Arabic kaf and yeh; Dari writes ک and ی, and borrows words with Pashto letters (څارنوال)
  prs: /[كيىة]/u,
  ps: /[كة]/u,
  uk: /[ыэъё]/iu,
  ru: /[іїєґ]/iu,
};

const WORD = /[\p{L}\p{M}]+/gu;

/**
 * The first letters of a text that its language never writes, or undefined. Latin letters may stand in every text:
 * they are the Dutch of the papers.
 *
 * @param script ISO 15924 code of the language's script
 */
export function strayLetters(text: string, language: string, script: string): string | undefined {
  for (const word of text.match(WORD) ?? []) {
    const found = Object.keys(LETTERS).filter((code) => LETTERS[code]?.test(word));
    if (found.some((code) => code !== 'Latn' && code !== script)) return word;
    // "Аnderlecht" with a Cyrillic A: looks right, is read wrong and never found
    if (found.includes('Latn') && found.includes('Cyrl')) return word;
    if (NEIGHBOURS[language]?.test(word)) return word;
  }
  return undefined;
}

/** Whether a text with letters has at least one of the language's own script. */
export function isInScript(text: string, script: string): boolean {
  return !/\p{L}/u.test(text) || (LETTERS[script]?.test(text) ?? true);
}
