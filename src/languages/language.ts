/** Code of a contact language, as used in file names: `nl`, `ar`, `prs` (Dari) ... */
export type LanguageCode = string;

/** Dutch: the source of every text. Other languages are translations of it. */
export const SOURCE_LANGUAGE: LanguageCode = 'nl';

/** What the project knows of a contact language; read from the `meta` part of `locales/<code>.json`. */
export interface Language {
  readonly code: LanguageCode;
  /** Its name in its own script, as people look for it in a list. */
  readonly name: string;
  /** Its Dutch name, for staff. */
  readonly dutchName: string;
  readonly direction: 'ltr' | 'rtl';
  /** ISO 15924 code of its script: `Latn`, `Arab`, `Cyrl`, `Ethi`. */
  readonly script: string;
  /** Tag for Intl (numbers, dates); digits are always Latin, as on Belgian letters. */
  readonly intl: string;
  /** BCP 47 tags to try for speech, best first. */
  readonly speech: readonly string[];
  /** Languages its readers most likely read too, best first; tried before Dutch and English when a text is missing. */
  readonly closest: readonly LanguageCode[];
}
