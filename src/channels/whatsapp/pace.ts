/** How much one person may have at once, and how long until there is one more. */
export interface PaceOptions {
  readonly burst: number;
  /** Milliseconds for one more. */
  readonly every: number;
  readonly now: () => number;
}

interface Bucket {
  /** What is left, in the milliseconds it takes to come back. */
  left: number;
  /** When that was counted, ms since 1970. */
  at: number;
}

/** People counted before those with a full bucket are dropped. */
const MANY = 10_000;

/** A bucket of tokens for each person (Turner, "New directions in communications", 1986); in memory only. */
export class Pace {
  readonly #buckets = new Map<string, Bucket>();

  constructor(private readonly options: PaceOptions) {}

  /** Takes one. @returns 0, or the milliseconds until there is one; then nothing was taken */
  take(person: string): number {
    const { every } = this.options;
    const bucket = this.#filled(person);
    if (bucket.left < every) return every - bucket.left;
    bucket.left -= every;
    return 0;
  }

  /** Somebody else has counted more than we: nothing is left. */
  empty(person: string): void {
    this.#filled(person).left = 0;
  }

  #filled(person: string): Bucket {
    const { burst, every, now } = this.options;
    const at = now();
    const before = this.#buckets.get(person);
    // a clock that was set back gives nothing and takes nothing
    const left = before ? before.left + Math.max(0, at - before.at) : burst * every;
    const bucket = { left: Math.min(burst * every, left), at };
    if (!before && this.#buckets.size >= MANY) this.#dropFull(at);
    this.#buckets.set(person, bucket);
    return bucket;
  }

  #dropFull(at: number): void {
    const { burst, every } = this.options;
    for (const [person, { left, at: counted }] of this.#buckets) {
      if (left + at - counted >= burst * every) this.#buckets.delete(person);
    }
  }
}
