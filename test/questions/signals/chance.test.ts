import { adjusted, binomialTail, partByChance, riseByChance } from '../../../src/questions/signals/chance.js';

test('the tail of the binomial distribution, beside values that can be counted', () => {
  expect(binomialTail(3, 4, 0.5)).toBeCloseTo(5 / 16, 9);
  expect(binomialTail(0, 4, 0.5)).toBe(1);
  expect(binomialTail(1, 10, 0.1)).toBeCloseTo(1 - 0.9 ** 10, 9);
  expect(binomialTail(5, 4, 0.5)).toBe(0);
  // 60 heads in 100 throws (Feller, volume 1)
  expect(binomialTail(60, 100, 0.5)).toBeCloseTo(0.028444, 5);
  expect(binomialTail(501_000, 1_000_000, 0.5)).toBeCloseTo(0.0228, 3);
});

test('a rise counts against how busy the period was, and noise is held against it', () => {
  expect(riseByChance(100, 50, 1000, 1000)).toBeLessThan(0.01);
  expect(riseByChance(100, 50, 2000, 1000)).toBeGreaterThan(0.5);
  expect(riseByChance(9, 5, 1000, 1000)).toBeGreaterThan(0.5);
});

test('a part is compared with the usual part', () => {
  expect(partByChance(40, 60, 0.3)).toBeLessThan(0.001);
  expect(partByChance(20, 60, 0.3)).toBeGreaterThan(0.3);
});

test('looking at many things at once asks for more (example of Benjamini and Hochberg, 1995, section 3.2)', () => {
  const p = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
  ];
  const found = adjusted(p);
  expect(found.filter((value) => value <= 0.05)).toHaveLength(4);
  expect(found[0]).toBeCloseTo(0.0015, 9);
});
