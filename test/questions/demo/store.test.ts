import { verifyCells } from '../../../src/questions/cells/rebuild.js';
import { inventMonths } from '../../../src/questions/demo/invent.js';
import { removeDemo, storeDemo } from '../../../src/questions/demo/store.js';
import { newQuestionId, recordQuestion } from '../../../src/questions/register.js';
import { onEveryDatabase } from '../../database/databases.js';

const WORLD = {
  rows: 600,
  seed: 7,
  until: '2026-11-21',
  days: 100,
  municipalities: ['kortrijk', 'gent', 'aalst'],
  entries: new Map([['housing', ['housing/rent-deposit', 'housing/rental-contract']]]),
  languages: ['nl', 'ar', 'prs', 'uk'],
  services: ['ocmw', 'caw', 'huurdersbond'],
};
const TODAY = '2026-11-22';

test('the same seed invents the same register, another seed another', () => {
  const all = (seed: number) => JSON.stringify([...inventMonths({ ...WORLD, seed })]);
  expect(all(7)).toBe(all(7));
  expect(all(8)).not.toBe(all(7));
});

test('as many rows as asked for, all marked, none after the last day', () => {
  const rows = [...inventMonths(WORLD)].flat();
  expect(rows).toHaveLength(600);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(600);
  expect(
    rows.every(
      ({ source, day, organisation }) => source === 'demo' && day <= '2026-11-21' && organisation.startsWith('demo-'),
    ),
  ).toBe(true);
});

onEveryDatabase('demonstration data', (open) => {
  test('comes with its counts and goes without a trace, beside real questions', async () => {
    const database = await open();
    const question = {
      municipality: 'gent',
      organisation: 'stad',
      channel: 'web',
      language: 'ar',
      theme: 'housing',
      entry: undefined,
      outcome: 'answered',
    } as const;
    await database.transaction((transaction) =>
      recordQuestion(transaction, newQuestionId(), question, Date.parse('2026-11-20T10:00:00Z')),
    );
    await storeDemo(database, WORLD, () => {});
    expect(await verifyCells(database, TODAY)).toEqual([]);
    await expect(storeDemo(database, WORLD, () => {})).rejects.toThrow('remove it first');
    expect(await removeDemo(database)).toBe(600);
    expect(await verifyCells(database, TODAY)).toEqual([]);
    expect(await database('help_questions')).toHaveLength(1);
    expect(await database('figure_cells').where({ source: 'demo' })).toEqual([]);
    await database.destroy();
  });
});
