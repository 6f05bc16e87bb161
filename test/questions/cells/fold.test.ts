import type { Database } from '../../../src/database/connection.js';
import { foldChanges } from '../../../src/questions/cells/fold.js';
import { rebuildCells, verifyCells } from '../../../src/questions/cells/rebuild.js';
import { Figures } from '../../../src/questions/figures/figures.js';
import { recordQuestions, removeQuestions, type StoredQuestion } from '../../../src/questions/many-questions.js';
import {
  amendQuestion,
  type HelpQuestion,
  newQuestionId,
  recordQuestion,
  removeQuestion,
} from '../../../src/questions/register.js';
import { onEveryDatabase } from '../../database/databases.js';

const TODAY = '2026-11-22';
const YESTERDAY = Date.parse('2026-11-21T10:31:45Z');
const question: HelpQuestion = {
  municipality: 'kortrijk',
  organisation: 'wegwijzer',
  channel: 'web',
  language: 'ar',
  theme: 'housing',
  entry: 'housing/rent-deposit',
  outcome: 'answered',
};

onEveryDatabase('the cells of the figures', (open) => {
  let database: Database;
  beforeEach(async () => {
    database = await open();
  });
  afterEach(() => database.destroy());

  const record = (fields: Partial<HelpQuestion> = {}, at = YESTERDAY, id = newQuestionId()) =>
    database
      .transaction((transaction) => recordQuestion(transaction, id, { ...question, ...fields }, at))
      .then(() => id);
  const count = async (where: Record<string, string>) => {
    const [row] = await database('figure_cells').where(where).sum({ n: 'n' });
    return Number(row?.n ?? 0);
  };
  const housing = () =>
    count({ cuboid: 'cross', period: '2026-11', facet: 'all', municipality: 'kortrijk', theme: 'housing' });

  test('count each question in its day, week and month, in the town and in the region', async () => {
    await record();
    await record({ language: 'uk' });
    await foldChanges(database, TODAY);
    expect(await housing()).toBe(2);
    expect(await count({ cuboid: 'cross', period: '2026-11', facet: 'all', municipality: '*' })).toBe(2);
    expect(await count({ cuboid: 'entry', period: '2026-11', facet: 'all', municipality: '*' })).toBe(2);
    expect(await count({ cuboid: 'margin', period: '2026-W47', facet: 'all', municipality: '*', language: 'uk' })).toBe(
      1,
    );
  });

  test('follow what is amended and taken back', async () => {
    const id = await record();
    const other = await record();
    await foldChanges(database, TODAY);
    await database.transaction(async (transaction) => {
      await amendQuestion(transaction, id, { theme: 'work', entry: 'work/find-job', helped: 'no', handoff: true });
      await removeQuestion(transaction, other);
    });
    await foldChanges(database, TODAY);
    expect(await housing()).toBe(0);
    expect(
      await count({ cuboid: 'cross', period: '2026-11', facet: 'helped:no', municipality: '*', theme: 'work' }),
    ).toBe(1);
    expect(await verifyCells(database, TODAY)).toEqual([]);
  });

  test('count a question once, whatever is repeated', async () => {
    const id = await record();
    await record({}, YESTERDAY, id);
    await foldChanges(database, TODAY);
    await foldChanges(database, TODAY);
    expect(await housing()).toBe(1);
  });

  test('leave out today, until tomorrow', async () => {
    await record({}, Date.parse('2026-11-22T08:00:00Z'));
    await foldChanges(database, TODAY);
    expect(await housing()).toBe(0);
    expect(await verifyCells(database, TODAY)).toEqual([]);
    await foldChanges(database, '2026-11-23');
    expect(await housing()).toBe(1);
  });

  test('nothing is counted of a turn that fails', async () => {
    const failing = database.transaction(async (transaction) => {
      await recordQuestion(transaction, newQuestionId(), question, YESTERDAY);
      throw new Error('the turn fails');
    });
    await expect(failing).rejects.toThrow('the turn fails');
    await foldChanges(database, TODAY);
    expect(await housing()).toBe(0);
  });

  test('a fold at the same time as another and as new questions counts everything once', async () => {
    await Promise.all([
      ...Array.from({ length: 12 }, () => record()),
      foldChanges(database, TODAY),
      foldChanges(database, TODAY),
      foldChanges(database, TODAY),
    ]);
    await foldChanges(database, TODAY);
    expect(await housing()).toBe(12);
    expect(await verifyCells(database, TODAY)).toEqual([]);
  });

  test('many changes are folded in slices, and others get their turn between two', async () => {
    const rows = Array.from({ length: 2500 }, (_, at): StoredQuestion => {
      const id = newQuestionId();
      return {
        id,
        asked_at: YESTERDAY,
        interpreter: false,
        day: at % 2 === 0 ? '2026-11-20' : '2026-11-21',
        municipality: 'kortrijk',
        organisation: 'wegwijzer',
        channel: 'web',
        language: 'ar',
        theme: 'housing',
        entry: null,
        service: null,
        source: 'own',
        outcome: 'answered',
        barrier: null,
        helped: 'unknown',
        handoff: false,
        waited_seconds: null,
        cell_key: at,
      };
    });
    await database.transaction((transaction) => recordQuestions(transaction, rows));
    const told: number[] = [];
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    await foldChanges(database, TODAY, (folded) => told.push(folded));
    clearInterval(timer);
    expect(told).toEqual([1000, 2000, 2500]);
    expect(turns).toBeGreaterThan(0);
    expect(await housing()).toBe(2500);
    const some = rows.slice(0, 700).map(({ id }) => id);
    await database.transaction((transaction) => removeQuestions(transaction, [...some, 'unknown']));
    await foldChanges(database, TODAY);
    expect(await housing()).toBe(1800);
    expect(await verifyCells(database, TODAY)).toEqual([]);
  });

  test('can stop after some, and go on later', async () => {
    for (let at = 0; at < 3; at++) await record();
    expect(await foldChanges(database, TODAY, undefined, 0)).toBe(0);
    expect(await housing()).toBe(0);
    expect(await foldChanges(database, TODAY, undefined, 1)).toBe(3);
    expect(await verifyCells(database, TODAY)).toEqual([]);
  });

  test('a question that is taken back is gone from the published figures', async () => {
    const ids = await database.transaction(async (transaction) => {
      const all = Array.from({ length: 30 }, newQuestionId);
      for (const id of all) await recordQuestion(transaction, id, question, YESTERDAY);
      return all;
    });
    // shows counts as they are
    const publish = ({ n }: { n: number }) => n;
    const figures = new Figures({ database, publish, today: () => TODAY, values: () => [] });
    const total = async () => (await figures.table({ period: '2026-11', filters: {}, group: [] })).total.questions;
    expect(await total()).toBe(30);
    await database.transaction(async (transaction) => {
      for (const id of ids.slice(0, 12)) await removeQuestion(transaction, id);
    });
    expect(await total()).toBe(18);
  });

  test('verify names a cell that is wrong, rebuild mends it', async () => {
    await record();
    await foldChanges(database, TODAY);
    await database('figure_cells')
      .where({ cuboid: 'entry', level: 'month', municipality: '*', facet: 'all' })
      .update({ n: 7 });
    await database('figure_cells')
      .where({ cuboid: 'margin', level: 'day', municipality: '*', theme: 'housing' })
      .delete();
    const differences = await verifyCells(database, TODAY);
    expect(differences.map(({ kept, counted }) => ({ kept, counted }))).toEqual([
      { kept: 7, counted: 1 },
      { kept: 0, counted: 1 },
    ]);
    expect(differences[0]?.cell).toContain('entry month 2026-11 all *');
    await rebuildCells(database, TODAY);
    expect(await verifyCells(database, TODAY)).toEqual([]);
  });
});
