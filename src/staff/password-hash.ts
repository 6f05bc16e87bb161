import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/**
 * scrypt with 32 MiB: N = 2^15, r = 8, p = 3, one of the choices of the OWASP Password Storage Cheat Sheet
 * (cheatsheetseries.owasp.org, section "scrypt"). It is part of Node; the prebuilt files of argon2 0.45 end the process
 * on Node 20.
 */
const PARAMETERS = { ln: 15, r: 8, p: 3 } as const;
const SALT = 16;
const KEY = 32;

/** Binds the text to the parameters it was made with, so that they can change: `$scrypt$ln=15,r=8,p=3$salt$hash`. */
const FORM = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w-]+)\$([\w-]+)$/;

interface Parameters {
  /** N = 2^ln. */
  readonly ln: number;
  readonly r: number;
  readonly p: number;
}

/** A salted hash with its parameters, for the database. */
export async function hashPassword(password: string, parameters: Parameters = PARAMETERS): Promise<string> {
  const salt = randomBytes(SALT);
  const key = await derive(password, salt, parameters);
  const { ln, r, p } = parameters;
  return `$scrypt$ln=${ln},r=${r},p=${p}$${salt.toString('base64url')}$${key.toString('base64url')}`;
}

/** Whether a hash was made with other parameters than ours now. */
export function isOutdated(hash: string): boolean {
  const { ln, r, p } = PARAMETERS;
  return !hash.startsWith(`$scrypt$ln=${ln},r=${r},p=${p}$`);
}

/** What no password fits, made with our parameters: checking against it takes the time of a real one. */
let dummy: Promise<string> | undefined;

/** Whether a password is the one of this hash. Without a hash it takes as long, and is false. */
export async function checkPassword(hash: string | undefined, password: string): Promise<boolean> {
  dummy ??= hashPassword(randomBytes(KEY).toString('base64url'));
  const [, ln, r, p, salt = '', key = ''] = FORM.exec(hash ?? (await dummy)) ?? [];
  const expected = Buffer.from(key, 'base64url');
  if (expected.length !== KEY) return false;
  const parameters = { ln: Number(ln), r: Number(r), p: Number(p) };
  const found = await derive(password, Buffer.from(salt, 'base64url'), parameters);
  return timingSafeEqual(found, expected) && hash !== undefined;
}

function derive(password: string, salt: Buffer, { ln, r, p }: Parameters): Promise<Buffer> {
  const N = 2 ** ln;
  // Node refuses more memory than it is told: 128 * N * r bytes and some for the lanes
  const options: ScryptOptions = { N, r, p, maxmem: 256 * N * r };
  return new Promise((resolve, reject) => {
    // the same letters, however the keyboard composes them (NIST SP 800-63B)
    scrypt(password.normalize('NFKC'), salt, KEY, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
