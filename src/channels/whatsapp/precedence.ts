/** How long to let calls come in: so many rounds of the event loop without one, but no more rounds than `most`. */
interface Patience {
  readonly quiet: number;
  readonly most: number;
}

/** Before something that can wait: a call needs one round to be accepted, one to be read, and one more to be sure. */
const TO_PASS: Patience = { quiet: 3, most: 200 };
/** Before what came in is stored together. */
const TO_GATHER: Patience = { quiet: 2, most: 40 };

/**
 * Lets what comes in go before what can wait, and of what can wait one thing at a time. Node accepts one connection in
 * each round of its event loop: were every round filled with turns and sending, calls would stand in line outside, and
 * the system would drop them.
 */
export class Precedence {
  #calls = 0;
  readonly #waiting: (() => void)[] = [];
  #running = false;

  /** A call came in. */
  arrived(): void {
    this.#calls++;
  }

  /** For what can wait: ends when nothing more comes in and all who asked before have begun, or after long enough. */
  pass(): Promise<void> {
    return new Promise((begin) => {
      this.#waiting.push(begin);
      if (!this.#running) void this.#letPass();
    });
  }

  /** For what came in: ends when what comes at the same moment has come in, too. */
  gathered(): Promise<void> {
    return this.#rounds(TO_GATHER);
  }

  async #letPass(): Promise<void> {
    this.#running = true;
    while (this.#waiting.length > 0) {
      await this.#rounds(TO_PASS);
      this.#waiting.shift()?.();
    }
    this.#running = false;
  }

  async #rounds({ quiet, most }: Patience): Promise<void> {
    let without = 0;
    for (let round = 0; round < most && without < quiet; round++) {
      const before = this.#calls;
      await new Promise((resolve) => setImmediate(resolve));
      without = this.#calls === before ? without + 1 : 0;
    }
  }
}
