import fc from 'fast-check';
import { createPublish, hideComplements, likelihood, type Publish, textOf } from '../../src/questions/suppression.js';

/**
 * Attacks on published counts. A register here has three dimensions and twelve months in four quarters; a query gives each
 * dimension one value or none, and a month, a quarter or the whole year: what the API allows.
 */
interface Row {
  readonly values: readonly [number, number, number];
  readonly month: number;
  readonly key: number;
}
interface Query {
  readonly values: readonly (number | undefined)[];
  readonly from: number;
  readonly to: number;
}

const VALUES = 3;
const row = fc.record({
  values: fc.tuple(fc.nat(VALUES - 1), fc.nat(VALUES - 1), fc.nat(VALUES - 1)),
  month: fc.nat(11),
  key: fc.nat(2 ** 20 - 1),
});
/** Few rows: most cells are small, some are not. */
const register = fc.array(row, { minLength: 10, maxLength: 90 });
const period = fc.oneof(
  fc.nat(11).map((month) => ({ from: month, to: month })),
  fc.nat(3).map((quarter) => ({ from: quarter * 3, to: quarter * 3 + 2 })),
  fc.constant({ from: 0, to: 11 }),
);
const maybe = fc.option(fc.nat(VALUES - 1), { nil: undefined });
const query: fc.Arbitrary<Query> = fc
  .tuple(fc.tuple(maybe, maybe, maybe), period)
  .map(([values, { from, to }]) => ({ values, from, to }));

const matches = ({ values, from, to }: Query, { values: have, month }: Row) =>
  month >= from && month <= to && values.every((value, at) => value === undefined || value === have[at]);
const setOf = (rows: readonly Row[], asked: Query) => {
  const found = rows.filter((row) => matches(asked, row));
  return { n: found.length, k: found.reduce((sum, { key }) => sum + key, 0) };
};
const secret = fc.string({ minLength: 8, maxLength: 8 });
const settings = { seed: 20_261_122, numRuns: 300 };

/** Every query the API allows for these rows: 64 choices of values, 17 periods. */
function everyQuery(): Query[] {
  const choices = [undefined, 0, 1, 2];
  const periods = [
    { from: 0, to: 11 },
    ...[0, 3, 6, 9].map((from) => ({ from, to: from + 2 })),
    ...Array.from({ length: 12 }, (_, month) => ({ from: month, to: month })),
  ];
  return choices.flatMap((a) =>
    choices.flatMap((b) => choices.flatMap((c) => periods.map(({ from, to }) => ({ values: [a, b, c], from, to })))),
  );
}

describe('a published count', () => {
  test('under five is never a number, and a number is never under five', () => {
    fc.assert(
      fc.property(secret, fc.nat(30), fc.nat(2 ** 20), (key, n, k) => {
        const shown = createPublish(key)({ n, k });
        if (n < 5) expect(shown).toBe('<5');
        else expect(shown === '<5' || shown >= 5).toBe(true);
      }),
      settings,
    );
  });

  test('is the same for the same set of questions, however it was asked for', () => {
    const rows: Row[] = Array.from({ length: 40 }, (_, at) => ({ values: [at % 3, 0, 0], month: 2, key: at * 7919 }));
    const publish = createPublish('a secret');
    const shown = everyQuery()
      .filter(({ values, from, to }) => values[0] === 1 && !values[1] && !values[2] && from <= 2 && to >= 2)
      .map((asked) => publish(setOf(rows, asked)));
    expect(shown.length).toBe(12);
    expect(new Set(shown).size).toBe(1);
  });

  test('is near the truth: nine in ten within 4, and not shifted', () => {
    const publish = createPublish('a secret');
    const noises = Array.from({ length: 4000 }, (_, k) => Number(publish({ n: 1000, k })) - 1000);
    expect(noises.filter((noise) => Math.abs(noise) <= 4).length / noises.length).toBeGreaterThan(0.88);
    expect(Math.abs(noises.reduce((sum, noise) => sum + noise, 0) / noises.length)).toBeLessThan(0.15);
    expect(noises.filter((noise) => noise === 0).length / noises.length).toBeCloseTo(0.25, 1);
  });

  test('comes with the likelihood that is stated for it', () => {
    const publish = createPublish('a secret');
    for (const n of [5, 6, 9]) {
      const shown = Array.from({ length: 6000 }, (_, k) => publish({ n, k }));
      for (const value of ['<5', 5, 7, 10] as const) {
        const part = shown.filter((one) => one === value).length / shown.length;
        expect(part).toBeCloseTo(likelihood(value, n), 1);
      }
    }
    for (const n of [3, 5, 40]) {
      const all =
        likelihood('<5', n) + Array.from({ length: 200 }, (_, at) => likelihood(at + 5, n)).reduce((a, b) => a + b);
      expect(all).toBeCloseTo(1, 6);
    }
  });
});

describe('attacks by differencing', () => {
  /** Whether the answers stay possible when the hidden cell has one question more. */
  const staysPossible = (publish: Publish, rows: readonly Row[], hidden: Query, asked: readonly Query[]) => {
    const [a = 0, b = 0, c = 0] = hidden.values.map((value) => value ?? 0);
    const another: Row = { values: [a, b, c], month: hidden.from, key: 12_345 };
    let least = 1;
    for (const one of asked) {
      const set = setOf(rows, one);
      const shown = publish(set);
      const more = matches(one, another) ? set.n + 1 : set.n;
      least = Math.min(least, likelihood(shown, more) / likelihood(shown, set.n));
    }
    return least;
  };

  test('leave every hidden count open, whatever queries are put beside each other', () => {
    fc.assert(
      fc.property(
        secret,
        register,
        query,
        fc.array(query, { minLength: 1, maxLength: 60 }),
        (key, rows, hidden, asked) => {
          const { n } = setOf(rows, hidden);
          fc.pre(n >= 1 && n <= 4);
          // no single answer speaks more than 0.375 to 1 against one question more
          expect(staysPossible(createPublish(key), rows, hidden, [hidden, ...asked])).toBeGreaterThan(0.37);
        },
      ),
      settings,
    );
  });

  test('leave it open even to somebody who asks everything there is', () => {
    const all = everyQuery();
    fc.assert(
      fc.property(secret, register, query, (key, rows, hidden) => {
        const { n } = setOf(rows, hidden);
        fc.pre(n >= 1 && n <= 4);
        expect(staysPossible(createPublish(key), rows, hidden, all)).toBeGreaterThan(0.37);
      }),
      { ...settings, numRuns: 25 },
    );
  });

  /** Totals less their parts: along each dimension, and year less quarters, quarter less months. */
  const estimates = (shownOf: (asked: Query) => number | undefined, hidden: Query): number[] => {
    const found: number[] = [];
    const less = (whole: Query, parts: readonly Query[]) => {
      const values = [whole, ...parts].map(shownOf);
      if (values.some((value) => value === undefined)) return;
      found.push(values.reduce<number>((rest, value, at) => (at === 0 ? (value ?? 0) : rest - (value ?? 0)), 0));
    };
    hidden.values.forEach((value, at) => {
      if (value === undefined) return;
      const withValue = (other: number | undefined) => ({
        ...hidden,
        values: hidden.values.map((one, place) => (place === at ? other : one)),
      });
      const others = Array.from({ length: VALUES }, (_, other) => other).filter((other) => other !== value);
      less(withValue(undefined), others.map(withValue));
    });
    const { from, to } = hidden;
    const quarter = Math.floor(from / 3) * 3;
    const months = [quarter, quarter + 1, quarter + 2];
    if (from === to) {
      less(
        { ...hidden, from: quarter, to: quarter + 2 },
        months.filter((month) => month !== from).map((month) => ({ ...hidden, from: month, to: month })),
      );
    }
    if (to - from === 2) {
      less(
        { ...hidden, from: 0, to: 11 },
        [0, 3, 6, 9].filter((start) => start !== from).map((start) => ({ ...hidden, from: start, to: start + 2 })),
      );
    }
    return found;
  };

  /** Registers with one small cell among large ones: the best case for who subtracts. */
  const oneSmall = fc.tuple(
    fc.integer({ min: 1, max: 4 }),
    fc.array(fc.integer({ min: 8, max: 40 }), { minLength: 26, maxLength: 26 }),
    fc.nat(9999),
  );
  const rowsOf = ([small, others, seed]: [number, number[], number]): Row[] => {
    let key = seed;
    const next = () => {
      key = (key * 1_103_515_245 + 12_345) % 2 ** 20;
      return Math.abs(key);
    };
    return [small, ...others].flatMap((count, cell) =>
      Array.from(
        { length: count },
        (): Row => ({
          values: [cell % 3, Math.floor(cell / 3) % 3, Math.floor(cell / 9)],
          month: 4,
          key: next(),
        }),
      ),
    );
  };
  const small: Query = { values: [0, 0, 0], from: 4, to: 4 };

  const hitRate = (shown: (rows: readonly Row[]) => (asked: Query) => number | undefined) => {
    let hits = 0;
    let attacks = 0;
    for (const sample of fc.sample(oneSmall, { seed: 7, numRuns: 400 })) {
      const rows = rowsOf(sample);
      const found = estimates(shown(rows), small);
      if (found.length === 0) continue;
      attacks++;
      const guess = Math.round(found.reduce((sum, value) => sum + value, 0) / found.length);
      if (Math.min(4, Math.max(1, guess)) === sample[0]) hits++;
    }
    return attacks === 0 ? 0 : hits / attacks;
  };

  test('would work on counts that are exact but for the small ones', () => {
    const exact = (rows: readonly Row[]) => (asked: Query) => {
      const { n } = setOf(rows, asked);
      return n < 5 ? undefined : n;
    };
    expect(hitRate(exact)).toBe(1);
  });

  test('are hardly better than guessing on published ones', () => {
    const publish = createPublish('a secret');
    const published = (rows: readonly Row[]) => (asked: Query) => {
      const shown = publish(setOf(rows, asked));
      return shown === '<5' ? undefined : shown;
    };
    // guessing among four values is right once in four
    expect(hitRate(published)).toBeLessThan(0.45);
  });
});

describe('a table', () => {
  test('never has exactly one hidden cell in a line that adds up', () => {
    const count = fc.oneof(fc.constant('<5' as const), fc.integer({ min: 5, max: 50 }));
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 5 }),
        fc.integer({ min: 2, max: 5 }),
        fc.array(count, { minLength: 25, maxLength: 25 }),
        (rows, columns, counts) => {
          const cells = counts.slice(0, rows * columns);
          const lines = [
            ...Array.from({ length: rows }, (_, row) =>
              Array.from({ length: columns }, (_, column) => row * columns + column),
            ),
            ...Array.from({ length: columns }, (_, column) =>
              Array.from({ length: rows }, (_, row) => row * columns + column),
            ),
          ];
          const shown = hideComplements(cells, lines);
          for (const line of lines) expect(line.filter((at) => typeof shown[at] !== 'number').length).not.toBe(1);
          // what is shown stays as it was
          for (const [at, value] of shown.entries()) if (value !== 'hidden') expect(value).toBe(cells[at]);
        },
      ),
      settings,
    );
  });

  test('hides the smallest beside a lone hidden one, and nothing where two are hidden already', () => {
    expect(hideComplements(['<5', 30, 12], [[0, 1, 2]])).toEqual(['<5', 30, 'hidden']);
    expect(hideComplements(['<5', '<5', 12], [[0, 1, 2]])).toEqual(['<5', '<5', 12]);
  });
});

test('counts as text', () => {
  expect([textOf('<5'), textOf(12), textOf('hidden')]).toEqual(['<5', '12', '–']);
});
