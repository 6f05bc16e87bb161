import type { Activity } from 'botbuilder';
import { memoryKey } from '../src/assistant/memory.js';
import { Conversations } from '../src/channels/directline/conversations.js';
import type { Database } from '../src/database/connection.js';
import { DatabaseStorage } from '../src/database/storage.js';
import { recordUnanswered } from '../src/questions/register.js';
import { eraseOld } from '../src/retention.js';
import { onEveryDatabase } from './database/databases.js';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-22T10:00:00Z');

onEveryDatabase('retention', (open) => {
  let database: Database;
  let time: number;
  let conversations: Conversations;
  let storage: DatabaseStorage;
  beforeEach(async () => {
    database = await open();
    time = NOW;
    conversations = new Conversations(database, () => time);
    storage = new DatabaseStorage(database, () => time);
  });
  afterEach(() => database.destroy());

  const begin = async (id: string, at: number) => {
    time = at;
    const activity = { type: 'message', text: 'hallo' } as Activity;
    await conversations.start({ id, userId: 'dl_1', channel: 'web', municipality: undefined }, activity);
    await storage.write({ [memoryKey('directline', id)]: { language: 'ar' } });
  };

  test('erases a conversation, its log and its memory after the days it may be kept, and no sooner', async () => {
    await begin('old', NOW - 31 * DAY);
    await begin('young', NOW - 29 * DAY);
    await eraseOld(database, conversations, { transcriptDays: 30, unansweredDays: 90 }, NOW);
    expect(await conversations.find('old')).toBeUndefined();
    expect(await conversations.find('young')).toBeDefined();
    const logs: { conversation_id: string }[] = await database('activities').select('conversation_id');
    expect(logs.map((row) => row.conversation_id)).toEqual(['young']);
    expect(Object.keys(await storage.read([memoryKey('directline', 'old'), memoryKey('directline', 'young')]))).toEqual(
      [memoryKey('directline', 'young')],
    );
  });

  test('a new message keeps a conversation', async () => {
    await begin('busy', NOW - 31 * DAY);
    time = NOW - DAY;
    await conversations.receive('busy', { type: 'message', text: 'nog iets' } as Activity, undefined);
    await eraseOld(database, conversations, { transcriptDays: 30, unansweredDays: 90 }, NOW);
    expect(await conversations.find('busy')).toBeDefined();
  });

  test('erases unanswered messages after their days', async () => {
    await database.transaction(async (transaction) => {
      await recordUnanswered(transaction, 'nl', 'oud', NOW - 100 * DAY);
      await recordUnanswered(transaction, 'nl', 'nieuw', NOW);
    });
    await eraseOld(database, conversations, { transcriptDays: 30, unansweredDays: 90 }, NOW);
    const rows: { text: string }[] = await database('unanswered_messages').select('text');
    expect(rows.map((row) => row.text)).toEqual(['nieuw']);
  });
});
