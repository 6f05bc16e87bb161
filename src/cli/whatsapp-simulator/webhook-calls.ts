import { createHmac, randomBytes } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';

/** A proxy in front of the server holds so many connections, and what comes waits for one of them. */
const CONNECTIONS = new http.Agent({ keepAlive: true, maxSockets: 64 });

/** Somebody with WhatsApp: a number, an id of WhatsApp's own for those who hide it, or both. */
export interface Phone {
  readonly number?: string;
  readonly userId?: string;
  readonly name?: string;
}

/** What Meta needs to know to call a webhook. */
export interface WebhookTarget {
  readonly url: string;
  readonly appSecret: string;
  readonly phoneNumberId: string;
}

/** A message as it stands in the webhook body, without who and when: `{type: 'text', text: {body}}`. */
export type SentContent = { readonly type: string } & Readonly<Record<string, unknown>>;

/** A message id as Meta makes them: the number is in it. */
export function newMessageId({ number, userId }: Phone): string {
  return `wamid.${Buffer.from(`${number ?? userId}|${randomBytes(12).toString('hex')}`).toString('base64')}`;
}

/** A message of a person in the webhook's form. */
export function messageFrom(phone: Phone, content: SentContent, at: number, id = newMessageId(phone)) {
  return {
    ...(phone.number === undefined ? {} : { from: phone.number }),
    ...(phone.userId === undefined ? {} : { from_user_id: phone.userId }),
    id,
    timestamp: String(Math.floor(at / 1000)),
    ...content,
  };
}

/** The envelope around messages and statuses. */
export function envelopeOf(
  phoneNumberId: string,
  value: { readonly messages?: readonly object[]; readonly statuses?: readonly object[] },
  phone?: Phone,
) {
  const contact = phone && {
    profile: { name: phone.name ?? 'Test' },
    ...(phone.number === undefined ? {} : { wa_id: phone.number }),
    ...(phone.userId === undefined ? {} : { user_id: phone.userId }),
  };
  const metadata = { display_phone_number: '3256000000', phone_number_id: phoneNumberId };
  const whole = { messaging_product: 'whatsapp', metadata, ...(contact ? { contacts: [contact] } : {}), ...value };
  return {
    object: 'whatsapp_business_account',
    entry: [{ id: '100000000000000', changes: [{ field: 'messages', value: whole }] }],
  };
}

/** JSON as Meta writes it: everything beyond ASCII and every slash escaped, so that only the raw bytes are signed. */
export function metaJson(body: object): string {
  return JSON.stringify(body)
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('/', '\\/');
}

/** Calls the webhook, signed as Meta signs. @returns the HTTP status */
export async function callWebhook({ url, appSecret }: WebhookTarget, body: object): Promise<number> {
  const raw = metaJson(body);
  const signature = createHmac('sha256', appSecret).update(raw).digest('hex');
  const headers = {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(raw),
    'X-Hub-Signature-256': `sha256=${signature}`,
  };
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', headers, agent: url.startsWith('https:') ? undefined : CONNECTIONS };
    const call = (url.startsWith('https:') ? https : http).request(url, options, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
      response.once('error', reject);
    });
    call.once('error', reject);
    call.end(raw);
  });
}
