import type { Response } from 'express';
import { type Handoff, readMessagesFrom } from '../handoff/handoff.js';
import type { HandoffRequest } from '../handoff/request.js';
import type { Log } from '../log.js';
import type { Notice } from '../notices/notices.js';
import type { DeskEvent } from './desk-types.js';
import type { DeskView } from './desk-view.js';
import type { StaffAccount } from './route.js';

/** Milliseconds between signs of life; proxies close streams that are silent for a minute. */
const HEARTBEAT = 15_000;
/** A stream ends after this time, so that whoever signed out or lost their account does not go on listening. In ms. */
const LONGEST = 600_000;
/** Milliseconds after which a browser connects again. */
const RETRY = 1000;

interface Listener {
  readonly account: StaffAccount;
  readonly response: Response;
  readonly opened: number;
}

/**
 * Live updates of the desk, as Server-Sent Events. Notices of all processes come in; what each account may see goes out.
 * Notices of one request are worked on one after the other, so that its messages stay in order.
 */
export class DeskEvents {
  readonly #listeners = new Set<Listener>();
  /** Requests being worked on, with the notice that came meanwhile. */
  readonly #busy = new Map<string, { from: number | undefined; again: boolean }>();
  /** Who could see a request when it was told last: `waiting`, or the account that had it. */
  readonly #told = new Map<string, string>();
  readonly #stop: () => void;
  #heartbeat: NodeJS.Timeout | undefined;

  constructor(
    private readonly handoff: Handoff,
    private readonly view: DeskView,
    private readonly log: Log,
  ) {
    this.#stop = handoff.notices.subscribe((notice) => this.#hear(notice));
  }

  /** Opens the stream of one browser; it begins with `resync`. */
  open(account: StaffAccount, response: Response): void {
    response.status(200).set({
      'Content-Type': 'text/event-stream',
      // neither a cache nor a compressor may hold it back
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    });
    response.flushHeaders();
    response.write(`retry: ${RETRY}\n\n`);
    const listener = { account, response, opened: this.handoff.now() };
    this.#listeners.add(listener);
    response.on('close', () => this.#listeners.delete(listener));
    response.on('error', () => {});
    this.#heartbeat ??= setInterval(() => this.beat(), HEARTBEAT).unref();
    tell(listener, { type: 'resync' });
    void this.#work(this.handoff.figures.signOfLife([account.id]));
  }

  /** A sign of life to everybody, and from everybody: whoever has the stream open is there. */
  beat(): void {
    const now = this.handoff.now();
    for (const listener of this.#listeners) {
      if (now - listener.opened > LONGEST) listener.response.end();
      else listener.response.write(': still here\n\n');
    }
    void this.#work(
      this.handoff.figures.signOfLife([...new Set([...this.#listeners].map(({ account }) => account.id))]),
    );
  }

  close(): void {
    this.#stop();
    clearInterval(this.#heartbeat);
    for (const { response } of this.#listeners) response.end();
    this.#listeners.clear();
  }

  #hear({ topic, id, detail }: Notice): void {
    if (this.#listeners.size === 0) return;
    if (topic === 'request') this.#request(id, readMessagesFrom(detail));
    else if (topic === 'typing' && detail === 'person') void this.#work(this.#typing(id));
    else if (topic === 'presence') void this.#work(this.#presence());
    else if (topic === 'resync') for (const listener of this.#listeners) tell(listener, { type: 'resync' });
  }

  #request(id: string, from: number | undefined): void {
    const busy = this.#busy.get(id);
    if (busy) {
      busy.again = true;
      busy.from = least(busy.from, from);
      return;
    }
    const state = { from, again: false };
    this.#busy.set(id, state);
    void this.#work(
      (async () => {
        do {
          const since = state.from;
          state.from = undefined;
          state.again = false;
          await this.#tellRequest(id, since);
        } while (state.again);
      })().finally(() => this.#busy.delete(id)),
    );
  }

  async #tellRequest(id: string, from: number | undefined): Promise<void> {
    const request = await this.handoff.requests.find(id);
    if (!request) return;
    if (from !== undefined) await this.#tellMessages(request, from);
    const seenBy = request.state === 'waiting' ? 'waiting' : (request.accountId ?? request.state);
    const before = this.#told.get(id);
    const isOver = request.state !== 'waiting' && request.state !== 'accepted';
    if (isOver) this.#told.delete(id);
    else this.#told.set(id, seenBy);
    // inside a live conversation nothing changes for the others
    const forOwner = before === seenBy && seenBy !== 'waiting' && !isOver;
    const listeners = [...this.#listeners].filter(({ account }) => !forOwner || account.id === request.accountId);
    if (listeners.length === 0) return;
    const around = forOwner
      ? { queue: [], figures: [], unread: await this.handoff.messages.unread([id]) }
      : await this.view.around([request], request.state === 'waiting' ? undefined : []);
    const isNear = (account: StaffAccount) =>
      account.id === request.accountId || this.view.isNear(request, account, around.figures);
    for (const listener of listeners) {
      const { account } = listener;
      // whoever could never see it hears nothing of it
      if (account.id !== before && !isNear(account)) continue;
      const visible = this.view.maySee(request, account, around.figures);
      const shown = visible ? { request: this.view.request(request, listener.account, around) } : {};
      tell(listener, { type: 'request', id, ...shown });
    }
  }

  async #tellMessages(request: HandoffRequest, from: number): Promise<void> {
    const owners = [...this.#listeners].filter(({ account }) => account.id === request.accountId);
    if (owners.length === 0) return;
    const messages = (await this.handoff.messages.list(request.id, from)).map((message) =>
      this.view.message(message, request),
    );
    for (const listener of owners) tell(listener, { type: 'messages', id: request.id, messages });
  }

  async #typing(conversationId: string): Promise<void> {
    const request = await this.handoff.requests.liveIn(conversationId);
    if (!request) return;
    for (const listener of this.#listeners) {
      if (listener.account.id === request.accountId) tell(listener, { type: 'typing', id: request.id });
    }
  }

  async #presence(): Promise<void> {
    const figures = await this.handoff.figures.list();
    for (const listener of this.#listeners) {
      const me = this.view.me(listener.account, figures);
      tell(listener, { type: 'presence', colleagues: this.view.colleagues(listener.account, figures), me });
    }
  }

  async #work(work: Promise<unknown>): Promise<void> {
    try {
      await work;
    } catch (error) {
      this.log.error({ err: error, code: 'DESK_EVENT_LOST' }, 'the desk could not be told of a change');
      for (const listener of this.#listeners) tell(listener, { type: 'resync' });
    }
  }
}

function tell({ response }: Listener, event: DeskEvent): void {
  response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
}

function least(one: number | undefined, other: number | undefined): number | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Math.min(one, other);
}
