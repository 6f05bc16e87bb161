import type { Activity } from 'botbuilder';
import type { HandoffMark } from '../../assistant/bot.js';
import type { Status } from './inbound.js';
import type { GraphMessage } from './render/messages.js';

/** Answers to a message; words of a bridge figure, which wait when the 24 hours are over; a template, which may always go. */
export type Origin = 'turn' | 'staff' | 'template';

/**
 * `waiting` and `sending` are still to go; `parked` goes when the person writes again; `sent`, `delivered` and `read` have
 * gone; `failed` and `expired` never will.
 */
export type OutboxState = 'waiting' | 'sending' | 'parked' | 'sent' | 'delivered' | 'read' | 'failed' | 'expired';

/** States from which a status leads on; one that comes late leads back to nothing. */
const BEFORE: Record<Status['state'], readonly OutboxState[]> = {
  sent: ['sending'],
  delivered: ['sending', 'sent'],
  read: ['sending', 'sent', 'delivered'],
  failed: ['sending', 'sent'],
};

export function statesBefore(state: Status['state']): readonly OutboxState[] {
  return BEFORE[state];
}

/** Whether a status says more about a message than is known. */
export function leadsOn({ state }: OutboxRow, status: Status): boolean {
  return statesBefore(status.state).includes(state);
}

/** A message to send: the next of its person. */
export interface Outgoing {
  readonly sequence: number;
  readonly conversationId: string;
  readonly message: GraphMessage;
  readonly origin: Origin;
  /** Sealed address of somebody who is erased already. */
  readonly farewellTo: string | undefined;
  /** How often it was tried. */
  readonly tries: number;
}

/** What is said with one activity. */
export interface Saying {
  readonly messages: readonly GraphMessage[];
  readonly activity?: Partial<Activity>;
  readonly mark?: HandoffMark;
}

export interface OutboxRow {
  sequence: number;
  conversation_id: string;
  farewell_to: string | null;
  message: string;
  activity: string | null;
  mark: string | null;
  origin: Origin;
  state: OutboxState;
  tries: number;
  next_at: number | string;
  claimed_by: string | null;
  claimed_at: number | string | null;
  claimed_until: number | string | null;
  message_id_hash: string | null;
  created_at: number | string;
}

/** Something that was said, for the log of a conversation. */
export interface LogEntry {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What comes first when both were stored at the same moment: the question before its answer. */
  readonly order: number;
  readonly activity: Partial<Activity>;
}

export const BOT = { id: 'wegwijzer', name: 'Wegwijzer', role: 'bot' };

export function outgoingOf(row: OutboxRow): Outgoing {
  return {
    sequence: row.sequence,
    conversationId: row.conversation_id,
    message: JSON.parse(row.message) as GraphMessage,
    origin: row.origin,
    farewellTo: row.farewell_to ?? undefined,
    tries: row.tries,
  };
}
