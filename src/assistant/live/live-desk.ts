import type { Activity } from 'botbuilder';
import type { Transaction } from '../../database/connection.js';
import { StorageConflict } from '../../database/storage.js';
import { messagesFrom } from '../../handoff/handoff.js';
import type { HandoffMessage } from '../../handoff/messages.js';
import type { HandoffRequest, RequestState } from '../../handoff/request.js';
import type { RequestChanges } from '../../handoff/requests.js';
import type { Languages } from '../../languages/languages.js';
import { amendQuestion } from '../../questions/register.js';
import type { HandoffMark } from '../bot.js';
import { acceptedReply, endedReply, movedReply } from '../replies/handoff-reply.js';
import { personReply } from '../replies/person-reply.js';
import type { Reply } from '../reply.js';
import { speak } from '../speak.js';
import type { People } from '../turn-scope.js';
import { type Library, type Voice, VoiceTo } from '../voice.js';
import { type StaffMessage, voiceMessage } from './handoff-voice.js';
import { NotPossible } from './not-possible.js';
import { type Closing, registerOutcome } from './outcome.js';

/** The bridge figure who acts; without an id somebody at another desk. */
export interface Actor {
  readonly id?: string | undefined;
  readonly name: string;
}

export interface LiveParts {
  readonly people: People;
  readonly library: () => Library;
  readonly languages: Languages;
}

const SYSTEM = { author: 'system', kind: 'note', language: 'nl' } as const;

/**
 * The bridge figure's side of a request: everything they do is one transaction, together with what the person gets to
 * read, and is delivered when it has committed.
 */
export class LiveDesk {
  constructor(private readonly parts: LiveParts) {}

  /**
   * Takes a request. Of two who try at once one gets it.
   *
   * @param actor its id is undefined for another desk
   * @throws NotPossible
   */
  async accept(
    id: string,
    actor: { readonly id?: string | undefined; readonly name: string },
  ): Promise<HandoffRequest> {
    const { handoff } = this.parts.people;
    return this.#act(id, async (transaction) => {
      const at = handoff.now();
      const waiting = await handoff.requests.change(
        transaction,
        id,
        { states: ['waiting'] },
        { state: 'accepted', accountId: actor.id, accountName: actor.name, acceptedAt: at },
      );
      if (!waiting) return undefined;
      await handoff.messages.append(transaction, id, ['accepted'], { ...SYSTEM, text: 'accepted' });
      const kept = waiting.promise?.what === 'chat' && waiting.promise.keptAt === undefined;
      if (waiting.promise && kept) {
        const promise = { ...waiting.promise, keptAt: at };
        await handoff.requests.change(transaction, id, { states: ['accepted'] }, { promise });
      }
      if (waiting.questionId) {
        const waitedSeconds = Math.round((at - waiting.askedAt) / 1000);
        await amendQuestion(transaction, waiting.questionId, { waitedSeconds });
      }
      if (waiting.way !== 'chat') return async () => {};
      return this.say(transaction, waiting, [acceptedReply(this.voiceTo(waiting), actor.name)]);
    });
  }

  /**
   * Sends a message; the same `clientId` again gives the message that was stored first.
   *
   * @throws NotPossible, CannotSay
   */
  async send(id: string, actor: Actor, message: StaffMessage, clientId: string): Promise<HandoffMessage> {
    const { handoff } = this.parts.people;
    const earlier = await handoff.messages.byClientId(id, clientId);
    if (earlier) return earlier;
    const request = await this.#owned(id, actor.id);
    const voice = this.voiceTo(request);
    const dutch = this.voiceTo(request, 'nl');
    const { replies, stored } = voiceMessage(voice, dutch, message, actor.name, handoff.canned);
    const until = await this.#openUntil(request);
    const parked = until !== undefined && until <= handoff.now();
    // whoever was to be called gets a message: from now on they talk here
    const opens = request.way === 'chat' ? [] : [acceptedReply(voice, actor.name)];
    let written: HandoffMessage | undefined;
    try {
      await this.#act(id, async (transaction) => {
        written = await handoff.messages.append(transaction, id, ['accepted'], {
          ...stored,
          author: 'staff',
          accountName: actor.name,
          clientId,
          ...(parked ? { parked: JSON.stringify([...opens, ...replies]) } : {}),
        });
        if (opens.length > 0) await handoff.requests.change(transaction, id, { states: ['accepted'] }, { way: 'chat' });
        if (parked) return async () => {};
        return this.say(transaction, request, [...opens, ...replies], { request: id, sequence: written.sequence });
      });
    } catch (error) {
      // sent twice at once: the other one was quicker
      const other = await handoff.messages.byClientId(id, clientId);
      if (other) return other;
      throw error;
    }
    if (!written) throw new NotPossible('IS_OVER', 'This conversation is over');
    return written;
  }

  /** Gives a request back to the queue, in its old place. @throws NotPossible */
  async release(id: string, actor: Actor): Promise<HandoffRequest> {
    const { handoff } = this.parts.people;
    const request = await this.#owned(id, actor.id);
    return this.#act(id, async (transaction) => {
      const changes: RequestChanges = {
        state: 'waiting',
        accountId: undefined,
        accountName: undefined,
        acceptedAt: undefined,
        preferredId: undefined,
        passed: [...new Set([...request.passed, actor.id ?? ''])].filter(Boolean),
        waitingSince: handoff.now(),
      };
      const released = await this.#change(transaction, id, ['accepted'], actor.id, changes);
      if (!released) return undefined;
      await handoff.messages.append(transaction, id, ['waiting'], { ...SYSTEM, text: 'released' });
      return released.way === 'chat'
        ? this.say(transaction, released, [movedReply(this.voiceTo(released))])
        : async () => {};
    });
  }

  /** Ends a request with its outcome; or says the outcome of one the person ended. @throws NotPossible */
  async close(id: string, actor: Actor, closing: Closing): Promise<HandoffRequest> {
    const { handoff } = this.parts.people;
    const before = await this.#owned(id, actor.id, ['accepted', 'closed']);
    if (before.state === 'closed' && before.outcome !== undefined) {
      throw new NotPossible('IS_OVER', 'The outcome of this request is known already');
    }
    return this.#act(id, async (transaction) => {
      const at = handoff.now();
      const { promise } = before;
      const kept = promise && promise.keptAt === undefined && closing.outcome !== 'could-not-help';
      const ends: RequestChanges =
        before.state === 'accepted' ? { state: 'closed', closedAt: at, endedBy: 'staff' } : {};
      const closed = await this.#change(transaction, id, [before.state], actor.id, {
        ...ends,
        phone: undefined,
        outcome: closing.outcome,
        service: closing.service,
        barrier: closing.barrier,
        ...(kept ? { promise: { ...promise, keptAt: at } } : {}),
      });
      if (!closed) return undefined;
      await registerOutcome(transaction, closed, closing);
      if (before.state === 'closed') return async () => {};
      await handoff.messages.append(transaction, id, ['closed'], { ...SYSTEM, text: 'ended-by-staff' });
      return closed.way === 'chat' ? this.say(transaction, closed, [endedReply(this.voiceTo(closed))]) : async () => {};
    });
  }

  /** A social interpreter is asked for: stands in the register. @throws NotPossible */
  async askInterpreter(id: string, actor: Actor): Promise<HandoffRequest> {
    const { handoff } = this.parts.people;
    await this.#owned(id, actor.id);
    return this.#act(id, async (transaction) => {
      const changed = await this.#change(transaction, id, ['accepted'], actor.id, { interpreter: true });
      if (!changed) return undefined;
      await handoff.messages.append(transaction, id, ['accepted'], { ...SYSTEM, text: 'interpreter' });
      if (changed.questionId) await amendQuestion(transaction, changed.questionId, { interpreter: true });
      return async () => {};
    });
  }

  /** What was promised has been done. @throws NotPossible */
  async keepPromise(id: string, actor: Actor): Promise<HandoffRequest> {
    const { handoff } = this.parts.people;
    const { promise } = await this.#owned(id, actor.id);
    if (!promise || promise.keptAt !== undefined) return this.#find(id);
    return this.#act(id, async (transaction) => {
      const kept = { promise: { ...promise, keptAt: handoff.now() } };
      if (!(await this.#change(transaction, id, ['accepted'], actor.id, kept))) return undefined;
      await handoff.messages.append(transaction, id, ['accepted'], { ...SYSTEM, text: 'kept' });
      return async () => {};
    });
  }

  /** The number of somebody who asked for a call; a note says that it was looked at. @throws NotPossible */
  async showPhone(id: string, actor: Actor): Promise<string> {
    const { handoff } = this.parts.people;
    const { phone } = await this.#owned(id, actor.id);
    if (phone === undefined) throw new NotPossible('UNKNOWN', 'This person gave no number, or it was erased');
    await this.#act(id, async (transaction) => {
      await handoff.messages.append(transaction, id, ['accepted'], { ...SYSTEM, text: 'called' });
      return async () => {};
    });
    return handoff.seal.open(phone);
  }

  /** Shows the person that somebody types. */
  async typing(id: string, actor: Actor): Promise<void> {
    const request = await this.#owned(id, actor.id);
    await this.parts.people.lines.get(request.channelId)?.typing(request.conversationId);
  }

  /** Everything of the person up to a message has been read. */
  async seen(id: string, sequence: number): Promise<void> {
    const { requests, notices } = this.parts.people.handoff;
    if (await requests.receipt(id, 'staffSeen', sequence)) notices.publish({ topic: 'request', id });
  }

  /**
   * Time moves a request on, and the person is told.
   *
   * @returns false when it was not as expected any more: somebody else has moved it
   */
  async move(
    request: HandoffRequest,
    expected: Parameters<People['handoff']['requests']['change']>[2],
    changes: RequestChanges & { readonly state: RequestState },
    note: 'expired' | 'reassigned',
    reply: Reply,
  ): Promise<boolean> {
    const { handoff } = this.parts.people;
    const moved = await this.#attempt(request.id, async (transaction) => {
      const now = await handoff.requests.change(transaction, request.id, expected, changes);
      if (!now) return undefined;
      await handoff.messages.append(transaction, request.id, [changes.state], { ...SYSTEM, text: note });
      return this.say(transaction, now, [reply]);
    });
    return moved;
  }

  /** Another desk cannot take the request: the person is told where to go. */
  async fail(id: string): Promise<void> {
    const { handoff } = this.parts.people;
    const request = await handoff.requests.find(id);
    if (!request || (request.state !== 'waiting' && request.state !== 'accepted')) return;
    const voice = this.voiceTo(request);
    const changes = { state: 'expired' as const, closedAt: handoff.now(), phone: undefined };
    const reply = personReply(voice, voice.text('handoff.failed'));
    await this.move(request, { states: [request.state] }, changes, 'expired', reply);
  }

  /** The voice towards the person of a request. */
  voiceTo(request: HandoffRequest, language = request.language): Voice {
    const { languages, library, people } = this.parts;
    const code = languages.has(language) ? language : 'nl';
    return new VoiceTo(library(), languages, people.handoff.now(), code, request.municipality);
  }

  /** Within a transaction, says something to the person; call what it returns once that has committed. */
  async say(
    transaction: Transaction,
    request: HandoffRequest,
    replies: readonly Reply[],
    mark?: HandoffMark,
  ): Promise<() => Promise<void>> {
    const line = this.parts.people.lines.get(request.channelId);
    // after "forget me" there is no conversation left to speak in
    if (!line || request.conversationId === '') return async () => {};
    // one message of ours may be several activities: it has arrived with the last of them
    const activities = replies.map(
      (reply, index): Partial<Activity> => speak(reply, index === replies.length - 1 ? mark : undefined),
    );
    return line.say(transaction, request.conversationId, activities);
  }

  async #openUntil({ channelId, conversationId }: HandoffRequest): Promise<number | undefined> {
    return this.parts.people.lines.get(channelId)?.openUntil(conversationId);
  }

  #change(
    transaction: Transaction,
    id: string,
    states: readonly RequestState[],
    accountId: string | undefined,
    changes: RequestChanges,
  ): Promise<HandoffRequest | undefined> {
    const expected = { states, ...(accountId === undefined ? {} : { accountId }) };
    return this.parts.people.handoff.requests.change(transaction, id, expected, changes);
  }

  /**
   * One change of a request with what the person gets to read; then it is delivered and the desk is told.
   *
   * @param change returns how to deliver; undefined when the request was not as expected
   * @throws NotPossible
   */
  async #act(
    id: string,
    change: (transaction: Transaction) => Promise<(() => Promise<void>) | undefined>,
  ): Promise<HandoffRequest> {
    if (!(await this.#attempt(id, change))) throw await this.#whyNot(id);
    return this.#find(id);
  }

  /** @returns false when the request was not as expected */
  async #attempt(
    id: string,
    change: (transaction: Transaction) => Promise<(() => Promise<void>) | undefined>,
  ): Promise<boolean> {
    const { handoff } = this.parts.people;
    const before = await handoff.requests.find(id);
    const deliver = await handoff.database
      .transaction(change)
      .catch((error: unknown) => (error instanceof StorageConflict ? undefined : Promise.reject(error)));
    if (!deliver) return false;
    await deliver();
    handoff.notices.publish({ topic: 'request', id, detail: messagesFrom((before?.lastSequence ?? 0) + 1) });
    return true;
  }

  async #whyNot(id: string): Promise<NotPossible> {
    const { state, accountName } = await this.#find(id);
    if (state === 'accepted') return new NotPossible('ALREADY_TAKEN', `${accountName} has taken this request already`);
    if (state === 'waiting') return new NotPossible('NOT_YOURS', 'This request is back in the queue: take it first');
    return new NotPossible('NOT_WAITING', 'This request is over');
  }

  async #find(id: string): Promise<HandoffRequest> {
    const request = await this.parts.people.handoff.requests.find(id);
    if (!request) throw new NotPossible('UNKNOWN', 'There is no such request');
    return request;
  }

  async #owned(
    id: string,
    accountId: string | undefined,
    states: readonly RequestState[] = ['accepted'],
  ): Promise<HandoffRequest> {
    const request = await this.#find(id);
    if (request.accountId !== accountId) {
      const who = request.accountName ? `${request.accountName} has this request` : 'Take this request first';
      throw new NotPossible('NOT_YOURS', who);
    }
    if (!states.includes(request.state)) throw new NotPossible('IS_OVER', 'This conversation is over');
    return request;
  }
}
