import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { Outbox } from '../../src/handoff/outbox';
import { isSigned, SIGNATURE_HEADER, sign, TIMESTAMP_HEADER } from '../../src/handoff/signature';
import { deskWebhook } from '../../src/staff/desk-webhook';
import { silent } from '../channels/directline/start-channel';
import { onEveryDatabase } from '../database/databases';
import { MONDAY, type RunningHandoff, startHandoff } from './start-handoff';

const SECRET = 'a secret of the tests, shared with the other desk';

test('a signature holds for these bytes, this secret and five minutes', () => {
  const body = Buffer.from('{"a":1}');
  const timestamp = String(MONDAY / 1000);
  const signature = sign(SECRET, MONDAY / 1000, body);
  expect(isSigned(SECRET, { timestamp, signature }, body, MONDAY)).toBe(true);
  expect(isSigned(SECRET, { timestamp, signature }, body, MONDAY + 299_000)).toBe(true);
  expect(isSigned(SECRET, { timestamp, signature }, body, MONDAY + 301_000)).toBe(false);
  expect(isSigned(SECRET, { timestamp, signature }, Buffer.from('{"a":2}'), MONDAY)).toBe(false);
  expect(isSigned(`${SECRET}!`, { timestamp, signature }, body, MONDAY)).toBe(false);
  expect(isSigned(SECRET, { timestamp: String(MONDAY / 1000 + 1), signature }, body, MONDAY)).toBe(false);
  expect(isSigned(SECRET, { timestamp, signature: undefined }, body, MONDAY)).toBe(false);
});

onEveryDatabase('another desk', (open) => {
  let running: RunningHandoff;
  let server: Server;
  /** What the other desk got, and how it answers. */
  let got: { headers: Record<string, string>; body: string }[];
  let answer: number;
  beforeEach(async () => {
    got = [];
    answer = 200;
    const send = async (_url: string, headers: Record<string, string>, body: string) => {
      got.push({ headers, body });
      return { status: answer };
    };
    running = await startHandoff(await open(), {
      outbox: (database, now) =>
        new Outbox(database, {
          url: 'https://desk.example',
          secret: SECRET,
          now,
          log: silent,
          send,
          random: () => 0.5,
        }),
    });
    const app = express().use('/', deskWebhook(SECRET, running.handoff, running.desk.parts.live));
    server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  }, 60_000);
  afterEach(async () => {
    await new Promise((resolve) => server.close(resolve));
    await running.stop();
  });

  const bodies = () => got.map(({ body }) => JSON.parse(body));
  const tell = async (event: unknown, change: { at?: number; secret?: string } = {}) => {
    const body = JSON.stringify(event);
    const timestamp = Math.floor((change.at ?? running.clock) / 1000);
    const headers = {
      [TIMESTAMP_HEADER]: String(timestamp),
      [SIGNATURE_HEADER]: sign(change.secret ?? SECRET, timestamp, body),
    };
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/events`, { method: 'POST', headers, body });
    return [response.status, await response.json()];
  };
  const status = (id: string, state: string, more = {}) => ({
    type: 'event',
    name: 'handoff.status',
    conversation: { id },
    from: { name: 'Lotte' },
    value: { state, ...more },
  });

  test('gets the request with the transcript, signed, then each message, once and in order', async () => {
    const person = await running.person('nl');
    await person.say('waar is het stadhuis');
    const id = await person.askForChat();
    await person.say('eerste');
    await person.say('tweede');
    await Promise.all([running.desk.sweep.deliver(), running.desk.sweep.deliver()]);
    expect(bodies().map(({ type, name, text }) => name ?? [type, text])).toEqual([
      'handoff.initiate',
      ['message', 'eerste'],
      ['message', 'tweede'],
    ]);
    const [first] = bodies();
    expect(first).toMatchObject({
      conversation: { id },
      value: { language: 'nl', theme: 'housing', municipality: 'kortrijk', crisis: false },
    });
    const lines = first.attachments[0].content.activities.map(({ text }: { text: string }) => text);
    expect(lines).toContain('waar is het stadhuis');
    expect(got[0]?.body).not.toContain(person.started.id);
    const { [TIMESTAMP_HEADER]: timestamp, [SIGNATURE_HEADER]: signature } = got[0]?.headers ?? {};
    expect(isSigned(SECRET, { timestamp, signature }, Buffer.from(got[0]?.body ?? ''), running.clock)).toBe(true);
    expect(await running.database('handoff_outbox')).toEqual([]);
  });

  test('what it does not take is tried again with growing pauses, and what follows waits', async () => {
    const person = await running.person('nl');
    await person.askForChat();
    await person.say('eerste');
    answer = 503;
    const times: number[] = [];
    for (let second = 0; second <= 30; second++) {
      running.clock = MONDAY + second * 1000;
      const before = got.length;
      await running.desk.sweep.deliver();
      if (got.length > before) times.push(second);
    }
    expect(times).toEqual([0, 2, 6, 14, 30]);
    expect(new Set(bodies().map(({ name }) => name))).toEqual(new Set(['handoff.initiate']));
    answer = 200;
    running.clock += 60_000;
    await running.desk.sweep.deliver();
    expect(bodies().at(-1)).toMatchObject({ text: 'eerste' });
  });

  test('a desk that stays away is given up, and the person is told where to go', async () => {
    const person = await running.person('nl');
    const id = await person.askForChat();
    answer = 500;
    for (let n = 0; n < 20; n++) {
      await running.desk.sweep.deliver();
      running.clock += 1_200_000;
    }
    expect(await running.handoff.requests.find(id)).toMatchObject({ state: 'expired' });
    const [last] = await running.database('activities').orderBy('sequence', 'desc').limit(1).select('activity');
    expect(JSON.parse(last.activity).entities[0].reply).toMatchObject({ kind: 'person' });
  });

  test('accepts, writes and completes', async () => {
    const person = await running.person('nl');
    const id = await person.askForChat();
    expect(await tell(status(id, 'accepted'))).toEqual([200, {}]);
    expect((await person.replies()).at(-1)?.reply).toMatchObject({ kind: 'handoff', state: 'accepted', name: 'Lotte' });
    expect(await person.say('dag')).toEqual([]);
    const message = {
      type: 'message',
      id: 'm-1',
      conversation: { id },
      from: { name: 'Lotte' },
      text: 'Dag!',
      locale: 'nl-BE',
    };
    await tell(message);
    running.clock += 5000;
    // the same message in a new delivery
    expect(await tell(message)).toEqual([200, {}]);
    const staff = (await person.replies()).filter(({ reply }) => reply?.kind === 'staff');
    expect(staff.map(({ reply }) => reply)).toEqual([expect.objectContaining({ from: 'Lotte', text: 'Dag!' })]);
    expect(await tell(status(id, 'completed', { outcome: 'answered' }))).toEqual([200, {}]);
    expect((await person.replies()).at(-1)?.reply).toMatchObject({ kind: 'handoff', state: 'ended' });
    expect(await running.database('help_questions').select('outcome').where({ handoff: true })).toEqual([
      { outcome: 'answered' },
    ]);
  });

  test('failed: the person is told where to go', async () => {
    const person = await running.person('nl');
    const id = await person.askForChat();
    await tell(status(id, 'failed'));
    expect((await person.replies()).at(-1)?.reply).toMatchObject({ kind: 'person' });
  });

  test('refuses what is not signed, too old, unknown, or sent again', async () => {
    const person = await running.person('nl');
    const id = await person.askForChat();
    const accepted = status(id, 'accepted');
    expect((await tell(accepted, { secret: `${SECRET}!` }))[0]).toBe(401);
    expect((await tell(accepted, { at: running.clock - 301_000 }))[0]).toBe(401);
    expect((await tell(status('none', 'accepted')))[0]).toBe(409);
    expect((await tell({ ...accepted, name: 'handoff.other' }))[0]).toBe(400);
    expect(await tell(accepted)).toEqual([200, {}]);
    expect(await tell(accepted)).toEqual([200, { repeated: true }]);
  });

  test('no newcomer can play the other desk', async () => {
    const person = await running.person('nl');
    const id = await person.askForChat();
    await fetch(`${running.running.base}/conversations/${person.started.id}/activities`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${person.started.token}` },
      body: JSON.stringify(status(id, 'accepted')),
    });
    expect(await running.handoff.requests.find(id)).toMatchObject({ state: 'waiting' });
  });
});
