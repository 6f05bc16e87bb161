import type { Period } from '../calendar.js';
import type { Dimension, Filters } from '../figures/dimensions.js';

/** Something in the figures somebody should look at. The page makes a sentence of it: kind, key and the numbers. */
export interface Signal {
  /**
   * `rising`: more questions than chance explains; `not-helping`: an entry people say does not help;
   * `low-answer-rate`: a language in which the assistant often has no answer; `referral-fails`: a service at which
   * people meet a barrier.
   */
  readonly kind: 'rising' | 'not-helping' | 'low-answer-rate' | 'referral-fails';
  readonly dimension: Dimension;
  /** Value of the dimension: a theme, an entry, a language, a service. */
  readonly key: string;
  /** A second dimension: housing (theme) in Dari (language). */
  readonly within?: { readonly dimension: Dimension; readonly key: string };
  readonly period: Period;
  /** Published count in the period. */
  readonly questions: number;
  /** Published count or rate it is compared with: the period before, or the rate of all. */
  readonly before: number;
  /** `rising`: count over expected; the others: the rate itself, 0 to 1. */
  readonly value: number;
  /** Probability of this or more by chance, after Benjamini-Hochberg; 0 to 1. */
  readonly p: number;
  /** The barrier met most, for `referral-fails`, where it can be shown. */
  readonly barrier?: string;
}

/** Redacted messages nobody could answer that say the same; never with day or place, and never exported. */
export interface UnansweredGroup {
  /** Hash of its texts; stays while the texts do. */
  readonly id: string;
  readonly language: string;
  /** At least 3. */
  readonly messages: number;
  /** Up to five different texts, redacted. */
  readonly examples: readonly string[];
  /** The entry that may answer it; null = no entry comes near: missing. */
  readonly proposal: { readonly entry: string; readonly title: string; readonly confidence: number } | null;
}

export const TASK_STATUSES = ['open', 'taken', 'done', 'declined'] as const;
export type TaskStatus = (typeof TASK_STATUSES)[number];

/** Something for the editor: write an entry, mend one. */
export interface EditorTask {
  readonly id: string;
  readonly kind: 'missing-entry' | 'improve-entry' | 'translate-entry';
  readonly status: TaskStatus;
  /** What to do, in words; redacted. */
  readonly text: string;
  readonly entry: string | null;
  readonly language: string | null;
  readonly createdBy: string;
  readonly createdAt: number;
  readonly changedAt: number;
  readonly answer: string | null;
}

export interface NewEditorTask {
  readonly kind: EditorTask['kind'];
  readonly text: string;
  readonly entry?: string | undefined;
  readonly language?: string | undefined;
}

/** "You asked, we added": a task that was done with an entry. */
export interface NewsItem {
  readonly task: string;
  readonly text: string;
  readonly entry: string;
  readonly doneAt: number;
}

export const THRESHOLD_STATUSES = ['open', 'discussed', 'solved', 'declined'] as const;

/** A structural threshold somebody sees at the desk: "no alpha course before March". */
export interface Threshold {
  readonly id: string;
  readonly theme: string;
  readonly municipality: string | null;
  readonly organisation: string;
  /** Redacted when it was saved. */
  readonly text: string;
  /** Figures that show it; null = none were added. */
  readonly evidence: { readonly period: Period; readonly filters: Filters } | null;
  /** The month it was said for, in the monthly form. */
  readonly month: string | null;
  readonly status: (typeof THRESHOLD_STATUSES)[number];
  readonly filedBy: string;
  /** Who takes it up. */
  readonly owner: string | null;
  /** What comes back to who filed it. */
  readonly answer: string | null;
  readonly createdAt: number;
  readonly changedAt: number;
}

export interface NewThreshold {
  readonly theme: string;
  readonly municipality?: string | undefined;
  readonly text: string;
  readonly evidence?: Threshold['evidence'] | undefined;
  readonly month?: string | undefined;
}
