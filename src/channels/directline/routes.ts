import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import cors from 'cors';
import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { WebSocketServer } from 'ws';
import { z } from 'zod';
import type { DirectLineChannel } from './channel.js';
import { type Conversation, type Conversations, isShown } from './conversations.js';
import { badArgument, conversationEnded, DirectLineError, tokenRefused } from './errors.js';
import type { Sockets } from './sockets.js';
import type { Token, Tokens } from './tokens.js';

/** Characters of one message; longer ones are refused with a clear error. */
export const MESSAGE_LIMIT = 4000;
/** Bytes of one activity. */
const ACTIVITY_LIMIT = 256 * 1024;

const activityBody = z.looseObject({
  type: z.string().min(1),
  text: z.string().optional(),
  name: z.string().optional(),
  locale: z.string().max(35).optional().catch(undefined),
  channelData: z.record(z.string(), z.unknown()).optional().catch(undefined),
});

const generateBody = z
  .object({
    kiosk: z
      .string()
      .regex(/^[a-z0-9-]{1,64}$/)
      .optional(),
  })
  .catch({});
const startBody = z.object({ locale: z.string().max(35).optional() }).catch({});

export interface DirectLineOptions {
  readonly secret: string;
  readonly publicUrl: string | undefined;
  readonly allowedOrigins: readonly string[];
  /** Requests per minute per token or address; 0 = no limit. */
  readonly rateLimit: number;
  /** Whether a kiosk may be opened for this place. */
  readonly isPlace: (id: string) => boolean;
}

/**
 * Direct Line 3.0 over REST, see docs/direct-line.md. Who may call what: `tokens/generate` our own pages, pages of
 * ALLOWED_ORIGINS and servers with the secret; everything else the bearer of the conversation's token.
 */
export function directLineRoutes(
  tokens: Tokens,
  channel: DirectLineChannel,
  conversations: Conversations,
  options: DirectLineOptions,
): Router {
  const router = express.Router();
  const answerOf = async (token: Omit<Token, 'use'>, request: Request) => ({
    conversationId: token.conv,
    token: await tokens.sign(token),
    expires_in: tokens.lifetime,
    streamUrl: await streamUrl(tokens, token, request, options.publicUrl),
  });

  // Tokens travel in a header and never as cookies, so a page of another origin gains nothing it has not been given.
  router.use(
    cors({ origin: true, maxAge: 86_400, allowedHeaders: ['Authorization', 'Content-Type', 'X-Ms-Bot-Agent'] }),
  );
  if (options.rateLimit > 0) router.use(limitPosts(options.rateLimit));
  router.use(express.json({ limit: ACTIVITY_LIMIT, type: ['application/json', 'text/json'] }));

  router.post('/tokens/generate', async (request, response) => {
    const authorised = bearer(request) !== undefined && hasSecret(request, options.secret);
    if (!authorised && (bearer(request) !== undefined || !isKnownPage(request, options))) {
      throw new DirectLineError(
        403,
        'Forbidden',
        'This page may not ask for tokens: add its address to ALLOWED_ORIGINS',
      );
    }
    const { kiosk } = generateBody.parse(request.body ?? {});
    if (kiosk !== undefined && !options.isPlace(kiosk)) throw badArgument(`There is no kiosk place "${kiosk}"`);
    const token = tokens.newConversation(kiosk);
    response.json({ conversationId: token.conv, token: await tokens.sign(token), expires_in: tokens.lifetime });
  });

  router.post('/tokens/refresh', async (request, response) => {
    const token = await requireToken(tokens, request);
    response.json({ conversationId: token.conv, token: await tokens.sign(token), expires_in: tokens.lifetime });
  });

  router.post('/conversations', async (request, response) => {
    const token = hasSecret(request, options.secret) ? tokens.newConversation() : await requireToken(tokens, request);
    const { locale } = startBody.parse(request.body ?? {});
    const started = await channel.start(token, locale);
    response.status(started ? 201 : 200).json(await answerOf(token, request));
  });

  router.get('/conversations/:id', async (request, response) => {
    const { token } = await requireConversation(tokens, conversations, request);
    response.json(await answerOf(token, request));
  });

  router.post('/conversations/:id/activities', async (request, response) => {
    const token = await requireToken(tokens, request);
    if (token.conv !== request.params.id) throw tokenRefused();
    if (!request.is(['application/json', 'text/json'])) {
      throw new DirectLineError(415, 'BadArgument', 'Send the activity as JSON, with Content-Type: application/json');
    }
    const parsed = activityBody.safeParse(request.body);
    if (!parsed.success) throw badArgument('An activity is a JSON object with a "type"');
    const activity = parsed.data;
    if ((activity.text?.length ?? 0) > MESSAGE_LIMIT) {
      throw badArgument(`A message has at most ${MESSAGE_LIMIT} characters: make it shorter or send it in parts`);
    }
    if (activity.type === 'typing') channel.typing(token);
    if (activity.type === 'event' && activity.name === 'seen') {
      await channel.seen(token, String(activity.value));
      response.json({ id: `${token.conv}|0000000` });
      return;
    }
    // a person's typing starts no turn; the events of a hand-off come from the desk, never from a client
    if (!['message', 'event'].includes(activity.type) || activity.name?.startsWith('handoff.')) {
      response.json({ id: `${token.conv}|0000000` });
      return;
    }
    const id = await channel.receive(token, activity);
    if (id === undefined) throw conversationEnded();
    response.json({ id });
  });

  router.get('/conversations/:id/activities', async (request, response) => {
    const { conversation } = await requireConversation(tokens, conversations, request);
    const watermark = readWatermark(request.query.watermark);
    const found = await conversations.after(conversation.id, watermark);
    response.json({
      activities: found.filter(isShown).map((item) => item.activity),
      watermark: String(found.at(-1)?.sequence ?? watermark),
    });
  });

  router.post('/conversations/:id/upload', async (request) => {
    await requireConversation(tokens, conversations, request);
    throw new DirectLineError(415, 'BadArgument', 'This assistant reads text only: it cannot take files');
  });

  router.use((_request, _response) => {
    throw new DirectLineError(404, 'NotFound', 'Direct Line has no such address');
  });
  router.use(answerError);
  return router;
}

/** The WebSocket side: takes the upgrade of `/v3/directline/conversations/{id}/stream`. */
export function directLineUpgrade(tokens: Tokens, conversations: Conversations, sockets: Sockets) {
  const server = new WebSocketServer({ noServer: true, maxPayload: ACTIVITY_LIMIT });
  return async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    socket.on('error', () => {});
    const refuse = (status: string) =>
      socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    const url = new URL(request.url ?? '', 'http://localhost');
    const id = /^\/v3\/directline\/conversations\/([^/]+)\/stream$/.exec(url.pathname)?.[1];
    if (!id) return void refuse('404 Not Found');
    const token = await tokens.verify(url.searchParams.get('t') ?? '', 'stream');
    if (!token || token.conv !== decodeURIComponent(id)) return void refuse('403 Forbidden');
    if (!(await isOpen(conversations, token.conv))) return void refuse('404 Not Found');
    server.handleUpgrade(request, socket, head, (webSocket) => {
      // what a client sends over the socket is keep-alive only; it must be read to be thrown away
      webSocket.on('message', () => {});
      void sockets.open(webSocket, token.conv, readWatermark(url.searchParams.get('watermark')));
    });
  };
}

async function isOpen(conversations: Conversations, id: string): Promise<boolean> {
  const conversation = await conversations.find(id);
  return conversation !== undefined;
}

async function requireToken(tokens: Tokens, request: Request): Promise<Token> {
  const text = bearer(request);
  if (text === undefined) {
    throw new DirectLineError(401, 'Unauthorized', 'Send the header Authorization: Bearer <token>');
  }
  const token = await tokens.verify(text, 'api');
  if (!token) throw tokenRefused();
  return token;
}

async function requireConversation(
  tokens: Tokens,
  conversations: Conversations,
  request: Request,
): Promise<{ token: Token; conversation: Conversation }> {
  const token = await requireToken(tokens, request);
  if (token.conv !== request.params.id) throw tokenRefused();
  const conversation = await conversations.find(token.conv);
  const writing = request.method === 'POST';
  if (!conversation || (conversation.ended && writing)) {
    throw conversationEnded();
  }
  return { token, conversation };
}

function bearer(request: Request): string | undefined {
  return /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
}

function hasSecret(request: Request, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(bearer(request) ?? ''), digest(secret));
}

/** A browser always names the page a POST comes from; a call without Origin is no page. */
function isKnownPage(request: Request, options: DirectLineOptions): boolean {
  const { origin } = request.headers;
  if (origin === undefined) return true;
  const own = options.publicUrl ? new URL(options.publicUrl).origin : `${request.protocol}://${request.host}`;
  return origin === own || options.allowedOrigins.includes(origin);
}

async function streamUrl(
  tokens: Tokens,
  token: Omit<Token, 'use'>,
  request: Request,
  publicUrl: string | undefined,
): Promise<string> {
  const base = publicUrl ?? `${request.protocol}://${request.host}`;
  const query = new URLSearchParams({ watermark: String(readWatermark(request.query.watermark)) });
  query.set('t', await tokens.signStream(token));
  return `${base.replace(/^http/, 'ws')}/v3/directline/conversations/${encodeURIComponent(token.conv)}/stream?${query}`;
}

/** A watermark from outside: a count of activities; nonsense is the beginning, too large is the end. */
function readWatermark(value: unknown): number {
  if (typeof value !== 'string' || !/^\d+$/.test(value)) return 0;
  return Math.min(Number(value), 2_147_483_647);
}

/** Limits what starts work. Reading is free: the official client stops polling for ever when it meets a 429. */
function limitPosts(perMinute: number) {
  return rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    skip: (request) => request.method !== 'POST',
    keyGenerator: (request) => bearer(request) ?? ipKeyGenerator(request.ip ?? ''),
    handler: (_request, response) => {
      response.status(429).json({ error: { code: 'TooManyRequests', message: 'Too many messages: wait a minute' } });
    },
  });
}

/** Every error of this protocol is `{"error":{"code","message"}}`, never a stack trace. */
function answerError(error: unknown, _request: Request, response: Response, next: NextFunction): void {
  if (error instanceof DirectLineError) {
    response.status(error.status).json({ error: { code: error.code, message: error.message } });
    return;
  }
  const status = (error as { status?: number } | undefined)?.status;
  if (status === 413) {
    const message = 'An activity has at most 256 kB: make it smaller';
    response.status(413).json({ error: { code: 'MessageSizeTooBig', message } });
  } else if (status !== undefined && status >= 400 && status < 500) {
    response.status(400).json({ error: { code: 'BadSyntax', message: 'The body is not valid JSON' } });
  } else {
    next(error);
  }
}
