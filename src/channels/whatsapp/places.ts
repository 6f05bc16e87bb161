/** Lets so many things run at once, the others wait in order; what has just come in goes before each of them. */
export class Places {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  /** @param urgent ends when what must go first has gone */
  constructor(
    count: number,
    private readonly urgent: () => Promise<void>,
  ) {
    this.#free = count;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      await this.urgent();
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free++;
    }
  }
}
