/** Runs the turns of one conversation one after the other, and of different conversations side by side. */
export class TurnQueue {
  readonly #last = new Map<string, Promise<void>>();

  /** Adds a turn; the promise ends with it. A failing turn does not stop the next. */
  add(conversationId: string, turn: () => Promise<void>): Promise<void> {
    const before = this.#last.get(conversationId) ?? Promise.resolve();
    const run = before.then(turn, turn);
    const settled = run.catch(() => {});
    this.#last.set(conversationId, settled);
    void settled.then(() => {
      if (this.#last.get(conversationId) === settled) this.#last.delete(conversationId);
    });
    return run;
  }

  /** Ends when no turn is waiting or running. */
  async idle(): Promise<void> {
    while (this.#last.size > 0) await Promise.all(this.#last.values());
  }
}
