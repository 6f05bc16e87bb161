import type { NewQuestion, OwnQuestion } from '../../../src/staff/register-types.js';

/** A question that is still to be sent, and whose it is. */
export interface QueuedQuestion {
  readonly account: string;
  readonly question: NewQuestion;
  /** Code of the server's no; it is not sent again until it was corrected. */
  readonly refused?: string;
}

/** Where questions wait; outlives the page. */
export interface QueueStore {
  all(): Promise<readonly QueuedQuestion[]>;
  put(row: QueuedQuestion): Promise<void>;
  remove(id: string): Promise<void>;
}

/** What became of a try: `later` = no connection or no session, anything else is the code of a no. */
export type SendResult = { readonly sent: OwnQuestion } | { readonly refused: string } | 'later';

export type Send = (question: NewQuestion, inBackground: boolean) => Promise<SendResult>;

/**
 * Questions registered on this device. Each is kept first and sent then, so that nothing is lost when the network
 * drops, the page is closed or the session ends; each has an id, so that sending it twice counts once. Questions of
 * other accounts on the same device wait until those people sign in.
 */
export class QuestionQueue {
  #rows: readonly QueuedQuestion[] = [];
  #flushing: Promise<void> | undefined;
  readonly #followers = new Set<() => void>();
  readonly #receivers = new Set<(sent: OwnQuestion) => void>();

  constructor(
    private readonly account: string,
    private readonly store: QueueStore,
    private readonly send: Send,
  ) {}

  /** Own questions that wait, oldest first. */
  get rows(): readonly QueuedQuestion[] {
    return this.#rows;
  }

  /** Reads what waits since an earlier visit. */
  async open(): Promise<void> {
    const kept = (await this.store.all()).filter(({ account }) => account === this.account);
    const ids = new Set(kept.map(({ question }) => question.id));
    const unkept = this.#rows.filter(({ question }) => !ids.has(question.id) && this.#unkept.has(question.id));
    this.#show([...kept, ...unkept].sort((a, b) => a.question.askedAt - b.question.askedAt));
  }

  /** Rows the browser could not keep: they live as long as the page. */
  readonly #unkept = new Set<string>();

  /** Keeps a question and sends it; ends when it is kept. */
  async add(question: NewQuestion): Promise<void> {
    await this.#put({ account: this.account, question });
    void this.flush(false);
  }

  /** Corrects a question that waits; false when it has been sent already. */
  async change(question: NewQuestion): Promise<boolean> {
    await this.#flushing;
    if (!this.#rows.some((row) => row.question.id === question.id)) return false;
    await this.#put({ account: this.account, question });
    void this.flush(false);
    return true;
  }

  /** Takes a question back that waits; false when it has been sent already. */
  async withdraw(id: string): Promise<boolean> {
    await this.#flushing;
    if (!this.#rows.some(({ question }) => question.id === id)) return false;
    this.#unkept.delete(id);
    await this.store.remove(id).catch(() => undefined);
    this.#show(this.#rows.filter(({ question }) => question.id !== id));
    return true;
  }

  /** Sends what waits, one after the other; stops at the first that has to wait. Only one run at a time. */
  async flush(inBackground = true): Promise<void> {
    while (this.#flushing) await this.#flushing;
    this.#flushing = this.#sendAll(inBackground).finally(() => {
      this.#flushing = undefined;
    });
    return this.#flushing;
  }

  /** Follows changes of `rows`. */
  follow(follower: () => void): () => void {
    this.#followers.add(follower);
    return () => void this.#followers.delete(follower);
  }

  /** Hears of every question the server has taken. */
  onSent(receiver: (sent: OwnQuestion) => void): () => void {
    this.#receivers.add(receiver);
    return () => void this.#receivers.delete(receiver);
  }

  async #sendAll(inBackground: boolean): Promise<void> {
    // another tab may have added or sent some
    await this.open().catch(() => undefined);
    for (const row of this.#rows) {
      if (row.refused !== undefined) continue;
      const result = await this.send(row.question, inBackground);
      if (result === 'later') return;
      if ('refused' in result) {
        await this.#put({ ...row, refused: result.refused });
        continue;
      }
      const { id } = row.question;
      await this.store.remove(id).catch(() => undefined);
      this.#unkept.delete(id);
      this.#show(this.#rows.filter(({ question }) => question.id !== id));
      for (const receive of this.#receivers) receive(result.sent);
    }
  }

  async #put(row: QueuedQuestion): Promise<void> {
    const { id } = row.question;
    await this.store.put(row).then(
      () => this.#unkept.delete(id),
      // a browser that keeps nothing: it lives as long as the page
      () => this.#unkept.add(id),
    );
    this.#show([...this.#rows.filter(({ question }) => question.id !== id), row]);
  }

  #show(rows: readonly QueuedQuestion[]): void {
    this.#rows = rows;
    for (const follow of this.#followers) follow();
  }
}
