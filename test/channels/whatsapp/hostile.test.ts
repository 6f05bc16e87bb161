import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { readEnvelope } from '../../../src/channels/whatsapp/envelope';
import { envelopeOf, messageFrom, metaJson } from '../../../src/cli/whatsapp-simulator/webhook-calls';
import type { Database } from '../../../src/database/connection';
import { openLog } from '../../../src/log';
import { onEveryDatabase } from '../../database/databases';
import { CONFIG, NOON, PHONE_NUMBER_ID, type Running, SAMIRA, startWhatsApp, YONAS } from './start-whatsapp';

const DAY = 86_400_000;
const say = (body: unknown, at = NOON, id = `wamid.${Math.abs(at)}`) =>
  messageFrom(SAMIRA, { type: 'text', text: { body } }, at, id);
const read = (...messages: readonly object[]) =>
  readEnvelope(envelopeOf(PHONE_NUMBER_ID, { messages }), PHONE_NUMBER_ID, NOON);
const contents = (...messages: readonly object[]) => read(...messages).messages.map(({ content }) => content);

describe('what is read', () => {
  test('keys of the prototype change nothing', () => {
    const raw = JSON.stringify(envelopeOf(PHONE_NUMBER_ID, { messages: [say('a')] })).replace(
      '"type":"text"',
      '"type":"text","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}',
    );
    expect(readEnvelope(JSON.parse(raw), PHONE_NUMBER_ID, NOON).messages).toHaveLength(1);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    for (const type of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      expect(contents({ ...say('a'), type })).toEqual([{ kind: 'unreadable' }]);
    }
  });

  test('deep nesting is just not a message', () => {
    const deep = JSON.parse(`${'['.repeat(5000)}1${']'.repeat(5000)}`);
    expect(contents(say(deep))).toEqual([{ kind: 'unreadable' }]);
    expect(readEnvelope(deep, PHONE_NUMBER_ID, NOON).messages).toEqual([]);
  });

  test('half an emoji and NUL do not reach the database', () => {
    expect(contents(say('dag \ud83d'), say('\udc4d\0 ja 👍'), say('\0'))).toEqual([
      { kind: 'text', text: 'dag \ufffd' },
      { kind: 'text', text: '\ufffd ja 👍' },
      { kind: 'unreadable' },
    ]);
    const tapped = { type: 'interactive', interactive: { list_reply: { id: 'entry:a/b\0', title: '\ud83d' } } };
    expect(contents(messageFrom(SAMIRA, tapped, NOON))).toEqual([
      { kind: 'tap', action: 'entry:a/b', title: '\ufffd' },
    ]);
  });

  test('times: the future is now, a week ago counts, a year ago does not', () => {
    const times = [NOON + 400 * DAY, NOON - 7 * DAY, NOON - 365 * DAY, -NOON, 0, Number.NaN];
    expect(read(...times.map((at) => say('a', at))).messages.map(({ sentAt }) => sentAt)).toEqual([
      NOON,
      NOON - 7 * DAY,
    ]);
  });

  test('a place that is nowhere on earth is none', () => {
    for (const [latitude, longitude] of [
      [91, 3],
      [50, 181],
      ['50', 3],
      [null, null],
    ]) {
      const place = messageFrom(SAMIRA, { type: 'location', location: { latitude, longitude } }, NOON);
      expect(contents(place)).toEqual([{ kind: 'unreadable' }]);
    }
  });

  test('who writes is a number or an id, or nobody', () => {
    for (const from of ['', '+32470000001', '1', 'abc', '٣٢٤٧٠٠٠٠٠٠١', '3'.repeat(40), 7, null]) {
      expect(read({ ...say('a'), from }).messages).toEqual([]);
    }
  });
});

onEveryDatabase('somebody who means no good', (open) => {
  let database: Database;
  let channel: Running;
  const lines: string[] = [];

  beforeEach(async () => {
    database = await open();
    lines.length = 0;
    const log = openLog('trace', { write: (line) => void lines.push(line) });
    channel = await startWhatsApp(database, { log });
  });
  afterEach(async () => {
    await channel.stopAll();
    await database.destroy();
  });

  async function pass(milliseconds: number): Promise<void> {
    channel.clock.pass(milliseconds);
    await channel.settled();
  }
  const pending = async () => (await database('whatsapp_inbox').where({ pending: true })).length;
  const tap = (id: string) => ({ type: 'interactive', interactive: { button_reply: { id, title: 'Ja' } } });

  test('six hundred messages of twenty people in one call are stored once each, and answered', async () => {
    const messages = Array.from({ length: 600 }, (_, n) =>
      channel.message({ number: String(32_470_000_100 + (n % 20)) }, `bericht ${n}`, `wamid.${n % 500}`),
    );
    await channel.receive(...messages);
    expect(await database('whatsapp_inbox')).toHaveLength(500);
    expect(await database('whatsapp_people')).toHaveLength(20);
    await channel.settled();
    for (let n = 0; n < 5; n++) await pass(2000);
    expect(await pending()).toBe(0);
    expect(channel.bot.asked).toHaveLength(20);
  });

  test('a hundred taps at once: no more turns than a person can follow, and none is lost', async () => {
    const taps = Array.from({ length: 100 }, (_, n) => channel.message(SAMIRA, tap(`entry:a/b${n}`)));
    await channel.receive(...taps);
    await channel.settled();
    expect(channel.bot.asked).toHaveLength(30);
    // somebody else does not wait for them
    await channel.receive(channel.message(YONAS, tap('themes')));
    await channel.settled();
    expect(channel.bot.asked).toHaveLength(31);
    for (let n = 0; n < 5; n++) await pass(2000);
    expect(channel.bot.asked).toHaveLength(36);
    for (let n = 0; n < 65; n++) await pass(2000);
    expect(await pending()).toBe(0);
    expect(channel.bot.asked.filter((said) => said.includes('entry:a'))).toEqual(
      taps.map((_, n) => `Ja [entry:a/b${n}]`),
    );
  });

  test('the same button five hundred times is a handful of turns', async () => {
    await channel.receive(...Array.from({ length: 500 }, () => channel.message(SAMIRA, tap('themes'))));
    await channel.settled();
    await pass(2000);
    expect(channel.bot.asked.length).toBeLessThanOrEqual(20);
    expect(await pending()).toBe(0);
  });

  test('ids with anything in them are ids', async () => {
    const ids = [
      'wamid.</script>',
      "'; drop table whatsapp_inbox; --",
      '../../x',
      '\u202e\0\ud83d',
      ' ',
      'x'.repeat(512),
    ];
    await channel.receive(...ids.map((id, n) => channel.message(SAMIRA, `woord ${n}`, id)));
    await channel.receive(...ids.map((id, n) => channel.message(SAMIRA, `woord ${n}`, id)));
    await channel.settled();
    await pass(2000);
    expect(await database('whatsapp_inbox')).toHaveLength(ids.length);
    expect(channel.bot.asked).toHaveLength(1);
    await channel.receiveStatus(
      ...ids.map((id) => ({ id, status: 'read', timestamp: `${NOON / 1000}`, recipient_id: '32470999999' })),
      { id: ids[1], status: 'failed', timestamp: '1', errors: [{ code: 131047 }] },
    );
    expect(await database('whatsapp_outbox').where({ state: 'read' })).toEqual([]);
  });

  test('forget me while answers wait: none is sent later, and the words that say so are', async () => {
    channel.faults.push({ status: 500, code: 131000 });
    await channel.receive(channel.message(SAMIRA, 'mijn vraag'));
    await channel.settled();
    await pass(1500);
    expect(await database('whatsapp_outbox').where({ state: 'waiting' })).not.toEqual([]);
    await channel.receive(channel.message(SAMIRA, 'forget me'));
    await channel.settled();
    for (let n = 0; n < 20; n++) await pass(10_000);
    expect(channel.seenBy(SAMIRA)).toEqual([expect.stringContaining('echo forget me')]);
    expect(await database('whatsapp_outbox')).toEqual([]);
    expect(await database('whatsapp_people')).toEqual([]);
  });

  test('no line of the log holds a number, an id or a text, whatever fails', async () => {
    const app = express().use('/', channel.routes);
    const server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const secret = 'GEHEIM';
    const post = async () => {
      const body = metaJson(
        envelopeOf(PHONE_NUMBER_ID, {
          messages: [channel.message(SAMIRA, secret), { ...channel.message(SAMIRA, secret), timestamp: secret }],
        }),
      );
      const signature = `sha256=${createHmac('sha256', CONFIG.appSecret).update(body).digest('hex')}`;
      return (await fetch(url, { method: 'POST', headers: { 'X-Hub-Signature-256': signature }, body })).status;
    };
    try {
      // what goes out fails, then the turn, then even the storing
      channel.faults.push({ status: 400, code: 100 }, { status: 401, code: 190 });
      expect(await post()).toBe(200);
      await channel.settled();
      await pass(2000);
      await database.schema.renameTable('whatsapp_outbox', 'elsewhere');
      await post();
      await channel.settled();
      await pass(2000);
      await database.schema.renameTable('elsewhere', 'whatsapp_outbox');
      await database.schema.alterTable('whatsapp_inbox', (table) => table.dropColumn('message_id'));
      expect(await post()).toBe(500);
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
    const said = lines.join('');
    for (const code of ['WHATSAPP_UNREADABLE', 'WHATSAPP_NOT_SENT', 'WHATSAPP_NOT_STORED'])
      expect(said).toContain(code);
    expect(said).not.toContain(secret);
    expect(said).not.toMatch(/32470|wamid|test-token|test-app-secret/);
  });
});
