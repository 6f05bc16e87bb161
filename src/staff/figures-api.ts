import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import type { Log } from '../log.js';
import { filtersOf, seriesQuery } from '../questions/figures/dimensions.js';
import { FigureError } from '../questions/figures/plan.js';
import { FigureKeys, type StoredKey } from '../questions/sharing/keys.js';
import { openApi } from '../questions/sharing/openapi.js';
import { type FiguresParts, figuresOf, within } from './figures-parts.js';
import { readTable } from './figures-routes.js';
import { parse, StaffError } from './route.js';

/** Calls a minute with one key. */
const CALLS = 120;
/** Calls a minute from one address without a valid key: keys cannot be guessed anyway, this spares the database. */
const TRIES = 60;

/** The public API of figures, for `/api/figures/v1`: a key of an organisation, the same published counts as staff see. */
export function figuresApi(parts: FiguresParts & { readonly log: Log }): Router {
  const figures = figuresOf(parts);
  const keys = new FigureKeys(parts.figuresStore.database, parts.now);
  const router = express.Router({ caseSensitive: true });
  const description = openApi();
  router.get('/openapi.json', (_request, response) => void response.json(description));
  router.use(limit(TRIES, (request, response) => response.statusCode !== 401 || request.method === 'OPTIONS'));
  router.use(async (request: Request, response: Response, next: NextFunction) => {
    response.set({ 'Cache-Control': 'no-store', 'Cross-Origin-Resource-Policy': 'same-origin' });
    const [scheme, given = ''] = (request.get('Authorization') ?? '').split(' ');
    const key = scheme?.toLowerCase() === 'bearer' ? await keys.find(given) : undefined;
    if (!key)
      throw new StaffError(401, 'KEY_NEEDED', 'Send the key of your organisation: Authorization: Bearer wwf_...');
    response.locals.key = key;
    next();
  });
  router.use(limit(CALLS, undefined, (_request, response) => keyOf(response).id));
  router.get('/table', async ({ query }: Request, response: Response) => {
    response.json(await figures.table(readTable(scopeOf(response), query)));
  });
  router.get('/series', async ({ query }: Request, response: Response) => {
    const { from, to, group, ...rest } = parse(seriesQuery, query);
    within(scopeOf(response), filtersOf(rest), group ? [group] : []);
    response.json(await figures.series(from, to, filtersOf(rest), group));
  });
  router.use(() => {
    throw new StaffError(404, 'NOT_FOUND', 'There is no such address: see /api/figures/v1/openapi.json');
  });
  router.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    const known = error instanceof FigureError ? new StaffError(400, error.code, error.message) : error;
    if (known instanceof StaffError) {
      response.status(known.status).json({ error: { code: known.code, message: known.message } });
      return;
    }
    parts.log.error({ err: error, code: 'FIGURES_REQUEST_FAILED' }, 'a request for figures failed');
    response.status(500).json({ error: { code: 'FAILED', message: 'Something went wrong here: try again' } });
  });
  return router;
}

function keyOf(response: Response): StoredKey {
  return response.locals.key as StoredKey;
}

function scopeOf(response: Response) {
  return { municipality: keyOf(response).municipality ?? undefined };
}

/** @param isFine whether an answer does not count; left out = all count */
function limit(
  calls: number,
  isFine: ((request: Request, response: Response) => boolean) | undefined,
  who: (request: Request, response: Response) => string = (request) => ipKeyGenerator(request.ip ?? ''),
) {
  return rateLimit({
    windowMs: 60_000,
    limit: calls,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: who,
    ...(isFine ? { skipSuccessfulRequests: true, requestWasSuccessful: isFine } : {}),
    handler: () => {
      throw new StaffError(429, 'TOO_MANY_CALLS', 'Too many calls: wait a minute');
    },
  });
}
