import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;

/** Thrown when a sealed text was made with another key, or was changed. */
export class SealBroken extends Error {
  readonly code = 'SEAL_BROKEN';
  constructor() {
    super('A stored number cannot be read: it was sealed with another DATA_KEY. Set DATA_KEY back to what it was.');
  }
}

/** Keeps phone numbers and the like unreadable in the database. */
export interface Seal {
  /** AES-256-GCM (NIST SP 800-38D) with a fresh nonce: the same text looks different each time. */
  seal(text: string): string;
  /** @throws SealBroken */
  open(sealed: string): string;
  /** HMAC-SHA-256 in base64url: finds the same text again without saying which it is. */
  hash(text: string): string;
}

/** @param secret the configured DATA_KEY; the keys for sealing and hashing are derived from it (HKDF, RFC 5869) */
export function createSeal(secret: string): Seal {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, 'wegwijzer', purpose, 32));
  const sealing = derive('seal');
  const hashing = derive('hash');
  return {
    seal(text) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv(ALGORITHM, sealing, nonce);
      const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, hidden, cipher.getAuthTag()]).toString('base64url');
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      try {
        const decipher = createDecipheriv(ALGORITHM, sealing, bytes.subarray(0, NONCE));
        decipher.setAuthTag(bytes.subarray(-TAG));
        return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]).toString('utf8');
      } catch {
        throw new SealBroken();
      }
    },
    hash: (text) => createHmac('sha256', hashing).update(text).digest('base64url'),
  };
}
