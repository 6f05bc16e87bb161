/** Something changed that others may be waiting for; what exactly, they read from the database. */
export interface Notice {
  /**
   * `conversation` (its log grew), `typing` (in a conversation, nothing is stored), `request` (a hand-off request or
   * its messages), `presence` (of a bridge figure), `resync` (notices may have been missed: read everything anew).
   */
  readonly topic: 'conversation' | 'typing' | 'request' | 'presence' | 'resync';
  /** Id of what changed. */
  readonly id: string;
  /** A few words more, never what somebody said. */
  readonly detail?: string;
}

type Listener = (notice: Notice) => void;

/** Tells everybody who listens, in every process that shares the database, that something changed. */
export interface Notices {
  /** Call it once the change is committed. Never throws: whoever misses a notice reads at the next one. */
  publish(notice: Notice): void;
  /** @returns how to stop listening */
  subscribe(listener: Listener): () => void;
  close(): Promise<void>;
}

/** Notices within one process: enough for SQLite. */
export class LocalNotices implements Notices {
  readonly #listeners = new Set<Listener>();

  publish(notice: Notice): void {
    for (const listener of this.#listeners) listener(notice);
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#listeners.clear();
  }
}
