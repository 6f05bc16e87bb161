/** Lets through so many messages a second, and not faster after a quiet time than within it. */
export class Rate {
  #free = 0;

  constructor(
    private readonly perSecond: number,
    private readonly now: () => number,
  ) {}

  /** Takes the next place; milliseconds to wait for it. */
  take(): number {
    const at = this.now();
    const start = Math.max(at, this.#free);
    this.#free = start + 1000 / this.perSecond;
    return start - at;
  }

  /** Nothing goes before this time (ms since 1970). */
  pauseUntil(time: number): void {
    this.#free = Math.max(this.#free, time);
  }

  /** Until when nothing can go, ms since 1970. */
  get freeAt(): number {
    return this.#free;
  }
}
