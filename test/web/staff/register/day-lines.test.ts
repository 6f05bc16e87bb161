import type { OwnQuestion } from '../../../../src/staff/register-types';
import { dayLines, totals } from '../../../../web/staff/register/day-lines';
import { dayBefore, dayOf, noonOf } from '../../../../web/staff/register/days';

const sent = (id: string, askedAt: number, theme: string): OwnQuestion => ({
  ...{ id, askedAt, theme, entry: null, language: 'ar', channel: 'desk', outcome: 'answered' },
  ...{ barrier: null, service: null, municipality: null, interpreter: false },
});

it('shows what was sent and what waits, newest first, each once', () => {
  const { askedAt: _askedAt, ...rest } = sent('b', 0, 'work');
  const waiting = (id: string, askedAt: number, refused?: string) => ({
    account: 'amina',
    question: { id, askedAt, theme: 'work', language: 'ar', channel: 'desk', outcome: 'answered' } as const,
    ...(refused ? { refused } : {}),
  });
  const lines = dayLines(
    [sent('a', 1, 'housing'), { ...rest, askedAt: 2 }],
    [waiting('b', 2), waiting('c', 3), waiting('d', 4, 'BAD_INPUT')],
  );
  expect(lines.map(({ id, state }) => [id, state])).toEqual([
    ['d', 'refused'],
    ['c', 'waiting'],
    ['b', 'sent'],
    ['a', 'sent'],
  ]);
  expect(totals(lines)).toEqual([
    { theme: 'work', count: 3 },
    { theme: 'housing', count: 1 },
  ]);
});

it('counts days in Belgian time', () => {
  // half past midnight in Brussels, still the day before in UTC
  expect(dayOf(Date.UTC(2026, 10, 22, 23, 30))).toBe('2026-11-23');
  expect(dayBefore('2026-03-01', 1)).toBe('2026-02-28');
  expect(dayOf(noonOf('2026-07-01'))).toBe('2026-07-01');
});
