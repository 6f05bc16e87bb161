import type { HandoffRequest } from '../handoff/request.js';
import type { DeskParts } from './desk-parts.js';
import { storyOf } from './desk-story.js';
import type { DeskRequestDetail, DeskState } from './desk-types.js';
import type { StaffAccount } from './route.js';

/** Activities of the conversation before the request that a bridge figure can read back. */
const STORY = 120;
/** Entries offered beside a conversation. */
const SUGGESTIONS = 6;

/** Everything the first screen of the desk shows. */
export async function deskState({ handoff, view }: DeskParts, account: StaffAccount): Promise<DeskState> {
  const [queue, mine, accepted] = [
    await handoff.requests.queue(),
    await handoff.requests.of(account.id),
    await handoff.requests.inState('accepted'),
  ];
  const around = await view.around([...queue, ...mine], queue);
  const { figures } = around;
  const forMe = queue.filter((request) => view.maySee(request, account, figures));
  const now = handoff.now();
  const promised = [...forMe, ...mine].filter(
    ({ promise, state }) => promise && promise.keptAt === undefined && state !== 'closed',
  );
  return {
    now,
    me: view.me(account, figures),
    queue: forMe.map((request) => view.request(request, account, around)),
    mine: mine.map((request) => view.request(request, account, around)),
    colleagues: view.colleagues(account, figures),
    counts: {
      waiting: forMe.length,
      crisis: forMe.filter(({ crisis }) => crisis).length,
      promised: promised.length,
      late: promised.filter(({ promise }) => promise && promise.by < now).length,
      open: accepted.filter((request) => request.way === 'chat' && view.isNear(request, account, figures)).length,
    },
  };
}

/** A request with all that was said, before it and since. */
export async function requestDetail(
  { handoff, view, lines }: DeskParts,
  request: HandoffRequest,
  account: StaffAccount,
): Promise<DeskRequestDetail> {
  const messages = await handoff.messages.list(request.id);
  const line = lines.get(request.channelId);
  const known = request.conversationId !== '';
  const log = (known && (await line?.log?.(request.conversationId, STORY))) || [];
  const openUntil = known ? await line?.openUntil(request.conversationId) : undefined;
  const story = storyOf(log, request.askedAt, (id) => view.hint(id));
  const ids = [
    ...messages.toReversed().flatMap(({ resembles }) => resembles),
    ...(request.entry ? [request.entry] : []),
    ...story.toReversed().flatMap(({ entry }) => (entry ? [entry.id] : [])),
  ];
  return {
    request: view.request(request, account, await view.around([request])),
    messages: messages.map((message) => view.message(message, request)),
    story,
    suggestions: [...new Set(ids)].flatMap((id) => view.hint(id) ?? []).slice(0, SUGGESTIONS),
    ...(openUntil === undefined ? {} : { openUntil }),
    hasPhone: request.phone !== undefined,
  };
}
