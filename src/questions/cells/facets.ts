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

/** Facets in this order get the first numbers: all of them alone, then what the rates are made of, then all others. */
const FIRST: readonly Facet[] = ['all', 'unsolved', 'handoff:yes', 'helped:yes', 'helped:no'];
/** How many of them a table of counts has: days only count, weeks and finer tables have the rates, months everything. */
export const ONE_FACET = 1;
export const RATE_FACETS = FIRST.length;
/** More than there are: 35 at present. */
export const ALL_FACETS = 48;

/** The facets as numbers. */
export class Facets {
  readonly names: Facet[] = [...FIRST];
  readonly #outcomes = new Map<string, number>();
  readonly #barriers = new Map<string, number>();
  readonly #waited = new Map<string, number>();
  readonly #found: number[] = [];

  /** The facets of a question; the list is used again for the next one. */
  of(row: RegisterRow): readonly number[] {
    const found = this.#found;
    found.length = 0;
    found.push(0);
    if ((UNSOLVED as readonly string[]).includes(row.outcome)) found.push(1);
    if (row.handoff) found.push(2);
    if (row.helped === 'yes') found.push(3);
    if (row.helped === 'no') found.push(4);
    found.push(this.#number(this.#outcomes, 'outcome', row.outcome));
    if (row.barrier !== null) found.push(this.#number(this.#barriers, 'barrier', row.barrier));
    if (row.waited_seconds !== null) found.push(this.#number(this.#waited, 'waited', waitingClass(row.waited_seconds)));
    return found;
  }

  #number(numbers: Map<string, number>, kind: string, value: string): number {
    const known = numbers.get(value);
    if (known !== undefined) return known;
    if (this.names.length === ALL_FACETS) throw new Error(`More than ${ALL_FACETS} facets: raise ALL_FACETS`);
    numbers.set(value, this.names.length);
    return this.names.push(`${kind}:${value}`) - 1;
  }
}
