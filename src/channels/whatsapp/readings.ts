import type { Library } from '../../assistant/turn-scope.js';
import type { Understanding } from '../../search/understanding.js';

/** Readings kept: the same waiting text is looked at with each that follows it, and once more when its turn begins. */
const KEPT = 500;

/** What a text means by itself, whoever wrote it. */
export type Reading = (text: string) => Understanding;

/** Reads each text once, as long as the library is the same. In memory only. */
export function readings(library: () => Library): Reading {
  const known = new Map<string, Understanding>();
  let readWith: Library | undefined;
  return (text) => {
    const current = library();
    if (current !== readWith) known.clear();
    readWith = current;
    const before = known.get(text);
    if (before !== undefined) return before;
    const reading = current.understander.understand(text);
    const [oldest] = known.keys();
    if (known.size >= KEPT && oldest !== undefined) known.delete(oldest);
    known.set(text, reading);
    return reading;
  };
}

/** Whether a text must be a turn of its own: signs of danger, commands, the wish for a person. */
export function standsAlone(read: Reading): (text: string) => boolean {
  return (text) => ['crisis', 'command', 'person'].includes(read(text).outcome);
}
