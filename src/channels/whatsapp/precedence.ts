/** Rounds of the event loop without a call after which nothing more is on its way: one to accept, one to read, one more. */
const QUIET_ROUNDS = 3;
/** Rounds after which nobody is kept waiting, however many calls come. */
const MOST_ROUNDS = 200;

/**
 * Lets what comes in go before what can wait. Node accepts one connection in each round of its event loop: were a turn
 * run in every round, calls would stand in line outside, and the system would drop them.
 */
export class Precedence {
  #calls = 0;
  #clearing: Promise<void> | undefined;

  /** A call came in. */
  arrived(): void {
    this.#calls++;
  }

  /** Ends when nothing more comes in, or others have waited long enough. */
  clear(): Promise<void> {
    this.#clearing ??= this.#untilQuiet().finally(() => {
      this.#clearing = undefined;
    });
    return this.#clearing;
  }

  async #untilQuiet(): Promise<void> {
    let quiet = 0;
    for (let round = 0; round < MOST_ROUNDS && quiet < QUIET_ROUNDS; round++) {
      const before = this.#calls;
      await new Promise((resolve) => setImmediate(resolve));
      quiet = this.#calls === before ? quiet + 1 : 0;
    }
  }
}
