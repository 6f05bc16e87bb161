import { randomInt } from 'node:crypto';
import { isCommonPassword } from './common-passwords.js';
import { StaffError } from './route.js';

export const SHORTEST_PASSWORD = 12;
/** Hashing takes any length; this keeps a body from being work. */
export const LONGEST_PASSWORD = 200;

/** Letters and digits nobody confuses when they are read out or copied by hand. */
const READABLE = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password an administrator passes on: four groups of four, 79 random bits. */
export function oneTimePassword(): string {
  const group = () => Array.from({ length: 4 }, () => READABLE[randomInt(READABLE.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}

/**
 * Refuses what is guessed first. Length counts, not signs: NIST SP 800-63B asks for no mixture.
 *
 * @param names what others know of the person: login, name
 * @throws StaffError WEAK_PASSWORD
 */
export function requireGoodPassword(password: string, names: readonly string[]): void {
  const weak = (message: string) => new StaffError(400, 'WEAK_PASSWORD', message, 'password');
  if ([...password].length < SHORTEST_PASSWORD) {
    throw weak(`A password has at least ${SHORTEST_PASSWORD} characters: three or four words are good`);
  }
  if (password.length > LONGEST_PASSWORD) throw weak(`A password has at most ${LONGEST_PASSWORD} characters`);
  if (isCommonPassword(password, names)) {
    throw weak('This password is guessed easily: take three or four words that do not belong together');
  }
}
