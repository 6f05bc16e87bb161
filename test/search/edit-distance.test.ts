import { slipsBetween } from '../../src/search/edit-distance.js';

test.each([
  ['huur', 'huur', 0],
  ['huur', 'hur', 1],
  ['huur', 'huuur', 1],
  ['huur', 'hour', 1],
  ['school', 'shcool', 1],
  ['school', 'shcol', 2],
  ['', 'ab', 2],
])('%s and %s are %i slips apart', (a, b, slips) => {
  expect(slipsBetween(a, b, 3)).toBe(slips);
  expect(slipsBetween(b, a, 3)).toBe(slips);
});

test('stops counting beyond what is asked for', () => {
  expect(slipsBetween('appartement', 'kinderopvang', 2)).toBeGreaterThan(2);
});
