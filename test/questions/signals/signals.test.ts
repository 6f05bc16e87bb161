import { type Database, openDatabase } from '../../../src/database/connection.js';
import { Figures } from '../../../src/questions/figures/figures.js';
import { amendQuestion, type HelpQuestion, newQuestionId, recordQuestion } from '../../../src/questions/register.js';
import { findSignals } from '../../../src/questions/signals/signals.js';
import { createPublish } from '../../../src/questions/suppression.js';

describe('signals', () => {
  let database: Database;
  let figures: Figures;
  beforeEach(async () => {
    database = await openDatabase('sqlite::memory:');
    const publish = createPublish('a secret of the test');
    figures = new Figures({ database, publish, today: () => '2026-12-05', values: () => [] });
  });
  afterEach(() => database.destroy());

  const add = (count: number, day: string, fields: Partial<HelpQuestion> & { helped?: 'yes' | 'no' } = {}) =>
    database.transaction(async (transaction) => {
      const { helped, ...rest } = fields;
      for (let at = 0; at < count; at++) {
        const id = newQuestionId();
        const question: HelpQuestion = {
          municipality: 'kortrijk',
          organisation: 'stad',
          channel: 'web',
          language: 'nl',
          theme: 'work',
          entry: 'work/find-job',
          outcome: 'answered',
          ...rest,
        };
        await recordQuestion(transaction, id, question, Date.parse(`${day}T10:00:00Z`));
        if (helped) await amendQuestion(transaction, id, { helped });
      }
    });
  const kinds = async (period = '2026-11') =>
    (await findSignals(figures, period, {})).map(({ kind, key, within }) =>
      [kind, key, within?.key].filter(Boolean).join(' '),
    );

  test('a theme that doubles while all else stays is one, a busier month is none', async () => {
    for (const day of ['2026-10-10', '2026-11-10']) await add(150, day);
    await add(60, '2026-10-10', { theme: 'housing', language: 'prs', entry: undefined });
    await add(140, '2026-11-10', { theme: 'housing', language: 'prs', entry: undefined });
    const found = await kinds();
    expect(found).toEqual(expect.arrayContaining(['rising housing', 'rising housing prs']));
    expect(found.filter((signal) => signal.includes('work'))).toEqual([]);
    await add(350, '2026-09-10');
    expect((await kinds('2026-10')).length).toBe(0);
  });

  test('what rises every year in the same month is none', async () => {
    for (const year of ['2025', '2026']) {
      await add(150, `${year}-10-10`);
      await add(150, `${year}-11-10`);
      await add(50, `${year}-10-10`, { theme: 'education', entry: undefined });
      await add(130, `${year}-11-10`, { theme: 'education', entry: undefined });
    }
    expect((await kinds()).filter((signal) => signal.startsWith('rising education'))).toEqual([]);
  });

  test('an entry that does not help, a language without answers, a service with a barrier', async () => {
    await add(120, '2026-11-10', { helped: 'yes' });
    await add(20, '2026-11-10', { helped: 'no' });
    await add(50, '2026-11-10', { helped: 'no', entry: 'work/permit' });
    await add(20, '2026-11-10', { helped: 'yes', entry: 'work/permit' });
    await add(60, '2026-11-10', { language: 'ti', outcome: 'unanswered', entry: undefined });
    await add(90, '2026-11-10', { service: 'vdab', outcome: 'referred' });
    await add(50, '2026-11-10', { service: 'ocmw', outcome: 'referred', barrier: 'waiting-list' });
    const signals = await findSignals(figures, '2026-11', {});
    expect(signals.map(({ kind, key }) => `${kind} ${key}`).sort()).toEqual([
      'low-answer-rate ti',
      'not-helping work/permit',
      'referral-fails ocmw',
    ]);
    expect(signals.find(({ kind }) => kind === 'referral-fails')).toMatchObject({ barrier: 'waiting-list' });
  });

  test('nothing in an empty register, and of a running month those of the month before', async () => {
    expect(await findSignals(figures, '2026-11', {})).toEqual([]);
    await add(60, '2026-10-10', { theme: 'housing' });
    await add(150, '2026-10-10');
    await add(160, '2026-11-10', { theme: 'housing' });
    await add(150, '2026-11-10');
    const signals = await findSignals(figures, '2026-12', {});
    expect(signals[0]).toMatchObject({ kind: 'rising', key: 'housing', period: '2026-11' });
  });
});
