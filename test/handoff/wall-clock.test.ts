import { isHoliday } from '../../src/handoff/holidays';
import { momentOf, wallTime, writeTime, writeWeekday } from '../../src/handoff/wall-clock';

const at = (text: string) => Date.parse(text);

test.each([
  ['2026-01-15T08:00:00Z', '2026-01-15', 4, 9 * 60],
  ['2026-07-15T08:00:00Z', '2026-07-15', 3, 10 * 60],
  ['2026-11-22T23:30:00Z', '2026-11-23', 1, 30],
])('%s is a wall time', (moment, day, weekday, minutes) => {
  expect(wallTime(at(moment))).toEqual({ day, weekday, minutes });
});

test.each([
  ['in winter', '2026-01-15', 9 * 60, '2026-01-15T08:00:00Z'],
  ['in summer', '2026-07-15', 9 * 60, '2026-07-15T07:00:00Z'],
  ['on the morning summer time begins', '2026-03-29', 9 * 60, '2026-03-29T07:00:00Z'],
  ['on the morning it ends', '2026-10-25', 9 * 60, '2026-10-25T08:00:00Z'],
  ['in the hour that is skipped', '2026-03-29', 2 * 60 + 30, '2026-03-29T01:00:00Z'],
  ['in the hour that comes twice', '2026-10-25', 2 * 60 + 30, '2026-10-25T00:30:00Z'],
])('%s a wall time is a moment', (_case, day, minutes, moment) => {
  expect(new Date(momentOf(day, minutes)).toISOString()).toBe(new Date(moment).toISOString());
});

test.each([
  ['2026-01-01', true],
  ['2026-04-06', true],
  ['2026-05-14', true],
  ['2026-05-25', true],
  ['2027-03-29', true],
  ['2026-12-25', true],
  ['2026-04-05', false],
  ['2026-11-30', false],
])('%s is a holiday: %s', (day, holiday) => {
  expect(isHoliday(day)).toBe(holiday);
});

test('days and times are written the way of the language, with Belgian clocks', () => {
  const moment = at('2026-11-30T08:30:00Z');
  expect(writeWeekday(moment, 'nl-BE')).toBe('maandag 30 november');
  expect(writeWeekday(moment, 'ar-u-nu-latn')).toMatch(/^\p{Script=Arabic}+.*30/u);
  expect(writeTime(moment)).toContain('09:30');
});
