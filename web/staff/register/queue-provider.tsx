import { type ComponentChildren, createContext, type JSX } from 'preact';
import { useContext, useEffect, useMemo, useState } from 'preact/hooks';
import type { NewQuestion, OwnQuestion } from '../../../src/staff/register-types.js';
import { ApiError, api } from '../api.js';
import { useAccount } from '../session/session-provider.js';
import { QuestionQueue, type QueuedQuestion, type SendResult } from './queue.js';
import { queueStore } from './queue-store.js';

/** Milliseconds between tries while something waits. */
const RETRY = 15_000;

const QueueContext = createContext<QuestionQueue | undefined>(undefined);

/** The questions of this account that are still to be sent. */
export function useQueue(): QuestionQueue {
  const queue = useContext(QueueContext);
  if (!queue) throw new Error('useQueue needs a QueueProvider above it');
  return queue;
}

/** As `useQueue().rows`, followed. */
export function useQueuedQuestions(): readonly QueuedQuestion[] {
  const queue = useQueue();
  const [rows, setRows] = useState(queue.rows);
  useEffect(() => {
    setRows(queue.rows);
    return queue.follow(() => setRows(queue.rows));
  }, [queue]);
  return rows;
}

async function send(question: NewQuestion, inBackground: boolean): Promise<SendResult> {
  try {
    return { sent: await api.post<OwnQuestion>('questions', question, { quiet: inBackground }) };
  } catch (error) {
    if (!(error instanceof ApiError) || error.isPassing || [401, 403, 429].includes(error.status)) return 'later';
    return { refused: error.code };
  }
}

/** Sends what waits: at the start, when the network is back, when the page is looked at, and every now and then. */
export function QueueProvider(props: { readonly children: ComponentChildren }): JSX.Element {
  const { id } = useAccount();
  const queue = useMemo(() => new QuestionQueue(id, queueStore, send), [id]);
  useEffect(() => {
    const flush = () => void queue.flush();
    const look = () => document.visibilityState === 'visible' && flush();
    flush();
    addEventListener('online', flush);
    document.addEventListener('visibilitychange', look);
    const timer = setInterval(() => queue.rows.length > 0 && flush(), RETRY);
    return () => {
      removeEventListener('online', flush);
      document.removeEventListener('visibilitychange', look);
      clearInterval(timer);
    };
  }, [queue]);
  return <QueueContext.Provider value={queue}>{props.children}</QueueContext.Provider>;
}
