import { type WarmUpOptions, warmUp, whenIdle } from '../src/warm-up';

/** A warm-up whose moments come when a test says so. */
function start(change: Partial<WarmUpOptions> = {}) {
  const built: string[] = [];
  const errors: unknown[] = [];
  const done: number[] = [];
  const pauses: number[] = [];
  const waiting: (() => void)[] = [];
  const stop = warmUp({
    languages: ['ar', 'en', 'fr', 'nl', 'pl', 'ti'],
    build: (language) => void built.push(language),
    later: (milliseconds, run) => {
      pauses.push(milliseconds);
      waiting.push(run);
      return () => void waiting.splice(waiting.indexOf(run), 1);
    },
    mayGoOn: () => true,
    failed: (error) => void errors.push(error),
    done: (count) => void done.push(count),
    ...change,
  });
  const moment = () => waiting.shift()?.();
  return { built, errors, done, pauses, waiting, stop, moment };
}

test('builds one language at a time, those most people write in first', () => {
  const { built, done, waiting, moment } = start();
  expect(built).toEqual([]);
  moment();
  expect(built).toEqual(['nl']);
  expect(waiting).toHaveLength(1);
  for (let n = 0; n < 5; n++) moment();
  expect(built).toEqual(['nl', 'en', 'fr', 'ar', 'pl', 'ti']);
  expect(done).toEqual([]);
  moment();
  expect(done).toEqual([6]);
  expect(waiting).toEqual([]);
});

test('ends when it is called off', () => {
  const { built, waiting, stop, moment } = start();
  moment();
  stop();
  expect(waiting).toEqual([]);
  expect(built).toEqual(['nl']);
});

test('waits for memory, longer than between two languages', () => {
  let free = false;
  const { built, pauses, moment } = start({ mayGoOn: () => free });
  moment();
  expect(built).toEqual([]);
  free = true;
  moment();
  expect(built).toEqual(['nl']);
  expect(pauses[1]).toBeGreaterThan(pauses[0] ?? 0);
  expect(pauses[2]).toBe(pauses[0]);
});

test('ends when there is never any memory left', () => {
  let left = 2;
  const { built, done, waiting, moment } = start({ mayGoOn: () => left-- > 0 });
  for (let n = 0; n < 40; n++) moment();
  expect(built).toEqual(['nl', 'en']);
  expect(done).toEqual([2]);
  expect(waiting).toEqual([]);
});

test('a language that cannot be built does not keep the others', () => {
  const built: string[] = [];
  const { errors, done, moment } = start({
    build: (language) => {
      if (language === 'en') throw new Error('no texts');
      built.push(language);
    },
  });
  for (let n = 0; n < 7; n++) moment();
  expect(built).toEqual(['nl', 'fr', 'ar', 'pl', 'ti']);
  expect(done).toEqual([5]);
  expect(errors).toHaveLength(1);
});

describe('an idle moment', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  test('comes after the pause', () => {
    const run = jest.fn();
    whenIdle(100, run);
    jest.advanceTimersByTime(99);
    expect(run).not.toHaveBeenCalled();
    jest.advanceTimersByTime(2);
    expect(run).toHaveBeenCalledTimes(1);
  });

  test('can be called off', () => {
    const run = jest.fn();
    whenIdle(100, run)();
    jest.advanceTimersByTime(500);
    expect(run).not.toHaveBeenCalled();
  });
});
