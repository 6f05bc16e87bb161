import { useEffect, useRef } from 'preact/hooks';
import { readKept } from '../kept.js';
import { setNavBadge } from '../nav-badges.js';
import { useAppLocation } from '../router/location.js';
import { chime } from './chime.js';
import { deskStore, useDesk } from './desk-store.js';

/** Keeps the desk up to date on every page, and tells by sound, title and menu that somebody waits or writes. */
export function DeskCompanion(): null {
  const { desk } = useDesk();
  const { path } = useAppLocation();
  const waiting = desk?.queue.length ?? 0;
  const unread = desk?.mine.reduce((sum, request) => sum + request.unread, 0) ?? 0;
  const before = useRef<{ waiting: number; unread: number } | undefined>(undefined);

  useEffect(() => {
    deskStore.start();
    const seen = () => deskStore.seen();
    document.addEventListener('visibilitychange', seen);
    return () => {
      document.removeEventListener('visibilitychange', seen);
      deskStore.stop();
      setNavBadge('/desk', 0);
    };
  }, []);

  const here = desk?.me.presence === 'here';
  useEffect(() => {
    if (!desk) return;
    setNavBadge('/desk', waiting + unread);
    const earlier = before.current;
    before.current = { waiting, unread };
    const more =
      earlier && (waiting > earlier.waiting || (unread > earlier.unread && document.visibilityState === 'hidden'));
    if (more && here && readKept('sound') !== 'off') chime();
  }, [desk, waiting, unread, here]);

  useEffect(() => {
    const bare = () => document.title.replace(/^\(\d+\) /, '');
    const count = waiting + unread;
    // the page sets its title first
    const timer = setTimeout(() => {
      document.title = count > 0 ? `(${count}) ${bare()}` : bare();
    }, 50);
    return () => clearTimeout(timer);
  }, [waiting, unread, path]);
  return null;
}
