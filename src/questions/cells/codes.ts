/** Numbers for the different values of a column, from 0 in the order they come: counting with numbers needs no text per row. */
export class Codes {
  readonly #codes = new Map<string, number>();
  readonly names: string[] = [];

  of(name: string): number {
    const known = this.#codes.get(name);
    if (known !== undefined) return known;
    this.#codes.set(name, this.names.length);
    return this.names.push(name) - 1;
  }
}

/** More numbers than there can be of anything: 2^26 by 2^26 still fits a double exactly. */
const SPAN = 2 ** 26;

/** A number for each pair of numbers that comes; pairs of pairs make tuples. */
export class Pairs {
  readonly #codes = new Map<number, number>();
  readonly #pairs: number[] = [];

  of(left: number, right: number): number {
    const pair = pairOf(left, right);
    const known = this.#codes.get(pair);
    if (known !== undefined) return known;
    this.#codes.set(pair, this.#pairs.length);
    return this.#pairs.push(pair) - 1;
  }

  left(code: number): number {
    return leftOf(this.#pairs[code] ?? 0);
  }

  right(code: number): number {
    return rightOf(this.#pairs[code] ?? 0);
  }
}

/** Two numbers under 2^26 as one. */
export function pairOf(left: number, right: number): number {
  return left * SPAN + right;
}

export function leftOf(pair: number): number {
  return Math.floor(pair / SPAN);
}

export function rightOf(pair: number): number {
  return pair % SPAN;
}
