interface Call<Item, Result> {
  readonly items: readonly Item[];
  readonly done: (results: readonly Result[]) => void;
  readonly failed: (error: unknown) => void;
}

/** Does something with many things at once. What comes of each stands in the map; things that come to nothing are left out. */
export type Work<Item, Result> = (items: readonly Item[]) => Promise<ReadonlyMap<Item, Result>>;

/**
 * Does together what arrives together: calls that come in the same moment, or while others are being worked on, share a
 * round. The more there are, the less each costs, and at most one round at a time waits for the database.
 */
export class Together<Item, Result> {
  #waiting: Call<Item, Result>[] = [];
  #running: Promise<void> | undefined;

  /**
   * @param gathered ends when what comes in at this moment has come in
   * @param most things of one round; others must not wait for the thousand of one call
   */
  constructor(
    private readonly work: Work<Item, Result>,
    private readonly gathered: () => Promise<void>,
    private readonly most: number,
  ) {}

  /** Ends when all these things are done. @returns what came of them */
  async take(items: readonly Item[]): Promise<readonly Result[]> {
    const results: Result[] = [];
    for (let from = 0; from < items.length; from += this.most) {
      results.push(...(await this.#add(items.slice(from, from + this.most))));
    }
    return results;
  }

  /** Ends when the round under way at this moment has ended. */
  async round(): Promise<void> {
    await this.#running;
  }

  #add(items: readonly Item[]): Promise<readonly Result[]> {
    return new Promise((done, failed) => {
      this.#waiting.push({ items, done, failed });
      this.#begin();
    });
  }

  #begin(): void {
    if (this.#running || this.#waiting.length === 0) return;
    this.#running = this.#rounds().finally(() => {
      this.#running = undefined;
      this.#begin();
    });
  }

  async #rounds(): Promise<void> {
    await this.gathered();
    await this.#round(this.#next());
  }

  /** Never throws: who called learns of it. */
  async #round(calls: readonly Call<Item, Result>[]): Promise<void> {
    try {
      this.#tell(calls, await this.work(calls.flatMap(({ items }) => items)));
    } catch (error) {
      // one call that cannot be done must not take the others with it
      if (calls.length === 1) calls[0]?.failed(error);
      else for (const call of calls) await this.#round([call]);
    }
  }

  #tell(calls: readonly Call<Item, Result>[], results: ReadonlyMap<Item, Result>): void {
    for (const { items, done } of calls) {
      done(items.flatMap((item) => (results.has(item) ? [results.get(item) as Result] : [])));
    }
  }

  #next(): Call<Item, Result>[] {
    let count = 0;
    const end = this.#waiting.findIndex(({ items }) => {
      count += items.length;
      return count > this.most;
    });
    return this.#waiting.splice(0, end < 0 ? this.#waiting.length : Math.max(1, end));
  }
}
