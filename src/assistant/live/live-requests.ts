import type { Activity } from 'botbuilder';
import type { Transaction } from '../../database/connection.js';
import { StorageConflict } from '../../database/storage.js';
import { messagesFrom } from '../../handoff/handoff.js';
import type { HandoffRequest, RequestState } from '../../handoff/request.js';
import type { RequestChanges } from '../../handoff/requests.js';
import type { Languages } from '../../languages/languages.js';
import type { HandoffMark } from '../bot.js';
import type { Reply } from '../reply.js';
import { speak } from '../speak.js';
import type { People } from '../turn-scope.js';
import { type Library, type Voice, VoiceTo } from '../voice.js';
import { NotPossible } from './not-possible.js';

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

/** What tells the person, once a change has committed. */
export type Deliver = () => Promise<void>;

/** One change of a request, within a transaction; undefined when the request was not as expected. */
export type RequestChange = (transaction: Transaction) => Promise<Deliver | undefined>;

/** For a change of which the person hears nothing. */
export const SAYS_NOTHING: Deliver = async () => {};

/** A note for the desk, among the messages. */
export const SYSTEM = { author: 'system', kind: 'note', language: 'nl' } as const;

/**
 * Requests as they are changed from outside a turn: each change is one transaction, together with what the person gets to
 * read, and is delivered and told to the desk when it has committed.
 */
export class LiveRequests {
  constructor(private readonly parts: LiveParts) {}

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
  ): Promise<Deliver> {
    const line = this.parts.people.lines.get(request.channelId);
    // after "forget me" there is no conversation left to speak in
    if (!line || request.conversationId === '') return SAYS_NOTHING;
    // one message of ours may be several activities: it has arrived with the last of them
    const activities = replies.map(
      (reply, index): Partial<Activity> => speak(reply, index === replies.length - 1 ? mark : undefined),
    );
    return line.say(transaction, request.conversationId, activities);
  }

  /** Changes a request that is in one of the states, and with the account that acts. */
  change(
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
   * Carries a change out.
   *
   * @returns the request as it is now
   * @throws NotPossible when it was not as expected
   */
  async act(id: string, change: RequestChange): Promise<HandoffRequest> {
    if (!(await this.attempt(id, change))) throw await this.whyNot(id);
    return this.find(id);
  }

  /**
   * @param known the request as it was read a moment ago
   * @returns false when it was not as expected
   */
  async attempt(id: string, change: RequestChange, known?: HandoffRequest): Promise<boolean> {
    const { handoff } = this.parts.people;
    const before = known ?? (await handoff.requests.find(id));
    const deliver = await handoff.database
      .transaction(change)
      .catch((error: unknown) => (error instanceof StorageConflict ? undefined : Promise.reject(error)));
    if (!deliver) return false;
    await deliver();
    handoff.notices.publish({ topic: 'request', id, detail: messagesFrom((before?.lastSequence ?? 0) + 1) });
    return true;
  }

  /** @throws NotPossible UNKNOWN */
  async find(id: string): Promise<HandoffRequest> {
    const request = await this.parts.people.handoff.requests.find(id);
    if (!request) throw new NotPossible('UNKNOWN', 'There is no such request');
    return request;
  }

  /** A request of the one who acts. @throws NotPossible */
  async owned(
    id: string,
    accountId: string | undefined,
    states: readonly RequestState[] = ['accepted'],
  ): Promise<HandoffRequest> {
    const request = await this.find(id);
    refuseOthers(request, accountId, states);
    return request;
  }

  /** Why a request could not be changed. */
  async whyNot(id: string): Promise<NotPossible> {
    const { state, accountName } = await this.find(id);
    if (state === 'accepted') return new NotPossible('ALREADY_TAKEN', `${accountName} has taken this request already`);
    if (state === 'waiting') return new NotPossible('NOT_YOURS', 'This request is back in the queue: take it first');
    return new NotPossible('NOT_WAITING', 'This request is over');
  }
}

/** @throws NotPossible when the request is not of this account, or in another state */
export function refuseOthers(
  request: HandoffRequest,
  accountId: string | undefined,
  states: readonly RequestState[] = ['accepted'],
): void {
  if (request.accountId !== accountId) {
    const who = request.accountName ? `${request.accountName} has this request` : 'Take this request first';
    throw new NotPossible('NOT_YOURS', who);
  }
  if (!states.includes(request.state)) throw new NotPossible('IS_OVER', 'This conversation is over');
}
