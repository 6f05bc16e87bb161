import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/**
 * scrypt with 32 MiB: N = 2^15, r = 8, p = 3, one of the choices of the OWASP Password Storage Cheat Sheet
 * (cheatsheetseries.owasp.org, section "scrypt"). It is part of Node; the prebuilt files of argon2 0.45 end the process
 * on Node 20.
 */
const PARAMETERS = { ln: 15, r: 8, p: 3 } as const;
const SALT = 16;
const KEY = 32;

/** Binds the hash to the parameters it was made with, so that they can change: `$scrypt$ln=15,r=8,p=3$salt$hash`. */
const FORM = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w-]+)\$([\w-]+)$/;

export interface HashParameters {
  /** N = 2^ln. */
  readonly ln: number;
  readonly r: number;
  readonly p: number;
}

/** Makes and checks the hashes of passwords. */
export interface PasswordHash {
  /** A salted hash with its parameters, for the database. */
  make(password: string): Promise<string>;
  /** Whether a password is the one of this hash. Without a hash it takes as long, and is false. */
  check(hash: string | undefined, password: string): Promise<boolean>;
  /** Whether a hash was made with other parameters than ours now. */
  isOutdated(hash: string): boolean;
}

/** @param parameters cheaper ones are for tests only */
export function createPasswordHash(parameters: HashParameters = PARAMETERS): PasswordHash {
  const { ln, r, p } = parameters;
  const prefix = `$scrypt$ln=${ln},r=${r},p=${p}$`;
  const make = async (password: string): Promise<string> => {
    const salt = randomBytes(SALT);
    const key = await derive(password, salt, parameters);
    return `${prefix}${salt.toString('base64url')}$${key.toString('base64url')}`;
  };
  /** What no password fits: checking against it takes the time of a real one. */
  let dummy: Promise<string> | undefined;
  return {
    make,
    isOutdated: (hash) => !hash.startsWith(prefix),
    async check(hash, password) {
      dummy ??= make(randomBytes(KEY).toString('base64url'));
      const [, ln, r, p, salt = '', key = ''] = FORM.exec(hash ?? (await dummy)) ?? [];
      const expected = Buffer.from(key, 'base64url');
      if (expected.length !== KEY) return false;
      const found = await derive(password, Buffer.from(salt, 'base64url'), {
        ln: Number(ln),
        r: Number(r),
        p: Number(p),
      });
      return timingSafeEqual(found, expected) && hash !== undefined;
    },
  };
}

function derive(password: string, salt: Buffer, { ln, r, p }: HashParameters): Promise<Buffer> {
  const N = 2 ** ln;
  // Node refuses more memory than it is told: 128 * N * r bytes and some for the lanes
  const options: ScryptOptions = { N, r, p, maxmem: 256 * N * r };
  return new Promise((resolve, reject) => {
    // the same letters, however the keyboard composes them (NIST SP 800-63B)
    scrypt(password.normalize('NFKC'), salt, KEY, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
