import type { Database } from '../../src/database/connection.js';
import {
  amendQuestion,
  cellKeyOf,
  type HelpQuestion,
  newQuestionId,
  recordQuestion,
  recordUnanswered,
} from '../../src/questions/register.js';
import { onEveryDatabase } from '../database/databases.js';

const NOW = Date.parse('2026-11-22T10:31:45Z');
const question = (fields: Partial<HelpQuestion> = {}): HelpQuestion => ({
  municipality: 'kortrijk',
  organisation: 'wegwijzer',
  channel: 'web',
  language: 'ar',
  theme: 'housing',
  entry: 'housing/rent-deposit',
  outcome: 'answered',
  ...fields,
});

onEveryDatabase('the register of help questions', (open) => {
  let database: Database;
  beforeEach(async () => {
    database = await open();
  });
  afterEach(() => database.destroy());

  const record = (fields: Partial<HelpQuestion> = {}, at = NOW) => {
    const id = newQuestionId();
    return database.transaction((transaction) => recordQuestion(transaction, id, question(fields), at)).then(() => id);
  };

  test('keeps a row with the minute, and nothing of the person', async () => {
    const id = await record();
    const [row] = await database('help_questions');
    const { handoff, interpreter } = row;
    expect({ ...row, asked_at: Number(row.asked_at), handoff: !!handoff, interpreter: !!interpreter }).toEqual({
      id,
      asked_at: Date.parse('2026-11-22T10:31:00Z'),
      day: '2026-11-22',
      municipality: 'kortrijk',
      organisation: 'wegwijzer',
      channel: 'web',
      language: 'ar',
      theme: 'housing',
      entry: 'housing/rent-deposit',
      outcome: 'answered',
      helped: 'unknown',
      handoff: false,
      service: null,
      barrier: null,
      waited_seconds: null,
      interpreter: false,
      source: 'own',
      // from the random id of the row alone
      cell_key: cellKeyOf(id),
    });
  });

  test('takes up whether it helped, and which of the choices it was', async () => {
    const id = await record({ theme: undefined, entry: undefined, outcome: 'choices' });
    await database.transaction(async (transaction) => {
      await amendQuestion(transaction, id, { theme: 'work', entry: 'work/find-job' });
      await amendQuestion(transaction, id, { helped: 'no' });
    });
    expect(await database('help_questions').first()).toMatchObject({
      theme: 'work',
      entry: 'work/find-job',
      outcome: 'choices',
      helped: 'no',
    });
  });

  test('keeps an unanswered message redacted, with its day only', async () => {
    await database.transaction((transaction) => recordUnanswered(transaction, 'nl', 'bel mij op 0470 12 34 56', NOW));
    const [row] = await database('unanswered_messages');
    expect(row.text).not.toMatch(/\d/);
    expect(Number(row.asked_at)).toBe(Date.parse('2026-11-22T00:00:00Z'));
  });
});
