import express, { type Request, type Router } from 'express';
import { z } from 'zod';
import { CannotSay } from '../assistant/live/handoff-voice.js';
import type { LiveDesk } from '../assistant/live/live-desk.js';
import { NotPossible } from '../assistant/live/not-possible.js';
import type { Handoff } from '../handoff/handoff.js';
import { CLOSING_OUTCOMES } from '../handoff/request.js';
import { isSigned, SIGNATURE_HEADER, TIMESTAMP_HEADER } from '../handoff/signature.js';

const LIMIT = '64kb';
/** Name of somebody at another desk who gives none. */
const NAMELESS = 'Wegwijzer';

const base = { conversation: z.object({ id: z.string().min(1).max(36) }) };
const from = z
  .object({ name: z.string().max(80).optional() })
  .optional()
  .catch(undefined);
const event = z.discriminatedUnion('type', [
  z.object({
    ...base,
    from,
    type: z.literal('event'),
    name: z.literal('handoff.status'),
    value: z.object({
      state: z.enum(['accepted', 'failed', 'completed']),
      outcome: z.enum(CLOSING_OUTCOMES).optional().catch(undefined),
    }),
  }),
  z.object({
    ...base,
    from,
    type: z.literal('message'),
    id: z.string().min(1).max(60),
    text: z.string().trim().min(1).max(4000),
    locale: z.string().max(35).optional().catch(undefined),
  }),
]);

/**
 * `POST /api/handoff/events`: what another desk says, see docs/handoff.md. Each call is signed with the shared secret and
 * works once.
 *
 * @param secret HANDOFF_WEBHOOK_SECRET
 */
export function deskWebhook(secret: string, handoff: Handoff, live: LiveDesk): Router {
  const router = express.Router();
  router.post('/events', express.raw({ type: () => true, limit: LIMIT }), async (request, response) => {
    const body: Buffer = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const signature = request.get(SIGNATURE_HEADER);
    const timestamp = request.get(TIMESTAMP_HEADER);
    if (!isSigned(secret, { timestamp, signature }, body, handoff.now())) {
      return void response.status(401).json(refusal('NOT_SIGNED', 'Sign <timestamp>.<body> with the shared secret'));
    }
    const parsed = event.safeParse(jsonOf(body));
    if (!parsed.success) {
      return void response.status(400).json(refusal('BAD_EVENT', 'This is no handoff.status and no message'));
    }
    if (!(await isFirst(handoff, signature ?? ''))) return void response.json({ repeated: true });
    try {
      await take(live, handoff, parsed.data);
      response.json({});
    } catch (error) {
      if (!(error instanceof NotPossible) && !(error instanceof CannotSay)) {
        await forget(handoff, signature ?? '');
        throw error;
      }
      response.status(409).json(refusal(error.code, error.message));
    }
  });
  return router;
}

async function take(live: LiveDesk, handoff: Handoff, said: z.output<typeof event>): Promise<void> {
  const { id } = said.conversation;
  const request = await handoff.requests.find(id);
  // what our own desk has is none of another's
  if (!request?.elsewhere) throw new NotPossible('UNKNOWN', 'There is no such request');
  const actor = { name: said.from?.name?.trim() || request.accountName || NAMELESS };
  if (said.type === 'message') {
    const language = said.locale?.split('-')[0]?.toLowerCase() || 'nl';
    await live.send(id, actor, { kind: 'text', text: said.text, language }, `hub:${said.id}`);
    return;
  }
  const { state, outcome } = said.value;
  if (state === 'accepted') await live.accept(id, actor);
  else if (state === 'failed') await live.moves.fail(id);
  else await live.close(id, actor, { outcome });
}

/** A recorded call that is sent again is not obeyed again. */
async function isFirst({ database, now }: Handoff, signature: string): Promise<boolean> {
  const written = await database('handoff_inbox')
    .insert({ signature: signature.slice(-64), at: now() })
    .onConflict('signature')
    .ignore()
    .returning('signature');
  return written.length > 0;
}

async function forget({ database }: Handoff, signature: string): Promise<void> {
  await database('handoff_inbox')
    .where({ signature: signature.slice(-64) })
    .delete();
}

function jsonOf(body: Request['body']): unknown {
  try {
    return JSON.parse(String(body));
  } catch {
    return undefined;
  }
}

function refusal(code: string, message: string) {
  return { error: { code, message } };
}
