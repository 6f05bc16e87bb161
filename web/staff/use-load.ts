import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ApiError } from './api.js';

/** Milliseconds between tries after a failure that may pass. */
const RETRY = 5_000;

/** Something that comes from the server. While it is read again, the last answer stays. */
export interface Loading<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly loading: boolean;
  readonly reload: () => void;
  /**
   * Puts another answer in its place, such as the one with what was just changed. An answer that is still on its way
   * may be older than the change: it is changed in the same way when it comes.
   */
  readonly replace: (change: (data: T) => T) => void;
}

/** Reads something when the page opens and whenever one of `inputs` changes. */
export function useLoad<T>(load: (signal: AbortSignal) => Promise<T>, inputs: readonly unknown[]): Loading<T> {
  const [state, setState] = useState<{ data?: T; error?: unknown; loading: boolean }>({ loading: true });
  const [turn, setTurn] = useState({ byItself: false });
  const latest = useRef(load);
  latest.current = load;
  const meanwhile = useRef<((data: T) => T)[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    // a try nobody asked for changes nothing on the screen until it is known how it ends
    setState((now) => ({ ...(turn.byItself ? now : now.data === undefined ? {} : { data: now.data }), loading: true }));
    meanwhile.current = [];
    latest.current(stop.signal).then(
      (answer) => {
        if (stop.signal.aborted) return;
        const data = meanwhile.current.reduce((changed, change) => change(changed), answer);
        setState({ data, loading: false });
      },
      (error: unknown) =>
        !stop.signal.aborted &&
        setState(({ data }) => ({ ...(data === undefined ? {} : { data }), error, loading: false })),
    );
    return () => stop.abort();
  }, [turn, ...inputs]);
  const reload = useCallback(() => setTurn({ byItself: false }), []);
  const isPassing = state.error instanceof ApiError && state.error.isPassing;
  useEffect(() => {
    if (!isPassing) return;
    // the network is back: nobody has to press a button for it; right after it comes back, a request may still fail
    const again = () => setTurn({ byItself: true });
    addEventListener('online', again);
    const timer = setInterval(() => navigator.onLine && document.visibilityState === 'visible' && again(), RETRY);
    return () => {
      removeEventListener('online', again);
      clearInterval(timer);
    };
  }, [isPassing]);
  const replace = useCallback(
    (change: (data: T) => T) =>
      setState((now) => {
        if (now.loading) meanwhile.current.push(change);
        return now.data === undefined ? now : { data: change(now.data), loading: now.loading };
      }),
    [],
  );
  return { data: state.data, error: state.error, loading: state.loading, reload, replace };
}
