import type { Database } from '../../src/database/connection';
import { eraseOldRequests, forgetConversation } from '../../src/handoff/erase';
import { Messages } from '../../src/handoff/messages';
import { type NewRequest, Requests } from '../../src/handoff/requests';
import { onEveryDatabase } from '../database/databases';

const DAY = 86_400_000;
const START = Date.parse('2026-11-23T09:00:00Z');

onEveryDatabase('erasing requests', (open) => {
  let database: Database;
  let clock = START;
  let requests: Requests;
  beforeEach(async () => {
    clock = START;
    database = await open();
    requests = new Requests(database, () => clock);
  });
  afterEach(() => database.destroy());
  const ask = async (change: Partial<NewRequest> = {}) => {
    const id = Requests.newId();
    const request: NewRequest = {
      channelId: 'directline',
      conversationId: 'conversation',
      channel: 'web',
      language: 'nl',
      otherLanguages: [],
      theme: undefined,
      entry: undefined,
      municipality: undefined,
      way: 'call',
      crisis: false,
      phone: 'sealed',
      preferredId: undefined,
      promise: undefined,
      questionId: undefined,
      elsewhere: false,
      ...change,
    };
    await database.transaction(async (transaction) => {
      await requests.create(transaction, id, request);
      const words = { author: 'person', kind: 'text', text: 'geheim', language: 'nl' } as const;
      await new Messages(database, () => clock).append(transaction, id, ['waiting'], words);
    });
    return id;
  };

  test('"forget me": words, number and place in the queue go', async () => {
    const id = await ask();
    const changed = await database.transaction((transaction) => forgetConversation(transaction, 'conversation', clock));
    expect(changed).toEqual([id]);
    expect(await requests.find(id)).toMatchObject({ state: 'left', phone: undefined });
    expect(await database('handoff_messages')).toEqual([]);
  });

  test('on a kiosk the call that was asked for stays, without the words; a chat does not', async () => {
    const call = await ask({ channel: 'kiosk' });
    const chat = await ask({ channel: 'kiosk', way: 'chat', phone: undefined });
    await database.transaction((transaction) => forgetConversation(transaction, 'conversation', clock));
    expect(await requests.find(call)).toMatchObject({ state: 'waiting', phone: 'sealed' });
    expect(await requests.find(chat)).toMatchObject({ state: 'left' });
    expect(await database('handoff_messages')).toEqual([]);
  });

  test('after the days of a transcript words and number go, after a year the rest', async () => {
    const id = await ask();
    await eraseOldRequests(database, 30, clock + 29 * DAY);
    expect(await requests.find(id)).toMatchObject({ state: 'waiting', phone: 'sealed' });
    await eraseOldRequests(database, 30, clock + 31 * DAY);
    expect(await requests.find(id)).toMatchObject({ state: 'expired', phone: undefined, conversationId: '' });
    expect(await database('handoff_messages')).toEqual([]);
    await eraseOldRequests(database, 30, clock + 366 * DAY);
    expect(await requests.find(id)).toBeUndefined();
  });
});
