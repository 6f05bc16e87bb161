import type { Transaction } from '../../database/connection.js';
import type { HandoffMessage } from '../../handoff/messages.js';
import type { HandoffRequest } from '../../handoff/request.js';
import type { RequestChanges } from '../../handoff/requests.js';
import { amendQuestion } from '../../questions/register.js';
import { acceptedReply, endedReply, movedReply } from '../replies/handoff-reply.js';
import type { StaffMessage } from './handoff-voice.js';
import { type Actor, type LiveParts, LiveRequests, SAYS_NOTHING, SYSTEM } from './live-requests.js';
import { Moves, nobodys } from './moves.js';
import { NotPossible } from './not-possible.js';
import { type Closing, registerOutcome } from './outcome.js';
import { markRead } from './read-mark.js';
import { sendMessage } from './send-message.js';
import { takeRequest } from './take-request.js';

/** The bridge figure's side of a request: what they can do with it. */
export class LiveDesk {
  readonly #requests: LiveRequests;
  /** What happens to requests without a bridge figure doing it. */
  readonly moves: Moves;

  constructor(private readonly parts: LiveParts) {
    this.#requests = new LiveRequests(parts);
    this.moves = new Moves(this.#requests, parts.people);
  }

  /**
   * Takes a request. Of two who try at once one gets it.
   *
   * @param actor its id is undefined for another desk
   * @throws NotPossible
   */
  async accept(id: string, actor: Actor): Promise<HandoffRequest> {
    const { handoff } = this.parts.people;
    return this.#requests.act(id, async (transaction) => {
      const request = await takeRequest(handoff, transaction, id, actor);
      if (!request) return undefined;
      if (request.way !== 'chat') return SAYS_NOTHING;
      const reply = acceptedReply(this.#requests.voiceTo(request), actor.name);
      return this.#requests.say(transaction, request, [reply]);
    });
  }

  /**
   * Sends a message, once for each `clientId`.
   *
   * @param to the request, or its id
   * @throws NotPossible, CannotSay
   */
  async send(
    to: string | HandoffRequest,
    actor: Actor,
    message: StaffMessage,
    clientId: string,
  ): Promise<HandoffMessage> {
    const request = typeof to === 'string' ? await this.#requests.find(to) : to;
    return sendMessage(this.#requests, this.parts.people, request, actor, message, clientId);
  }

  /** Gives a request back to the queue, in its old place. @throws NotPossible */
  async release(id: string, actor: Actor): Promise<HandoffRequest> {
    const { handoff } = this.parts.people;
    const request = await this.#requests.owned(id, actor.id);
    return this.#requests.act(id, async (transaction) => {
      const changes: RequestChanges = {
        ...nobodys(request.passed, actor.id),
        state: 'waiting',
        waitingSince: handoff.now(),
      };
      const released = await this.#requests.change(transaction, id, ['accepted'], actor.id, changes);
      if (!released) return undefined;
      await handoff.messages.append(transaction, id, ['waiting'], { ...SYSTEM, text: 'released' });
      if (released.way !== 'chat') return SAYS_NOTHING;
      return this.#requests.say(transaction, released, [movedReply(this.#requests.voiceTo(released))]);
    });
  }

  /** Ends a request with its outcome; or says the outcome of one the person ended. @throws NotPossible */
  async close(id: string, actor: Actor, closing: Closing): Promise<HandoffRequest> {
    const { handoff } = this.parts.people;
    const before = await this.#requests.owned(id, actor.id, ['accepted', 'closed']);
    const { state, promise } = before;
    if (state === 'closed' && before.outcome !== undefined) throw isKnown();
    return this.#requests.act(id, async (transaction) => {
      const at = handoff.now();
      const kept = promise && promise.keptAt === undefined && closing.outcome !== 'could-not-help';
      const ends: RequestChanges = state === 'accepted' ? { state: 'closed', closedAt: at, endedBy: 'staff' } : {};
      const own = actor.id === undefined ? {} : { accountId: actor.id };
      // said twice at once: the first counts, also in the register
      const expected = { states: [state], noOutcome: true, ...own };
      const closed = await handoff.requests.change(transaction, id, expected, {
        ...ends,
        phone: undefined,
        outcome: closing.outcome,
        service: closing.service,
        barrier: closing.barrier,
        ...(kept ? { promise: { ...promise, keptAt: at } } : {}),
      });
      if (!closed) return undefined;
      await registerOutcome(transaction, closed, closing);
      if (state === 'closed') return SAYS_NOTHING;
      await handoff.messages.append(transaction, id, ['closed'], { ...SYSTEM, text: 'ended-by-staff' });
      return this.#requests.say(transaction, closed, [endedReply(this.#requests.voiceTo(closed), closed.way)]);
    });
  }

  /** A social interpreter is asked for: stands in the register. @throws NotPossible */
  async askInterpreter(id: string, actor: Actor): Promise<HandoffRequest> {
    const { handoff } = this.parts.people;
    await this.#requests.owned(id, actor.id);
    return this.#requests.act(id, async (transaction) => {
      const changed = await this.#requests.change(transaction, id, ['accepted'], actor.id, { interpreter: true });
      if (!changed) return undefined;
      await handoff.messages.append(transaction, id, ['accepted'], { ...SYSTEM, text: 'interpreter' });
      if (changed.questionId) await amendQuestion(transaction, changed.questionId, { interpreter: true });
      return SAYS_NOTHING;
    });
  }

  /** What was promised has been done. @throws NotPossible */
  async keepPromise(id: string, actor: Actor): Promise<HandoffRequest> {
    const { handoff } = this.parts.people;
    const request = await this.#requests.owned(id, actor.id);
    const { promise } = request;
    if (!promise || promise.keptAt !== undefined) return request;
    return this.#requests.act(id, async (transaction) => {
      const kept = { promise: { ...promise, keptAt: handoff.now() } };
      if (!(await this.#requests.change(transaction, id, ['accepted'], actor.id, kept))) return undefined;
      await handoff.messages.append(transaction, id, ['accepted'], { ...SYSTEM, text: 'kept' });
      return SAYS_NOTHING;
    });
  }

  /**
   * The number of somebody who asked for a call. A note says that it was looked at.
   *
   * @param writeDown within the transaction, before the number is read: who gets to see it
   * @throws NotPossible
   */
  async showPhone(
    id: string,
    actor: Actor,
    writeDown: (transaction: Transaction) => Promise<void>,
  ): Promise<{ readonly phone: string; readonly request: HandoffRequest }> {
    const { handoff } = this.parts.people;
    const { phone } = await this.#requests.owned(id, actor.id);
    if (phone === undefined) throw new NotPossible('UNKNOWN', 'This person gave no number, or it was erased');
    const request = await this.#requests.act(id, async (transaction) => {
      await handoff.messages.append(transaction, id, ['accepted'], { ...SYSTEM, text: 'called' }, actor.id);
      await writeDown(transaction);
      return SAYS_NOTHING;
    });
    return { phone: handoff.seal.open(phone), request };
  }

  /** Shows the person that somebody types. */
  async typing(id: string, actor: Actor): Promise<void> {
    const request = await this.#requests.owned(id, actor.id);
    await this.parts.people.lines.get(request.channelId)?.typing(request.conversationId);
  }

  /** Everything of the person up to a message has been read. */
  async seen(id: string, sequence: number): Promise<void> {
    const request = await this.parts.people.handoff.requests.find(id);
    if (request) await markRead(this.parts.people, request, sequence);
  }

  /** The voice towards the person of a request. */
  voiceTo(...given: Parameters<LiveRequests['voiceTo']>): ReturnType<LiveRequests['voiceTo']> {
    return this.#requests.voiceTo(...given);
  }
}

function isKnown(): NotPossible {
  return new NotPossible('IS_OVER', 'The outcome of this request is known already');
}
