import { Pace } from '../../../src/channels/whatsapp/pace';

let time: number;
let pace: Pace;
beforeEach(() => {
  time = 1_000_000;
  pace = new Pace({ burst: 3, every: 6000, now: () => time });
});

const taken = (person: string, times: number) => Array.from({ length: times }, () => pace.take(person));

test('a burst goes at once, then one after the other', () => {
  expect(taken('a', 5)).toEqual([0, 0, 0, 6000, 6000]);
  time += 2000;
  expect(pace.take('a')).toBe(4000);
  time += 4000;
  expect(taken('a', 2)).toEqual([0, 6000]);
});

test('one person’s does not touch another’s', () => {
  taken('a', 4);
  expect(pace.take('b')).toBe(0);
});

test('a quiet time fills it, and no more than full', () => {
  taken('a', 3);
  time += 3_600_000;
  expect(taken('a', 4)).toEqual([0, 0, 0, 6000]);
});

test('a clock that is set back neither gives nor takes', () => {
  taken('a', 2);
  time -= 3_600_000;
  expect(taken('a', 2)).toEqual([0, 6000]);
});

test('is empty when Meta says so', () => {
  pace.empty('a');
  expect(pace.take('a')).toBe(6000);
});
