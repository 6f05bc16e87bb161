import type { Activity } from 'botbuilder';
import { Assistant } from '../../../src/assistant/assistant.js';
import { type Database, openDatabase } from '../../../src/database/connection.js';
import { DatabaseStorage } from '../../../src/database/storage.js';
import { loadKnowledge } from '../../../src/knowledge/load.js';
import { loadLanguages } from '../../../src/languages/languages.js';
import { loadPathways } from '../../../src/pathways/load.js';
import { loadLexicon } from '../../../src/search/load-lexicon.js';
import { loadPhrases } from '../../../src/search/load-phrases.js';
import { createUnderstander } from '../../../src/search/understander.js';
import { silent } from '../directline/start-channel.js';
import { Cloud, message, post, type RunningAzure, startAzure } from './cloud.js';

// the first message of each language prepares its search
jest.setTimeout(60_000);

/** The real assistant over the real knowledge base, as people on channels of Azure meet it. */
describe('a conversation', () => {
  const cloud = new Cloud();
  let database: Database;
  let running: RunningAzure;
  let messages = 0;

  beforeAll(async () => {
    await cloud.start();
    const [languages, knowledge, phrases, pathways, lexicon] = await Promise.all([
      loadLanguages(),
      loadKnowledge('knowledge'),
      loadPhrases(),
      loadPathways('dialogs'),
      loadLexicon(),
    ]);
    const understander = createUnderstander(knowledge, languages, phrases, { lexicon });
    const library = { knowledge, understander, pathways };
    database = await openDatabase('sqlite::memory:');
    const assistant = new Assistant({
      library: () => library,
      languages,
      storage: new DatabaseStorage(database, Date.now),
      organisation: 'wegwijzer',
      now: Date.now,
      log: silent,
    });
    running = await startAzure(cloud, database, assistant);
  }, 60_000);
  afterAll(async () => {
    await running.stop();
    await database.destroy();
    await cloud.stop();
  });

  /** Says something and returns what was sent in answer. */
  async function say(text: string, more: Record<string, unknown>): Promise<Activity[]> {
    const before = cloud.sent.length;
    messages += 1;
    const conversation = { id: `chat-${String(more.channelId)}` };
    const activity = message(cloud, text, { id: `m-${messages}`, conversation, ...more });
    expect((await post(running.url, cloud, activity)).status).toBe(200);
    await running.azure.outbox.idle();
    const { id } = activity.conversation;
    return cloud.sent.slice(before).flatMap((sent) => (sent.activity.conversation.id === id ? [sent.activity] : []));
  }
  const registered = (channel: string) => database('help_questions').where({ channel });

  test('in Teams, in Dutch, with cards', async () => {
    const teams = { channelId: 'msteams', locale: 'nl-BE' };
    const members = { type: 'conversationUpdate', membersAdded: [{ id: '29:person' }] };
    const [welcome] = await say('', { ...teams, ...members });
    const card = JSON.stringify(welcome?.attachments);
    expect(card).toContain('Ik ben een computer, geen mens');
    expect(card).toContain('"action":"theme:housing"');
    const [answer] = await say('hoeveel maanden huurwaarborg mag de eigenaar vragen?', teams);
    expect(JSON.stringify(answer?.attachments)).toContain('helped:yes:housing/rent-deposit');
    const [thanks] = await say('', { ...teams, value: { action: 'helped:yes:housing/rent-deposit' } });
    expect(JSON.stringify(thanks)).toContain('Fijn!');
    expect(await registered('msteams')).toMatchObject([
      { language: 'nl', entry: 'housing/rent-deposit', helped: 'yes' },
    ]);
  });

  test('by mail, in Arabic, with numbers', async () => {
    const [answer] = await say('كم شهرا تأمين الإيجار؟', { channelId: 'email' });
    expect(answer).toMatchObject({ type: 'message', locale: 'ar' });
    expect(answer?.attachments ?? []).toEqual([]);
    expect(answer?.text).toContain('أجب برقم اختيارك.');
    const [reply] = await say('١\n\nFrom: Wegwijzer <bot@example.org>\n> ...', { channelId: 'email' });
    expect(reply?.text).toBeTruthy();
    const [row] = await registered('email');
    expect(row).toMatchObject({ language: 'ar', theme: 'housing' });
    // the number was understood as a choice, so nothing was left unanswered
    expect(await registered('email')).toHaveLength(1);
  });

  test('a crisis gets its number in the first words, on every channel', async () => {
    for (const channelId of ['msteams', 'webchat', 'slack', 'facebook', 'email', 'sms', 'brand-new']) {
      const [first] = await say('Ik wil dood', { channelId, conversation: { id: `crisis-${channelId}` } });
      expect(JSON.stringify([first?.text, first?.attachments])).toContain('1813');
    }
  });

  test('one word erases everything, and Teams gets no event for it', async () => {
    const before = await database('azure_conversations');
    const memories = () => database('bot_state').where('key', 'like', 'msteams/%');
    const remembered = await memories();
    const said = await say('', { channelId: 'msteams', value: { action: 'forget-me' } });
    expect(said.map(({ type }) => type)).toEqual(['message']);
    expect(await database('azure_conversations')).toHaveLength(before.length - 1);
    expect(await memories()).toHaveLength(remembered.length - 1);
  });
});
