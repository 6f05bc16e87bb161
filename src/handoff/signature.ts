import { createHmac, timingSafeEqual } from 'node:crypto';

/** Seconds a signed event may be old or ahead; longer would let a recorded one be sent again. */
const WINDOW = 300;

/** Headers of what goes to another desk and comes from it. */
export const TIMESTAMP_HEADER = 'X-Wegwijzer-Timestamp';
export const SIGNATURE_HEADER = 'X-Wegwijzer-Signature';

/**
 * `v1=` and the HMAC-SHA-256, in hex, of `<timestamp>.<body>` with the shared secret.
 *
 * @param timestamp seconds since 1970
 * @param body the bytes as they are sent
 */
export function sign(secret: string, timestamp: number, body: string | Buffer): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex')}`;
}

/**
 * Whether a body comes from somebody who knows the secret, and was signed in the last five minutes.
 *
 * @param now ms since 1970
 */
export function isSigned(
  secret: string,
  { timestamp, signature }: { readonly timestamp: string | undefined; readonly signature: string | undefined },
  body: Buffer,
  now: number,
): boolean {
  if (!timestamp || !/^\d{1,12}$/.test(timestamp) || !signature) return false;
  if (Math.abs(now / 1000 - Number(timestamp)) > WINDOW) return false;
  const expected = Buffer.from(sign(secret, Number(timestamp), body));
  const given = Buffer.from(signature);
  return expected.length === given.length && timingSafeEqual(expected, given);
}
