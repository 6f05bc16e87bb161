import type { Activity, ActivitySet } from './activity.js';

/** What opens one conversation, and only that one. */
export interface Session {
  readonly conversationId: string;
  readonly token: string;
}

/**
 * - `starting`: never connected yet;
 * - `online`: activities come in;
 * - `reconnecting`: was online, trying again by itself;
 * - `failed`: never connected after some tries; goes on trying, and `retry()` tries at once.
 */
export type ConnectionState = 'starting' | 'online' | 'reconnecting' | 'failed';

/** The part of a browser's WebSocket that is used; tests pass their own. */
export interface Socket {
  // `never`: whatever a listener asks of the event, the browser's own types are wider
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  readonly readyState: number;
  send(data: string): void;
  close(): void;
}

export interface ConnectionOptions {
  /** Path of the Direct Line server: `/v3/directline`. */
  readonly base: string;
  readonly locale: string;
  /** Place of the kiosk the conversation is held at. */
  readonly kiosk: string | undefined;
  /** Conversation to go on with after a reload. */
  readonly resume: Session | undefined;
  readonly fetch: typeof globalThis.fetch;
  readonly openSocket: (url: string) => Socket;
  /** New activities, each once and in order; `history` when they are older than this page. */
  readonly onActivities: (activities: readonly Activity[], history: boolean) => void;
  readonly onState: (state: ConnectionState) => void;
  /** The session to remember; undefined when the server does not know it any more. */
  readonly onSession: (session: Session | undefined) => void;
}

/** The server refused a call, or could not be reached (status 0). */
class DirectLineError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(`Direct Line answered ${status} (${code})`);
  }

  /** The token has expired or the conversation has ended: only a new conversation helps. */
  get sessionLost(): boolean {
    return this.status === 401 || this.status === 403 || this.status === 404;
  }
}

/** Milliseconds; the official client's own clock for a token that lives at least 30 minutes. */
const REFRESH_EVERY = 15 * 60_000;
/** Milliseconds; the official client gives up a call after as long. */
const CALL_TIMEOUT = 20_000;
/** Milliseconds until a socket must be open; some networks swallow the upgrade without a word. */
const SOCKET_TIMEOUT = 8_000;
/** Milliseconds between our empty frames; proxies close connections that are silent for a minute. */
const KEEP_ALIVE = 20_000;
/** Milliseconds without any frame (the server sends one every 25 s) after which a socket is dead. */
const SILENCE = 60_000;
/** Milliseconds within which a posted activity must have come back before the socket is mistrusted. */
const ECHO_TIMEOUT = 8_000;
const POLL_EVERY = 1_500;
/** Sockets in a row that never opened before polling takes over. */
const SOCKET_TRIES = 2;
/** Tries in a row before the person is told that it does not work. */
const TRIES_BEFORE_FAILED = 3;
/** Closed by the server because the same conversation was opened in another tab. */
const TAKEN_OVER = 1000;

/**
 * One conversation over Direct Line 3.0: starts or goes on, listens on a WebSocket (by polling where a network lets no
 * WebSocket through), and after any loss goes on from the watermark, so that nothing is lost or comes twice. When the
 * server refuses the token or does not know the conversation any more, a new one begins by itself.
 */
export class Connection {
  #session: Session | undefined;
  /** Whether `#session` has been opened in this page. */
  #opened = false;
  #watermark = '';
  /** The first activities of a resumed conversation are older than the page. */
  #replaying: boolean;
  #state: ConnectionState = 'starting';
  #socket: Socket | undefined;
  #closed = false;
  #refreshed = Date.now();
  #wake: (() => void) | undefined;
  #waiting: (() => void)[] = [];
  readonly #echoes = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #clock: ReturnType<typeof setInterval>;

  constructor(private readonly options: ConnectionOptions) {
    this.#session = options.resume;
    this.#replaying = options.resume !== undefined;
    this.#clock = setInterval(() => void this.#refresh(), REFRESH_EVERY);
    void this.#run();
  }

  /** Posts an activity; waits for the conversation when it is not open yet. Throws DirectLineError. */
  async post(activity: Activity): Promise<void> {
    const echo = activity.channelData?.clientActivityID;
    for (let first = true; ; first = false) {
      const session = await this.#openSession();
      try {
        await this.#call('POST', `${conversationPath(session)}/activities`, session.token, activity);
        break;
      } catch (error) {
        if (!(first && error instanceof DirectLineError && error.sessionLost)) throw error;
        this.#lose(session);
      }
    }
    if (echo && !this.#echoes.has(echo)) {
      this.#echoes.set(
        echo,
        setTimeout(() => {
          this.#echoes.delete(echo);
          this.#socket?.close();
        }, ECHO_TIMEOUT),
      );
    }
    // when polling
    this.retry();
  }

  /** Posts a last activity without waiting, also while the page goes away, and closes. */
  farewell(activity: Activity): void {
    const session = this.#opened ? this.#session : undefined;
    if (session) {
      void this.options
        .fetch(`${this.options.base}${conversationPath(session)}/activities`, {
          ...request('POST', session.token, activity),
          keepalive: true,
        })
        // nobody is there any more to be told
        .catch(() => {});
    }
    this.close();
  }

  /** Tries again now instead of after the pause; call it when the network or the person comes back. */
  retry(): void {
    if (Date.now() - this.#refreshed > REFRESH_EVERY) void this.#refresh();
    this.#wake?.();
  }

  /** The network went away: do not wait for the socket to notice. */
  suspect(): void {
    this.#socket?.close();
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#clock);
    for (const timer of this.#echoes.values()) clearTimeout(timer);
    this.#socket?.close();
    this.#wake?.();
  }

  async #run(): Promise<void> {
    let failures = 0;
    let deafSockets = 0;
    while (!this.#closed) {
      const session = this.#session;
      let pause: number | undefined;
      try {
        const streamUrl = await this.#open();
        const ending = deafSockets < SOCKET_TRIES ? await this.#listen(streamUrl) : await this.#poll();
        deafSockets = ending === 'deaf' ? deafSockets + 1 : 0;
        failures = 0;
        if (ending === 'taken over') pause = Number.POSITIVE_INFINITY;
        if (ending === 'deaf') pause = 0;
      } catch (error) {
        if (error instanceof DirectLineError && error.sessionLost && session) {
          this.#lose(session);
          continue;
        }
        failures += 1;
      }
      if (this.#closed) return;
      const never = this.#state === 'starting' || this.#state === 'failed';
      if (!never) this.#report('reconnecting');
      else if (failures >= TRIES_BEFORE_FAILED) this.#report('failed');
      // half a second, doubling to 16 s; spread so that a restarted server is not met by everybody at once
      await this.#pause(pause ?? Math.min(16_000, 500 * 2 ** failures) * (0.75 + Math.random() / 2));
    }
  }

  /** Starts the conversation, or goes on with it; the address to listen at. */
  async #open(): Promise<string> {
    let session = this.#session;
    let streamUrl: string;
    if (session) {
      const query = new URLSearchParams({ watermark: this.#watermark });
      const found = await this.#call<Opened>('GET', `${conversationPath(session)}?${query}`, session.token);
      // the token that came with the answer is the fresher one
      session = { conversationId: session.conversationId, token: found.token ?? session.token };
      streamUrl = found.streamUrl;
    } else {
      const { kiosk, locale } = this.options;
      const { token } = await this.#call<Opened>('POST', '/tokens/generate', undefined, kiosk ? { kiosk } : undefined);
      const opened = await this.#call<Opened>('POST', '/conversations', token, { locale });
      session = { conversationId: opened.conversationId, token: opened.token ?? token };
      streamUrl = opened.streamUrl;
      this.#watermark = '';
      this.#replaying = false;
      this.#refreshed = Date.now();
    }
    if (this.#closed) return streamUrl;
    this.#session = session;
    this.#opened = true;
    this.options.onSession(session);
    for (const go of this.#waiting.splice(0)) go();
    return streamUrl;
  }

  #listen(url: string): Promise<'closed' | 'deaf' | 'taken over'> {
    return new Promise((resolve) => {
      const socket = this.options.openSocket(url);
      this.#socket = socket;
      let heard = Date.now();
      let opened = false;
      const opening = setTimeout(() => socket.close(), SOCKET_TIMEOUT);
      const alive = setInterval(() => {
        if (Date.now() - heard > SILENCE) socket.close();
        else if (socket.readyState === 1) socket.send('');
      }, KEEP_ALIVE);
      socket.onopen = () => {
        clearTimeout(opening);
        heard = Date.now();
        opened = true;
        this.#report('online');
      };
      socket.onmessage = ({ data }: { readonly data: unknown }) => {
        heard = Date.now();
        const set = readFrame(data);
        if (set && this.#socket === socket) this.#take(set);
      };
      socket.onclose = ({ code }: { readonly code: number }) => {
        clearTimeout(opening);
        clearInterval(alive);
        if (this.#socket === socket) this.#socket = undefined;
        const ourDoing = this.#session === undefined || this.#closed;
        if (!opened) resolve('deaf');
        else resolve(code === TAKEN_OVER && !ourDoing ? 'taken over' : 'closed');
      };
      if (this.#closed) socket.close();
    });
  }

  async #poll(): Promise<'closed'> {
    const session = this.#session;
    while (!this.#closed && session && session.conversationId === this.#session?.conversationId) {
      const query = new URLSearchParams({ watermark: this.#watermark });
      const path = `${conversationPath(session)}/activities?${query}`;
      const set = await this.#call<ActivitySet>('GET', path, this.#session.token);
      this.#report('online');
      this.#take(set);
      await this.#pause(POLL_EVERY);
    }
    return 'closed';
  }

  #take(set: ActivitySet): void {
    if (this.#closed) return;
    if (set.watermark) this.#watermark = set.watermark;
    if (!set.activities?.length) return;
    for (const { channelData } of set.activities) {
      const echo = channelData?.clientActivityID;
      if (!echo) continue;
      clearTimeout(this.#echoes.get(echo));
      this.#echoes.delete(echo);
    }
    const history = this.#replaying;
    this.#replaying = false;
    this.options.onActivities(set.activities, history);
  }

  async #refresh(): Promise<void> {
    const session = this.#opened ? this.#session : undefined;
    if (!session) return;
    this.#refreshed = Date.now();
    try {
      const { token } = await this.#call<Opened>('POST', '/tokens/refresh', session.token);
      if (this.#closed || !token || this.#session?.conversationId !== session.conversationId) return;
      this.#session = { ...session, token };
      this.options.onSession(this.#session);
    } catch {
      // refused: the next call is refused too and begins a new conversation; no network: the next call tells
    }
  }

  /** The session works no more: the loop begins a new one. */
  #lose(session: Session): void {
    if (this.#session?.conversationId !== session.conversationId) return;
    this.#session = undefined;
    this.#opened = false;
    this.#watermark = '';
    this.#replaying = false;
    this.options.onSession(undefined);
    this.#socket?.close();
    this.#wake?.();
  }

  #openSession(): Promise<Session> {
    if (this.#session && this.#opened) return Promise.resolve(this.#session);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new DirectLineError(0, 'NotConnected')), CALL_TIMEOUT);
      this.#waiting.push(() => {
        clearTimeout(timer);
        resolve(this.#session as Session);
      });
      this.#wake?.();
    });
  }

  async #call<T>(method: 'GET' | 'POST', path: string, token: string | undefined, body?: unknown): Promise<T> {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), CALL_TIMEOUT);
    try {
      const response = await this.options.fetch(`${this.options.base}${path}`, {
        ...request(method, token, body),
        signal: stop.signal,
      });
      const answer = (await response.json().catch(() => ({}))) as T & Refusal;
      if (!response.ok) throw new DirectLineError(response.status, answer.error?.code ?? 'Unknown');
      return answer;
    } catch (error) {
      throw error instanceof DirectLineError ? error : new DirectLineError(0, 'NotReached');
    } finally {
      clearTimeout(timer);
    }
  }

  #pause(milliseconds: number): Promise<void> {
    if (this.#closed || milliseconds === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const go = () => {
        clearTimeout(timer);
        this.#wake = undefined;
        resolve();
      };
      const timer = Number.isFinite(milliseconds) ? setTimeout(go, milliseconds) : undefined;
      this.#wake = go;
    });
  }

  #report(state: ConnectionState): void {
    if (this.#closed || state === this.#state) return;
    this.#state = state;
    this.options.onState(state);
  }
}

/** The body of a 4xx or 5xx. */
interface Refusal {
  readonly error?: { readonly code?: string };
}

interface Opened {
  readonly conversationId: string;
  readonly token: string;
  readonly streamUrl: string;
}

function conversationPath(session: Session): string {
  return `/conversations/${encodeURIComponent(session.conversationId)}`;
}

function request(method: string, token: string | undefined, body: unknown): RequestInit {
  const headers: Record<string, string> = {};
  if (token) headers.authorization = `Bearer ${token}`;
  if (body === undefined) return { method, headers };
  headers['content-type'] = 'application/json';
  return { method, headers, body: JSON.stringify(body) };
}

/** A frame of the socket; empty ones only keep it open, and junk is left out. */
function readFrame(data: unknown): ActivitySet | undefined {
  if (typeof data !== 'string' || data === '') return undefined;
  try {
    const set = JSON.parse(data);
    return Array.isArray(set?.activities) ? set : undefined;
  } catch {
    return undefined;
  }
}
