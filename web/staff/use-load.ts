import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

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
  const [turn, setTurn] = useState(0);
  const latest = useRef(load);
  latest.current = load;
  const meanwhile = useRef<((data: T) => T)[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    setState(({ data }) => ({ ...(data === undefined ? {} : { data }), loading: true }));
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
  const reload = useCallback(() => setTurn((count) => count + 1), []);
  const failed = state.error !== undefined;
  useEffect(() => {
    if (!failed) return;
    // the network is back: nobody has to press a button for it
    addEventListener('online', reload);
    return () => removeEventListener('online', reload);
  }, [failed, reload]);
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
