import { useEffect, useState } from 'preact/hooks';

const counts = new Map<string, number>();
const followers = new Set<() => void>();

/** Puts a number at a page in the navigation, such as how many people wait; 0 takes it away. */
export function setNavBadge(path: string, count: number): void {
  if ((counts.get(path) ?? 0) === count) return;
  counts.set(path, count);
  for (const follow of followers) follow();
}

/** The numbers in the navigation, by path. */
export function useNavBadges(): ReadonlyMap<string, number> {
  const [, setTurn] = useState(0);
  useEffect(() => {
    const follow = () => setTurn((turn) => turn + 1);
    followers.add(follow);
    return () => void followers.delete(follow);
  }, []);
  return counts;
}
