import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/**
 * A phone number as a person types it, in international form (`+32470000000`); without a country code it is Belgian.
 * Undefined when it cannot be a number.
 */
export function readPhone(text: string): string | undefined {
  // Arabic and Persian digits count as well; libphonenumber reads them, but not a leading 00 with them
  const number = parsePhoneNumberFromString(text.trim().slice(0, 60).replace(/^00/, '+'), 'BE');
  return number?.isValid() ? number.number : undefined;
}

/** Whether a text may be meant as a phone number: six digits or more and little else. */
export function looksLikePhone(text: string): boolean {
  const digits = text.match(/\p{Nd}/gu)?.length ?? 0;
  return digits >= 6 && digits >= text.replace(/\s/g, '').length * 0.6;
}
