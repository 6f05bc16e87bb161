import { createHmac, timingSafeEqual } from 'node:crypto';

/** What Meta puts into `X-Hub-Signature-256` for a body: HMAC-SHA-256 with the app's secret over the raw bytes. */
export function sign(body: Buffer, appSecret: string): string {
  return `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`;
}

/** Whether a body comes from Meta; compared in constant time. */
export function isSigned(body: Buffer, signature: string | undefined, appSecret: string): boolean {
  if (signature === undefined) return false;
  return equalText(signature, sign(body, appSecret));
}

/** Whether two texts are equal; how long it takes tells nothing about where they differ. */
export function equalText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
