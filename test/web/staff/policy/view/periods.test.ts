import {
  firstDay,
  isRunning,
  levelOf,
  periodOf,
  periodsBetween,
  step,
  toLevel,
  usualPeriod,
  yearBefore,
} from '../../../../../web/staff/policy/view/periods';

test('a period says its level by its form', () => {
  expect(['2026', '2026Q4', '2026-11', '2026-W47', '2026-11-21'].map(levelOf)).toEqual([
    'year',
    'quarter',
    'month',
    'week',
    'day',
  ]);
  expect(['', '2026Q5', '2026-13', 'soon', '2026-W60'].map(levelOf)).toEqual(Array(5).fill(undefined));
});

test('months, quarters and years follow each other over the turn of a year', () => {
  expect(step('2026-12', 1)).toBe('2027-01');
  expect(step('2026-01', -1)).toBe('2025-12');
  expect(step('2026Q1', -1)).toBe('2025Q4');
  expect(step('2026Q4', 2)).toBe('2027Q2');
  expect(step('2026', -3)).toBe('2023');
  expect(yearBefore('2026Q4')).toBe('2025Q4');
});

test('days and weeks follow each other too', () => {
  expect(step('2026-12-31', 1)).toBe('2027-01-01');
  expect(step('2024-03-01', -1)).toBe('2024-02-29');
  expect(step('2026-W01', -1)).toBe('2025-W52');
  expect(step('2026-W53', 1)).toBe('2027-W01');
  expect(yearBefore('2026-W53')).toBe('2025-W52');
  expect(yearBefore('2026-W47')).toBe('2025-W47');
  expect(yearBefore('2024-02-29')).toBe('2023-02-28');
  expect(periodsBetween('2026-12-28', '2027-01-05', 'week')).toEqual(['2027-W01', '2026-W53']);
});

test('a day lies in its week, month, quarter and year', () => {
  expect(periodOf('2026-11-22', 'week')).toBe('2026-W47');
  expect(periodOf('2027-01-03', 'week')).toBe('2026-W53');
  expect(periodOf('2026-11-21', 'day')).toBe('2026-11-21');
  expect(periodOf('2026-11-21', 'month')).toBe('2026-11');
  expect(periodOf('2026-11-21', 'quarter')).toBe('2026Q4');
  expect(periodOf('2026-03-31', 'quarter')).toBe('2026Q1');
  expect(periodOf('2026-11-21', 'year')).toBe('2026');
  expect(firstDay('2026Q4')).toBe('2026-10-01');
  expect(firstDay('2026-W40')).toBe('2026-09-28');
  expect(firstDay('2026-W01')).toBe('2025-12-29');
});

test('a period runs until its last day is counted', () => {
  expect(isRunning('2026Q3', '2026-09-29')).toBe(true);
  expect(isRunning('2026Q3', '2026-09-30')).toBe(false);
  expect(isRunning('2026-02', '2026-02-27')).toBe(true);
  expect(isRunning('2026-02', '2026-02-28')).toBe(false);
  // week 40 of 2026 is 28 September to 4 October
  expect(isRunning('2026-W40', '2026-10-03')).toBe(true);
  expect(isRunning('2026-W40', '2026-10-04')).toBe(false);
  expect(isRunning('2026-11-21', '2026-11-21')).toBe(false);
});

test('the list has the newest period first, and one at least', () => {
  expect(periodsBetween('2026-02-03', '2026-11-21', 'quarter')).toEqual(['2026Q4', '2026Q3', '2026Q2', '2026Q1']);
  expect(periodsBetween('2027-01-01', '2026-12-31', 'year')).toEqual(['2026']);
});

test('pages open with the last quarter that is over, where there are figures of it', () => {
  expect(usualPeriod('2025-01-01', '2026-11-21')).toBe('2026Q3');
  expect(usualPeriod('2026-10-05', '2026-11-21')).toBe('2026Q4');
  expect(usualPeriod(null, '2026-11-21')).toBe('2026Q4');
  expect(usualPeriod('2025-01-01', '2026-12-31')).toBe('2026Q4');
});

test('another level shows the last part of the period that has figures', () => {
  expect(toLevel('2026Q3', 'month', '2026-11-21')).toBe('2026-09');
  expect(toLevel('2026Q4', 'month', '2026-11-21')).toBe('2026-11');
  expect(toLevel('2026-05', 'quarter', '2026-11-21')).toBe('2026Q2');
  expect(toLevel('2025', 'quarter', '2026-11-21')).toBe('2025Q4');
  expect(toLevel('2026-W40', 'quarter', '2026-11-21')).toBe('2026Q4');
  expect(toLevel('2026Q3', 'week', '2026-11-21')).toBe('2026-W40');
  expect(toLevel('2026', 'day', '2026-11-21')).toBe('2026-11-21');
  expect(toLevel('2026-09-30', 'quarter', '2026-11-21')).toBe('2026Q3');
});
