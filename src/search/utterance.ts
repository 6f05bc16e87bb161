import { fold } from './fold.js';

/** A message as the recognisers read it: plain words, and where a new clause begins. */
export interface Utterance {
  readonly words: readonly string[];
  /** Number of the clause (part between full stops, commas, line ends) each word stands in. */
  readonly clauses: readonly number[];
}

/** French and Dutch clitics before an apostrophe: j'en, m'a, d'eau, z'n. */
const CLITIC = /(?<![\p{L}\p{N}])(l|d|j|m|t|s|c|n|qu|quelqu|jusqu|lorsqu|puisqu|z)['’‘ʼʹ`´](?=\p{L})/gu;
/** `fold` writes Ge'ez in Latin letters; a letter nobody types keeps ቻው (bye) apart from the CAW. */
const GEEZ = /[\u1200-\u135a]+/g;
const GEEZ_MARK = 'ǂ';
const APOSTROPHES = /['’‘ʼʹ`´]/g;
const WORD_OR_BREAK = /[\p{L}\p{N}]+|[.,!?;:…\n،؛؟]/gu;
/** "doood", "killl": people hold keys down, and double letters are the commonest slip; one letter stands for all. */
const DOUBLED = /(\p{L})\1+/gu;
const IS_WORD = /[\p{L}\p{N}]/u;
/**
 * Reads a message for recognising set phrases: coarser than the words of the search, since a missed sign of danger
 * costs more than a wrong one. Phrases go through the same reading, so that both meet.
 */
export function readUtterance(text: string): Utterance {
  const plain = fold(text.replace(GEEZ, `${GEEZ_MARK}$&`))
    .replace(CLITIC, '$1 ')
    .replace(APOSTROPHES, '');
  const words: string[] = [];
  const clauses: number[] = [];
  let clause = 0;
  for (const piece of plain.match(WORD_OR_BREAK) ?? []) {
    if (!IS_WORD.test(piece)) {
      clause++;
      continue;
    }
    words.push(piece.replace(DOUBLED, '$1'));
    clauses.push(clause);
  }
  return { words, clauses };
}
