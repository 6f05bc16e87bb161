import { type ComponentChildren, createContext, type JSX } from 'preact';
import { useCallback, useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ApiError, api } from '../api.js';
import { readKept, writeKept } from '../kept.js';
import { KEPT_ACCOUNT, readAccount, type SessionAnswer, type StaffAccount } from './session.js';
import { SignInAgain } from './sign-in-again.js';

/** Who uses the app. */
export interface CurrentSession {
  readonly account: StaffAccount | undefined;
  readonly mustChangePassword: boolean;
  readonly methods: SessionAnswer['signInMethods'];
  /** The app started without connection: the account is the last one of this device. */
  readonly offline: boolean;
  /** Takes over what the server answered to a sign-in or a new password. */
  readonly accept: (answer: SessionAnswer) => void;
  /** Asks the server who is signed in. */
  readonly refresh: () => Promise<void>;
  readonly signOut: () => Promise<void>;
}

type State =
  | { readonly is: 'loading' }
  | { readonly is: 'failed'; readonly error: unknown }
  | { readonly is: 'known'; readonly answer: SessionAnswer; readonly offline: boolean };

const SessionContext = createContext<CurrentSession | undefined>(undefined);

export function useSession(): CurrentSession {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession needs a SessionProvider above it');
  return session;
}

/** The account on pages that only exist for somebody who is signed in. */
export function useAccount(): StaffAccount {
  const { account } = useSession();
  if (!account) throw new Error('this page needs somebody who is signed in');
  return account;
}

/** Knows who is signed in, and asks to sign in again when a session has ended. */
export function SessionProvider(props: {
  readonly children: ComponentChildren;
  readonly loading: JSX.Element;
  readonly failed: (error: unknown, retry: () => void) => JSX.Element;
}): JSX.Element {
  const [state, setState] = useState<State>({ is: 'loading' });
  const [asking, setAsking] = useState(false);
  const answers = useRef<((signedIn: boolean) => void)[]>([]);

  const startedOffline = useRef(false);
  const askAgain = useCallback(
    () =>
      new Promise<boolean>((resolve) => {
        answers.current.push(resolve);
        setAsking(true);
      }),
    [],
  );

  const accept = useCallback((answer: SessionAnswer) => {
    api.csrf = answer.csrf ?? undefined;
    startedOffline.current = false;
    writeKept(KEPT_ACCOUNT, answer.account ? JSON.stringify(answer.account) : undefined);
    setState({ is: 'known', answer, offline: false });
  }, []);

  const refresh = useCallback(async () => {
    try {
      const answer = await api.get<SessionAnswer>('session', { quiet: true });
      // the session ended while there was no connection: what is on the page must stay
      if (!answer.account && startedOffline.current) await askAgain();
      else accept(answer);
    } catch (error) {
      const last = readAccount(readKept(KEPT_ACCOUNT));
      const passing = error instanceof ApiError && error.isPassing;
      setState((now) => {
        if (now.is === 'known') return now;
        startedOffline.current = last !== undefined && passing;
        if (last && passing) return { is: 'known', answer: withoutServer(last), offline: true };
        return { is: 'failed', error };
      });
    }
  }, [accept, askAgain]);

  const settle = useCallback((signedIn: boolean) => {
    setAsking(false);
    for (const answer of answers.current.splice(0)) answer(signedIn);
  }, []);

  useEffect(() => {
    api.surround({
      refreshSession: refresh,
      signInAgain: askAgain,
    });
    void refresh();
  }, [refresh, askAgain]);

  const isOffline = state.is === 'known' && state.offline;
  useEffect(() => {
    if (!isOffline) return;
    const again = () => void refresh();
    addEventListener('online', again);
    const timer = setInterval(again, RETRY);
    return () => {
      removeEventListener('online', again);
      clearInterval(timer);
    };
  }, [isOffline, refresh]);

  const value = useMemo<CurrentSession | undefined>(() => {
    if (state.is !== 'known') return undefined;
    return {
      account: state.answer.account ?? undefined,
      mustChangePassword: state.answer.mustChangePassword,
      methods: state.answer.signInMethods,
      offline: state.offline,
      accept,
      refresh,
      async signOut() {
        await api.delete('session', { quiet: true }).catch((error: unknown) => {
          // a session that has ended already is fine
          if (!(error instanceof ApiError && error.status === 401)) throw error;
        });
        accept({ ...state.answer, account: null, csrf: null, mustChangePassword: false });
      },
    };
  }, [state, accept, refresh]);

  if (state.is === 'loading') return props.loading;
  if (state.is === 'failed' || !value) {
    const retry = () => {
      setState({ is: 'loading' });
      void refresh();
    };
    return props.failed(state.is === 'failed' ? state.error : undefined, retry);
  }
  return (
    <SessionContext.Provider value={value}>
      {props.children}
      {asking && value.account && <SignInAgain {...value} account={value.account} onSettled={settle} />}
    </SessionContext.Provider>
  );
}

/** Milliseconds between tries to reach the server after a start without connection. */
const RETRY = 15_000;

function withoutServer(account: StaffAccount): SessionAnswer {
  return {
    account,
    csrf: null,
    mustChangePassword: false,
    signInMethods: { password: true, oidc: false, oidcName: null },
  };
}
