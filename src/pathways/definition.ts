import type { EntryId, ServiceId, ThemeId } from '../knowledge/knowledge.js';
import type { LanguageCode } from '../languages/language.js';

export type StepId = string;

/** A way on from a question. */
interface Answer {
  readonly id: string;
  readonly to: StepId;
  readonly icon?: string;
}

/** One step of the tree: a question with its answers, or the end with what fits. */
export type Step =
  | { readonly answers: readonly Answer[]; readonly end?: undefined }
  | { readonly end: { readonly entries: readonly EntryId[]; readonly services: readonly ServiceId[] } };

/** What a step says in one language. */
export interface StepTexts {
  readonly text: string;
  /** By answer id. */
  readonly answers: ReadonlyMap<string, string>;
}

export interface PathwayTexts {
  readonly title: string;
  readonly review: 'draft' | 'reviewed';
  readonly steps: ReadonlyMap<StepId, StepTexts>;
}

/** A guided dialog as its files say it; `run.ts` makes it walk. */
export interface PathwayDefinition {
  readonly id: string;
  readonly theme: ThemeId;
  readonly icon: string;
  readonly start: StepId;
  /** ISO day. */
  readonly verified: string;
  /** ISO day after which the dialog must be looked at again. */
  readonly reviewAfter: string;
  readonly steps: ReadonlyMap<StepId, Step>;
  readonly texts: ReadonlyMap<LanguageCode, PathwayTexts>;
}
