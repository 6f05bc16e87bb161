import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readConfig } from '../../src/config';
import { type Database, openDatabase } from '../../src/database/connection';
import { createSeal } from '../../src/database/seal';
import { loadCanned } from '../../src/handoff/canned';
import { createHandoff } from '../../src/handoff/handoff';
import type { Knowledge } from '../../src/knowledge/knowledge';
import { loadLanguages } from '../../src/languages/languages';
import type { Log } from '../../src/log';
import { LocalNotices } from '../../src/notices/notices';
import { createUnderstander } from '../../src/search/understander';
import { createHttpServer, type ServerParts } from '../../src/server';
import { type DeskRoom, openDesk } from '../../src/staff/desk-room';
import { mountStaff } from '../../src/staff/mount';
import { createPasswordHash } from '../../src/staff/password-hash';
import type { OpenRoute, Role, StaffRoute } from '../../src/staff/route';
import { type StaffParts, staffRoutes } from '../../src/staff/route-table';
import { openStaffRoom, type StaffRoom } from '../../src/staff/staff-room';
import { smallKnowledge } from '../assistant/small-knowledge';
import { phrases } from '../search/phrases-for-tests';

export const START = Date.parse('2026-11-23T09:00:00Z');
export const PASSWORD = 'groene fiets zonder bel';

/** Hashing is slow on purpose; not here. */
export const CHEAP = { memory: 64, passes: 1 };

const canned = loadCanned();

export type Routes = (StaffRoute | OpenRoute)[];

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of many shapes
  readonly body: any;
  readonly headers: Headers;
}

interface CallOptions {
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** A browser: keeps the cookie and the CSRF token it was given. */
export class Browser {
  cookie = '';
  csrf = '';
  /** The last Set-Cookie header. */
  setCookie = '';

  constructor(private readonly base: string) {}

  async call(method: string, path: string, { body, headers = {} }: CallOptions = {}): Promise<Answer> {
    const response = await fetch(`${this.base}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(this.cookie ? { Cookie: this.cookie } : {}),
        ...(this.csrf ? { 'X-Csrf-Token': this.csrf } : {}),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
    });
    for (const cookie of response.headers.getSetCookie()) {
      this.setCookie = cookie;
      if (cookie.includes('wegwijzer-staff=')) this.cookie = cookie.split(';')[0] ?? '';
    }
    const text = await response.text();
    const answer = text.startsWith('{') ? JSON.parse(text) : text;
    if (typeof answer?.csrf === 'string') this.csrf = answer.csrf;
    return { status: response.status, body: answer, headers: response.headers };
  }

  get = (path: string, options?: CallOptions) => this.call('GET', path, options);
  post = (path: string, body?: unknown, options?: CallOptions) =>
    this.call('POST', path, { ...options, ...(body === undefined ? {} : { body }) });
  patch = (path: string, body: unknown) => this.call('PATCH', path, { body });
  delete = (path: string) => this.call('DELETE', path);

  signIn = (login: string, password = PASSWORD) => this.post('/session', { login, password });
}

export interface RunningStaff {
  readonly server: Server;
  readonly origin: string;
  readonly base: string;
  readonly database: Database;
  readonly room: StaffRoom;
  readonly desk: DeskRoom;
  readonly routes: Routes;
  /** What the log was told. */
  readonly logged: unknown[];
  clock: number;
  browser(): Browser;
  /** An account with `PASSWORD`, ready to sign in; its login is `<role>@stad.example` unless given. */
  account(role: Role, login?: string): Promise<string>;
  /** A browser that is signed in with an account of its own, which has no password; of Kortrijk unless told otherwise. */
  as(role: Role, town?: string | null): Promise<Browser & { readonly id: string }>;
  stop(): Promise<void>;
}

interface Options {
  readonly database?: Database;
  readonly env?: Record<string, string>;
  readonly knowledge?: Knowledge;
  /** Changes the table before it is mounted. */
  readonly table?: (routes: Routes) => Routes;
}

/** The staff API inside the real Express app, on a port of its own, with a clock that stands still. */
export async function startStaff({ database, env = {}, knowledge, table }: Options = {}): Promise<RunningStaff> {
  const config = readConfig({ RATE_LIMIT_PER_MINUTE: '0', ...env });
  const languages = await loadLanguages();
  const open = database ?? (await openDatabase('sqlite::memory:'));
  const logged: unknown[] = [];
  const log: Log = {
    error: (...line) => logged.push(line),
    warn: (...line) => logged.push(line),
    info: (...line) => logged.push(line),
  };
  const current = knowledge ?? smallKnowledge();
  const library = {
    knowledge: current,
    understander: createUnderstander(current, languages, await phrases),
    pathways: { list: [], get: () => undefined, forTheme: () => [] },
  };
  const running = { clock: START } as RunningStaff;
  const now = () => running.clock;
  const passwords = createPasswordHash(CHEAP);
  const room = openStaffRoom(open, config, now, passwords);
  const notices = new LocalNotices();
  const seal = createSeal(config.dataKey);
  const hours = { waitMinutes: 10, outbox: undefined };
  const handoff = createHandoff({ database: open, notices, seal, canned: await canned, ...hours, now });
  const desk = openDesk({ handoff, lines: new Map() }, () => library, languages, room, log);
  const parts: StaffParts = {
    ...room,
    desk: desk.parts,
    accountChanged: desk.accountChanged,
    library: () => library,
    languages,
    now,
    log,
  };
  const routes = staffRoutes(parts);
  const staff = mountStaff(table ? table(routes) : routes, {
    sessions: room.sessions,
    publicUrl: config.publicUrl,
    limited: config.rateLimit > 0,
    streamCheck: 5,
    log,
  });
  const server = createHttpServer({
    config,
    languages,
    library: () => library,
    staff,
    log,
    isReady: async () => true,
  } as unknown as ServerParts);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = () => new Browser(`${origin}/api/staff`);
  let made = 0;
  const insert = async (role: Role, login: string, password: string, municipality: string | null = 'kortrijk') => {
    const id = randomUUID();
    const fields = { name: 'Noor', role, organisation: 'stad', municipality, languages: 'nl,fr' };
    await open('staff_accounts').insert({ id, login, password, ...fields, active: true, created_at: now() });
    return id;
  };
  return Object.assign(running, {
    server,
    origin,
    base: `${origin}/api/staff`,
    database: open,
    room,
    desk,
    routes,
    logged,
    browser,
    async account(role: Role, login = `${role}${++made}@stad.example`) {
      await insert(role, login, await passwords.make(PASSWORD));
      return login;
    },
    async as(role: Role, town?: string | null) {
      const mine = browser();
      const id = await insert(role, `${role}${++made}@stad.example`, '', town);
      const token = await room.sessions.open(id, 'password');
      mine.cookie = `wegwijzer-staff=${token}`;
      mine.csrf = room.sessions.csrfOf(token);
      return Object.assign(mine, { id });
    },
    async stop() {
      desk.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await open.destroy();
    },
  });
}
