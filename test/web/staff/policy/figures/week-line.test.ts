import { drawLine, nearestPoint } from '../../../../../web/staff/policy/figures/week-line';

const box = { width: 320, height: 200, left: 40, right: 20, top: 10, bottom: 30, labelWidth: 80 };
const series = {
  level: 'week',
  filters: {},
  group: null,
  periods: ['2026-W01', '2026-W02', '2026-W03', '2026-W04'],
  lines: [{ key: null, questions: [10, 100, '<5', 40] }],
  until: '2026-02-01',
} as const;

test('points stand from edge to edge, the highest on top', () => {
  const { points } = drawLine(series, box);
  expect(points.map(({ x }) => Math.round(x))).toEqual([40, 127, 213, 300]);
  expect(points[1]?.y).toBe(10);
  expect(points[0]?.y).toBeGreaterThan(100);
});

test('a count that is not shown is a gap in the line, on the ground', () => {
  const { points, path } = drawLine(series, box);
  expect(points[2]?.y).toBe(170);
  expect(path.match(/M/g)).toHaveLength(2);
});

test('labels have room, and the last period has one', () => {
  const { labels } = drawLine(series, { ...box, labelWidth: 100 });
  expect(labels.map(({ period }) => period)).toEqual(['2026-W02', '2026-W04']);
});

test('nothing to draw is drawn as nothing', () => {
  expect(drawLine({ ...series, lines: [] }, box).path).toBe('');
});

test('a place on the drawing reads the nearest week', () => {
  const { points } = drawLine(series, box);
  expect(nearestPoint(points, 130)?.period).toBe('2026-W02');
  expect(nearestPoint([], 130)).toBeUndefined();
});
