import type { Field } from './inverted-index.js';
import type { NumberLists } from './number-lists.js';

/** In which documents each word stands, and what it counts there. */
export interface Occurrences {
  /** Those of word w stand from `starts[w]` to `starts[w + 1]`. */
  readonly starts: Int32Array;
  /** In rising order within a word. */
  readonly documents: Int32Array;
  readonly weights: Float32Array;
}

/**
 * What each occurrence of a word counts: the weight of its field, less in long fields. A field is as long as the
 * terms that its words stand for.
 *
 * @param fields of each document, as numbers of words
 */
export function occurrencesOf(
  fields: readonly (readonly Field[])[],
  { starts: begins, size }: NumberLists,
  b: number,
): Occurrences {
  const totals: number[] = [];
  const filled: number[] = [];
  const lengths: number[] = [];
  const starts = new Int32Array(size + 1);
  const lastIn = new Int32Array(size);
  for (let d = 0; d < fields.length; d++) {
    for (let f = 0; f < fields[d]!.length; f++) {
      const { terms: words, weight } = fields[d]![f]!;
      let length = 0;
      for (let i = 0; i < words.length; i++) {
        const word = words[i]!;
        const terms = begins[word + 1]! - begins[word]!;
        length += terms;
        if (terms === 0 || weight === 0 || lastIn[word] === d + 1) continue;
        lastIn[word] = d + 1;
        starts[word + 1]! += 1;
      }
      lengths.push(length);
      totals[f] = (totals[f] ?? 0) + length;
      filled[f] = (filled[f] ?? 0) + (length > 0 ? 1 : 0);
    }
  }
  for (let word = 0; word < size; word++) starts[word + 1]! += starts[word]!;
  const next = starts.slice();
  const documents = new Int32Array(starts[size]!);
  const weights = new Float32Array(starts[size]!);
  lastIn.fill(0);
  let field = 0;
  for (let d = 0; d < fields.length; d++) {
    for (let f = 0; f < fields[d]!.length; f++) {
      const { terms: words, weight } = fields[d]![f]!;
      const length = lengths[field++]!;
      if (weight === 0 || length === 0) continue;
      const count = weight / (1 - b + (b * length) / (totals[f]! / filled[f]!));
      for (let i = 0; i < words.length; i++) {
        const word = words[i]!;
        if (begins[word] === begins[word + 1]) continue;
        if (lastIn[word] !== d + 1) {
          lastIn[word] = d + 1;
          documents[next[word]!++] = d;
        }
        weights[next[word]! - 1]! += count;
      }
    }
  }
  return { starts, documents, weights };
}
