import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../parts/icon.js';
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

/** Says that there is no connection, and that registering goes on. */
export function Connection(): JSX.Element {
  const { t } = useTexts();
  const online = useOnline();
  const { offline } = useSession();
  return (
    <div class="connection" role="status">
      {(!online || offline) && (
        <span class="connection-off">
          <Icon name="cloud-off" />
          {t('layout.offline')}
        </span>
      )}
    </div>
  );
}
