import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { LanguageCode } from '../../languages/language.js';

/**
 * The contact language most people of a country read, for a first message that does not tell its language. Countries with
 * several of our languages and no clear first (Belgium above all) are left out: then we ask.
 */
const LANGUAGE_OF_COUNTRY: Readonly<Record<string, LanguageCode>> = {
  NL: 'nl',
  SR: 'nl',
  GB: 'en',
  IE: 'en',
  US: 'en',
  AU: 'en',
  NG: 'en',
  GH: 'en',
  IN: 'en',
  PH: 'en',
  FR: 'fr',
  CD: 'fr',
  CG: 'fr',
  CI: 'fr',
  SN: 'fr',
  GN: 'fr',
  ML: 'fr',
  TG: 'fr',
  BJ: 'fr',
  BF: 'fr',
  NE: 'fr',
  SY: 'ar',
  IQ: 'ar',
  PS: 'ar',
  LB: 'ar',
  JO: 'ar',
  MA: 'ar',
  DZ: 'ar',
  TN: 'ar',
  LY: 'ar',
  EG: 'ar',
  SD: 'ar',
  YE: 'ar',
  SA: 'ar',
  AE: 'ar',
  KW: 'ar',
  QA: 'ar',
  OM: 'ar',
  BH: 'ar',
  AF: 'prs',
  IR: 'prs',
  TJ: 'ru',
  TR: 'tr',
  UA: 'uk',
  RU: 'ru',
  BY: 'ru',
  KZ: 'ru',
  KG: 'ru',
  UZ: 'ru',
  AM: 'ru',
  GE: 'ru',
  SO: 'so',
  DJ: 'so',
  ER: 'ti',
  ES: 'es',
  MX: 'es',
  CO: 'es',
  VE: 'es',
  PE: 'es',
  EC: 'es',
  CL: 'es',
  AR: 'es',
  BO: 'es',
  SV: 'es',
  HN: 'es',
  GT: 'es',
  NI: 'es',
  CU: 'es',
  DO: 'es',
  CR: 'es',
  PA: 'es',
  PY: 'es',
  UY: 'es',
  PL: 'pl',
};

/** A guess from the country of a phone number (digits only), or from the country in an id such as `BE.1349`. */
export function languageHint(address: {
  readonly number?: string;
  readonly userId?: string;
}): LanguageCode | undefined {
  const country =
    address.number === undefined
      ? address.userId?.slice(0, 2).toUpperCase()
      : parsePhoneNumberFromString(`+${address.number}`)?.country;
  return country === undefined ? undefined : LANGUAGE_OF_COUNTRY[country];
}
