import type { EntryId } from '../knowledge/knowledge.js';
import type { LanguageCode } from '../languages/language.js';
import type { Evidence } from './confidence.js';
import { fold } from './fold.js';
import type { SearchResult } from './search.js';
import { UNDER_THE_BAR } from './under-the-bar.js';
import type { RankedEntry } from './understanding.js';

/** Below this the message is about something else. */
const LEAST_CONFIDENCE = 0.5;
/** Between the least confidence and this one, the entry is offered and not asserted. */
export const SURE = 0.85;
/** The same for languages that are understood less well. */
const SURER = 0.95;
/** Second score over first: from here on two entries are too close to choose for the person. */
const CLOSE = 0.9;
/** One or two words fit several entries of a theme: choices from a smaller nearness on. */
const SHORT_CLOSE = 0.6;
/** A choice must have at least this share of the best score. */
const WORTH_OFFERING = 0.45;
export const MOST_CHOICES = 3;
/** Entries returned unless somebody asks for more or fewer. */
export const USUAL_LIMIT = 10;

/** One way to read a message: the entries it found and how sure that is. */
export interface Reading {
  /** Scores of all entries by position. */
  readonly scores: Float64Array;
  /** Positions of the best entries, best first. */
  readonly order: readonly number[];
  readonly evidence: Evidence;
  /** 0 to 1. */
  readonly confidence: number;
  /** Words that count. */
  readonly length: number;
}

/** How much of the message a reading knows; does not rest on fitted weights, which are fitted on what is chosen here. */
export function knownOf({ evidence: { words, coverage, score } }: Reading): number {
  return Math.sqrt(Math.max(0, words)) * coverage + score;
}

/** What to do with a reading: answer, let the person choose, or say that it is not known. */
export function conclude(
  { scores, order, evidence, confidence, length }: Reading,
  documents: readonly { readonly id: EntryId; readonly title: string }[],
  language: LanguageCode,
  limit = USUAL_LIMIT,
): SearchResult {
  const entries = order.map((at) => ({ id: documents[at]!.id, score: Math.min(1, scores[at]!) }));
  if (confidence < LEAST_CONFIDENCE) {
    return { outcome: 'nothing', entries: confidence === 0 ? [] : entries.slice(0, limit), confidence, evidence };
  }
  const choices = choicesOf(
    entries,
    order.map((at) => documents[at]!.title),
  );
  const ratio = choices.length > 1 ? choices[1]!.score / choices[0]!.score : 0;
  const unsure =
    confidence < (UNDER_THE_BAR.has(language) ? SURER : SURE)
      ? ratio > WORTH_OFFERING
      : ratio > (length <= 2 ? SHORT_CLOSE : CLOSE);
  if (unsure && choices.length > 1) return { outcome: 'choices', entries: choices, confidence, evidence };
  return { outcome: 'answer', entries: entries.slice(0, limit), confidence, evidence };
}

/** The best entries that are really different from each other. */
function choicesOf(entries: readonly RankedEntry[], titles: readonly string[]): RankedEntry[] {
  const offered = new Set<string>();
  const out: RankedEntry[] = [];
  for (const [at, entry] of entries.entries()) {
    if (out.length > 0 && entry.score < out[0]!.score * WORTH_OFFERING) break;
    const title = fold(titles[at]!);
    if (offered.has(title)) continue;
    offered.add(title);
    out.push(entry);
    if (out.length === MOST_CHOICES) break;
  }
  return out;
}
