import type { HandoffRequest, RequestState } from '../../handoff/request.js';
import type { ExpectedRequest, RequestChanges } from '../../handoff/requests.js';
import { movedReply } from '../replies/handoff-reply.js';
import { personReply } from '../replies/person-reply.js';
import type { Reply } from '../reply.js';
import type { People } from '../turn-scope.js';
import { type LiveRequests, SAYS_NOTHING, SYSTEM } from './live-requests.js';

/** What happens to requests without a bridge figure doing it: time, accounts that close, another desk that fails. */
export class Moves {
  constructor(
    private readonly requests: LiveRequests,
    private readonly people: People,
  ) {}

  /**
   * Moves a request on, and tells the person.
   *
   * @param reply undefined = nothing is said
   * @returns false when it was not as expected any more: somebody else has moved it
   */
  async move(
    request: HandoffRequest,
    expected: ExpectedRequest,
    changes: RequestChanges & { readonly state: RequestState },
    note: 'expired' | 'reassigned',
    reply: Reply | undefined,
  ): Promise<boolean> {
    const { handoff } = this.people;
    return this.requests.attempt(request.id, async (transaction) => {
      const moved = await handoff.requests.change(transaction, request.id, expected, changes);
      if (!moved) return undefined;
      await handoff.messages.append(transaction, request.id, [changes.state], { ...SYSTEM, text: note });
      return reply ? this.requests.say(transaction, moved, [reply]) : SAYS_NOTHING;
    });
  }

  /** The bridge figure of a request is not there any more: it goes back to the queue, and they are not asked again. */
  async recall(request: HandoffRequest): Promise<boolean> {
    const changes = {
      ...nobodys(request.passed, request.accountId),
      state: 'waiting' as const,
      waitingSince: this.people.handoff.now(),
    };
    const expected = { states: ['accepted'] as const, ...(request.accountId ? { accountId: request.accountId } : {}) };
    const reply = request.way === 'chat' ? movedReply(this.requests.voiceTo(request)) : undefined;
    return this.move(request, expected, changes, 'reassigned', reply);
  }

  /** An account is not at the desk any more: nobody is sent to it, and what it has open goes back to the queue. */
  async retire(accountId: string): Promise<void> {
    const { handoff } = this.people;
    await handoff.figures.remove(accountId);
    const own = await handoff.requests.of(accountId);
    for (const request of own) if (request.state === 'accepted') await this.recall(request);
    handoff.notices.publish({ topic: 'presence', id: accountId });
  }

  /** Another desk cannot take the request: the person is told where to go. */
  async fail(id: string): Promise<void> {
    const { handoff } = this.people;
    const request = await handoff.requests.find(id);
    if (!request || (request.state !== 'waiting' && request.state !== 'accepted')) return;
    const voice = this.requests.voiceTo(request);
    const changes = { state: 'expired' as const, closedAt: handoff.now() };
    const reply = personReply(voice, voice.text('handoff.failed'));
    await this.move(request, { states: [request.state] }, changes, 'expired', reply);
  }
}

/** A request nobody has any more; whoever had it has let it pass. */
export function nobodys(passed: readonly string[], accountId: string | undefined): RequestChanges {
  return {
    accountId: undefined,
    accountName: undefined,
    acceptedAt: undefined,
    preferredId: undefined,
    passed: [...new Set([...passed, accountId ?? ''])].filter(Boolean),
  };
}
