import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import type { Log } from '../../log.js';
import { type Envelope, readEnvelope } from './envelope.js';
import { equalText, isSigned } from './signature.js';

/** Bytes of one call: Meta's batches go up to 3 MB. */
const BODY_LIMIT = 4 * 1024 * 1024;

export interface WebhookOptions {
  readonly appSecret: string;
  readonly verifyToken: string;
  readonly phoneNumberId: string;
  readonly now: () => number;
  readonly log: Log;
}

/**
 * The webhook of WhatsApp. Who may call it: whoever signs with the app's secret, that is Meta; the verification of the
 * address, whoever knows the verify token. Any answer but 200 makes Meta send the same again, for days.
 */
export function whatsappWebhook(receive: (envelope: Envelope) => Promise<void>, options: WebhookOptions): Router {
  const router = express.Router();
  const { appSecret, verifyToken, phoneNumberId, now, log } = options;

  router.get('/', (request, response) => {
    const { 'hub.mode': mode, 'hub.verify_token': token, 'hub.challenge': challenge } = request.query;
    const known = mode === 'subscribe' && typeof token === 'string' && equalText(token, verifyToken);
    // the challenge comes from whoever asks: it is never anything but text
    response.set('X-Content-Type-Options', 'nosniff');
    if (!known || typeof challenge !== 'string') return void response.status(403).type('text').send('Forbidden');
    response.type('text').send(challenge);
  });

  // the raw bytes, whatever type they claim to be: the signature is over them
  router.post('/', express.raw({ type: () => true, limit: BODY_LIMIT, inflate: false }), async (request, response) => {
    const body: unknown = request.body;
    const raw = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
    if (!isSigned(raw, request.get('X-Hub-Signature-256'), appSecret)) {
      return void response.status(401).type('text').send('Unauthorized');
    }
    const parsed = parse(raw);
    if (parsed === undefined) return void response.status(400).type('text').send('Bad request');
    await receive(readEnvelope(parsed, phoneNumberId, now()));
    response.writeHead(200, { 'Content-Type': 'text/plain', 'Content-Length': 2 }).end('OK');
  });

  router.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    const { status } = error as { status?: unknown };
    // too large, or cut off on the way: not ours
    if (typeof status === 'number' && status >= 400 && status < 500) {
      return void response.status(status).type('text').send('Refused');
    }
    if (response.headersSent) return next(error);
    log.error({ err: error, code: 'WHATSAPP_NOT_STORED' }, 'a webhook call could not be stored; Meta sends it again');
    response.status(500).type('text').send('Try again');
  });
  return router;
}

function parse(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8'));
  } catch {
    return undefined;
  }
}
