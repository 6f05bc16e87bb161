import type { WeeklyHours } from '../../../../src/staff/desk-types';
import { copyToWeek, moreHours, moved, problemsOf } from '../../../../web/staff/availability/week';

const slot = (day: WeeklyHours['day'], from: string, to: string, place?: string): WeeklyHours => ({
  ...{ day, from, to },
  ...(place ? { place } : {}),
});
const form = (hours: WeeklyHours[], daysOff: { from: string; to: string }[] = []) => ({
  ...{ languages: [], themes: [], hours, daysOff },
});

it('names hours that end before they begin, lie over others, or are not filled in', () => {
  const hours = [
    slot(1, '09:00', '12:00'),
    slot(1, '11:00', '13:00'),
    slot(2, '11:00', '13:00'),
    slot(3, '13:00', '13:00'),
    slot(4, '', '13:00'),
    // right after each other is fine
    slot(1, '13:00', '17:00'),
  ];
  expect(problemsOf(form(hours))).toEqual([
    { in: 'hours', index: 1, problem: 'overlap' },
    { in: 'hours', index: 3, problem: 'order' },
    { in: 'hours', index: 4, problem: 'empty' },
  ]);
});

it('names days off that end before they begin', () => {
  const daysOff = [
    { from: '2026-12-24', to: '2026-12-24' },
    { from: '2026-12-24', to: '2026-12-01' },
  ];
  expect(problemsOf(form([], daysOff))).toEqual([{ in: 'daysOff', index: 1, problem: 'order' }]);
});

it('proposes a morning, then the afternoon, and on the next day the same morning', () => {
  const monday = moreHours([], 1);
  expect(monday).toEqual(slot(1, '09:00', '12:00'));
  expect(moreHours([slot(1, '08:30', '12:00', 'town-hall')], 1)).toEqual(slot(1, '13:00', '17:00', 'town-hall'));
  expect(moreHours([slot(1, '08:30', '12:00', 'town-hall')], 2)).toEqual(slot(2, '08:30', '12:00', 'town-hall'));
});

it('copies a day to all weekdays and leaves the weekend', () => {
  const hours = [slot(1, '09:00', '12:00'), slot(3, '10:00', '11:00'), slot(6, '10:00', '12:00')];
  const copied = copyToWeek(hours, 1);
  expect(copied.map(({ day, from }) => `${day} ${from}`)).toEqual([
    '1 09:00',
    '2 09:00',
    '3 09:00',
    '4 09:00',
    '5 09:00',
    '6 10:00',
  ]);
});

it('moves a language up and down', () => {
  expect(moved(['ar', 'nl', 'fr'], 2, -1)).toEqual(['ar', 'fr', 'nl']);
  expect(moved(['ar', 'nl', 'fr'], 0, 1)).toEqual(['nl', 'ar', 'fr']);
  expect(moved(['ar', 'nl'], 0, -1)).toEqual(['ar', 'nl']);
});
