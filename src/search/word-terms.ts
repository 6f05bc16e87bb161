import type { Word } from './analysis.js';

/** The words that say what a message is about; all of them when it has no others. */
export function contentOf(message: readonly Word[]): readonly Word[] {
  const content = message.filter((word) => !word.stop);
  return content.length > 0 ? content : message;
}

/** Stems of all these words, in their order. */
export function stemsOf(words: readonly Word[]): Uint32Array {
  return joined(words.map(({ stems }) => stems));
}

/** Meanings of all these words. */
export function conceptsOf(words: readonly Word[]): Uint32Array {
  return joined(words.map(({ concepts }) => concepts));
}

/** Character n-grams of all these words. */
export function gramsOf(words: readonly Word[]): Uint32Array {
  return joined(words.map(({ grams }) => grams));
}

/** What the classifier reads. Stop words are included: "who", "where" and "may I" tell what is wanted. */
export function featuresOf(message: readonly Word[]): { words: number[]; grams: number[] } {
  const words: number[] = [];
  const grams: number[] = [];
  for (const { stems } of message) for (const hash of stems) words.push(hash);
  for (const { concepts } of message) for (const hash of concepts) words.push(hash);
  for (const { plain, shortGrams } of message) {
    words.push(plain);
    for (const hash of shortGrams) grams.push(hash);
  }
  return { words, grams };
}

function joined(lists: readonly (readonly number[])[]): Uint32Array {
  const out = new Uint32Array(lists.reduce((size, list) => size + list.length, 0));
  let at = 0;
  for (const list of lists) for (let i = 0; i < list.length; i++) out[at++] = list[i]!;
  return out;
}
