import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Request, type Response } from 'express';
import { WebSocket } from 'ws';
import { openDatabase } from '../../src/database/connection';
import { deskRoutes } from '../../src/staff/desk-routes';
import type { DeskEvent, DeskRequestDetail, DeskState } from '../../src/staff/desk-types';
import { type StaffAccount, StaffError, type StaffRequest } from '../../src/staff/route';
import { MONDAY, type RunningHandoff, startHandoff } from '../handoff/start-handoff';

/** The desk's routes, called as the mount calls them once it knows who is signed in. */
describe('the desk', () => {
  let running: RunningHandoff;
  beforeEach(async () => {
    running = await startHandoff(await openDatabase('sqlite::memory:'));
    await running.figure('noor', { languages: ['nl', 'prs'], hours: [{ day: 2, from: '09:00', to: '12:00' }] });
    await running.figure('sam');
  }, 60_000);
  afterEach(() => running.stop());

  const account = (id: string, change: Partial<StaffAccount> = {}): StaffAccount => ({
    id,
    login: `${id}@stad.example`,
    name: id,
    role: 'bridge',
    organisation: 'stad',
    municipality: 'kortrijk',
    languages: ['nl'],
    ...change,
  });
  const noor = account('noor');
  const sam = account('sam');
  const call = async <T>(who: StaffAccount, method: string, path: string, body?: unknown): Promise<T> => {
    for (const route of deskRoutes(running.desk.parts)) {
      const pattern = new RegExp(`^${route.path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
      const found = pattern.exec(path);
      if (!found || route.method !== method) continue;
      const request = { account: who, params: { ...found.groups }, query: {}, body, http: { ip: '192.0.2.7' } };
      return (await route.handle(request as unknown as StaffRequest, {} as Response)) as T;
    }
    throw new Error(`no route ${method} ${path}`);
  };
  const refused = async (work: Promise<unknown>) => {
    const error = await work.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    return error instanceof StaffError ? [error.status, error.code] : error;
  };
  const waiting = async (language = 'prs') => {
    const person = await running.person(language);
    return { person, id: await person.askForChat() };
  };

  test('every call is for bridge figures and admins; promises also for policy staff', () => {
    for (const { path, roles } of deskRoutes(running.desk.parts)) {
      expect([path, roles]).toEqual([
        path,
        path === '/desk/promises' ? ['bridge', 'policy', 'admin'] : ['bridge', 'admin'],
      ]);
    }
  });

  test('the first screen: the queue with names in Dutch, danger first, and whom it is for', async () => {
    const { id } = await waiting();
    const danger = await running.person('nl');
    await danger.say('ik wil niet meer leven');
    for (const action of ['person', 'handoff:yes', 'handoff:chat']) await danger.say('', action);
    const state = await call<DeskState>(noor, 'get', '/desk');
    expect(state.queue.map(({ crisis, position }) => [crisis, position])).toEqual([
      [true, 1],
      [false, 2],
    ]);
    expect(state.queue[1]).toMatchObject({
      id,
      language: 'prs',
      languageName: 'Dari',
      direction: 'rtl',
      themeName: 'Wonen',
      municipalityName: 'Kortrijk',
      forYou: true,
      unread: 0,
    });
    expect(state.counts).toMatchObject({ waiting: 2, crisis: 1, open: 0 });
    expect(state.me).toEqual({ id: 'noor', name: 'noor', presence: 'here', needsAvailability: false });
    expect(state.colleagues.map(({ name }) => name)).toEqual(['sam']);
    expect((await call<DeskState>(sam, 'get', '/desk')).queue[1]).toMatchObject({ id, forYou: false });
  });

  test('an account of another town sees nothing of it; one without a town does', async () => {
    const { id } = await waiting();
    const gent = account('lotte', { municipality: 'gent' });
    expect((await call<DeskState>(gent, 'get', '/desk')).queue).toEqual([]);
    expect(await refused(call(gent, 'get', `/desk/requests/${id}`))).toEqual([404, 'NOT_FOUND']);
    expect(await refused(call(gent, 'post', `/desk/requests/${id}/accept`))).toEqual([404, 'NOT_FOUND']);
    const region = account('lotte', { municipality: undefined });
    expect((await call<DeskState>(region, 'get', '/desk')).queue).toHaveLength(1);
  });

  test('taking a request shows the story so far; then it is nobody else’s', async () => {
    const person = await running.person('nl');
    await person.say('', 'entry:housing/rent-deposit');
    await person.say('hoeveel kost het');
    const id = await person.askForChat();
    const detail = await call<DeskRequestDetail>(noor, 'post', `/desk/requests/${id}/accept`);
    expect(detail.story.map(({ from, text }) => [from, text])).toEqual(
      expect.arrayContaining([
        ['assistant', 'De huurwaarborg'],
        ['person', 'hoeveel kost het'],
      ]),
    );
    expect(detail.suggestions[0]).toMatchObject({ id: 'housing/rent-deposit', title: 'De huurwaarborg' });
    expect(await refused(call(sam, 'get', `/desk/requests/${id}`))).toEqual([409, 'ALREADY_TAKEN']);
    expect(await refused(call(sam, 'post', `/desk/requests/${id}/accept`))).toEqual([409, 'ALREADY_TAKEN']);
    const close = call(sam, 'post', `/desk/requests/${id}/close`, { outcome: 'answered' });
    expect(await refused(close)).toEqual([409, 'ALREADY_TAKEN']);
  });

  test('messages: what the person resembles, states, and input that is wrong', async () => {
    const { person, id } = await waiting('nl');
    await call(noor, 'post', `/desk/requests/${id}/accept`);
    await person.say('hoeveel maanden is de huurwaarborg?');
    const path = `/desk/requests/${id}/messages`;
    const message = { clientId: 'client-0001', kind: 'text', text: ' Dag ' };
    expect(await call(noor, 'post', path, message)).toMatchObject({ text: 'Dag', language: 'nl', state: 'sent' });
    expect(await call(noor, 'post', path, message)).toMatchObject({ sequence: 3 });
    const detail = await call<DeskRequestDetail>(noor, 'get', `/desk/requests/${id}`);
    expect(detail.messages[1]?.resembles?.[0]).toMatchObject({ id: 'housing/rent-deposit', title: 'De huurwaarborg' });
    expect(detail.request.unread).toBe(1);
    await call(noor, 'post', `/desk/requests/${id}/seen`, { sequence: 3 });
    expect((await call<DeskState>(noor, 'get', '/desk')).mine[0]).toMatchObject({ id, unread: 0 });
    for (const wrong of [{}, { ...message, text: '' }, { ...message, kind: 'picture' }, { kind: 'text', text: 'x' }]) {
      expect(await refused(call(noor, 'post', path, wrong))).toEqual([400, 'BAD_INPUT']);
    }
    const canned = { clientId: 'client-0002', kind: 'canned', canned: 'come', values: {} };
    expect(await refused(call(noor, 'post', path, canned))).toEqual([400, 'BLANK_MISSING']);
  });

  test('a number is shown to the one who calls, and written down before', async () => {
    const person = await running.person('nl');
    for (const action of ['person', 'handoff:yes', 'theme:housing', 'municipality:kortrijk', 'handoff:call'])
      await person.say('', action);
    await person.say('0470 00 00 00');
    const [{ id } = { id: '' }] = await running.handoff.requests.queue();
    expect(await refused(call(noor, 'post', `/desk/requests/${id}/called`))).toEqual([409, 'NOT_YOURS']);
    const detail = await call<DeskRequestDetail>(noor, 'post', `/desk/requests/${id}/accept`);
    expect(detail.hasPhone).toBe(true);
    expect(JSON.stringify(detail)).not.toContain('470');
    expect(await call(noor, 'post', `/desk/requests/${id}/called`)).toMatchObject({ phone: '+32470000000' });
    expect(running.audited.at(-1)).toMatchObject({ what: 'number-shown', account: 'noor', target: id });
    await call(noor, 'post', `/desk/requests/${id}/kept`);
    expect(await call(noor, 'post', `/desk/requests/${id}/close`, { outcome: 'answered' })).toMatchObject({
      state: 'closed',
      promise: { what: 'call', keptAt: MONDAY },
    });
  });

  test('availability: read, written, checked; an admin may do so for others', async () => {
    const wanted = {
      languages: ['nl', 'ku'],
      themes: ['housing'],
      hours: [{ day: 3, from: '13:00', to: '16:00', place: 'town-hall' }],
      daysOff: [{ from: '2026-12-24', to: '2027-01-03' }],
    };
    expect(await call(sam, 'put', '/availability', wanted)).toEqual({ accountId: 'sam', ...wanted });
    expect(await call(sam, 'get', '/availability')).toEqual({ accountId: 'sam', ...wanted });
    for (const hours of [{ day: 8 }, { from: '16:00', to: '13:00' }, { place: 'nowhere' }, { from: '9' }]) {
      const wrong = { ...wanted, hours: [{ ...wanted.hours[0], ...hours }] };
      expect(await refused(call(sam, 'put', '/availability', wrong))).toEqual([400, 'BAD_INPUT']);
    }
    expect(await refused(call(sam, 'put', '/availability', { ...wanted, accountId: 'noor' }))).toEqual([
      403,
      'NOT_ALLOWED',
    ]);
    const admin = account('admin', { role: 'admin' });
    expect(await refused(call(admin, 'put', '/availability', { ...wanted, accountId: 'none' }))).toEqual([
      404,
      'NOT_FOUND',
    ]);
  });

  test('canned sentences come with their blanks', async () => {
    const list = await call<{ sentences: unknown[]; things: unknown[] }>(noor, 'get', '/desk/canned');
    expect(list.sentences).toContainEqual({
      id: 'come',
      group: 'appointment',
      text: 'Kom naar {{place}} op {{date}} om {{time}}.',
      blanks: [
        { name: 'place', type: 'place' },
        { name: 'date', type: 'date' },
        { name: 'time', type: 'time' },
      ],
    });
    expect(list.things).toContainEqual({ id: 'passport', text: 'je paspoort' });
  });

  test('live updates: begins with resync; then requests, messages, typing and presence, each to whom it concerns', async () => {
    const app = express();
    app.get('/:id', (request: Request, response: Response) =>
      running.desk.parts.events.open(account(String(request.params.id)), response),
    );
    const server = createServer(app).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const mine = await listen(`${base}/noor`);
    const other = await listen(`${base}/sam`);
    expect(await mine.next('resync')).toEqual({ type: 'resync' });
    await other.next('resync');
    const { person, id } = await waiting('nl');
    expect(await mine.next('request')).toMatchObject({ id, request: { state: 'waiting', forYou: true } });
    expect(await other.next('request')).toMatchObject({ id, request: { forYou: false } });
    await call(noor, 'post', `/desk/requests/${id}/accept`);
    expect(await other.next('request')).toEqual({ type: 'request', id });
    await mine.next('request');
    await person.say('dag');
    const said = await mine.until('messages', (event) => event.messages.some(({ text }) => text === 'dag'));
    expect(said).toMatchObject({ id });
    await fetch(`${running.running.base}/conversations/${person.started.id}/activities`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${person.started.token}` },
      body: JSON.stringify({ type: 'typing' }),
    });
    expect(await mine.next('typing')).toEqual({ type: 'typing', id });
    await call(sam, 'post', '/desk/presence', { presence: 'pause' });
    expect(await mine.next('presence')).toMatchObject({ colleagues: [{ name: 'sam', presence: 'pause' }] });
    expect(other.seen.filter(({ type }) => type === 'messages' || type === 'typing')).toEqual([]);
    const closed = new Promise((resolve) => server.close(resolve));
    running.desk.parts.events.close();
    server.closeAllConnections();
    await closed;
  });

  test('the person sees the bridge figure type, and their own place in the queue move', async () => {
    const first = await waiting('nl');
    running.clock += 1;
    const { person, id } = await waiting('nl');
    const socket = new WebSocket(person.started.streamUrl);
    const frames: { type: string; name?: string; value?: unknown }[] = [];
    let wake = () => {};
    socket.on('message', (data) => {
      if (String(data) === '') return;
      frames.push(...JSON.parse(String(data)).activities);
      wake();
    });
    const frame = async (type: string, name?: string, value?: unknown) => {
      for (;;) {
        const found = frames.find(
          (one) => one.type === type && one.name === name && (value === undefined || one.value === value),
        );
        if (found) return found;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    };
    await frame('message');
    await running.desk.positions.tell();
    await frame('event', 'handoff.position', 2);
    await call(sam, 'post', `/desk/requests/${first.id}/accept`);
    await running.desk.positions.tell();
    await frame('event', 'handoff.position', 1);
    await call(noor, 'post', `/desk/requests/${id}/accept`);
    await call(noor, 'post', `/desk/requests/${id}/typing`);
    expect(await frame('typing')).toMatchObject({ from: { role: 'bot' } });
    socket.terminate();
  });
});

/** Reads a stream of Server-Sent Events. */
async function listen(url: string) {
  const response = await fetch(url);
  const seen: DeskEvent[] = [];
  let taken = 0;
  let wake = () => {};
  void (async () => {
    let rest = '';
    for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
      rest += Buffer.from(part).toString('utf8');
      const blocks = rest.split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = /^data: (.*)$/m.exec(block)?.[1];
        if (data) seen.push(JSON.parse(data));
      }
      wake();
    }
  })().catch(() => {});
  type Of<T extends DeskEvent['type']> = Extract<DeskEvent, { type: T }>;
  const until = async <T extends DeskEvent['type']>(type: T, wanted: (event: Of<T>) => boolean): Promise<Of<T>> => {
    for (;;) {
      const index = seen.findIndex((event, at) => at >= taken && event.type === type && wanted(event as Of<T>));
      if (index >= 0) {
        taken = index + 1;
        return seen[index] as Of<T>;
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return { seen, until, next: <T extends DeskEvent['type']>(type: T) => until(type, () => true) };
}
