import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Log } from '../log.js';
import { LocalNotices, type Notice, type Notices } from './notices.js';

const CHANNEL = 'wegwijzer';
/** Milliseconds before a lost connection is opened again. */
const PAUSE = 1000;

/**
 * Notices between all processes on one PostgreSQL, by LISTEN and NOTIFY. After a lost connection everybody is told to
 * `resync`.
 */
export class PostgresNotices implements Notices {
  readonly #here = new LocalNotices();
  readonly #process = randomUUID();
  #client: pg.Client | undefined;
  #again: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(
    private readonly url: string,
    private readonly log: Log,
  ) {}

  /** @throws when the database cannot be reached the first time */
  async open(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url });
    client.on('error', (error) => this.#lost(client, error));
    client.on('end', () => this.#lost(client));
    client.on('notification', ({ payload }) => this.#received(payload));
    await client.connect();
    await client.query(`LISTEN ${CHANNEL}`);
    this.#client = client;
  }

  publish(notice: Notice): void {
    this.#here.publish(notice);
    const payload = JSON.stringify({ ...notice, process: this.#process });
    this.#client
      ?.query('SELECT pg_notify($1, $2)', [CHANNEL, payload])
      .catch((error: unknown) => this.log.error({ err: error, code: 'NOTICE_LOST' }, 'a notice was not sent'));
  }

  subscribe(listener: (notice: Notice) => void): () => void {
    return this.#here.subscribe(listener);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#again);
    await this.#here.close();
    await this.#client?.end();
  }

  #received(payload: string | undefined): void {
    if (!payload) return;
    const { process, ...notice } = JSON.parse(payload) as Notice & { process: string };
    if (process !== this.#process) this.#here.publish(notice);
  }

  #lost(client: pg.Client, error?: Error): void {
    if (this.#closed || (this.#client !== client && this.#client !== undefined)) return;
    if (error) this.log.error({ err: error, code: 'NOTICES_LOST' }, 'the connection for notices was lost');
    this.#client = undefined;
    clearTimeout(this.#again);
    this.#again = setTimeout(() => void this.#reopen(), PAUSE).unref();
  }

  async #reopen(): Promise<void> {
    try {
      await this.open();
      this.#here.publish({ topic: 'resync', id: '' });
    } catch (error) {
      this.log.error({ err: error, code: 'NOTICES_LOST' }, 'the connection for notices is still lost');
      this.#again = setTimeout(() => void this.#reopen(), PAUSE).unref();
    }
  }
}
