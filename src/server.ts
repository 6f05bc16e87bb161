import { createServer, type Server } from 'node:http';
import { resolve } from 'node:path';
import compression from 'compression';
import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import helmet from 'helmet';
import type { Library } from './assistant/turn-scope.js';
import type { DirectLineChannel } from './channels/directline/channel.js';
import type { Conversations } from './channels/directline/conversations.js';
import { directLineRoutes, directLineUpgrade } from './channels/directline/routes.js';
import type { Sockets } from './channels/directline/sockets.js';
import type { Tokens } from './channels/directline/tokens.js';
import { clientRoutes } from './client-routes.js';
import type { Config } from './config.js';
import type { Languages } from './languages/languages.js';
import type { Log } from './log.js';

export interface ServerParts {
  readonly config: Config;
  readonly languages: Languages;
  readonly library: () => Library;
  readonly channel: DirectLineChannel;
  readonly conversations: Conversations;
  readonly sockets: Sockets;
  readonly tokens: Tokens;
  /** The staff API, with its own checks of who may call what. */
  readonly staff: Router;
  /** For /readyz: database and knowledge answer. */
  readonly isReady: () => Promise<boolean>;
  /** Meta's webhook, when WhatsApp is configured. */
  readonly whatsapp?: Router | undefined;
  /** Azure Bot Service, when it is configured. */
  readonly azure?: Router | undefined;
  /** What another desk says (HANDOFF_WEBHOOK_URL); signed. */
  readonly handoff?: Router | undefined;
  /** The public API of figures. */
  readonly figuresApi?: Router | undefined;
  readonly log: Log;
}

/** Where Vite puts the clients and where the pictograms are. */
const WEB = 'dist/web';
const ICONS = 'node_modules/lucide-static/icons';

/** The HTTP server with all routes. Every route says who may call it; here that is everybody. */
export function createHttpServer(parts: ServerParts): Server {
  const { config, log } = parts;
  const app = express();
  app.set('trust proxy', config.trustProxy);
  app.disable('x-powered-by');
  // answers of the protocol are never asked for twice; files bring their own
  app.set('etag', false);
  // takes the raw body, before anything that parses one; headers for browsers mean nothing to Meta, which calls often
  if (parts.whatsapp) app.use('/api/whatsapp', parts.whatsapp);
  app.use(securityHeaders(config));
  // phones load little: a third of the size over the wire
  app.use(compression());

  app.get('/healthz', (_request, response) => void response.json({ status: 'alive' }));
  app.get('/readyz', async (_request, response) => {
    const ready = await parts.isReady();
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready' });
  });
  app.use(
    '/v3/directline',
    directLineRoutes(parts.tokens, parts.channel, parts.conversations, {
      secret: config.directLineSecret,
      publicUrl: config.publicUrl,
      allowedOrigins: config.allowedOrigins,
      rateLimit: config.rateLimit,
      isPlace: (id) => parts.library().knowledge.municipalities.has(id),
    }),
  );
  if (parts.azure) app.use('/api/messages', parts.azure);
  if (parts.handoff) app.use('/api/handoff', parts.handoff);
  app.use('/api/staff', parts.staff);
  app.use('/staff', staffApp());
  if (parts.figuresApi) app.use('/api/figures/v1', parts.figuresApi);
  app.use('/api', clientRoutes(parts.languages, parts.library));
  app.use('/icons', express.static(resolve(ICONS), { maxAge: '7d', index: false }));
  app.use('/assets', express.static(resolve(WEB, 'newcomer/assets'), { maxAge: '1y', immutable: true, index: false }));
  // the snippet other websites load; what it opens is framed only by those of ALLOWED_ORIGINS
  app.get('/embed.js', (_request, response) => {
    response.set({ 'Cache-Control': 'public, max-age=3600', 'Access-Control-Allow-Origin': '*' });
    response.sendFile(resolve(WEB, 'embed/embed.js'));
  });
  app.use(express.static(resolve(WEB, 'newcomer'), { maxAge: '1h', index: false }));
  const page = resolve(WEB, 'newcomer/index.html');
  app.get(['/', '/privacy', '/kiosk/:place'], (request, response, next) => {
    const { place } = request.params;
    if (typeof place === 'string' && !parts.library().knowledge.municipalities.has(place)) return next();
    response.set('Cache-Control', 'no-cache').sendFile(page);
  });
  app.use((_request, response) => void response.status(404).type('text').send('Not found'));
  app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    log.error({ err: error, code: 'REQUEST_FAILED' }, 'a request failed');
    if (response.headersSent) return next(error);
    response.status(500).json({ error: { code: 'ServiceError', message: 'Something went wrong here: try again' } });
  });

  const server = createServer(app);
  const upgrade = directLineUpgrade(parts.tokens, parts.conversations, parts.sockets);
  server.on('upgrade', (request, socket, head) => {
    upgrade(request, socket, head).catch((error: unknown) => {
      log.error({ err: error, code: 'UPGRADE_FAILED' }, 'a socket could not be opened');
      socket.destroy();
    });
  });
  return server;
}

/** The pages of the staff app: no other site may frame them, no search engine lists them. */
function staffApp(): Router {
  const router = express.Router();
  router.use((_request, response, next) => {
    const policy = String(response.getHeader('Content-Security-Policy'));
    response.set('Content-Security-Policy', policy.replace(/frame-ancestors [^;]*/, "frame-ancestors 'none'"));
    response.set('X-Robots-Tag', 'noindex');
    next();
  });
  const folder = resolve(WEB, 'staff');
  router.use('/assets', express.static(`${folder}/assets`, { maxAge: '1y', immutable: true, index: false }));
  router.use(express.static(folder, { maxAge: '1h', index: false, redirect: false }));
  // every other address is a screen of the app; where nothing has been built, it is not there
  router.get('/{*screen}', (request, response, next) => {
    if (/\.[a-z0-9]+$/i.test(request.path)) return next();
    response.set('Cache-Control', 'no-cache').sendFile(`${folder}/index.html`, (error) => error && next());
  });
  return router;
}

function securityHeaders(config: Config) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'", ...config.allowedOrigins],
      },
    },
    // frame-ancestors says it, and can name more than one site
    frameguard: false,
    // behind a proxy with TLS the proxy says so; on a plain address it would lock people out
    strictTransportSecurity: config.publicUrl?.startsWith('https:') === true,
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    // "leave quickly" and links to services: nobody learns where the visitor came from
    referrerPolicy: { policy: 'no-referrer' },
  });
}
