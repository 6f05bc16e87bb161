import type { Session } from './direct-line/connection.js';

/**
 * What stays in the browser. The language is remembered on a person's own phone; the conversation lives as long as the
 * tab, so that a reload goes on. On a kiosk both live in the tab only, until the person is gone.
 */
export interface Memory {
  language(): string | undefined;
  /**
   * The language to begin in when a link or website asks for one: that one, until the person chooses another. Asked for
   * another than last time, it counts again, and the conversation in the other language is over.
   */
  languageAsked(asked: string | undefined): string | undefined;
  rememberLanguage(code: string): void;
  session(): Session | undefined;
  rememberSession(session: Session | undefined): void;
  /** Leaves nothing of the person. */
  clear(): void;
}

const LANGUAGE = 'wegwijzer.language';
const ASKED = 'wegwijzer.language-asked';
const SESSION = 'wegwijzer.conversation';

export function createMemory(kiosk: boolean): Memory {
  const forConversation = store('sessionStorage');
  const forLanguage = kiosk ? forConversation : store('localStorage');
  return {
    language: () => forLanguage.read(LANGUAGE),
    languageAsked(asked) {
      const own = forLanguage.read(LANGUAGE);
      if (asked === undefined || asked === forLanguage.read(ASKED)) return own ?? asked;
      forLanguage.write(ASKED, asked);
      if (own !== asked) forConversation.write(SESSION, undefined);
      return asked;
    },
    rememberLanguage: (code) => forLanguage.write(LANGUAGE, code),
    session() {
      try {
        const { conversationId, token } = JSON.parse(forConversation.read(SESSION) ?? '{}');
        return typeof conversationId === 'string' && typeof token === 'string' ? { conversationId, token } : undefined;
      } catch {
        return undefined;
      }
    },
    rememberSession: (session) => forConversation.write(SESSION, session && JSON.stringify(session)),
    clear() {
      forLanguage.clear();
      forConversation.clear();
    },
  };
}

/** The browser's storage; it throws when the person has forbidden it, and then nothing is remembered. */
function store(name: 'localStorage' | 'sessionStorage') {
  const attempt = <T>(act: (storage: Storage) => T): T | undefined => {
    try {
      return act(window[name]);
    } catch {
      return undefined;
    }
  };
  return {
    read: (key: string) => attempt((storage) => storage.getItem(key)) ?? undefined,
    write: (key: string, value: string | undefined) =>
      attempt((storage) => (value === undefined ? storage.removeItem(key) : storage.setItem(key, value))),
    clear: () => attempt((storage) => storage.clear()),
  };
}
