/**
 * Languages people at a desk ask in for which there are no texts. ISO 639 codes, as counted most among newcomers in
 * Flanders beside the contact languages.
 */
const CODES =
  'am bg bn bs ckb de el fa ff ha hi hr hu hy it ka kmr ku ln mk mn ne om pt rif rn ro rom rw sk sq sr sw ta tg th tl ur uz vi wo yo zh';

/** A language with its Dutch name. */
export interface OtherLanguage {
  readonly code: string;
  readonly dutchName: string;
}

const names = new Intl.DisplayNames(['nl'], { type: 'language', fallback: 'code' });

/** By Dutch name. */
export const OTHER_LANGUAGES: readonly OtherLanguage[] = CODES.split(' ')
  .map((code) => ({ code, dutchName: names.of(code) ?? code }))
  .sort((a, b) => a.dutchName.localeCompare(b.dutchName, 'nl'));
