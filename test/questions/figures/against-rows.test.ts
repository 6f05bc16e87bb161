import fc from 'fast-check';
import type { Database } from '../../../src/database/connection.js';
import { firstDay, lastDay, type Period } from '../../../src/questions/calendar.js';
import { type DemoRow, inventMonths } from '../../../src/questions/demo/invent.js';
import { storeDemo } from '../../../src/questions/demo/store.js';
import type { Dimension, Filters } from '../../../src/questions/figures/dimensions.js';
import { Figures } from '../../../src/questions/figures/figures.js';
import { FigureError } from '../../../src/questions/figures/plan.js';
import { createPublish } from '../../../src/questions/suppression.js';
import { onEveryDatabase } from '../../database/databases.js';

const WORLD = {
  rows: 900,
  seed: 11,
  until: '2026-11-21',
  days: 120,
  municipalities: ['kortrijk', 'gent'],
  entries: new Map([
    ['housing', ['housing/rent-deposit', 'housing/rental-contract']],
    ['work', ['work/find-job']],
  ]),
  languages: ['nl', 'ar', 'prs'],
  services: ['ocmw', 'caw', 'huurdersbond'],
};
const VALUES: Partial<Record<Dimension, readonly string[]>> = {
  theme: ['housing', 'work', 'income', '-'],
  language: ['nl', 'ar', 'prs'],
  channel: ['web', 'desk', 'kiosk'],
  municipality: ['kortrijk', 'gent'],
  organisation: ['demo-region', 'demo-desk-gent'],
  outcome: ['answered', 'referred', 'unanswered'],
  barrier: ['waiting-list', 'language'],
  helped: ['yes', 'no'],
  handoff: ['yes'],
  entry: ['housing/rent-deposit'],
  service: ['ocmw', 'caw'],
};
const PERIODS: readonly Period[] = ['2026', '2026Q3', '2026Q4', '2026-10', '2026-11', '2026-W45', '2026-11-10'];

/** The value of a row as figures name it. */
function fieldOf(row: DemoRow, dimension: Dimension): string {
  if (dimension === 'handoff') return row.handoff ? 'yes' : 'no';
  return String(row[dimension] ?? '-');
}

onEveryDatabase('figures beside the rows they count', (open) => {
  let database: Database;
  const rows = [...inventMonths(WORLD)].flat();
  const publish = createPublish('a secret of the test');
  beforeAll(async () => {
    database = await open();
    await storeDemo(database, WORLD, () => {});
  });
  afterAll(() => database.destroy());

  const published = (filters: Filters, period: Period) => {
    const [from, to] = [firstDay(period), lastDay(period)];
    const set = rows.filter(
      (row) =>
        row.day >= from &&
        row.day <= to &&
        Object.entries(filters).every(([dimension, value]) => fieldOf(row, dimension as Dimension) === value),
    );
    return publish({ n: set.length, k: set.reduce((sum, { cell_key }) => sum + cell_key, 0) });
  };
  const names = Object.keys(VALUES) as Dimension[];
  const filters = fc
    .subarray(names, { maxLength: 3 })
    .chain((chosen) =>
      fc.tuple(
        ...chosen.map((name) => fc.constantFrom(...(VALUES[name] ?? [])).map((value) => [name, value] as const)),
      ),
    )
    .map((pairs) => Object.fromEntries(pairs) as Filters);

  test('whatever is asked, the published number is that of exactly those questions, by whichever table it was counted', async () => {
    const figures = new Figures({ database, publish, today: () => '2026-11-22', values: () => [] });
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(filters, fc.constantFrom(...PERIODS), async (asked, period) => {
        try {
          const { total } = await figures.table({ period, filters: { ...asked, source: 'demo' }, group: [] });
          expect(total.questions).toBe(published(asked, period));
          answered++;
        } catch (error) {
          if (!(error instanceof FigureError)) throw error;
        }
      }),
      { seed: 20_261_122, numRuns: 250 },
    );
    // the limits refuse some, not most
    expect(answered).toBeGreaterThan(100);
  }, 30_000);

  test('a row of a table is the same number as the total of its filter', async () => {
    const figures = new Figures({ database, publish, today: () => '2026-11-22', values: () => [] });
    for (const group of [
      ['theme'],
      ['channel', 'theme'],
      ['language', 'theme'],
      ['organisation', 'language'],
    ] as const) {
      const { rows: found } = await figures.table({ period: '2026Q4', filters: { source: 'demo' }, group });
      expect(found.length).toBeGreaterThan(2);
      for (const { key, questions } of found) {
        if (questions === 'hidden') continue;
        const asked = Object.fromEntries(group.map((dimension, at) => [dimension, key[at] ?? '']));
        expect([key, questions]).toEqual([key, published(asked, '2026Q4')]);
      }
    }
  });
});
