import type { Database } from '../../../src/database/connection.js';
import { openDatabase } from '../../../src/database/connection.js';
import { Cloud, message, post, type RunningAzure, startAzure } from './cloud.js';
import { CountingBot } from './counting-bot.js';

/** Whatever a channel sends: a clear refusal, or nothing happens; never an error of ours. */
describe('activities that are not as they should be', () => {
  const cloud = new Cloud();
  let database: Database;
  let running: RunningAzure;
  let bot: CountingBot;

  beforeAll(async () => {
    await cloud.start();
    database = await openDatabase('sqlite::memory:');
  });
  beforeEach(async () => {
    cloud.sent.length = 0;
    bot = new CountingBot();
    running = await startAzure(cloud, database, bot);
  });
  afterEach(async () => {
    await running.stop();
    expect(running.logged).toEqual([]);
    await database('azure_received').delete();
    await database('azure_conversations').delete();
  });
  afterAll(async () => {
    await database.destroy();
    await cloud.stop();
  });
  const send = (more: Record<string, unknown>) => post(running.url, cloud, message(cloud, 'hallo', more));

  test.each([
    ['without a type', { type: undefined }],
    ['with a type nobody could name', { type: 'x'.repeat(65) }],
    ['without a channel', { channelId: undefined }],
    ['with a channel that is a path', { channelId: '../msteams' }],
    ['without a conversation', { conversation: undefined }],
    ['in a conversation without an id', { conversation: {} }],
    ['in a conversation with an empty id', { conversation: { id: '' } }],
    ['from somebody without an id', { from: { name: 'Amina' } }],
    ['to somebody without an id', { recipient: {} }],
    ['with a number for an id', { id: 12 }],
    ['with an id longer than any', { id: 'x'.repeat(1001) }],
    ['with a number for words', { text: 12 }],
    ['with entities that are no list', { entities: 'mention' }],
    ['without a service address', { serviceUrl: undefined }],
  ])('an activity %s is refused, and says what is needed', async (_case, more) => {
    const { status, body } = await send(more);
    expect(status).toBe(400);
    expect(body.error.message).toContain('Send an activity as JSON');
    expect(bot.seen).toEqual([]);
  });

  test.each([
    ['[]', 400],
    ['null', 400],
    ['"hallo"', 400],
    ['{"type":', 400],
  ])('the body %s is refused', async (body, status) => {
    expect((await post(running.url, cloud, body)).status).toBe(status);
    expect(bot.seen).toEqual([]);
  });

  test.each([
    ['without an id', { id: undefined }],
    ['with an id that is null', { id: null }],
    ['without a sender', { from: undefined }],
    ['without a recipient', { recipient: null }],
    ['without channel data', { channelData: undefined }],
    ['with channel data that is null', { channelData: null }],
    ['with channel data that is text', { channelData: 'x' }],
    ['with empty entities', { entities: [null, {}, { type: 'mention' }, 7] }],
    ['with a language that is a number', { locale: 7 }],
    ['with a value of another kind', { value: [[{}]] }],
    ['with attachments that are no list', { attachments: 'x' }],
    ['with a time that is none', { timestamp: 'yesterday', localTimestamp: {} }],
  ])('a message %s is answered all the same', async (_case, more) => {
    expect(await send(more)).toEqual({ status: 200, body: undefined });
    expect(bot.seen.map(({ text }) => text)).toEqual(['hallo']);
  });

  test('a picture of some hundred kilobytes inside a message is left aside, its words are read', async () => {
    const attachments = [{ contentType: 'image/png', contentUrl: `data:image/png;base64,${'A'.repeat(700_000)}` }];
    expect((await send({ attachments })).status).toBe(200);
    expect(bot.seen.map(({ text }) => text)).toEqual(['hallo']);
    expect(JSON.stringify(await database('azure_conversations')).length).toBeLessThan(5000);
  });

  test('what is larger than any activity is refused before it is read', async () => {
    const attachments = [{ contentType: 'image/png', contentUrl: `data:image/png;base64,${'A'.repeat(2_000_000)}` }];
    const { status, body } = await send({ attachments });
    expect(status).toBe(413);
    expect(body.error.message).toContain('too long');
    expect(bot.seen).toEqual([]);
  });

  test.each([
    ['a message that was changed', { type: 'messageUpdate', text: 'hallo!' }],
    [
      'a message that was changed, in the way of Teams',
      { type: 'messageUpdate', channelData: { eventType: 'editMessage' } },
    ],
    ['a message that was taken back', { type: 'messageDelete', text: undefined }],
    ['a reaction', { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }],
    ['a type that did not exist when this was written', { type: 'holographicGesture' }],
    ['an event nobody knows', { type: 'event', name: 'x', value: {} }],
    ['an event without a name', { type: 'event' }],
    ['a change of nothing', { type: 'conversationUpdate' }],
    ['a change with members that are null', { type: 'conversationUpdate', membersAdded: null }],
    ['a change with members that are text', { type: 'conversationUpdate', membersAdded: 'x' }],
    ['a change with members without ids', { type: 'conversationUpdate', membersAdded: [null, {}, { id: 7 }] }],
    ['somebody who goes', { type: 'conversationUpdate', membersRemoved: [{ id: '29:person' }] }],
    ['a new name of the conversation', { type: 'conversationUpdate', topicName: 'Hulp' }],
  ])('%s is taken, and nothing is said', async (_case, more) => {
    expect(await send(more)).toEqual({ status: 200, body: undefined });
    expect(bot.seen).toEqual([]);
    await running.azure.outbox.idle();
    expect(cloud.sent).toEqual([]);
  });

  test('a call that wants an answer we do not have is told so', async () => {
    expect((await send({ type: 'invoke', name: 'composeExtension/query' })).status).toBe(501);
    expect(bot.seen).toEqual([]);
  });
});
