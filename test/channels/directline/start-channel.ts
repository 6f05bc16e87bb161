import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TurnContext } from 'botbuilder';
import express from 'express';
import { type Bot, type Receipts, TURN, type Turn } from '../../../src/assistant/bot.js';
import { DirectLineChannel } from '../../../src/channels/directline/channel.js';
import { Conversations } from '../../../src/channels/directline/conversations.js';
import { DirectLineLine } from '../../../src/channels/directline/line.js';
import { directLineRoutes, directLineUpgrade } from '../../../src/channels/directline/routes.js';
import { Sockets } from '../../../src/channels/directline/sockets.js';
import { Tokens } from '../../../src/channels/directline/tokens.js';
import type { Database } from '../../../src/database/connection.js';
import type { Log } from '../../../src/log.js';
import { LocalNotices, type Notices } from '../../../src/notices/notices.js';

export const SECRET = 'a-secret-of-the-tests-with-enough-characters';
export const silent: Log = { error() {}, warn() {}, info() {} };

/** Answers "echo: ..." to a message and "welcome" to a new member; forgets on "forget"; counts its turns. */
export class EchoBot implements Bot {
  turns = 0;
  /** Turns wait here before they answer, when a test wants to be in the middle of one. */
  gate: Promise<void> = Promise.resolve();

  async run(context: TurnContext): Promise<void> {
    this.turns += 1;
    await this.gate;
    const { activity } = context;
    if (activity.type === 'conversationUpdate') await context.sendActivity('welcome');
    if (activity.type !== 'message') return;
    if (activity.text === 'forget') context.turnState.get<Turn>(TURN).forget();
    await context.sendActivities([{ type: 'typing' }, { type: 'message', text: `echo: ${activity.text}` }]);
  }
}

export interface RunningChannel {
  readonly base: string;
  readonly channel: DirectLineChannel;
  readonly tokens: Tokens;
  readonly sockets: Sockets;
  readonly line: DirectLineLine;
  stop(): Promise<void>;
  /** As when the process is killed: turns under way never come to their end. */
  kill(): Promise<void>;
}

/** The Direct Line channel as the server mounts it, on a port of its own. */
export async function startChannel(
  database: Database,
  bot: Bot,
  options: {
    now?: () => number;
    rateLimit?: number;
    allowedOrigins?: string[];
    notices?: Notices;
    receipts?: Receipts;
    municipality?: string | undefined;
    log?: Log;
  } = {},
): Promise<RunningChannel> {
  const now = options.now ?? Date.now;
  const conversations = new Conversations(database, now);
  const sockets = new Sockets(conversations);
  const { notices = new LocalNotices(), receipts = { delivered: async () => {}, seen: async () => {} } } = options;
  const line = new DirectLineLine(conversations, sockets, notices, now);
  const town = 'municipality' in options ? options.municipality : 'kortrijk';
  const channel = new DirectLineChannel(bot, conversations, sockets, database, town, now, options.log ?? silent, {
    notices,
    receipts,
  });
  const tokens = new Tokens(SECRET, 1800, now);
  const app = express();
  app.use(
    '/v3/directline',
    directLineRoutes(tokens, channel, conversations, {
      secret: SECRET,
      publicUrl: undefined,
      allowedOrigins: options.allowedOrigins ?? [],
      rateLimit: options.rateLimit ?? 0,
      isPlace: (id) => id === 'kortrijk',
    }),
  );
  const server: Server = createServer(app);
  server.on('upgrade', directLineUpgrade(tokens, conversations, sockets));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    sockets.closeAll();
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  };
  return {
    base: `http://127.0.0.1:${port}/v3/directline`,
    channel,
    tokens,
    sockets,
    line,
    async stop() {
      await channel.idle();
      await close();
    },
    kill: close,
  };
}

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of many shapes
  readonly body: any;
}

/** One call of the protocol; the body as JSON when there is one. */
export async function call(
  url: string,
  options: { method?: string; token?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const headers: Record<string, string> = { ...options.headers };
  if (options.token) headers.Authorization = `Bearer ${options.token}`;
  if (options.body !== undefined) headers['Content-Type'] ??= 'application/json';
  const body =
    options.body === undefined ? null : typeof options.body === 'string' ? options.body : JSON.stringify(options.body);
  const response = await fetch(url, { method: options.method ?? 'GET', headers, body });
  return { status: response.status, body: await response.json().catch(() => undefined) };
}

export interface Started {
  readonly id: string;
  readonly token: string;
  readonly streamUrl: string;
}

/** A token and its conversation, started. */
export async function startConversation(base: string): Promise<Started> {
  const { body: generated } = await call(`${base}/tokens/generate`, { method: 'POST' });
  const { body } = await call(`${base}/conversations`, {
    method: 'POST',
    token: generated.token,
    body: { locale: 'nl' },
  });
  return { id: body.conversationId, token: body.token, streamUrl: body.streamUrl };
}

/** The texts of all activities a client can read, in order. */
export async function readTexts(base: string, started: Started, watermark = ''): Promise<string[]> {
  const url = `${base}/conversations/${started.id}/activities?watermark=${watermark}`;
  const { body } = await call(url, { token: started.token });
  return body.activities.map((activity: { text: string }) => activity.text);
}

/** Posts a message. */
export async function post(base: string, started: Started, activity: Record<string, unknown>) {
  return call(`${base}/conversations/${started.id}/activities`, {
    method: 'POST',
    token: started.token,
    body: { type: 'message', ...activity },
  });
}
