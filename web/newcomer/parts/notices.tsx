import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Announcement } from '../conversation/conversation.js';
import type { ConnectionState } from '../direct-line/connection.js';
import { useTexts } from '../surroundings.js';
import { Icon } from './icon.js';

/** Says that there is no network, or that the connection is being made again. */
export function ConnectionNotice({ connection }: { readonly connection: ConnectionState }): JSX.Element {
  const texts = useTexts();
  const online = useOnline();
  const notice = online ? connection === 'reconnecting' && texts.reconnecting : texts.offline;
  return (
    <div class="connection" role="status">
      {notice && (
        <p class={online ? 'patient' : undefined}>
          <Icon name={online ? 'rotate-ccw' : 'cloud-off'} />
          <span>{notice}</span>
        </p>
      )}
    </div>
  );
}

/** What a screen reader says of a new message, once; the transcript itself is silent. */
export function Announcer({ announcement }: { readonly announcement: Announcement | undefined }): JSX.Element {
  return (
    <div class="hidden" aria-live="polite">
      {announcement?.text && (
        <p key={announcement.key} lang={announcement.language} dir={announcement.direction}>
          {announcement.text}
        </p>
      )}
    </div>
  );
}

function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    addEventListener('online', look);
    addEventListener('offline', look);
    return () => {
      removeEventListener('online', look);
      removeEventListener('offline', look);
    };
  }, []);
  return online;
}
