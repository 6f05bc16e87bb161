import type { Database } from '../database/connection.js';
import type { Seal } from '../database/seal.js';
import type { Notices } from '../notices/notices.js';
import { BridgeFigures } from './bridge-figures.js';
import type { CannedSentences } from './canned.js';
import { Messages } from './messages.js';
import type { Outbox } from './outbox.js';
import { Requests } from './requests.js';

/** Everything of the hand-off that is stored, for the assistant and the desk. */
export interface Handoff {
  readonly requests: Requests;
  readonly messages: Messages;
  readonly figures: BridgeFigures;
  readonly canned: CannedSentences;
  readonly database: Database;
  readonly notices: Notices;
  readonly seal: Seal;
  /** Minutes somebody waits before the request goes on. */
  readonly waitMinutes: number;
  /** Another desk takes the requests (HANDOFF_WEBHOOK_URL). */
  readonly elsewhere: boolean;
  /** What that desk shall hear. */
  readonly outbox: Outbox | undefined;
  readonly now: () => number;
}

export type HandoffOptions = Pick<
  Handoff,
  'database' | 'notices' | 'seal' | 'canned' | 'waitMinutes' | 'outbox' | 'now'
>;

export function createHandoff(options: HandoffOptions): Handoff {
  const { database, now } = options;
  return {
    ...options,
    elsewhere: options.outbox !== undefined,
    requests: new Requests(database, now),
    messages: new Messages(database, now),
    figures: new BridgeFigures(database, now),
  };
}

/** Detail of a `request` notice: messages from this sequence on are new or changed. */
export function messagesFrom(sequence: number): string {
  return `messages:${sequence}`;
}

/** @returns the sequence of a detail that `messagesFrom` wrote */
export function readMessagesFrom(detail: string | undefined): number | undefined {
  const sequence = Number(/^messages:(\d+)$/.exec(detail ?? '')?.[1]);
  return Number.isNaN(sequence) ? undefined : sequence;
}
