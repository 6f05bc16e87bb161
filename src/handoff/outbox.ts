import { randomUUID } from 'node:crypto';
import type { Database, Transaction } from '../database/connection.js';
import type { Log } from '../log.js';
import { SIGNATURE_HEADER, sign, TIMESTAMP_HEADER } from './signature.js';

const TABLE = 'handoff_outbox';
/** How long another process leaves an event to the one that sends it, in ms; a request takes at most half of that. */
const CLAIM = 30_000;
/** Pauses between tries, in ms: they double, up to a quarter of an hour. */
const FIRST_PAUSE = 2000;
const LONGEST_PAUSE = 900_000;
/** Tries before the other desk counts as gone: about three hours. */
const TRIES = 20;

/** Sends one signed event; any answer under 300 is success. */
export type SendEvent = (
  url: string,
  headers: Record<string, string>,
  body: string,
) => Promise<{ readonly status: number }>;

interface OutboxRow {
  id: string;
  request_id: string;
  sequence: number;
  body: string;
  attempts: number;
  due_at: number | string;
}

export interface OutboxOptions {
  readonly url: string;
  readonly secret: string;
  readonly now: () => number;
  readonly log: Log;
  readonly send: SendEvent;
  /** 0 to 1; spreads tries that failed together. */
  readonly random: () => number;
}

/**
 * What another desk shall hear, kept until it has: written with the turn that says it, sent once and in the order of the
 * request, tried again with growing pauses.
 */
export class Outbox {
  #running: Promise<void> | undefined;
  #again = false;

  constructor(
    private readonly database: Database,
    private readonly options: OutboxOptions,
  ) {}

  /** Within a turn's transaction; the row of the request is locked by the turn. */
  async add(transaction: Transaction, requestId: string, event: unknown): Promise<void> {
    const last = await transaction(TABLE).where({ request_id: requestId }).max({ sequence: 'sequence' }).first();
    await transaction(TABLE).insert({
      id: randomUUID(),
      request_id: requestId,
      sequence: Number(last?.sequence ?? 0) + 1,
      body: JSON.stringify(event),
      attempts: 0,
      due_at: this.options.now(),
    });
  }

  /**
   * Sends what is due; several calls at once become one.
   *
   * @returns the requests whose event could not be brought to the other desk in all tries
   */
  async deliver(): Promise<string[]> {
    const failed: string[] = [];
    if (this.#running) {
      this.#again = true;
      await this.#running;
      return failed;
    }
    this.#running = (async () => {
      do {
        this.#again = false;
        for (let row = await this.#claim(); row; row = await this.#claim()) {
          if (!(await this.#send(row))) failed.push(row.request_id);
        }
      } while (this.#again);
    })();
    try {
      await this.#running;
    } finally {
      this.#running = undefined;
    }
    return failed;
  }

  /** The oldest event of a request that is due, taken for this process. */
  async #claim(): Promise<OutboxRow | undefined> {
    const now = this.options.now();
    const due: OutboxRow[] = await this.database(TABLE)
      .where('due_at', '<=', now)
      // an event waits for those before it
      .whereNotExists((earlier) =>
        earlier
          .select('id')
          .from(`${TABLE} as earlier`)
          .whereRaw(`earlier.request_id = ${TABLE}.request_id and earlier.sequence < ${TABLE}.sequence`),
      )
      .orderBy('due_at')
      .limit(10);
    for (const row of due) {
      const claimed = await this.database(TABLE)
        .where({ id: row.id, due_at: row.due_at })
        .update({ due_at: now + CLAIM, attempts: row.attempts + 1 });
      if (claimed > 0) return { ...row, attempts: row.attempts + 1 };
    }
    return undefined;
  }

  /** @returns false when it was given up */
  async #send(row: OutboxRow): Promise<boolean> {
    const { url, secret, now, send, log, random } = this.options;
    const timestamp = Math.floor(now() / 1000);
    const headers = {
      'Content-Type': 'application/json',
      'X-Wegwijzer-Delivery': row.id,
      [TIMESTAMP_HEADER]: String(timestamp),
      [SIGNATURE_HEADER]: sign(secret, timestamp, row.body),
    };
    const status = await send(url, headers, row.body).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status >= 200 && status < 300) {
      await this.database(TABLE).where({ id: row.id }).delete();
      return true;
    }
    if (row.attempts >= TRIES) {
      log.error({ code: 'HANDOFF_DESK_GONE' }, `the other desk did not take an event in ${TRIES} tries`);
      await this.database(TABLE).where({ request_id: row.request_id }).delete();
      return false;
    }
    log.warn({ code: 'HANDOFF_DESK_REFUSED' }, `the other desk answered ${status || 'nothing'}: trying again`);
    const pause = Math.min(FIRST_PAUSE * 2 ** (row.attempts - 1), LONGEST_PAUSE);
    await this.database(TABLE)
      .where({ id: row.id })
      .update({ due_at: Math.round(now() + pause * (0.75 + random() / 2)) });
    return true;
  }
}

/** Sends over HTTP; gives up after fifteen seconds. */
export const sendOverHttp: SendEvent = async (url, headers, body) =>
  fetch(url, { method: 'POST', headers, body, redirect: 'error', signal: AbortSignal.timeout(CLAIM / 2) });
