import type { QuestionOutcome } from '../register.js';
import type { RegisterRow } from './changes.js';

/**
 * A facet is one thing a question is or is not: counted (`all`), unsolved, ended so, met that barrier. A cell counts the
 * questions of one facet, so that a measure is one cell and a new outcome needs no new column.
 */
export type Facet = string;

/** Outcomes in which nobody was helped yet. */
export const UNSOLVED: readonly QuestionOutcome[] = ['unanswered', 'person', 'could-not-help'];

/** Upper ends, in minutes, of the classes of waiting time; the last has none. */
export const WAITING_MINUTES = [1, 2, 3, 5, 10, 15, 30, 60, 120, 240, 480, 1440, 2880] as const;

/** The class of a waiting time, as two digits. */
export function waitingClass(seconds: number): string {
  const at = WAITING_MINUTES.findIndex((minutes) => seconds < minutes * 60);
  return String(at < 0 ? WAITING_MINUTES.length : at).padStart(2, '0');
}

/** The facets of a question. */
export function facetsOf(row: RegisterRow): Facet[] {
  const facets = ['all', `outcome:${row.outcome}`];
  if ((UNSOLVED as readonly string[]).includes(row.outcome)) facets.push('unsolved');
  if (row.barrier !== null) facets.push(`barrier:${row.barrier}`);
  if (row.helped !== 'unknown') facets.push(`helped:${row.helped}`);
  if (row.handoff) facets.push('handoff:yes');
  if (row.waited_seconds !== null) facets.push(`waited:${waitingClass(row.waited_seconds)}`);
  return facets;
}

/** Those kept per week and in the cross: what the rates are made of, and no further. */
export function isRate(facet: Facet): boolean {
  return facet === 'all' || facet === 'unsolved' || facet === 'handoff:yes' || facet.startsWith('helped:');
}
