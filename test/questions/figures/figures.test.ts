import type { Database } from '../../../src/database/connection.js';
import type { Period } from '../../../src/questions/calendar.js';
import { foldChanges } from '../../../src/questions/cells/fold.js';
import type { Dimension, Filters } from '../../../src/questions/figures/dimensions.js';
import { Figures } from '../../../src/questions/figures/figures.js';
import {
  amendQuestion,
  type HelpQuestion,
  newQuestionId,
  OUTCOMES,
  recordQuestion,
} from '../../../src/questions/register.js';
import type { Publish } from '../../../src/questions/suppression.js';
import { onEveryDatabase } from '../../database/databases.js';

const TODAY = '2027-01-02';
const question: HelpQuestion = {
  municipality: 'kortrijk',
  organisation: 'wegwijzer',
  channel: 'web',
  language: 'ar',
  theme: 'housing',
  entry: 'housing/rent-deposit',
  outcome: 'answered',
};
const LISTS: Partial<Record<Dimension, readonly string[]>> = {
  theme: ['housing', 'work', 'health'],
  language: ['nl', 'ar', 'uk'],
  outcome: OUTCOMES,
  municipality: ['kortrijk', 'gent'],
};
/** Without noise, so that sums can be checked. */
const exact: Publish = ({ n }) => (n < 5 ? '<5' : n);

onEveryDatabase('figures', (open) => {
  let database: Database;
  let figures: Figures;
  beforeEach(async () => {
    database = await open();
    figures = new Figures({
      database,
      publish: exact,
      today: () => TODAY,
      values: (dimension) => LISTS[dimension] ?? [],
    });
  });
  afterEach(() => database.destroy());

  const add = async (count: number, fields: Partial<HelpQuestion> & { day?: string; helped?: 'yes' | 'no' } = {}) => {
    const { day = '2026-11-20', helped, ...rest } = fields;
    await database.transaction(async (transaction) => {
      for (let n = 0; n < count; n++) {
        const id = newQuestionId();
        await recordQuestion(transaction, id, { ...question, ...rest }, Date.parse(`${day}T10:00:00Z`));
        if (helped) await amendQuestion(transaction, id, { helped });
      }
    });
  };
  const table = (period: Period, group: Dimension[] = [], filters: Filters = {}) =>
    figures.table({ period, group, filters });
  const counts = async (...query: Parameters<typeof table>) =>
    Object.fromEntries((await table(...query)).rows.map(({ key, questions }) => [key.join('/'), questions]));

  test('count by one dimension, with shares and rates of what is shown', async () => {
    await add(12, { helped: 'yes' });
    await add(8, { helped: 'no', outcome: 'unanswered', handoff: true });
    await add(10, { theme: 'work', entry: undefined });
    const { total, rows } = await table('2026Q4', ['theme']);
    expect(total).toMatchObject({ questions: 30, answerRate: 0.733, handoffRate: 0.267, helpedRate: 0.6 });
    expect(rows[0]).toMatchObject({ key: ['housing'], questions: 20, share: 0.667, answerRate: 0.6, helpedRate: 0.6 });
    // too small to be shown is like none; and nothing else is small here, so work is not hidden beside it twice
    expect(rows.map(({ key, questions }) => [key[0], questions])).toEqual([
      ['housing', 20],
      ['work', 'hidden'],
      ['health', '<5'],
    ]);
  });

  test('count by two dimensions', async () => {
    await add(9);
    await add(7, { language: 'uk', theme: 'work' });
    const { rows } = await table('2026-11', ['language', 'theme']);
    expect(rows).toHaveLength(9);
    expect(rows[0]).toMatchObject({ key: ['ar', 'housing'], questions: 9 });
    expect(rows[1]).toMatchObject({ key: ['uk', 'work'], questions: 7 });
  });

  test('compare with the period before and with the year before, once the period is over', async () => {
    await add(10, { day: '2025-11-20' });
    await add(20, { day: '2026-08-20' });
    await add(30);
    await add(8, { day: '2027-01-01' });
    expect((await table('2026Q4')).total).toMatchObject({ questions: 30, change: 0.5, yearChange: 2 });
    expect((await table('2027')).total).toMatchObject({ questions: 8, change: null, yearChange: null });
  });

  test('filter by every dimension', async () => {
    await add(6, {
      municipality: 'gent',
      organisation: 'in-gent',
      channel: 'desk',
      outcome: 'referred',
      service: 'ocmw',
      barrier: 'waiting-list',
    });
    await add(7);
    const total = async (filters: Filters) => (await table('2026Q4', [], filters)).total.questions;
    for (const filters of [
      { municipality: 'gent' },
      { organisation: 'in-gent' },
      { channel: 'desk' },
      { outcome: 'referred' },
      { barrier: 'waiting-list' },
      { service: 'ocmw' },
      { service: 'ocmw', barrier: 'waiting-list' },
      { organisation: 'in-gent', outcome: 'referred' },
      { organisation: 'in-gent', channel: 'desk', theme: 'housing' },
    ] satisfies Filters[]) {
      expect([filters, await total(filters)]).toEqual([filters, 6]);
    }
    expect(await total({ theme: 'work' })).toBe('<5');
    expect(await total({ entry: 'housing/rent-deposit' })).toBe(13);
    expect(await counts('2026', ['municipality'])).toEqual({ kortrijk: 7, gent: 6 });
    expect(await counts('2026', ['barrier'])).toEqual({ 'waiting-list': 6 });
    expect((await counts('2026', ['outcome'])).answered).toBe(7);
  });

  test('days and weeks count along one dimension', async () => {
    await add(6);
    await add(5, { day: '2026-11-21', theme: 'work' });
    expect(await counts('2026-W47', ['theme'])).toEqual({ housing: 6, work: 'hidden', health: '<5' });
    const series = await figures.series('2026-11-19', '2026-11-22', {});
    expect(series.lines).toEqual([{ key: null, questions: ['<5', 6, 5, '<5'] }]);
    await expect(table('2026-W47', ['theme', 'language'])).rejects.toThrow('choose a month or longer');
    await expect(table('2026-11-20', ['helped'])).rejects.toThrow('choose a week');
  });

  test('a series hides a second line where one is hidden', async () => {
    await add(6);
    await add(8, { theme: 'work' });
    await add(9, { theme: 'health' });
    await add(9, { theme: 'health', day: '2026-12-03' });
    const series = await figures.series('2026-10', '2026-12', {}, 'theme');
    expect(Object.fromEntries(series.lines.map(({ key, questions }) => [key, questions]))).toEqual({
      housing: ['<5', 6, '<5'],
      work: ['<5', 8, '<5'],
      health: ['<5', 9, 9],
    });
  });

  test('more than the cells can answer is refused with what to do', async () => {
    await expect(table('2026', ['outcome', 'barrier'])).rejects.toThrow('one of outcome and barrier at a time');
    await expect(table('2026', ['outcome', 'theme'], { language: 'ar' })).rejects.toThrow(
      'outcome and barrier go with one',
    );
    await expect(table('2026', ['entry'], { language: 'ar' })).rejects.toThrow('goes with a municipality');
    await expect(
      table('2026', ['theme', 'language'], { municipality: 'gent', channel: 'web', organisation: 'x' }),
    ).rejects.toThrow('4 filters and groups');
  });

  test('demonstration data is a register of its own', async () => {
    await add(6);
    await add(9, { source: 'demo' });
    await add(5, { source: 'import' });
    expect((await table('2026')).total.questions).toBe(11);
    expect((await table('2026', [], { source: 'demo' })).total.questions).toBe(9);
  });

  test('waiting times come as median and mean of their classes', async () => {
    await add(15, { waitedSeconds: 40 });
    await add(15, { waitedSeconds: 1200 });
    expect((await table('2026')).total.waiting).toEqual({ median: 1, mean: 12 });
    expect((await table('2026', [], { theme: 'work' })).total.waiting).toBeNull();
  });

  test('fold by themselves what came in', async () => {
    await add(5);
    expect(await foldChanges(database, TODAY)).toBe(5);
    await add(5);
    expect((await table('2026')).total.questions).toBe(10);
    expect(await foldChanges(database, TODAY)).toBe(0);
  });
});
