import { createHmac, randomBytes } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';

const claims = z.object({
  conv: z.string(),
  user: z.string(),
  kiosk: z.string().optional(),
  use: z.enum(['api', 'stream']),
});

/** What a token lets its bearer do: speak as one user in one conversation. */
export type Token = z.output<typeof claims>;

/** Seconds within which a socket must be opened; the URL with the token is logged by proxies (protocol: 60 s). */
const STREAM_LIFETIME = 60;

/** Checked tokens kept in memory. */
const REMEMBERED = 5000;

/** Signs and checks Direct Line tokens (JWT, HS256). */
export class Tokens {
  readonly #key: Uint8Array;
  readonly #verified = new Map<string, { readonly token: Token; readonly expires: number }>();

  /** @param lifetime seconds an API token lives */
  constructor(
    secret: string,
    readonly lifetime: number,
    private readonly now: () => number,
  ) {
    // a key of its own, so that the secret other servers send never signs anything itself
    this.#key = createHmac('sha256', secret).update('wegwijzer direct line tokens').digest();
  }

  /** A new conversation with a user id that nobody can ask for. */
  newConversation(kiosk?: string): Omit<Token, 'use'> {
    const conv = randomBytes(16).toString('base64url');
    const user = `dl_${randomBytes(12).toString('hex')}`;
    return { conv, user, ...(kiosk ? { kiosk } : {}) };
  }

  async sign(token: Omit<Token, 'use'>): Promise<string> {
    return this.#sign({ ...token, use: 'api' }, this.lifetime);
  }

  async signStream(token: Omit<Token, 'use'>): Promise<string> {
    return this.#sign({ ...token, use: 'stream' }, STREAM_LIFETIME);
  }

  /** The token's content; undefined when it is expired, forged, or for another use. */
  async verify(text: string, use: Token['use']): Promise<Token | undefined> {
    const known = this.#verified.get(text);
    if (known) return known.expires > this.now() / 1000 && known.token.use === use ? known.token : undefined;
    try {
      const { payload } = await jwtVerify(text, this.#key, {
        algorithms: ['HS256'],
        currentDate: new Date(this.now()),
      });
      const token = claims.parse(payload);
      this.#remember(text, token, payload.exp ?? 0);
      return token.use === use ? token : undefined;
    } catch {
      return undefined;
    }
  }

  /** A signature that was good stays good; checking it again on every poll would be the dearest part of it. */
  #remember(text: string, token: Token, expires: number): void {
    const [oldest] = this.#verified.keys();
    if (this.#verified.size >= REMEMBERED && oldest !== undefined) this.#verified.delete(oldest);
    this.#verified.set(text, { token, expires });
  }

  #sign(token: Token, lifetime: number): Promise<string> {
    const issued = Math.floor(this.now() / 1000);
    return new SignJWT({ ...token })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuedAt(issued)
      .setExpirationTime(issued + lifetime)
      .setJti(randomBytes(6).toString('hex'))
      .sign(this.#key);
  }
}
