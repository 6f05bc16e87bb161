import Fuse from 'fuse.js';
import type { EntryId } from '../knowledge/knowledge.js';
import { fold } from './fold.js';

/** A line that can be suggested: a title or an example question. */
interface Line {
  readonly id: EntryId;
  readonly text: string;
}

/** Typing goes on: a suggestion is made from its beginning only. */
const LONGEST_PREFIX = 60;

/**
 * Entries for what is being typed. Fuse.js does well here: few letters, mistakes in them, short lines. Titles
 * come before questions that match as well.
 */
export class Suggestions {
  readonly #titles: Fuse<Line>;
  readonly #questions: Fuse<Line>;

  constructor(
    documents: readonly { readonly id: EntryId; readonly title: string; readonly questions: readonly string[] }[],
  ) {
    const options = { keys: ['text'], includeScore: true, threshold: 0.3, ignoreLocation: true, minMatchCharLength: 2 };
    this.#titles = new Fuse(
      documents.map(({ id, title }) => ({ id, text: fold(title) })),
      options,
    );
    this.#questions = new Fuse(
      documents.flatMap(({ id, questions }) => questions.map((question) => ({ id, text: fold(question) }))),
      options,
    );
  }

  /** At most `limit` entries, best first; none for fewer than two letters. */
  of(prefix: string, limit: number): EntryId[] {
    const typed = fold(prefix).trim().slice(0, LONGEST_PREFIX);
    if (typed.length < 2 || limit < 1) return [];
    const scores = new Map<EntryId, number>();
    const note = (found: readonly { item: Line; score?: number }[], later: number): void => {
      for (const { item, score = 1 } of found) {
        const worst = score + later;
        if (worst < (scores.get(item.id) ?? Number.POSITIVE_INFINITY)) scores.set(item.id, worst);
      }
    };
    note(this.#titles.search(typed, { limit: limit * 4 }), 0);
    note(this.#questions.search(typed, { limit: limit * 8 }), 0.05);
    return [...scores]
      .sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, limit)
      .map(([id]) => id);
  }
}
