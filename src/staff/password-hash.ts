import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/**
 * argon2id (RFC 9106) with 19 MiB, two passes, one lane: the first choice of the OWASP Password Storage Cheat Sheet
 * (cheatsheetseries.owasp.org, section "Argon2id"). `memory` in KiB.
 */
const PARAMETERS: HashParameters = { memory: 19_456, passes: 2 };

/** How much work a hash costs. */
export interface HashParameters {
  /** KiB. */
  readonly memory: number;
  readonly passes: number;
}

/** Makes and checks the hashes of passwords. */
export interface PasswordHash {
  /** A salted hash with its parameters (`$argon2id$v=19$m=...`), for the database. */
  make(password: string): Promise<string>;
  /** Whether a password is the one of this hash. Without a hash it takes as long, and is false. */
  check(hash: string | undefined, password: string): Promise<boolean>;
  /** Whether a hash was made with other parameters than ours now. */
  isOutdated(hash: string): boolean;
}

/** @param parameters cheaper ones are for tests only */
export function createPasswordHash(parameters: HashParameters = PARAMETERS): PasswordHash {
  const { memory, passes } = parameters;
  const prefix = `$argon2id$v=19$m=${memory},t=${passes},p=1$`;
  const make = (password: string): Promise<string> =>
    hash(normal(password), { memoryCost: memory, timeCost: passes, parallelism: 1 });
  /** What no password fits: checking against it takes the time of a real one. */
  let dummy: Promise<string> | undefined;
  return {
    make,
    isOutdated: (known) => !known.startsWith(prefix),
    async check(known, password) {
      dummy ??= make(randomBytes(32).toString('base64url'));
      try {
        return (await verify(known ?? (await dummy), normal(password))) && known !== undefined;
      } catch {
        // a damaged hash fits nothing
        return false;
      }
    },
  };
}

/** The same letters, however the keyboard composes them (NIST SP 800-63B). */
const normal = (password: string) => password.normalize('NFKC');
