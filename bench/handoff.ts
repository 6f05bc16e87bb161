import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { readConfig } from '../src/config.js';
import { openDatabase } from '../src/database/connection.js';
import { openStaffRoom } from '../src/staff/staff-room.js';
import { startProcess, startServer } from './start-server.js';

/**
 * Live conversations at once: from the POST of a message until it has arrived at the other side, person to bridge figure
 * (WebSocket client to Server-Sent Events) and back. Everybody writes every three seconds,
 * faster than people do. The peer is the bare Direct Line of
 * the same build with a bot that echoes: as many messages, from the POST until the echo is there.
 */
const QUICK = process.argv.includes('--quick');
const CONVERSATIONS = QUICK ? 20 : 50;
const FIGURES = QUICK ? 4 : 10;
const ROUNDS = QUICK ? 3 : 10;
const EVERY = 3000;

/** Ends when a text has come. */
class Arrivals {
  readonly #come = new Map<string, number>();
  readonly #waiting = new Map<string, (at: number) => void>();

  note(text: string): void {
    const at = performance.now();
    if (this.#come.has(text)) return;
    this.#come.set(text, at);
    this.#waiting.get(text)?.(at);
  }

  of(text: string): Promise<number> {
    const at = this.#come.get(text);
    return at === undefined ? new Promise((resolve) => this.#waiting.set(text, resolve)) : Promise.resolve(at);
  }
}

interface Client {
  say(text: string, value?: string): Promise<void>;
  readonly arrivals: Arrivals;
  close(): void;
}

async function connect(base: string): Promise<Client> {
  const post = async (path: string, token: string | undefined, body: unknown) => {
    const response = await fetch(`${base}/v3/directline/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as { token: string; conversationId: string; streamUrl: string };
  };
  const { token } = await post('tokens/generate', undefined, {});
  const { conversationId, streamUrl } = await post('conversations', token, { locale: 'nl' });
  const socket = new WebSocket(streamUrl);
  const arrivals = new Arrivals();
  socket.on('message', (data) => {
    if (String(data) === '') return;
    for (const { type, from, text } of JSON.parse(String(data)).activities) {
      if (type === 'message' && from.role === 'bot') arrivals.note(text);
    }
  });
  await new Promise((resolve) => socket.once('open', resolve));
  return {
    arrivals,
    async say(text, value) {
      await post(`conversations/${conversationId}/activities`, token, { type: 'message', text, value });
    },
    close: () => socket.close(),
  };
}

/** Somebody at the desk, with the stream of events open. */
async function bridgeFigure(base: string, cookie: string, csrf: string) {
  const call = async (path: string, body?: unknown) => {
    const response = await fetch(`${base}/api/staff${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { Cookie: cookie, 'X-Csrf-Token': csrf, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.status === 204 ? undefined : await response.json();
  };
  const arrivals = new Arrivals();
  const gone = new AbortController();
  const stream = await fetch(`${base}/api/staff/desk/events`, { headers: { Cookie: cookie }, signal: gone.signal });
  void (async () => {
    let rest = '';
    for await (const part of stream.body as unknown as AsyncIterable<Uint8Array>) {
      const blocks = (rest + Buffer.from(part).toString('utf8')).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = /^data: (.*)$/m.exec(block)?.[1];
        const event = data && JSON.parse(data);
        if (event?.type === 'messages') for (const { text } of event.messages) arrivals.note(text);
      }
    }
  })().catch(() => {});
  await call('/desk/presence', { presence: 'here' });
  return { call, arrivals, close: () => gone.abort() };
}

async function measureHandoff() {
  const folder = mkdtempSync(join(tmpdir(), 'wegwijzer-bench-'));
  const url = `sqlite:${join(folder, 'bench.sqlite')}`;
  // NODE_ENV test: no searches of other languages are built beside the measurement
  const server = await startServer({ DATABASE_URL: url, MUNICIPALITY: 'kortrijk', NODE_ENV: 'test' });
  const database = await openDatabase(url);
  const room = openStaffRoom(database, readConfig({}), Date.now);
  const figures = await Promise.all(
    Array.from({ length: FIGURES }, async (_, n) => {
      const id = randomUUID();
      const account = { id, login: `figure${n}@stad.example`, name: `Figure ${n}`, role: 'bridge', password: '' };
      await database('staff_accounts').insert({
        ...account,
        organisation: 'stad',
        active: true,
        created_at: Date.now(),
      });
      const token = await room.sessions.open(id, 'password');
      return bridgeFigure(server.url, `wegwijzer-staff=${token}`, room.sessions.csrfOf(token));
    }),
  );
  const people = await Promise.all(Array.from({ length: CONVERSATIONS }, () => connect(server.url)));
  for (const person of people) {
    for (const tap of ['entry:housing/rent-deposit', 'person', 'handoff:yes', 'handoff:chat'])
      await person.say(tap, tap);
  }
  let queue: { id: string }[] = [];
  while (queue.length < CONVERSATIONS) {
    const state = (await figures[0]?.call('/desk')) as { queue: { id: string }[] } | undefined;
    queue = state?.queue ?? [];
  }
  const pairs = await Promise.all(
    queue.map(async ({ id }, n) => {
      const figure = figures[n % FIGURES];
      await figure?.call(`/desk/requests/${id}/accept`, {});
      return { id, figure };
    }),
  );
  const toFigure: number[] = [];
  const toPerson: number[] = [];
  // the queue stands in the order in which people asked
  const round = async (n: number, round: number) => {
    const [person, pair] = [people[n], pairs[n]];
    if (!person || !pair?.figure) return;
    const question = `vraag ${n} ${round}`;
    let started = performance.now();
    await person.say(question);
    toFigure.push((await pair.figure.arrivals.of(question)) - started);
    const answer = `antwoord ${n} ${round}`;
    started = performance.now();
    await pair.figure.call(`/desk/requests/${pair.id}/messages`, {
      clientId: randomUUID(),
      kind: 'text',
      text: answer,
    });
    const name = `**Figure ${n % FIGURES}**: ${answer}`;
    toPerson.push((await person.arrivals.of(name)) - started);
  };
  await rounds((n) => round(n, ROUNDS), 1);
  toFigure.length = 0;
  toPerson.length = 0;
  const used = server.cpu();
  await rounds(round);
  const cpu = (server.cpu() - used) / (CONVERSATIONS * ROUNDS * 2);
  for (const person of people) person.close();
  for (const figure of figures) figure.close();
  await database.destroy();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
  return { toFigure, toPerson, cpu };
}

async function measureEcho() {
  const server = await startProcess('dist/server/bench/echo-direct-line.js');
  const people = await Promise.all(Array.from({ length: CONVERSATIONS }, () => connect(server.url)));
  const times: number[] = [];
  const round = async (n: number, round: number) => {
    for (const half of ['a', 'b']) {
      const text = `vraag ${n} ${round} ${half}`;
      const started = performance.now();
      await people[n]?.say(text);
      const at = await people[n]?.arrivals.of(`echo: ${text}`);
      if (at !== undefined) times.push(at - started);
    }
  };
  await rounds((n) => round(n, ROUNDS), 1);
  times.length = 0;
  const used = server.cpu();
  await rounds(round);
  const cpu = (server.cpu() - used) / times.length;
  for (const person of people) person.close();
  await server.stop();
  return { times, cpu };
}

/** All conversations at once, each at its own moment. One uncounted round goes before: what is built at first use is there. */
async function rounds(one: (conversation: number, round: number) => Promise<void>, count = ROUNDS): Promise<void> {
  const began = performance.now();
  await Promise.all(
    Array.from({ length: CONVERSATIONS }, async (_, n) => {
      for (let round = 0; round < count; round++) {
        const due = began + round * EVERY + (n * EVERY) / CONVERSATIONS;
        await pause(Math.max(0, due - performance.now()));
        await one(n, round);
      }
    }),
  );
}

function line(name: string, times: number[], cpu: number): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? Number.NaN).toFixed(1);
  return `| ${name} | ${sorted.length} | ${at(0.5)} | ${at(0.99)} | ${cpu.toFixed(2)} |`;
}

console.log(
  `\n## ${CONVERSATIONS} live conversations at once, ${FIGURES} bridge figures, each writes every three seconds\n`,
);
console.log('| | messages | median ms | 99th percentile ms | processor ms a message |\n|---|---|---|---|---|');
const { toFigure, toPerson, cpu } = await measureHandoff();
console.log(line('person to bridge figure', toFigure, cpu));
console.log(line('bridge figure to person', toPerson, cpu));
const echo = await measureEcho();
console.log(line('peer: bare Direct Line echo', echo.times, echo.cpu));
