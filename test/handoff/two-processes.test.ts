import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { readConfig } from '../../src/config';
import type { Database } from '../../src/database/connection';
import type { DeskEvent } from '../../src/staff/desk-types';
import { openStaffRoom } from '../../src/staff/staff-room';
import { call, post, type Started } from '../channels/directline/start-channel';
import { openPostgresSchema } from '../database/databases';
import { ServerProcess } from '../server-process';

const postgres = process.env.TEST_POSTGRES_URL;

/** Things that come one after the other; waits for one that is wanted, and takes all before it. */
class Arrivals<T> {
  readonly #come: T[] = [];
  #wake = () => {};

  add(one: T): void {
    this.#come.push(one);
    this.#wake();
  }

  async until<S extends T>(isWanted: (one: T) => one is S): Promise<S>;
  async until(isWanted: (one: T) => boolean): Promise<T>;
  async until(isWanted: (one: T) => boolean): Promise<T> {
    for (;;) {
      for (let one = this.#come.shift(); one !== undefined; one = this.#come.shift()) if (isWanted(one)) return one;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}

interface Frame {
  readonly type: string;
  readonly name?: string;
  readonly text?: string;
  readonly value?: unknown;
}

/** Somebody with the web client, connected to one process. */
async function person(base: string) {
  const { body: generated } = await call(`${base}/tokens/generate`, { method: 'POST' });
  const { body } = await call(`${base}/conversations`, {
    method: 'POST',
    token: generated.token,
    body: { locale: 'nl' },
  });
  const started: Started = { id: body.conversationId, token: body.token, streamUrl: body.streamUrl };
  const frames = new Arrivals<Frame>();
  const socket = new WebSocket(started.streamUrl);
  socket.on('message', (data) => {
    if (String(data) !== '') for (const activity of JSON.parse(String(data)).activities) frames.add(activity);
  });
  await new Promise((resolve) => socket.once('open', resolve));
  const say = (activity: Record<string, unknown>) => post(base, started, activity);
  return {
    frames,
    say,
    close: () => socket.terminate(),
    async askForChat() {
      for (const value of ['entry:housing/rent-deposit', 'person', 'handoff:yes', 'handoff:chat']) {
        await say({ text: '', value });
      }
    },
  };
}

/** A bridge figure of Kortrijk at the desk, connected to another process. */
async function bridgeFigure(base: string, database: Database) {
  const room = openStaffRoom(database, readConfig({}), Date.now);
  const id = randomUUID();
  const account = { id, login: `${id}@stad.example`, name: 'Noor', role: 'bridge', password: '', organisation: 'stad' };
  await database('staff_accounts').insert({
    ...account,
    municipality: 'kortrijk',
    active: true,
    created_at: Date.now(),
  });
  const token = await room.sessions.open(id, 'password');
  const headers = { Cookie: `wegwijzer-staff=${token}`, 'X-Csrf-Token': room.sessions.csrfOf(token) };
  const ask = (method: string, path: string, body?: unknown) =>
    call(`${base}/api/staff/desk${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
  const events = new Arrivals<DeskEvent>();
  const gone = new AbortController();
  const stream = await fetch(`${base}/api/staff/desk/events`, { headers, signal: gone.signal });
  void (async () => {
    let rest = '';
    for await (const part of stream.body as unknown as AsyncIterable<Uint8Array>) {
      const blocks = (rest + Buffer.from(part).toString('utf8')).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = /^data: (.*)$/m.exec(block)?.[1];
        if (data) events.add(JSON.parse(data));
      }
    }
  })().catch(() => {});
  await ask('POST', '/presence', { presence: 'here' });
  return { ask, events, close: () => gone.abort() };
}

const isRequest = (event: DeskEvent): event is Extract<DeskEvent, { type: 'request' }> =>
  event.type === 'request' && event.request?.state === 'waiting';

(postgres ? describe : describe.skip)('two processes on one PostgreSQL database', () => {
  let database: Database;
  let processes: ServerProcess[];
  beforeAll(async () => {
    const opened = await openPostgresSchema(postgres ?? '');
    database = opened.database;
    const env = { DATABASE_URL: opened.url, MUNICIPALITY: 'kortrijk', NODE_ENV: 'test' };
    processes = [new ServerProcess(env), new ServerProcess(env)];
    // the first prepares the database
    for (const one of processes) await one.start();
  }, 120_000);
  afterAll(async () => {
    for (const one of processes) await one.remove();
    await database.destroy();
  });

  test('the person is at one, the bridge figure at the other: messages, typing, place in the queue and end arrive', async () => {
    const [theirs, ours] = processes.map(({ url }) => url) as [string, string];
    const noor = await bridgeFigure(ours, database);
    const first = await person(`${theirs}/v3/directline`);
    await first.askForChat();
    const asked = await noor.events.until(isRequest);
    const second = await person(`${theirs}/v3/directline`);
    await second.askForChat();
    const next = await noor.events.until((event): event is typeof asked => isRequest(event) && event.id !== asked.id);
    // the place stands in the reply; the event tells that it has moved
    await second.frames.until(({ type, text }) => type === 'message' && (text ?? '').includes('2'));

    expect((await noor.ask('POST', `/requests/${asked.id}/accept`, {})).status).toBe(200);
    await first.frames.until(({ text }) => text?.includes('Noor') === true);
    await second.frames.until(({ name, value }) => name === 'handoff.position' && value === 1);

    const said = await first.say({ text: 'Dag, ik heb een vraag' });
    expect(said.status).toBe(200);
    const isAbout = (event: DeskEvent, text: string) =>
      event.type === 'messages' && event.messages.some((one) => one.text === text);
    await noor.events.until((event) => isAbout(event, 'Dag, ik heb een vraag'));
    await first.say({ type: 'typing' });
    await noor.events.until((event) => event.type === 'typing' && event.id === asked.id);

    await noor.ask('POST', `/requests/${asked.id}/typing`, {});
    await first.frames.until(({ type }) => type === 'typing');
    const clientId = randomUUID();
    const message = { clientId, kind: 'text', text: 'Vertel maar' };
    await noor.ask('POST', `/requests/${asked.id}/messages`, message);
    await first.frames.until(({ text }) => text?.includes('Vertel maar') === true);
    // that it has arrived at the other process is known here
    await noor.events.until(
      (event) => event.type === 'messages' && event.messages.some((one) => one.state === 'delivered'),
    );

    await noor.ask('POST', `/requests/${asked.id}/close`, { outcome: 'answered' });
    await first.frames.until(({ type, text }) => type === 'message' && text !== undefined);
    await second.say({ text: '', value: 'handoff:leave' });
    await noor.events.until((event) => event.type === 'request' && event.id === next.id && !event.request);
    const rows = await database('handoff_requests').orderBy('asked_at').select('state', 'outcome');
    expect(rows).toEqual([
      { state: 'closed', outcome: 'answered' },
      { state: 'left', outcome: null },
    ]);
    for (const one of [first, second, noor]) one.close();
  }, 120_000);
});
