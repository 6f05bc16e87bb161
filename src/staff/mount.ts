import { createHash, timingSafeEqual } from 'node:crypto';
import express, { type NextFunction, type Request, type RequestHandler, type Response, type Router } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import type { Log } from '../log.js';
import { type OwnAddress, ownOrigin, StaffCookie } from './cookies.js';
import { type OpenRoute, type SignedIn, StaffError, type StaffRoute } from './route.js';
import type { Sessions } from './sessions.js';

/** Bytes of a body when a route says nothing else. */
const BODY_LIMIT = 64 * 1024;
/** Calls a minute from one address to routes where passwords are tried. */
const SLOW_LIMIT = 20;

/** Milliseconds after which an open stream asks whether its session is still there. */
const STREAM_CHECK = 10_000;

/** What stands between the network and the routes. */
export interface Guard extends OwnAddress {
  readonly sessions: Sessions;
  /** False in tests and measurements: no limit on calls a minute. */
  readonly limited: boolean;
  /** Left out: 10 seconds. */
  readonly streamCheck?: number;
  readonly log: Log;
}

/** The cookie of a session. Strict: no other site's link or form ever carries it. */
export function sessionCookie(address: OwnAddress): StaffCookie {
  return new StaffCookie('wegwijzer-staff', 'strict', address);
}

/**
 * The routes of the table as an Express router for `/api/staff`. Each call passes, in this order: no other site sent
 * it, who is signed in, may this role, the CSRF token, the body; then the route.
 */
export function mountStaff(routes: readonly (StaffRoute | OpenRoute)[], guard: Guard): Router {
  const router = express.Router({ caseSensitive: true });
  router.use((_request, response, next) => {
    response.set({ 'Cache-Control': 'no-store', 'Cross-Origin-Resource-Policy': 'same-origin', Vary: 'Cookie' });
    next();
  });
  const slow: RequestHandler[] = guard.limited ? [limitSlow()] : [];
  const cookie = sessionCookie(guard);
  for (const route of routes) {
    router[route.method](route.path, ...(route.slow ? slow : []), async (request: Request, response: Response) => {
      refuseOtherSites(request, guard);
      const token = cookie.read(request);
      const signedIn = token === undefined ? undefined : await guard.sessions.find(token);
      if (route.roles !== 'anyone') authorise(route, request, signedIn);
      await readBody(route, request, response);
      const given = {
        params: request.params as Readonly<Record<string, string>>,
        query: request.query,
        body: request.body as unknown,
        http: request,
      };
      const result =
        route.roles === 'anyone'
          ? await route.handle({ ...given, signedIn }, response)
          : await route.handle({ ...given, ...(signedIn as SignedIn) }, response);
      if (response.headersSent || response.writableEnded) {
        if (signedIn && !response.writableEnded) endWithSession(response, signedIn, guard);
        return;
      }
      if (result === undefined) response.status(204).end();
      else response.json(result);
    });
  }
  router.use(() => {
    throw new StaffError(404, 'NOT_FOUND', 'There is no such address');
  });
  router.use(answerError(guard.log));
  return router;
}

/** @throws StaffError SIGN_IN_NEEDED, NOT_ALLOWED, PASSWORD_CHANGE_NEEDED or CSRF */
function authorise(route: StaffRoute, request: Request, signedIn: SignedIn | undefined): asserts signedIn is SignedIn {
  if (!signedIn) throw new StaffError(401, 'SIGN_IN_NEEDED', 'Sign in first');
  const { account, session } = signedIn;
  if (route.roles !== 'signed-in' && !route.roles.includes(account.role)) {
    throw new StaffError(403, 'NOT_ALLOWED', 'Your role does not include this: ask an administrator');
  }
  if (!isReading(request) && !isSame(request.get('X-Csrf-Token') ?? '', session.csrf)) {
    throw new StaffError(403, 'CSRF', 'This page is out of date: load it again');
  }
  if (session.mustChangePassword && !route.beforePasswordChange) {
    throw new StaffError(403, 'PASSWORD_CHANGE_NEEDED', 'Choose a password of your own first');
  }
}

/**
 * Requests of pages of other sites: a browser names the page's origin with every change, and where a request comes
 * from with every request. Links to a download may come from anywhere: the cookie does not come with them.
 */
function refuseOtherSites(request: Request, guard: Guard): void {
  if (isReading(request)) return;
  const { origin } = request.headers;
  const foreign = origin !== undefined && origin !== ownOrigin(request, guard);
  const site = request.get('Sec-Fetch-Site');
  if (foreign || site === 'cross-site' || site === 'same-site') {
    throw new StaffError(403, 'FOREIGN_ORIGIN', 'Use the staff app at its own address (PUBLIC_URL)');
  }
}

function isReading(request: Request): boolean {
  return request.method === 'GET' || request.method === 'HEAD';
}

/**
 * A stream that stays open ends soon after its session: whoever is signed out or deactivated hears nothing more; after a
 * change of the account the browser opens it again as what the account is now.
 */
function endWithSession(response: Response, signedIn: SignedIn, guard: Guard): void {
  const check = async () => {
    try {
      if (!(await guard.sessions.stillIs(signedIn))) response.end();
    } catch (error) {
      guard.log.error({ err: error, code: 'STAFF_REQUEST_FAILED' }, 'the session of a stream could not be looked up');
    }
  };
  const timer = setInterval(() => void check(), guard.streamCheck ?? STREAM_CHECK).unref();
  response.once('close', () => clearInterval(timer));
}

/** Compares in the same time whatever is wrong. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/** The body is read after the caller is known to be allowed: nobody else makes us read megabytes. */
async function readBody(route: StaffRoute | OpenRoute, request: Request, response: Response): Promise<void> {
  if (request.originalUrl.includes('%00')) throw unreadable();
  if (isReading(request)) return;
  const limit = route.limit ?? BODY_LIMIT;
  const read =
    route.accepts === 'bytes' ? express.raw({ limit, type: () => true }) : express.json({ limit, reviver: refuseNull });
  await new Promise<void>((resolve, reject) => {
    read(request, response, (error?: unknown) => (error ? reject(error) : resolve()));
  });
}

/** The character 0 stands in no text; PostgreSQL would refuse the whole row. */
function refuseNull(key: string, value: unknown): unknown {
  if (key.includes('\0') || (typeof value === 'string' && value.includes('\0'))) {
    // the parser makes an answer of it, as of any other syntax
    throw new SyntaxError('a character 0');
  }
  return value;
}

function unreadable(): StaffError {
  return new StaffError(400, 'BAD_INPUT', 'The request cannot be read');
}

function limitSlow(): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: SLOW_LIMIT,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (request) => ipKeyGenerator(request.ip ?? ''),
    handler: () => {
      throw new StaffError(429, 'TOO_MANY_TRIES', 'Too many tries: wait a minute');
    },
  });
}

/** Every error is `{"error":{code,message,field?}}`; what went wrong on our side is told to the log only. */
function answerError(log: Log) {
  return (error: unknown, _request: Request, response: Response, next: NextFunction): void => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const known = error instanceof StaffError ? error : bodyError(error);
    if (known) {
      const { status, code, message, field } = known;
      response.status(status).json({ error: { code, message, ...(field === undefined ? {} : { field }) } });
      return;
    }
    log.error({ err: error, code: 'STAFF_REQUEST_FAILED' }, 'a request of the staff app failed');
    response.status(500).json({ error: { code: 'FAILED', message: 'Something went wrong here: try again' } });
  };
}

/** What the body parsers and the router throw for a request that is wrong. */
function bodyError(error: unknown): StaffError | undefined {
  const { status } = error as { status?: number };
  if (status === 413) return new StaffError(413, 'TOO_LARGE', 'That is too large: make it smaller');
  if (status === undefined || status < 400 || status >= 500) return undefined;
  return unreadable();
}
