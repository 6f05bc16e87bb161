/** The parts of a document, as texts. */
export interface Parts {
  readonly title: string;
  readonly questions: readonly string[];
  readonly text: string;
}

/** Documents of more words than this on average are searched by passage as well. */
const LONG_DOCUMENT = 150;
/** Words in a passage; the next one begins in its middle. Shorter than usual: a page here is a list of facts. */
const PASSAGE = 40;

/** The passages of long documents as documents of their own, and whose (by position) each is. */
export interface Passages {
  readonly parts: readonly Parts[];
  readonly owners: readonly number[];
}

/**
 * A long page about many things covers every question a little; the passage that answers covers one well
 * (Callan: Passage-Level Evidence in Document Retrieval, SIGIR 1994). Undefined when the documents are short.
 */
export function passagesOf(documents: readonly Parts[]): Passages | undefined {
  const total = documents.reduce((sum, { text }) => sum + spacesIn(text) + 1, 0);
  if (total < LONG_DOCUMENT * documents.length || documents.length < 2) return undefined;
  const parts: Parts[] = [];
  const owners: number[] = [];
  for (const [owner, { title, text }] of documents.entries()) {
    const words = text.split(/\s+/);
    for (let at = 0; at === 0 || at + PASSAGE / 2 < words.length; at += PASSAGE / 2) {
      parts.push({ title, questions: [], text: words.slice(at, at + PASSAGE).join(' ') });
      owners.push(owner);
    }
  }
  return { parts, owners };
}

/** How many spaces stand in a text; several in a row are one. Counted, not cut: most collections end here. */
function spacesIn(text: string): number {
  let count = 0;
  let before = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const space = code === 32 || (code >= 9 && code <= 13) || code === 0xa0;
    if (space && !before) count++;
    before = space;
  }
  return count;
}

/** The score of each document's best passage, from the scores of all passages. */
export function bestPassages(scores: Float64Array, owners: readonly number[], documents: number): Float64Array {
  const best = new Float64Array(documents);
  for (let at = 0; at < scores.length; at++) {
    const owner = owners[at]!;
    if (scores[at]! > best[owner]!) best[owner] = scores[at]!;
  }
  return best;
}
