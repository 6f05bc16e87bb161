import { z } from 'zod';
import { BLANKS, type Blank, blanksOf } from '../handoff/canned.js';
import { countPromises } from '../handoff/promises.js';
import { CLOSING_OUTCOMES, type HandoffRequest } from '../handoff/request.js';
import { BARRIERS } from '../questions/register.js';
import { availabilityRoutes } from './availability-routes.js';
import { DESK_ROLES, type DeskParts, orSay } from './desk-parts.js';
import { deskState, requestDetail } from './desk-state.js';
import type { CannedList, Closing, DeskRequest, PresenceChange, PromiseFigures, SeenUpTo } from './desk-types.js';
import { parse, type StaffAccount, StaffError, type StaffRequest, type StaffRoute } from './route.js';

const clientId = z.string().min(8).max(64);
/** Characters of one message, as for the person. */
const LONGEST = 4000;
const tag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$/, 'must be a language such as nl, fr or ku');
const id = z.string().max(128);

const newMessage = z.discriminatedUnion('kind', [
  z.object({
    clientId,
    kind: z.literal('text'),
    text: z.string().trim().min(1).max(LONGEST),
    language: tag.default('nl'),
  }),
  z.object({ clientId, kind: z.literal('entry'), entry: id }),
  z.object({
    clientId,
    kind: z.literal('canned'),
    canned: id,
    values: z.record(z.string().max(32), z.string().max(200)).default({}),
  }),
]);
const newSlip = z.object({ clientId, entry: id, service: id.optional(), bring: z.array(id).max(20).default([]) });
const closing: z.ZodType<Closing> = z.object({
  outcome: z.enum(CLOSING_OUTCOMES),
  service: id.optional(),
  barrier: z.enum(BARRIERS).optional(),
});
const presence: z.ZodType<PresenceChange> = z.object({ presence: z.enum(['here', 'pause', 'away']) });
/** The largest integer PostgreSQL counts messages with. */
const seen: z.ZodType<SeenUpTo> = z.object({ sequence: z.number().int().min(0).max(2_147_483_647) });

/** Days the figure of promises looks back. */
const PROMISES_OVER = 90 * 86_400_000;

/** The calls of the desk, see desk-types.ts. */
export function deskRoutes(parts: DeskParts): StaffRoute[] {
  const { handoff, live, view, events } = parts;
  const roles = DESK_ROLES;
  const shown = async (request: HandoffRequest, account: StaffAccount): Promise<DeskRequest> =>
    view.request(request, account, await view.around([request]));
  /** A request the account may look at. @throws StaffError NOT_FOUND */
  const visible = async (request: StaffRequest): Promise<HandoffRequest> => {
    const found = await handoff.requests.find(String(request.params.id).slice(0, 36));
    if (found && found.accountId === request.account.id) return found;
    const figures = found ? await handoff.figures.list() : [];
    // a colleague of the same town may know who has it; for everybody else there is no such request
    if (!found || !view.isNear(found, request.account, figures)) throw notFound();
    if (found.state === 'waiting') return found;
    if (found.state !== 'accepted' || !found.accountName) throw notFound();
    throw new StaffError(409, 'ALREADY_TAKEN', `${found.accountName} has taken this request already`);
  };
  /** A change of one request by the one who has it, or who takes it. */
  const change = (
    name: string,
    act: (request: StaffRequest, found: HandoffRequest) => Promise<unknown>,
  ): StaffRoute => ({
    method: 'post',
    path: `/desk/requests/:id/${name}`,
    roles,
    handle: async (request) => orSay(act(request, await visible(request))),
  });

  return [
    { method: 'get', path: '/desk', roles, handle: ({ account }) => deskState(parts, account) },
    {
      method: 'get',
      path: '/desk/events',
      roles,
      handle: async ({ account }, response) => events.open(account, response),
    },
    {
      method: 'post',
      path: '/desk/presence',
      roles,
      async handle({ account, body }) {
        const wanted = parse(presence, body).presence;
        const changed = await handoff.figures.setPresence(account, wanted);
        if (changed) handoff.notices.publish({ topic: 'presence', id: account.id });
        return view.me(account, await handoff.figures.list());
      },
    },
    {
      method: 'get',
      path: '/desk/requests/:id',
      roles,
      handle: async (request) => requestDetail(parts, await visible(request), request.account),
    },
    change('accept', async ({ account }, { id: requestId }) =>
      requestDetail(parts, await live.accept(requestId, account), account),
    ),
    change('messages', async ({ account, body }, found) => {
      const { clientId: client, ...message } = parse(newMessage, body);
      return view.message(await live.send(found, account, message, client), found);
    }),
    change('slip', async ({ account, body }, found) => {
      const { clientId: client, ...slip } = parse(newSlip, body);
      return view.message(await live.send(found, account, { kind: 'slip', ...slip }, client), found);
    }),
    change('typing', ({ account }, { id: requestId }) => live.typing(requestId, account)),
    change('seen', async ({ account, body }, found) => {
      // looking at what waits is no reading yet
      if (found.accountId === account.id) await live.seen(found.id, parse(seen, body).sequence);
    }),
    change('interpreter', async ({ account }, { id: requestId }) =>
      shown(await live.askInterpreter(requestId, account), account),
    ),
    change('release', async ({ account }, { id: requestId }) => shown(await live.release(requestId, account), account)),
    change('kept', async ({ account }, { id: requestId }) =>
      shown(await live.keepPromise(requestId, account), account),
    ),
    change('called', async ({ account, http }, { id: requestId }) => {
      const line = { what: 'number-shown', account: account.id, target: requestId, address: http.ip } as const;
      const { phone, request } = await live.showPhone(requestId, account, (transaction) =>
        parts.audit.record(line, transaction),
      );
      return { phone, request: await shown(request, account) };
    }),
    change('close', async ({ account, body }, { id: requestId }) => {
      const how = parse(closing, body);
      if (how.service !== undefined && !parts.library().knowledge.services.has(how.service)) {
        throw new StaffError(400, 'NO_SUCH_SERVICE', 'There is no such service: choose another', 'service');
      }
      return shown(await live.close(requestId, account, how), account);
    }),
    { method: 'get', path: '/desk/canned', roles, handle: async () => cannedList(parts) },
    {
      method: 'get',
      path: '/desk/promises',
      // policy staff steer by it
      roles: ['bridge', 'policy', 'admin'],
      handle: ({ account }): Promise<PromiseFigures> =>
        countPromises(handoff.database, handoff.now() - PROMISES_OVER, handoff.now(), account.municipality),
    },
    ...availabilityRoutes(parts),
  ];
}

function notFound(): StaffError {
  return new StaffError(404, 'NOT_FOUND', 'There is no such request, or it is not for you');
}

function cannedList({ handoff: { canned } }: DeskParts): CannedList {
  return {
    sentences: [...canned.dutch.sentences].map(([sentence, { group, text }]) => ({
      id: sentence,
      group,
      text,
      blanks: blanksOf(text).map((name) => ({ name, type: BLANKS[name as Blank] })),
    })),
    things: [...canned.dutch.things].map(([thing, text]) => ({ id: thing, text })),
  };
}
