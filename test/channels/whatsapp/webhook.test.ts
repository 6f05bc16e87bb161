import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Envelope } from '../../../src/channels/whatsapp/envelope';
import { whatsappWebhook } from '../../../src/channels/whatsapp/webhook';
import { envelopeOf, messageFrom, metaJson } from '../../../src/cli/whatsapp-simulator/webhook-calls';
import { NOON, PHONE_NUMBER_ID, SAMIRA } from './start-whatsapp';

const SECRET = 'app-secret';
const received: Envelope[] = [];
let failing = false;
let server: Server;
let url: string;

beforeAll(async () => {
  const app = express();
  const receive = async (envelope: Envelope) => {
    if (failing) throw new Error('the database is away');
    received.push(envelope);
  };
  const log = { error: () => {}, warn: () => {}, info: () => {} };
  const options = { appSecret: SECRET, verifyToken: 'verify-me', phoneNumberId: PHONE_NUMBER_ID, now: () => NOON, log };
  app.use('/api/whatsapp', whatsappWebhook(receive, options));
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/whatsapp`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  received.length = 0;
  failing = false;
});

const signed = (body: string | Buffer, secret = SECRET) =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

async function post(
  body: string | Buffer,
  signature: string | undefined = signed(body),
  type = 'application/json',
): Promise<number> {
  const headers: Record<string, string> = { 'Content-Type': type };
  if (signature) headers['X-Hub-Signature-256'] = signature;
  return (await fetch(url, { method: 'POST', headers, body: typeof body === 'string' ? body : new Uint8Array(body) }))
    .status;
}

function text(body: string) {
  return envelopeOf(
    PHONE_NUMBER_ID,
    { messages: [messageFrom(SAMIRA, { type: 'text', text: { body } }, NOON)] },
    SAMIRA,
  );
}

describe('verification', () => {
  const get = async (query: string) => {
    const response = await fetch(`${url}?${query}`);
    return [response.status, await response.text(), response.headers.get('content-type')?.split(';')[0]];
  };

  test('echoes the challenge to whoever knows the token', async () => {
    expect(await get('hub.mode=subscribe&hub.verify_token=verify-me&hub.challenge=%3Cb%3E42')).toEqual([
      200,
      '<b>42',
      'text/plain',
    ]);
  });

  test.each([
    'hub.mode=subscribe&hub.verify_token=wrong&hub.challenge=42',
    'hub.mode=unsubscribe&hub.verify_token=verify-me&hub.challenge=42',
    'hub.verify_token=verify-me&hub.challenge=42',
    'hub.mode=subscribe&hub.verify_token=verify-me&hub.verify_token=verify-me&hub.challenge=42',
    'hub.mode=subscribe&hub.verify_token=verify-me&hub.challenge=1&hub.challenge=2',
    '',
  ])('refuses %s', async (query) => {
    expect((await get(query))[0]).toBe(403);
  });
});

describe('signature', () => {
  test('over the raw bytes, with everything escaped as Meta does', async () => {
    const raw = metaJson(text('كيف أجد بيتاً؟ é / 👍'));
    expect(raw).toMatch(/^[\x20-\x7f]*$/);
    expect(raw).not.toBe(JSON.stringify(JSON.parse(raw)));
    expect(await post(raw)).toBe(200);
    expect(received[0]?.messages[0]?.content).toEqual({ kind: 'text', text: 'كيف أجد بيتاً؟ é / 👍' });
  });

  test('counts whatever the content type says', async () => {
    expect(await post(metaJson(text('a')), undefined, 'text/plain')).toBe(200);
  });

  test.each<[string, (raw: string) => string]>([
    ['none', () => ''],
    ['of another secret', (raw) => signed(raw, 'other')],
    ['without its prefix', (raw) => signed(raw).slice(7)],
    ['cut off', (raw) => signed(raw).slice(0, 40)],
    ['of another body', () => signed('{}')],
    ['far too long', (raw) => signed(raw) + 'a'.repeat(500)],
  ])('refused: %s', async (_case, signature) => {
    const raw = metaJson(text('a'));
    expect(await post(raw, signature(raw))).toBe(401);
    expect(received).toEqual([]);
  });

  test('is checked before the body is parsed', async () => {
    expect(await post('{not json', 'sha256=00')).toBe(401);
    expect(await post('{not json')).toBe(400);
  });
});

test('takes three megabytes and no more than four', async () => {
  const large = (bytes: number) =>
    metaJson(envelopeOf(PHONE_NUMBER_ID, { messages: [], statuses: [{ pad: 'x'.repeat(bytes) }] }));
  expect(await post(large(3_000_000))).toBe(200);
  expect(await post(large(4_200_000))).toBe(413);
});

test('what cannot be stored is answered so that Meta sends it again', async () => {
  failing = true;
  expect(await post(metaJson(text('a')))).toBe(500);
});

describe('what comes in', () => {
  const contents = () => received.flatMap(({ messages }) => messages.map(({ content }) => content.kind));

  test('all entries, changes and messages; one that is wrong does not lose the others', async () => {
    const one = (body: unknown) => messageFrom(SAMIRA, { type: 'text', text: { body } }, NOON);
    const first = envelopeOf(PHONE_NUMBER_ID, { messages: [one('a'), { broken: true }, one('b')] });
    const second = envelopeOf(PHONE_NUMBER_ID, { messages: [one(7), one('c')] });
    const whole = { ...first, entry: [...first.entry, ...second.entry, null, { changes: 'no' }] };
    expect(await post(metaJson(whole))).toBe(200);
    expect(contents()).toEqual(['text', 'text', 'unreadable', 'text']);
    expect(received[0]?.unreadable).toBe(1);
  });

  test.each([
    [
      'another number',
      envelopeOf('999', { messages: [messageFrom(SAMIRA, { type: 'text', text: { body: 'a' } }, NOON)] }),
    ],
    ['another object', { ...text('a'), object: 'page' }],
    [
      'another field',
      { object: 'whatsapp_business_account', entry: [{ id: '1', changes: [{ field: 'account_update', value: {} }] }] },
    ],
    ['nothing', {}],
    ['a list', []],
    ['null', null],
  ])('%s is acknowledged and left out', async (_case, body) => {
    expect(await post(metaJson(body as object))).toBe(200);
    expect(contents()).toEqual([]);
  });

  test('a clock that is ahead does not keep the window open', async () => {
    await post(
      metaJson(
        envelopeOf(PHONE_NUMBER_ID, {
          messages: [messageFrom(SAMIRA, { type: 'text', text: { body: 'a' } }, NOON + 9e9)],
        }),
      ),
    );
    expect(received[0]?.messages[0]?.sentAt).toBe(NOON);
  });

  test('the id of WhatsApp comes from the message or its contact', async () => {
    const message = messageFrom({ userId: 'BE.1' }, { type: 'text', text: { body: 'a' } }, NOON);
    await post(metaJson(envelopeOf(PHONE_NUMBER_ID, { messages: [message] })));
    const known = { number: '32470000001', userId: 'BE.2' };
    const plain = messageFrom({ number: known.number }, { type: 'text', text: { body: 'a' } }, NOON);
    await post(metaJson(envelopeOf(PHONE_NUMBER_ID, { messages: [plain] }, known)));
    expect(received.map(({ messages }) => messages[0]?.from)).toEqual([{ userId: 'BE.1' }, known]);
  });
});
