import type { Activity } from 'botbuilder';
import express, { type ErrorRequestHandler, type Router } from 'express';
import { z } from 'zod';
import type { Log } from '../../log.js';
import type { AzureAdapter } from './adapter.js';
import { KeysUnreachable, TokenRefused } from './authentication.js';
import type { AzureChannel } from './channel.js';

/** Bytes of one activity; mails come with their whole history. */
const ACTIVITY_LIMIT = 1024 * 1024;

const account = z.looseObject({ id: z.string().max(1000) });
/** What every activity must have, and what we read unasked. */
const activityBody = z.looseObject({
  type: z.string().min(1).max(64),
  id: z.string().max(1000).nullish(),
  channelId: z.string().regex(/^[a-z0-9_-]{1,64}$/i),
  serviceUrl: z.url({ protocol: /^https?$/ }),
  conversation: z.looseObject({ id: z.string().min(1).max(1000), isGroup: z.boolean().nullish() }),
  from: account.nullish(),
  recipient: account.nullish(),
  text: z.string().nullish(),
  entities: z.array(z.unknown()).nullish(),
});

/** `POST /api/messages`: activities of Azure Bot Service. May be called by the Bot Connector, with a token for this bot. */
export function azureRoutes(adapter: AzureAdapter, channel: AzureChannel, log: Log): Router {
  const router = express.Router();
  router.post('/', express.json({ limit: ACTIVITY_LIMIT }), async (request, response) => {
    const parsed = activityBody.safeParse(request.body);
    if (!parsed.success) return void refuse(response, 400, 'Send an activity as JSON: type, channelId, serviceUrl ...');
    const activity = parsed.data as unknown as Activity;
    try {
      const answer = await adapter.receive(request.get('authorization') ?? '', activity, async (context) => {
        const replies = await channel.receive(activity);
        if (replies.length > 0) await context.sendActivities([...replies]);
      });
      response.status(answer?.status ?? 200);
      if (answer?.body === undefined) response.end();
      else response.json(answer.body);
    } catch (error) {
      if (error instanceof TokenRefused) return void refuse(response, 401, 'A token of the Bot Connector is needed');
      const code = error instanceof KeysUnreachable ? error.code : 'AZURE_TURN_FAILED';
      log.error({ err: error, code }, 'an activity of Azure Bot Service could not be processed');
      refuse(response, error instanceof KeysUnreachable ? 503 : 500, 'Something went wrong here: send it again');
    }
  });
  router.all('/', (_request, response) => refuse(response.set('Allow', 'POST'), 405, 'Only POST'));
  const unreadable: ErrorRequestHandler = (error, _request, response, next) => {
    const { status } = error as { status?: unknown };
    if (typeof status !== 'number' || status >= 500) return next(error);
    refuse(response, status, 'The body is not JSON, or too long');
  };
  router.use(unreadable);
  return router;
}

function refuse(response: express.Response, status: number, message: string): void {
  response.status(status).json({ error: { code: status === 401 ? 'Unauthorized' : 'BadArgument', message } });
}
