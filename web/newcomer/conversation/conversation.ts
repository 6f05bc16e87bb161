import type { Option, Reply } from '../../../src/assistant/reply.js';
import type { Activity } from '../direct-line/activity.js';
import { Connection, type ConnectionState } from '../direct-line/connection.js';
import type { Memory } from '../memory.js';
import type { LanguageName } from '../texts.js';
import { callsFor, isLive } from './handoff.js';
import { announcement, EMPTY, mark, pause, receive, SEEN, say, type Transcript, unseen } from './transcript.js';

/** What a screen reader is to say once. */
export interface Announcement {
  readonly key: string;
  readonly text: string;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
}

export interface ConversationView extends Transcript {
  readonly connection: ConnectionState;
  readonly announcement: Announcement | undefined;
  /** Messages a person sent, or that a person begins or goes, which came while nobody looked at the page. */
  readonly missed: number;
  /** Counts all of them, looked at or not. */
  readonly calls: number;
}

export interface ConversationOptions {
  readonly language: LanguageName;
  readonly place: string | undefined;
  readonly memory: Memory;
  /** A reply came in another language than the one before. */
  readonly onLanguage: (code: string) => void;
  /** The assistant has forgotten the person: nothing may stay here either. */
  readonly onForgotten: () => void;
}

/** Milliseconds the assistant has to confirm that it forgot the person; then the page forgets alone. */
const FORGET_TIMEOUT = 5_000;
/** Milliseconds between two signs that we type; the other side shows one for 5 s. */
const TYPING_EVERY = 4_000;
/** Milliseconds a bridge figure is shown as typing without a further sign. */
const TYPING_SHOWN = 6_000;

/** One conversation as the screens see it: a view that is replaced at every change, and what the person can do. */
export class Conversation {
  #view: ConversationView = NOTHING;
  #language: LanguageName;
  readonly #listeners = new Set<() => void>();
  readonly #connection: Connection;
  #user: string | undefined;
  #typed = 0;
  #typingEnds: ReturnType<typeof setTimeout> | undefined;
  #reported: string | undefined;

  constructor(private readonly options: ConversationOptions) {
    this.#language = options.language;
    const resume = options.memory.session();
    this.#user = resume && userOf(resume.token);
    this.#connection = new Connection({
      base: '/v3/directline',
      locale: options.language.code,
      kiosk: options.place,
      resume,
      fetch: (...call) => fetch(...call),
      openSocket: (url) => new WebSocket(url),
      onState: (connection) => this.#show({ connection }),
      onSession: (session) => {
        this.#user = session && userOf(session.token);
        options.memory.rememberSession(session);
      },
      onActivities: (activities, history) => this.#receive(activities, history),
    });
    addEventListener('online', this.#comeBack);
    addEventListener('offline', this.#goAway);
    document.addEventListener('visibilitychange', this.#comeBack);
  }

  get view(): ConversationView {
    return this.#view;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The language of the page, for what is posted and for messages that do not say theirs. */
  setLanguage(language: LanguageName): void {
    this.#language = language;
  }

  /** Free text typed by the person. */
  ask(text: string): void {
    this.#post(newKey(), text);
  }

  /** A tapped option. */
  choose(option: Option): void {
    this.#post(newKey(), option.label, option.action);
  }

  /** Sends a message again that failed. */
  retry(key: string): void {
    const message = this.#view.messages.find((candidate) => candidate.key === key);
    if (message?.kind === 'own') this.#post(key, message.text, message.value);
  }

  /** The person is writing; a bridge figure is shown so. */
  typing(): void {
    const now = Date.now();
    if (now - this.#typed < TYPING_EVERY || this.#view.connection !== 'online' || !isLive(this.#view.messages)) return;
    this.#typed = now;
    // a sign that is lost is nothing lost
    this.#connection.post({ type: 'typing' }).catch(() => {});
  }

  /** The newest message of the bridge figure stands on the screen: tells them, once. */
  see(): void {
    const id = unseen(this.#view);
    if (id === undefined || id === this.#reported) return;
    this.#reported = id;
    this.#connection.post({ type: 'event', name: SEEN, value: id }).catch(() => {
      this.#reported = undefined;
    });
  }

  reconnect(): void {
    this.#connection.retry();
  }

  /** Asks the assistant to forget the person, and ends; `onForgotten` follows whatever the network does. */
  forget(label: string): void {
    const done = () => this.options.onForgotten();
    const timer = setTimeout(done, FORGET_TIMEOUT);
    this.#connection.post(this.#message(newKey(), label, 'forget-me')).catch(() => {
      clearTimeout(timer);
      done();
    });
  }

  /** Ends at once; what the assistant knows is forgotten by a last message nobody waits for. */
  vanish(): void {
    this.#connection.farewell(this.#message(newKey(), 'forget-me', 'forget-me'));
    this.close();
  }

  close(): void {
    this.#connection.close();
    clearTimeout(this.#typingEnds);
    this.#listeners.clear();
    removeEventListener('online', this.#comeBack);
    removeEventListener('offline', this.#goAway);
    document.removeEventListener('visibilitychange', this.#comeBack);
    this.#view = NOTHING;
  }

  readonly #comeBack = () => {
    if (document.visibilityState !== 'visible') return;
    if (this.#view.missed > 0) this.#show({ missed: 0 });
    this.#connection.retry();
  };

  readonly #goAway = () => this.#connection.suspect();

  #post(key: string, text: string, value?: string): void {
    const known = this.#view.messages.some((message) => message.key === key);
    this.#show(known ? mark(this.#view, key, 'sending') : say(this.#view, key, text, value));
    this.#connection.post(this.#message(key, text, value)).catch(() => this.#show(mark(this.#view, key, 'failed')));
  }

  #message(clientActivityID: string, text: string, value?: string): Activity {
    const common = { type: 'message', text, locale: this.#language.code, channelData: { clientActivityID } };
    return value === undefined ? { ...common, textFormat: 'plain' } : { ...common, value };
  }

  #receive(activities: readonly Activity[], history: boolean): void {
    if (activities.some(({ type, name }) => type === 'event' && name === 'forget')) {
      this.options.onForgotten();
      return;
    }
    const { code: language, direction } = this.#language;
    const before = this.#view.messages.length;
    const transcript = receive(this.#view, activities, this.#user, history, { language, direction });
    const replies = transcript.messages.slice(before).filter((message) => message.kind === 'reply');
    const latest = replies[replies.length - 1];
    const calls = history ? 0 : replies.filter(callsFor).length;
    this.#show({
      ...transcript,
      ...(latest && !history ? { announcement: announce(latest.key, latest.reply) } : {}),
      calls: this.#view.calls + calls,
      missed: document.visibilityState === 'visible' ? 0 : this.#view.missed + calls,
    });
    clearTimeout(this.#typingEnds);
    if (transcript.typing && isLive(transcript.messages)) {
      this.#typingEnds = setTimeout(() => this.#show(pause(this.#view)), TYPING_SHOWN);
    }
    // a bridge figure may write in a language of their own; the page stays in the person's
    const next = replies.filter(({ reply }) => reply.kind !== 'staff').pop()?.reply.language;
    if (next !== undefined && next !== this.#language.code) this.options.onLanguage(next);
  }

  #show(change: Partial<ConversationView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}

const NOTHING: ConversationView = { ...EMPTY, connection: 'starting', announcement: undefined, missed: 0, calls: 0 };

function announce(key: string, reply: Reply): Announcement {
  return { key, text: announcement(reply), language: reply.language, direction: reply.direction };
}

/** An id for one's own message; `crypto.randomUUID` is missing on pages without TLS, such as a kiosk's. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join('-');
}

/** The user id the server chose, from the token's payload; the token itself is only checked by the server. */
function userOf(token: string): string | undefined {
  try {
    const payload = token.split('.')[1] ?? '';
    return JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/'))).user;
  } catch {
    return undefined;
  }
}
