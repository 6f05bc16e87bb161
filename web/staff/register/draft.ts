import type { Barrier } from '../../../src/questions/register.js';
import type { DeskChannel, DeskOutcome, NewQuestion } from '../../../src/staff/register-types.js';

/** A question while it is being filled in. */
export interface Draft {
  readonly theme: string | undefined;
  readonly entry: string | undefined;
  readonly language: string | undefined;
  readonly outcome: DeskOutcome | undefined;
  readonly barrier: Barrier | undefined;
  readonly service: string | undefined;
  readonly channel: DeskChannel;
  /** Null: not known. */
  readonly municipality: string | null;
  readonly interpreter: boolean;
}

/** What cannot be left out. */
export type Needed = 'theme' | 'language' | 'outcome';

export function emptyDraft(language: string | undefined, municipality: string | null): Draft {
  return {
    theme: undefined,
    entry: undefined,
    language,
    outcome: undefined,
    barrier: undefined,
    service: undefined,
    channel: 'desk',
    municipality,
    interpreter: false,
  };
}

/** The next question asks for the same language, channel and town: people come one after the other. */
export function nextDraft({ language, channel, municipality }: Draft): Draft {
  return { ...emptyDraft(language, municipality), channel };
}

/** The first thing that is still missing. */
export function firstMissing({ theme, language, outcome }: Draft): Needed | undefined {
  if (theme === undefined) return 'theme';
  if (language === undefined) return 'language';
  return outcome === undefined ? 'outcome' : undefined;
}

/** The question to send; undefined while something is missing. */
export function questionOf(draft: Draft, id: string, askedAt: number): NewQuestion | undefined {
  const { theme, language, outcome, channel, municipality, interpreter } = draft;
  if (theme === undefined || language === undefined || outcome === undefined) return undefined;
  return {
    ...{ id, askedAt, theme, language, outcome, channel, municipality, interpreter },
    entry: draft.entry ?? null,
    barrier: draft.barrier ?? null,
    // a service belongs to a referral
    service: outcome === 'referred' ? (draft.service ?? null) : null,
  };
}
