import { heatGrid } from '../../../../../web/staff/policy/figures/heat';
import { row, table } from './measures';

const grid = heatGrid(
  table([
    row(['ar', 'housing'], { questions: 400 }),
    row(['ar', 'work'], { questions: '<5' }),
    row(['prs', 'housing'], { questions: 6 }),
    row(['prs', 'work'], { questions: 500 }),
    row(['so', 'housing'], { questions: 'hidden' }),
    row(['so', 'work'], { questions: '<5' }),
    row(['ar', 'leisure'], { questions: '<5' }),
  ]),
);

test('the busiest rows and columns come first; those without a number are left out', () => {
  expect(grid.rows.map(({ id }) => id)).toEqual(['prs', 'ar']);
  expect(grid.columns).toEqual(['work', 'housing']);
});

test('more questions have a stronger shade, and what is not shown has none', () => {
  expect(grid.rows.map(({ cells }) => cells.map(({ count, shade }) => [count, shade]))).toEqual([
    [
      [500, 5],
      [6, 1],
    ],
    [
      ['<5', 0],
      [400, 5],
    ],
  ]);
});
