/**
 * The JSON of the register and of what is shown side by side, as the staff app reads and sends it. All paths are below
 * `/api/staff`; roles `bridge` and `admin`, `GET /catalogue` and `GET /entries` for everybody. Times are milliseconds since 1970.
 *
 * | call | sends | gets |
 * |---|---|---|
 * | `GET /catalogue` | | Catalogue |
 * | `GET /entries?q=&language=` | `language` = of what is typed, left out = found out | FoundEntries |
 * | `GET /entries/:theme/:name?language=prs&municipality=` | | EntryView |
 * | `POST /questions` | NewQuestion; the same `id` again counts once | OwnQuestion |
 * | `GET /questions/mine?day=2026-11-23` | `day` left out = today | `{ day, questions: OwnQuestion[] }`, newest first |
 * | `PATCH /questions/:id` | QuestionChange | OwnQuestion; own questions of the last 30 days, else 404 |
 * | `DELETE /questions/:id` | | 204; what is taken back stays taken back, whatever is sent later |
 */

import type { Block, Place } from '../assistant/reply.js';
import type { Barrier } from '../questions/register.js';

/** Outcomes somebody at the desk can have reached. */
export const DESK_OUTCOMES = ['answered', 'referred', 'appointment', 'went-along', 'could-not-help'] as const;
export type DeskOutcome = (typeof DESK_OUTCOMES)[number];

/** Where a question registered by hand was asked. */
export const DESK_CHANNELS = ['desk', 'phone', 'street'] as const;
export type DeskChannel = (typeof DESK_CHANNELS)[number];

/** A name for people of the staff app, in its three languages. */
export interface StaffName {
  readonly nl: string;
  readonly en: string;
  readonly fr: string;
}

/** Everything the register chooses from. */
export interface Catalogue {
  /** Changes when the knowledge base does. */
  readonly version: string;
  readonly themes: readonly { readonly id: string; readonly icon: string; readonly name: StaffName }[];
  readonly entries: readonly {
    readonly id: string;
    readonly theme: string;
    readonly icon: string;
    readonly title: StaffName;
  }[];
  /** Contact languages first; then others a question can be asked in. */
  readonly languages: readonly {
    readonly code: string;
    /** In its own script; for other languages the Dutch name. */
    readonly name: string;
    readonly dutchName: string;
    readonly direction: 'ltr' | 'rtl';
    /** Tags for a voice, best first. */
    readonly speech: readonly string[];
    /** Entries can be shown in it. */
    readonly contact: boolean;
  }[];
  readonly municipalities: readonly { readonly id: string; readonly name: string }[];
  /** Names as the town of the account says them. */
  readonly services: readonly { readonly id: string; readonly name: string; readonly icon: string }[];
  readonly outcomes: readonly DeskOutcome[];
  readonly barriers: readonly Barrier[];
  readonly channels: readonly DeskChannel[];
}

/** `GET /entries`: best first. */
export interface FoundEntries {
  /** The language the question was read in. */
  readonly language: string;
  readonly entries: readonly {
    readonly id: string;
    readonly theme: string;
    readonly icon: string;
    /** Dutch title. */
    readonly title: string;
    /** Title in the language of the question, when that is another. */
    readonly titleThere: string | null;
  }[];
}

/** A text in Dutch and in the other language; null when there is none. */
export interface Pair {
  readonly dutch: string;
  readonly theirs: string | null;
}

/** An entry in Dutch and, beside it, in another language. */
export interface EntryView {
  readonly id: string;
  readonly theme: string;
  readonly themeName: Pair;
  readonly icon: string;
  readonly language: {
    readonly code: string;
    readonly name: string;
    readonly dutchName: string;
    readonly direction: 'ltr' | 'rtl';
    readonly speech: readonly string[];
  };
  /** Tags for a Dutch voice. */
  readonly dutchSpeech: readonly string[];
  /** There is a text in the language; else `theirs` is null everywhere and the newcomer's own app shows a fallback. */
  readonly translated: boolean;
  readonly title: Pair;
  /** Paragraph by paragraph, facts filled in. One side is null where the texts differ in length. */
  readonly rows: readonly { readonly dutch: Block | null; readonly theirs: Block | null }[];
  /** The sentence to say at the desk, and its meaning. */
  readonly phrase: Pair | null;
  readonly words: readonly Pair[];
  /** What to bring, where the entry says so. */
  readonly bring: readonly Pair[];
  /** Where to go, for the town, in both languages. */
  readonly places: readonly { readonly dutch: Place; readonly theirs: Place }[];
  /** "Ask to be sure", when something is unsure or past its date. */
  readonly caution: Pair | null;
  readonly sources: readonly { readonly title: string; readonly url: string }[];
  /** The day it was verified, written in each language. */
  readonly verified: Pair | null;
  readonly sensitive: boolean;
  readonly related: readonly { readonly id: string; readonly title: string; readonly icon: string }[];
}

/** A question as it is registered. */
export interface NewQuestion {
  /** A UUID made by the client, so that sending again after a lost answer counts once. */
  readonly id: string;
  /** Not in the future, at most 14 days back. */
  readonly askedAt: number;
  /** Left out: the theme of the entry. */
  readonly theme?: string;
  readonly entry?: string | null;
  readonly language: string;
  readonly channel: DeskChannel;
  readonly outcome: DeskOutcome;
  readonly barrier?: Barrier | null;
  readonly service?: string | null;
  /** Left out: the town of the account. Null: not known. */
  readonly municipality?: string | null;
  /** A social interpreter was asked for. */
  readonly interpreter?: boolean;
}

/** What can be corrected; null empties a field. */
export type QuestionChange = Partial<Omit<NewQuestion, 'id' | 'askedAt'>>;

/** A question I registered. */
export interface OwnQuestion {
  readonly id: string;
  readonly askedAt: number;
  readonly theme: string | null;
  readonly entry: string | null;
  readonly language: string;
  readonly channel: string;
  readonly outcome: string;
  readonly barrier: string | null;
  readonly service: string | null;
  readonly municipality: string | null;
  readonly interpreter: boolean;
  /** It was taken back before: nothing was registered. */
  readonly removed?: true;
}
