import { CannotSay } from '../assistant/live/handoff-voice.js';
import type { LiveDesk } from '../assistant/live/live-desk.js';
import { NotPossible } from '../assistant/live/not-possible.js';
import type { Lines } from '../assistant/turn-scope.js';
import type { Library } from '../assistant/voice.js';
import type { Transaction } from '../database/connection.js';
import type { Handoff } from '../handoff/handoff.js';
import type { Languages } from '../languages/languages.js';
import type { AuditLine } from './audit.js';
import type { DeskEvents } from './desk-events.js';
import type { DeskView } from './desk-view.js';
import { type Role, StaffError } from './route.js';

/** Who works at the desk. */
export const DESK_ROLES = ['bridge', 'admin'] as const satisfies readonly Role[];

/** What the routes of the desk work with. */
export interface DeskParts {
  readonly handoff: Handoff;
  readonly live: LiveDesk;
  readonly lines: Lines;
  readonly view: DeskView;
  readonly events: DeskEvents;
  readonly library: () => Library;
  readonly languages: Languages;
  /** Writes down who saw a number. */
  readonly audit: { record(line: AuditLine, transaction: Transaction): Promise<void> };
}

const STATUS = {
  ALREADY_TAKEN: 409,
  NOT_WAITING: 409,
  NOT_YOURS: 409,
  IS_OVER: 409,
  UNKNOWN: 404,
} as const satisfies Record<NotPossible['code'], number>;

/** What cannot be done becomes an answer that says why. @throws StaffError */
export async function orSay<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof NotPossible) throw new StaffError(STATUS[error.code], error.code, error.message);
    if (error instanceof CannotSay) throw new StaffError(400, error.code, error.message, error.field);
    throw error;
  }
}
