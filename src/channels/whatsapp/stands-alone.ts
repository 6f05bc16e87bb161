import type { Library } from '../../assistant/turn-scope.js';

/** Readings kept, because the same waiting text is looked at with each that follows. */
const KEPT = 500;

/** Whether a text must be a turn of its own: signs of danger, commands, the wish for a person. */
export function standsAlone(library: () => Library): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const { outcome } = library().understander.understand(text);
    const alone = outcome === 'crisis' || outcome === 'command' || outcome === 'person';
    const [oldest] = known.keys();
    if (known.size >= KEPT && oldest !== undefined) known.delete(oldest);
    known.set(text, alone);
    return alone;
  };
}
