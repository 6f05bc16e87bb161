import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** Belgian numbers as people write them: `056 24 42 22`, `0800 32 123`, `02/648 40 14`. */
const NATIONAL = /(?<![\d+])0\d{1,3}(?:[ ./]\d{2,3}){2,3}(?!\d)/g;

/** A number in international form, so that a phone can call it with one tap; short numbers (112, 1813) stay. */
export function international(number: string): string {
  const parsed = parsePhoneNumberFromString(number, 'BE');
  return parsed?.isValid() ? parsed.formatInternational() : number;
}

/** The Belgian numbers of a text in international form; anything that is no valid number stays. */
export function withTappableNumbers(text: string): string {
  return text.replace(NATIONAL, (number) => international(number));
}
