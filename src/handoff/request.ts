import type { Barrier } from '../questions/register.js';
import type { Way } from './routing.js';

export type { Way };

/**
 * `waiting` in the queue, `accepted` a bridge figure has it, `closed` ended, `left` the person went away, `expired`
 * nobody came in time and the person was offered something else.
 */
export type RequestState = 'waiting' | 'accepted' | 'closed' | 'left' | 'expired';

/** How a request ended with a bridge figure. */
export const CLOSING_OUTCOMES = ['answered', 'referred', 'appointment', 'went-along', 'could-not-help'] as const;
export type ClosingOutcome = (typeof CLOSING_OUTCOMES)[number];

/** What the person was told: somebody calls, writes or is at the desk between two moments (ms since 1970). */
export interface Promised {
  readonly what: Way;
  readonly from: number;
  readonly by: number;
  readonly place?: string | undefined;
  readonly keptAt?: number | undefined;
}

/** Somebody asked for a person. */
export interface HandoffRequest {
  readonly id: string;
  /** The channel's id in the Bot Framework, and the conversation there: where we speak with the person. */
  readonly channelId: string;
  readonly conversationId: string;
  /** `web`, `kiosk`, `whatsapp`. */
  readonly channel: string;
  readonly language: string;
  readonly otherLanguages: readonly string[];
  readonly theme: string | undefined;
  readonly entry: string | undefined;
  readonly municipality: string | undefined;
  readonly way: Way;
  readonly crisis: boolean;
  /** Sealed; undefined once it is erased or when none was given. */
  readonly phone: string | undefined;
  readonly state: RequestState;
  readonly accountId: string | undefined;
  readonly accountName: string | undefined;
  /** Who has been asked first. */
  readonly preferredId: string | undefined;
  readonly passed: readonly string[];
  readonly askedAt: number;
  readonly waitingSince: number;
  readonly acceptedAt: number | undefined;
  readonly closedAt: number | undefined;
  readonly endedBy: 'person' | 'staff' | undefined;
  readonly promise: Promised | undefined;
  readonly interpreter: boolean;
  readonly outcome: ClosingOutcome | undefined;
  readonly service: string | undefined;
  readonly barrier: Barrier | undefined;
  readonly rating: 1 | 2 | 3 | undefined;
  readonly questionId: string | undefined;
  readonly lastSequence: number;
  readonly lastMessageAt: number;
  /** Sequences up to which the desk has read, and the person has got and seen. */
  readonly staffSeen: number;
  readonly delivered: number;
  readonly personSeen: number;
  readonly personHereAt: number | undefined;
  readonly parked: number;
  /** Another desk has it. */
  readonly elsewhere: boolean;
}

/** A row of `handoff_requests`; PostgreSQL gives big integers as text, SQLite booleans as numbers. */
export interface RequestRow {
  [column: string]: string | number | boolean | null;
}

export function requestOf(row: RequestRow): HandoffRequest {
  const text = (name: string) => (row[name] === null ? undefined : String(row[name]));
  const number = (name: string) => (row[name] === null ? undefined : Number(row[name]));
  const list = (name: string) =>
    String(row[name] ?? '')
      .split(' ')
      .filter(Boolean);
  const promise = text('promise');
  return {
    id: String(row.id),
    channelId: String(row.channel_id),
    conversationId: String(row.conversation_id),
    channel: String(row.channel),
    language: String(row.language),
    otherLanguages: list('other_languages'),
    theme: text('theme'),
    entry: text('entry'),
    municipality: text('municipality'),
    way: String(row.way) as Way,
    crisis: Boolean(row.crisis),
    phone: text('phone'),
    state: String(row.state) as RequestState,
    accountId: text('account_id'),
    accountName: text('account_name'),
    preferredId: text('preferred_id'),
    passed: list('passed'),
    askedAt: Number(row.asked_at),
    waitingSince: Number(row.waiting_since),
    acceptedAt: number('accepted_at'),
    closedAt: number('closed_at'),
    endedBy: text('ended_by') as 'person' | 'staff' | undefined,
    promise: promise
      ? {
          what: promise as Way,
          from: Number(row.promise_from),
          by: Number(row.promise_by),
          place: text('promise_place'),
          keptAt: number('promise_kept_at'),
        }
      : undefined,
    interpreter: Boolean(row.interpreter),
    outcome: text('outcome') as ClosingOutcome | undefined,
    service: text('service'),
    barrier: text('barrier') as Barrier | undefined,
    rating: number('rating') as 1 | 2 | 3 | undefined,
    questionId: text('question_id'),
    lastSequence: Number(row.last_sequence),
    lastMessageAt: Number(row.last_message_at),
    staffSeen: Number(row.staff_seen),
    delivered: Number(row.delivered),
    personSeen: Number(row.person_seen),
    personHereAt: number('person_here_at'),
    parked: Number(row.parked),
    elsewhere: Boolean(row.elsewhere),
  };
}
