import type { EntryId, ServiceId, ThemeId } from '../knowledge/knowledge.js';
import type { LanguageCode } from '../languages/language.js';

/** Where a person is in a guided dialog: plain data, kept between turns. */
export interface PathwayPosition {
  readonly pathway: string;
  /** Ids of the steps so far; the last one waits for an answer. */
  readonly steps: readonly string[];
}

/** One step as shown: a question with answers, or the end with what fits. */
export interface StepView {
  readonly text: string;
  /** Empty at the end. */
  readonly answers: readonly { readonly id: string; readonly label: string; readonly icon?: string }[];
  readonly canGoBack: boolean;
  /** At the end: the entries to read and the desks to go to. */
  readonly end?: { readonly entries: readonly EntryId[]; readonly services: readonly ServiceId[] };
}

/** A guided dialog: a tree of questions that ends in the right entries and desk. Pure; the position is the state. */
export interface Pathway {
  readonly id: string;
  readonly theme: ThemeId;
  readonly icon: string;
  /** @param languages the person's language first, then what to fall back to */
  title(languages: readonly LanguageCode[]): string;
  start(): PathwayPosition;
  /** The step that waits; undefined when the position is from an older version of the dialog. */
  show(position: PathwayPosition, languages: readonly LanguageCode[]): StepView | undefined;
  /** The next position; undefined when the waiting step has no such answer. */
  answer(position: PathwayPosition, answer: string): PathwayPosition | undefined;
  /** The answer a typed message means, by its label or number; undefined when it is something else. */
  read(position: PathwayPosition, message: string, languages: readonly LanguageCode[]): string | undefined;
  /** One step back; undefined at the first. */
  back(position: PathwayPosition): PathwayPosition | undefined;
}

/** All guided dialogs. */
export interface Pathways {
  readonly list: readonly Pathway[];
  get(id: string): Pathway | undefined;
  forTheme(theme: ThemeId): readonly Pathway[];
}
