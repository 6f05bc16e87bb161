import { useEffect, useState } from 'preact/hooks';
import type {
  DeskEvent,
  DeskMe,
  DeskMessage,
  DeskRequest,
  DeskRequestDetail,
  DeskState,
  Presence,
} from '../../../src/staff/desk-types.js';
import { ApiError, api } from '../api.js';
import {
  applyEvent,
  type DeskModel,
  EMPTY_DESK,
  lastOfPerson,
  type Outgoing,
  withDetail,
  withMessage,
} from './desk-model.js';

const EVENTS = ['resync', 'request', 'messages', 'typing', 'presence'] as const;
/** Milliseconds between signs of life (desk-types.ts) and before a broken stream is opened again. */
const SIGN_OF_LIFE = 20_000;
const TRY_AGAIN = 3000;

/**
 * The desk of this browser: one stream of events for all pages. The server has the truth; after every interruption
 * everything is read anew.
 */
class DeskStore {
  #model: DeskModel = EMPTY_DESK;
  readonly #followers = new Set<() => void>();
  #stream: EventSource | undefined;
  #timers: ReturnType<typeof setTimeout>[] = [];
  #openId: string | undefined;
  /** The last failure of reading the desk; shown while there is nothing to show. */
  error: unknown;

  get model(): DeskModel {
    return this.#model;
  }

  follow(follower: () => void): () => void {
    this.#followers.add(follower);
    return () => void this.#followers.delete(follower);
  }

  /** Opens the stream; the companion of the app does it once. */
  start(): void {
    this.#listen();
    this.#timers.push(setInterval(() => void this.#signOfLife(), SIGN_OF_LIFE));
  }

  stop(): void {
    this.#stream?.close();
    this.#stream = undefined;
    for (const timer of this.#timers) clearInterval(timer);
    this.#timers = [];
    this.#openId = undefined;
    this.#set(EMPTY_DESK);
  }

  /** Reads the desk, and the open conversation, anew. */
  async refresh(): Promise<void> {
    try {
      const desk = await api.get<DeskState>('desk', { quiet: true });
      this.error = undefined;
      this.#set({ ...this.#model, desk });
      if (this.#openId) await this.#read(this.#openId);
    } catch (error) {
      this.error = error;
      this.#set({ ...this.#model });
    }
  }

  /** Shows a conversation. @throws ApiError */
  async open(id: string): Promise<void> {
    this.#openId = id;
    if (this.#model.detail?.request.id !== id) {
      const { detail: _other, ...rest } = this.#model;
      this.#set(rest);
    }
    await this.#read(id);
  }

  closeConversation(): void {
    this.#openId = undefined;
    const { detail: _closed, ...rest } = this.#model;
    this.#set(rest);
  }

  /** Something is done with a request; the answer is shown at once. @throws ApiError */
  async act<T extends DeskRequest | DeskRequestDetail>(id: string, what: string, body?: unknown): Promise<T> {
    const answer = await api.post<T>(`desk/requests/${id}/${what}`, body);
    if ('messages' in answer) this.#set(withDetail(this.#model, answer));
    else this.#apply({ type: 'request', id, request: answer as DeskRequest });
    return answer;
  }

  /** Shown at once, sent until the server has it: the same id again is the same message. */
  async send(outgoing: Omit<Outgoing, 'failed'>): Promise<void> {
    const { clientId } = outgoing.body;
    const others = this.#model.outgoing.filter(({ body }) => body.clientId !== clientId);
    this.#set({ ...this.#model, outgoing: [...others, { ...outgoing, failed: false }] });
    const { kind, ...slip } = outgoing.body;
    try {
      const path = `desk/requests/${outgoing.request}/${kind === 'slip' ? 'slip' : 'messages'}`;
      const message = await api.post<DeskMessage>(path, kind === 'slip' ? slip : outgoing.body);
      this.#set(withMessage(this.#model, outgoing.request, message));
      this.#drop(clientId);
    } catch (error) {
      const failed = this.#model.outgoing.map((item) =>
        item.body.clientId === clientId ? { ...item, failed: true } : item,
      );
      this.#set({ ...this.#model, outgoing: failed });
      if (!(error instanceof ApiError && error.isPassing)) throw error;
    }
  }

  discard(clientId: string): void {
    this.#drop(clientId);
  }

  async setPresence(presence: Presence): Promise<void> {
    const me = await api.post<DeskMe>('desk/presence', { presence });
    const { desk } = this.#model;
    if (desk) this.#set({ ...this.#model, desk: { ...desk, me } });
  }

  typing(id: string): void {
    api.post(`desk/requests/${id}/typing`, undefined, { quiet: true }).catch(() => undefined);
  }

  #drop(clientId: string): void {
    this.#set({ ...this.#model, outgoing: this.#model.outgoing.filter(({ body }) => body.clientId !== clientId) });
  }

  async #read(id: string): Promise<void> {
    const detail = await api.get<DeskRequestDetail>(`desk/requests/${id}`);
    if (this.#openId === id) this.#set(withDetail(this.#model, detail));
  }

  #listen(): void {
    const stream = new EventSource('/api/staff/desk/events');
    this.#stream = stream;
    stream.onopen = () => this.#set({ ...this.#model, live: true });
    stream.onerror = () => {
      this.#set({ ...this.#model, live: false });
      // the browser gives up after a refusal: then it is for us to try again
      if (stream.readyState !== EventSource.CLOSED || this.#stream !== stream) return;
      this.#timers.push(setTimeout(() => this.#stream === stream && this.#listen(), TRY_AGAIN));
    };
    for (const type of EVENTS) {
      stream.addEventListener(type, ({ data }: MessageEvent<string>) => {
        const event = { ...(JSON.parse(data) as object), type } as DeskEvent;
        if (type === 'resync') void this.refresh();
        else this.#apply(event);
      });
    }
  }

  #apply(event: DeskEvent): void {
    this.#set(applyEvent(this.#model, event, Date.now()));
    if (event.type === 'messages' && event.id === this.#openId) this.seen();
    if (event.type === 'typing') this.#timers.push(setTimeout(() => this.#set({ ...this.#model }), 6100));
  }

  /** What is on the screen has been seen; the person is told. */
  seen(): void {
    const { detail } = this.#model;
    const sequence = detail && lastOfPerson(detail.messages);
    if (sequence === undefined || document.visibilityState !== 'visible' || detail?.request.state !== 'accepted')
      return;
    api.post(`desk/requests/${detail.request.id}/seen`, { sequence }, { quiet: true }).catch(() => undefined);
  }

  async #signOfLife(): Promise<void> {
    const presence = this.#model.desk?.me.presence;
    if (!presence || presence === 'away') return;
    await api.post('desk/presence', { presence }, { quiet: true }).catch(() => undefined);
  }

  #set(model: DeskModel): void {
    this.#model = model;
    for (const follower of this.#followers) follower();
  }
}

export const deskStore = new DeskStore();

/** The desk as it is now. */
export function useDesk(): DeskModel {
  const [, turn] = useState(0);
  useEffect(() => deskStore.follow(() => turn((count) => count + 1)), []);
  return deskStore.model;
}

/** The time of the server, told every half minute: for waiting times. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 15_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
