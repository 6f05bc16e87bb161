import { nextTime, rankPresent, type Way } from '../../src/handoff/routing';
import { figure, MORNINGS, need } from './figures-for-tests';

const at = (text: string) => Date.parse(text);
/** A Sunday at eleven. */
const SUNDAY = at('2026-11-22T10:00:00Z');
const names = (figures: readonly { readonly id: string }[]) => figures.map(({ id }) => id);
const here = (id: string, change = {}) => figure(id, { presence: 'here', ...change });

describe('who is there now', () => {
  test('the own language comes first, then one the person also wrote in, then a bridging one, then none', () => {
    const figures = [
      here('none', { languages: ['zh'] }),
      here('dutch'),
      here('also', { languages: ['ps'] }),
      here('own', { languages: ['nl', 'prs'] }),
    ];
    expect(names(rankPresent(need({ otherLanguages: ['ps'] }), figures))).toEqual(['own', 'also', 'dutch', 'none']);
  });

  test('then the town, the theme, and who has the fewest open conversations', () => {
    const figures = [
      here('busy', { open: 2 }),
      here('free', { open: 1 }),
      here('other-theme', { themes: ['work'] }),
      here('region', { municipality: undefined }),
    ];
    expect(names(rankPresent(need(), figures))).toEqual(['free', 'busy', 'other-theme', 'region']);
  });

  test('somebody on a pause comes after all who are not; whoever is away, of another town or let it pass does not come', () => {
    const figures = [
      figure('paused', { presence: 'pause', languages: ['prs'] }),
      here('ready'),
      figure('away'),
      here('gent', { municipality: 'gent' }),
      here('passed'),
    ];
    expect(names(rankPresent(need({ passed: ['passed'] }), figures))).toEqual(['ready', 'paused']);
  });

  test('who has a desk in another town serves it, too; an unknown town is served by all', () => {
    const visiting = here('visiting', {
      municipality: 'gent',
      hours: [{ day: 3, from: '09:00', to: '12:00', place: 'town-hall', municipality: 'kortrijk' }],
    });
    expect(names(rankPresent(need(), [visiting]))).toEqual(['visiting']);
    expect(names(rankPresent(need({ municipality: undefined }), [here('gent', { municipality: 'gent' })]))).toEqual([
      'gent',
    ]);
  });
});

describe('nobody now', () => {
  const next = (figures: Parameters<typeof nextTime>[1], now = SUNDAY, way: Way = 'call', change = {}) => {
    const found = nextTime(need(change), figures, way, now);
    return found && [new Date(found.from).toISOString(), new Date(found.to).toISOString(), found.figure.id];
  };

  test('the next morning, in winter and in summer time', () => {
    const figures = [figure('a', { hours: MORNINGS })];
    expect(next(figures)).toEqual(['2026-11-23T08:00:00.000Z', '2026-11-23T11:00:00.000Z', 'a']);
    expect(next(figures, at('2026-06-21T10:00:00Z'))).toEqual([
      '2026-06-22T07:00:00.000Z',
      '2026-06-22T10:00:00.000Z',
      'a',
    ]);
  });

  test('over the night in which the clocks change', () => {
    const figures = [figure('a', { hours: MORNINGS })];
    expect(next(figures, at('2026-10-24T10:00:00Z'))?.[0]).toBe('2026-10-26T08:00:00.000Z');
    expect(next(figures, at('2026-03-28T10:00:00Z'))?.[0]).toBe('2026-03-30T07:00:00.000Z');
  });

  test('within the hours it is now, but not when they are nearly over', () => {
    const figures = [figure('a', { hours: MORNINGS })];
    expect(next(figures, at('2026-11-23T09:30:00Z'))?.[0]).toBe('2026-11-23T09:30:00.000Z');
    expect(next(figures, at('2026-11-23T10:50:00Z'))?.[0]).toBe('2026-11-24T08:00:00.000Z');
  });

  test('one day a week at the town hall is when people can come; online hours are no desk', () => {
    const wednesday = { day: 3, from: '13:00', to: '16:00', place: 'town-hall' };
    const figures = [figure('a', { hours: [...MORNINGS, wednesday] })];
    expect(next(figures, SUNDAY, 'desk')?.[0]).toBe('2026-11-25T12:00:00.000Z');
    expect(next([figure('a', { hours: MORNINGS })], SUNDAY, 'desk')).toBeUndefined();
  });

  test('a desk in another town is no desk for this one', () => {
    const elsewhere = { day: 3, from: '13:00', to: '16:00', place: 'town-hall', municipality: 'gent' };
    expect(next([figure('a', { hours: [elsewhere] })], SUNDAY, 'desk')).toBeUndefined();
  });

  test('days off and holidays are skipped', () => {
    const daysOff = [{ from: '2026-11-23', to: '2026-11-25' }];
    expect(next([figure('a', { hours: MORNINGS, daysOff })])?.[0]).toBe('2026-11-26T08:00:00.000Z');
    // Christmas 2026 is a Friday
    expect(next([figure('a', { hours: MORNINGS })], at('2026-12-24T12:00:00Z'))?.[0]).toBe('2026-12-28T08:00:00.000Z');
  });

  test('somebody who speaks the language is worth two days of waiting, and not five', () => {
    const monday = figure('dutch', { hours: MORNINGS });
    const speaker = (day: number) =>
      figure('dari', { languages: ['prs'], hours: [{ day, from: '09:00', to: '12:00' }] });
    expect(next([monday, speaker(3)])?.[2]).toBe('dari');
    expect(next([monday, speaker(6)])?.[2]).toBe('dutch');
  });

  test('who is here outside their hours can be counted on for two hours', () => {
    expect(next([here('a')], SUNDAY)).toEqual(['2026-11-22T10:00:00.000Z', '2026-11-22T12:00:00.000Z', 'a']);
  });

  test('nobody at all', () => {
    expect(next([])).toBeUndefined();
    expect(next([figure('a')])).toBeUndefined();
    expect(
      next([figure('a', { hours: MORNINGS, daysOff: [{ from: '2026-11-01', to: '2027-01-31' }] })]),
    ).toBeUndefined();
    expect(next([figure('gent', { municipality: 'gent', hours: MORNINGS })])).toBeUndefined();
  });
});
