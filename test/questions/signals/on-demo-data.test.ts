import { openDatabase } from '../../../src/database/connection.js';
import { storeDemo } from '../../../src/questions/demo/store.js';
import { Figures } from '../../../src/questions/figures/figures.js';
import { findSignals } from '../../../src/questions/signals/signals.js';
import { createPublish } from '../../../src/questions/suppression.js';

const THEMES = ['housing', 'work', 'income', 'health', 'dutch', 'residence', 'education'];
const WORLD = {
  rows: 40_000,
  seed: 3,
  until: '2026-09-30',
  days: 730,
  municipalities: ['kortrijk', 'gent'],
  entries: new Map(THEMES.map((theme) => [theme, [`${theme}/one`, `${theme}/two`]])),
  languages: ['nl', 'en', 'fr', 'ar', 'prs', 'tr', 'uk'],
  services: ['ocmw', 'caw', 'huurdersbond'],
};

/** Rises found in each of four quarters, of which the last has the planted one. */
async function rises(trend: boolean): Promise<string[][]> {
  const database = await openDatabase('sqlite::memory:');
  await storeDemo(database, { ...WORLD, trend }, () => {});
  const publish = createPublish('a secret of the test');
  const figures = new Figures({ database, publish, today: () => '2026-10-01', values: () => [] });
  const found: string[][] = [];
  for (const quarter of ['2025Q4', '2026Q1', '2026Q2', '2026Q3']) {
    const signals = await findSignals(figures, quarter, { source: 'demo' });
    const names = signals.filter(({ kind }) => kind === 'rising').map(({ key, within }) => [key, within?.key]);
    found.push(names.map((name) => name.filter(Boolean).join(' ')));
  }
  await database.destroy();
  return found;
}

test('a planted rise is found in its quarter', async () => {
  const found = await rises(true);
  expect(found[3]).toContain('housing prs');
  expect(found.slice(0, 3).flat()).not.toContain('housing prs');
}, 60_000);

test('where none was planted, a year of quarters has two at most', async () => {
  expect((await rises(false)).flat().length).toBeLessThanOrEqual(2);
}, 60_000);
