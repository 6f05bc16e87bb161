import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../parts/icon.js';
import { useQueuedQuestions } from '../register/queue-provider.js';
import { Link } from '../router/location.js';
import { useSession } from '../session/session-provider.js';
import { useTexts } from '../texts/texts.js';

/** Whether the device has a network, as far as the browser knows. */
export function useOnline(): boolean {
  const [online, setOnline] = useState(() => navigator.onLine);
  useEffect(() => {
    const follow = () => setOnline(navigator.onLine);
    addEventListener('online', follow);
    addEventListener('offline', follow);
    return () => {
      removeEventListener('online', follow);
      removeEventListener('offline', follow);
    };
  }, []);
  return online;
}

/** Says that there is no connection, and how many questions wait to be sent. */
export function Connection(): JSX.Element {
  const { t } = useTexts();
  const online = useOnline();
  const { offline } = useSession();
  const waiting = useLasting(useQueuedQuestions().length);
  return (
    <div class="connection" role="status">
      {(!online || offline) && (
        <span class="connection-off">
          <Icon name="cloud-off" />
          {t('layout.offline')}
        </span>
      )}
      {waiting > 0 && (
        <Link to="/register" class="connection-off">
          {t('register.toSend', { count: waiting })}
        </Link>
      )}
    </div>
  );
}

/** Milliseconds something waits before it is worth a word; most questions are sent in less. */
const WORTH_A_WORD = 1500;

/** A count that appears only when it lasts; going down it is followed at once. */
function useLasting(count: number): number {
  const [lasting, setLasting] = useState(0);
  useEffect(() => {
    if (count === 0) setLasting(0);
    const timer = setTimeout(() => setLasting(count), WORTH_A_WORD);
    return () => clearTimeout(timer);
  }, [count]);
  return Math.min(count, lasting);
}
