import type { FigureOptions } from '../../../../../src/staff/figures-types';
import {
  areComparable,
  largestDifferences,
  readSides,
  sideView,
  writeSides,
} from '../../../../../web/staff/policy/figures/compared';
import { proposeSides } from '../../../../../web/staff/policy/figures/propose-sides';
import { readView } from '../../../../../web/staff/policy/view/view';
import { row, table } from './measures';

const view = { period: '2026Q3', filters: { municipality: 'gent', theme: 'work' } };

test('a comparison comes back from its address', () => {
  const sides = { by: 'language', left: 'prs', right: '', group: 'channel' } as const;
  const query = new URLSearchParams(writeSides(view, sides));
  expect(readSides(query, () => ['x', 'y'])).toEqual(sides);
  expect(readView(query, '2020')).toEqual(view);
});

test('what the sides differ in is no filter of both, and nothing is broken down by itself', () => {
  const query = new URLSearchParams('by=municipality&left=gent&right=aalst&group=theme');
  const sides = readSides(query, () => ['', '']);
  expect(writeSides(view, sides)).not.toContain('municipality=gent');
  expect(sideView(view, 'municipality', 'aalst').filters).toEqual({ municipality: 'aalst', theme: 'work' });
  expect(sideView(view, 'municipality', '').filters).toEqual({ theme: 'work' });
  expect(sideView(view, 'period', '2025').period).toBe('2025');
  expect(readSides(new URLSearchParams('by=theme&group=theme'), () => ['', '']).group).toBe('language');
});

test('it begins with the period before and this one, or what is filtered on and all', () => {
  const list = (...ids: string[]) => ids.map((id) => ({ id, name: id }));
  const options = { dimensions: { municipality: list('-', 'aalst', 'gent'), language: list('nl') } };
  const propose = (by: 'period' | 'municipality' | 'language', filters = {}) =>
    proposeSides(by, { period: '2026Q1', filters }, options as unknown as FigureOptions);
  expect(propose('period')).toEqual(['2025Q4', '2026Q1']);
  expect(propose('municipality')).toEqual(['aalst', 'gent']);
  expect(propose('municipality', { municipality: 'gent' })).toEqual(['gent', '']);
  expect(propose('language')).toEqual(['nl', '']);
});

/** A row of both sides; null = not shown. */
const pair = (key: string, left: number | null, right: number | null) => ({
  key: [key],
  left: row([key], { share: left }),
  right: row([key], { share: right }),
  shareDifference: left === null || right === null ? null : right - left,
});

test('the largest differences are named, small and hidden ones are not', () => {
  const rows = [pair('a', 0.2, 0.21), pair('b', 0.3, 0.2), pair('c', null, 0.4), pair('d', 0.1, 0.25)];
  const found = largestDifferences({ left: table([]), right: table([]), rows });
  expect(found.map(({ key, left, right }) => [key, left, right])).toEqual([
    ['d', 0.1, 0.25],
    ['b', 0.3, 0.2],
  ]);
});

test.each([
  ['most is shown on both sides', [pair('a', 0.5, 0.5), pair('b', 0.3, null)], true],
  ['nothing is shown on both sides', [pair('a', 0.1, null), pair('b', null, 0.1)], false],
  ['little of one side has its match', [pair('a', 0.1, 0.5), pair('b', 0.6, null)], false],
])('comparable when %s', (_, rows, comparable) => {
  expect(areComparable({ left: table([]), right: table([]), rows })).toBe(comparable);
});
