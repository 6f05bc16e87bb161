/** Many short lists of whole numbers, one behind the other in one array: no object for each. */
export class NumberLists {
  #starts = new Int32Array(1 << 10);
  #values = new Uint32Array(1 << 12);
  #size = 0;

  /** How many lists there are. */
  get size(): number {
    return this.#size;
  }

  /** All numbers; list n stands from `starts[n]` to `starts[n + 1]`. */
  get values(): Uint32Array {
    return this.#values;
  }

  get starts(): Int32Array {
    return this.#starts;
  }

  /** Adds a list behind the others. */
  push(list: ArrayLike<number>): void {
    let at = this.#starts[this.#size]!;
    if (at + list.length > this.#values.length) {
      const larger = new Uint32Array(Math.max(this.#values.length * 2, at + list.length));
      larger.set(this.#values);
      this.#values = larger;
    }
    for (let i = 0; i < list.length; i++) this.#values[at++] = list[i]!;
    this.#size++;
    if (this.#size >= this.#starts.length) {
      const larger = new Int32Array(this.#starts.length * 2);
      larger.set(this.#starts);
      this.#starts = larger;
    }
    this.#starts[this.#size] = at;
  }

  /** List n, in place. */
  of(n: number): Uint32Array {
    return this.#values.subarray(this.#starts[n]!, this.#starts[n + 1]!);
  }
}
