/** What to do with a message that was not taken. */
export type Verdict =
  /** Try again later. */
  | 'retry'
  /** Try again later, and send less altogether. */
  | 'slow-down'
  /** To this person only, and with longer pauses: too many messages to one number. */
  | 'slow-pair'
  /** The 24 hours are over. */
  | 'window-closed'
  /** This message cannot be delivered. */
  | 'give-up'
  /** No message can be delivered until somebody mends the account or token. */
  | 'alarm';

/** Thrown when the Cloud API did not take a request. Says nothing about content or number. */
export class GraphError extends Error {
  constructor(
    /** Undefined when there was no answer. */
    readonly status: number | undefined,
    /** Meta's `error.code`, when there was one. */
    readonly graphCode: number | undefined,
    /** Nobody knows whether the message was taken: the connection broke or timed out after the request was sent. */
    readonly inDoubt: boolean,
  ) {
    super(`WhatsApp: the message was not taken (status ${status ?? 'none'}, code ${graphCode ?? 'none'})`);
  }
}

const SLOW_DOWN = new Set([4, 80007, 130429]);
const RETRY = new Set([1, 2, 131000, 131016, 131057, 133004]);
const ALARM = new Set([0, 3, 10, 190, 368, 131031]);

/** Decides by Meta's error code first, because its tables list the same code under several HTTP statuses. */
export function verdictOf({ status, graphCode: code }: Pick<GraphError, 'status' | 'graphCode'>): Verdict {
  if (code !== undefined) {
    if (code === 131047) return 'window-closed';
    if (code === 131056) return 'slow-pair';
    if (SLOW_DOWN.has(code)) return 'slow-down';
    if (RETRY.has(code)) return 'retry';
    if (ALARM.has(code) || (code >= 200 && code <= 299)) return 'alarm';
    // 131048 (spam limit) and every code that nobody knows: the same message would fail again
    if (code >= 100 && (status === undefined || status < 500)) return status === 429 ? 'slow-down' : 'give-up';
  }
  if (status === undefined || status >= 500) return 'retry';
  if (status === 429) return 'slow-down';
  return status === 401 || status === 403 ? 'alarm' : 'give-up';
}

/** Longest pause between two tries of one message, ms. */
const LONGEST = 600_000;

/**
 * Milliseconds until the next try: doubling from one second, with up to half of it taken off at random so that not all
 * come back at once. Too many messages to one person: 4^n seconds, as Meta asks.
 */
export function pauseAfter(verdict: Verdict, tries: number, random: () => number): number {
  const seconds = verdict === 'slow-pair' ? 4 ** tries : 2 ** (tries - 1);
  const pause = Math.min(seconds * 1000, LONGEST);
  return verdict === 'slow-pair' ? pause : pause * (1 - random() / 2);
}
