import type { Municipality, MunicipalityId } from '../knowledge/knowledge.js';
import { PhraseMatcher } from './phrase-matcher.js';
import { parsePattern } from './phrase-pattern.js';
import type { Phrases } from './phrases.js';
import { readUtterance } from './utterance.js';

/** Finds the town a message names, however its language writes it. */
export interface TownFinder {
  find(message: string): MunicipalityId | undefined;
}

/** @param municipalities the towns of the knowledge base, with the names of the phrase files beside their own */
export function createTownFinder(municipalities: Iterable<Municipality>, phrases: Phrases): TownFinder {
  const rules = [...municipalities].flatMap(({ id, name }) => {
    const names = [name, ...[...phrases.values()].flatMap(({ towns }) => towns[id] ?? [])];
    return [...new Set(names)].map((line) => ({ pattern: parsePattern(line), label: id }));
  });
  const matcher = new PhraseMatcher(rules);
  return {
    find(message) {
      const reading = matcher.read(readUtterance(message));
      const found = reading.complete.flatMap(
        (rule) =>
          matcher.match(
            reading,
            rule,
            () => true,
            () => false,
          ) ?? [],
      );
      // Sint-Niklaas before a town that is called by one of its words
      return found.sort((a, b) => b.positions.length - a.positions.length)[0]?.label;
    },
  };
}
