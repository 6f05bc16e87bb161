import {
  dayOf,
  firstDay,
  lastDay,
  levelOf,
  periodOf,
  periodsBetween,
  step,
  yearBefore,
} from '../../src/questions/calendar.js';

test('a moment belongs to its Belgian day', () => {
  expect(dayOf(Date.parse('2026-06-30T22:30:00Z'))).toBe('2026-07-01');
  expect(dayOf(Date.parse('2026-12-31T22:30:00Z'))).toBe('2026-12-31');
});

test('periods are known by how they are written, and wrong ones are none', () => {
  expect(['2026', '2026Q4', '2026-11', '2026-W47', '2026-11-21'].map(levelOf)).toEqual([
    'year',
    'quarter',
    'month',
    'week',
    'day',
  ]);
  for (const wrong of ['2026-02-30', '2025-W53', '2026Q5', '2026-13', '', '26', '2026-1']) {
    expect([wrong, levelOf(wrong)]).toEqual([wrong, undefined]);
  }
  expect(levelOf('2026-W53')).toBe('week');
});

test('weeks are those of ISO 8601, also around new year', () => {
  expect(periodOf('2027-01-03', 'week')).toBe('2026-W53');
  expect(periodOf('2024-12-30', 'week')).toBe('2025-W01');
  expect([firstDay('2026-W53'), lastDay('2026-W53')]).toEqual(['2026-12-28', '2027-01-03']);
});

test('periods follow each other', () => {
  expect(['2026', '2026Q4', '2026-12', '2026-W53', '2026-12-31'].map((period) => step(period, 1))).toEqual([
    '2027',
    '2027Q1',
    '2027-01',
    '2027-W01',
    '2027-01-01',
  ]);
  expect(periodsBetween('2026Q3', '2027Q1')).toEqual(['2026Q3', '2026Q4', '2027Q1']);
  expect([firstDay('2026Q4'), lastDay('2026Q4'), lastDay('2028-02')]).toEqual([
    '2026-10-01',
    '2026-12-31',
    '2028-02-29',
  ]);
});

test('a year before, where there is no such week or day, is the one next to it', () => {
  expect(['2026Q4', '2026-W53', '2028-02-29', '2026-11-21'].map(yearBefore)).toEqual([
    '2025Q4',
    '2025-W52',
    '2027-02-28',
    '2025-11-21',
  ]);
});
