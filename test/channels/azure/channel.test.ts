import type { Activity } from 'botbuilder';
import type { Database } from '../../../src/database/connection.js';
import { recordQuestion } from '../../../src/questions/register.js';
import { onEveryDatabase } from '../../database/databases.js';
import { Cloud, message, post, type RunningAzure, startAzure } from './cloud.js';
import { CountingBot } from './counting-bot.js';

/** The words of a sent activity, wherever they stand. */
const words = ({ activity }: { activity: Activity }) =>
  activity.text ?? activity.attachments?.[0]?.content.fallbackText;

onEveryDatabase('the channel of Azure Bot Service', (open) => {
  const cloud = new Cloud();
  let database: Database;
  let running: RunningAzure;
  let bot: CountingBot;
  let now: number;

  beforeAll(async () => {
    await cloud.start();
    database = await open();
  });
  beforeEach(async () => {
    cloud.sent.length = 0;
    cloud.failures.length = 0;
    now = Date.parse('2026-11-22T10:00:00Z');
    bot = new CountingBot();
    running = await startAzure(cloud, database, bot, { now: () => now });
  });
  afterEach(async () => {
    await running.stop();
    for (const table of ['azure_conversations', 'azure_received', 'azure_outgoing', 'bot_state', 'help_questions']) {
      await database(table).delete();
    }
  });
  afterAll(async () => {
    await database.destroy();
    await cloud.stop();
  });
  const say = (text: string, more: Record<string, unknown> = {}) =>
    post(running.url, cloud, message(cloud, text, more));
  const sent = async () => {
    await running.azure.outbox.idle();
    return cloud.sent.map(words);
  };

  test('answers over the Connector, in the conversation and to the message', async () => {
    expect(await say('hallo')).toEqual({ status: 200, body: undefined });
    expect(await sent()).toEqual(['echo: hallo']);
    expect(cloud.sent[0]?.path).toContain('/conversations/a%3Achat-1/activities/incoming-hallo');
    expect(cloud.sent[0]?.activity).toMatchObject({ recipient: { id: '29:person' }, from: { id: '28:bot' } });
  });

  test('the bot sees neither names nor ids of the person', async () => {
    await say('hallo');
    expect(JSON.stringify(bot.seen)).not.toMatch(/Amina|29:person|chat-1/);
    expect(bot.seen[0]).toMatchObject({ channelId: 'msteams', text: 'hallo' });
    expect(bot.turns[0]).toMatchObject({ channel: 'msteams', municipality: 'kortrijk' });
  });

  test('neither does the database keep them in the open', async () => {
    cloud.failures.push(503);
    await say('hallo');
    await sent();
    const tables = ['azure_conversations', 'azure_received', 'azure_outgoing'];
    const rows = await Promise.all(tables.map((table) => database(table)));
    expect(rows.map(({ length }) => length)).toEqual([1, 1, 1]);
    expect(JSON.stringify(rows)).not.toMatch(/Amina|29:person|chat-1|echo/);
  });

  test("Azure's Direct Line and its WhatsApp are not ours: nobody shall answer over the wrong one", async () => {
    await say('hallo', { channelId: 'directline' });
    await say('hallo', { channelId: 'whatsapp' });
    expect(bot.seen.map(({ channelId }) => channelId)).toEqual(['azure-directline', 'azure-whatsapp']);
    expect(bot.turns.map(({ channel }) => channel)).toEqual(['azure-directline', 'azure-whatsapp']);
    await sent();
    expect(cloud.sent.map(({ activity }) => activity.channelId)).toEqual(['directline', 'whatsapp']);
  });

  test('a repeated activity is processed and answered once, also at the same time', async () => {
    await Promise.all([say('hallo'), say('hallo'), say('hallo')]);
    await say('hallo');
    expect(bot.seen).toHaveLength(1);
    expect(await sent()).toEqual(['echo: hallo']);
    // the same id on another channel is another activity
    await say('hallo', { channelId: 'webchat' });
    expect(bot.seen).toHaveLength(2);
  });

  test('two processes that get the same activity answer once', async () => {
    const other = await startAzure(cloud, database, bot, { now: () => now });
    let release = () => {};
    bot.gate = new Promise((resolve) => {
      release = resolve;
    });
    const both = [say('hallo'), post(other.url, cloud, message(cloud, 'hallo'))];
    while (bot.seen.length < 2) await new Promise(setImmediate);
    release();
    expect((await Promise.all(both)).map(({ status }) => status)).toEqual([200, 200]);
    await other.azure.outbox.idle();
    expect(await sent()).toEqual(['echo: hallo']);
    await other.stop();
  });

  test('the turns of a conversation run one after the other', async () => {
    let release = () => {};
    bot.gate = new Promise((resolve) => {
      release = resolve;
    });
    const first = say('one');
    while (bot.seen.length < 1) await new Promise(setImmediate);
    const second = say('two');
    const elsewhere = say('three', { conversation: { id: 'a:chat-2' } });
    while (bot.seen.length < 2) await new Promise(setImmediate);
    expect(bot.seen.map(({ text }) => text)).toEqual(['one', 'three']);
    release();
    await Promise.all([first, second, elsewhere]);
    expect((await sent()).filter((text) => text !== 'echo: three')).toEqual(['echo: one', 'echo: two']);
  });

  test('a turn that fails is answered with 500, leaves nothing behind and may be sent again', async () => {
    expect((await say('fail')).status).toBe(500);
    expect(running.logged).toEqual(['AZURE_TURN_FAILED']);
    expect(await database('azure_received')).toEqual([]);
    expect(await sent()).toEqual([]);
    await say('fail');
    expect(bot.seen).toHaveLength(2);
  });

  test('what the turn writes is there before anything is sent', async () => {
    const run = bot.run.bind(bot);
    bot.run = async (context) => {
      await run(context);
      bot.turns[0]?.writes.add(async (transaction) => {
        await recordQuestion(transaction, 'q-1', QUESTION, now);
        expect(cloud.sent).toEqual([]);
      });
    };
    await say('hallo');
    expect(await database('help_questions').first()).toMatchObject({ id: 'q-1', channel: 'msteams' });
    expect(await sent()).toEqual(['echo: hallo']);
  });

  test('replies that are expected in the answer come there and nowhere else, the same when asked again', async () => {
    const first = await say('hallo', { deliveryMode: 'expectReplies' });
    expect(first.status).toBe(200);
    expect(first.body.activities.map((activity: Activity) => words({ activity }))).toEqual(['echo: hallo']);
    const again = await say('hallo', { deliveryMode: 'expectReplies' });
    expect(again.body.activities.map((activity: Activity) => words({ activity }))).toEqual(['echo: hallo']);
    expect(bot.seen).toHaveLength(1);
    expect(await sent()).toEqual([]);
  });

  test('a failing Connector gets the replies later, in their order', async () => {
    cloud.failures.push(503);
    await say('one');
    await say('two');
    expect(await sent()).toEqual([]);
    now += 1000;
    await running.azure.outbox.deliverDue();
    expect(await sent()).toEqual([]);
    now += 1000;
    await running.azure.outbox.deliverDue();
    expect(await sent()).toEqual(['echo: one', 'echo: two']);
    expect(await database('azure_outgoing')).toEqual([]);
  });

  test('what the Connector refuses for good is let go, and the next goes out', async () => {
    cloud.failures.push(403);
    await say('one');
    await say('two');
    expect(await sent()).toEqual(['echo: two']);
    expect(running.logged).toEqual(['AZURE_NOT_SENT']);
  });

  test('a message nobody could take for a day is let go', async () => {
    cloud.failures.push(503, 503);
    await say('one');
    await sent();
    now += 25 * 3600 * 1000;
    await running.azure.outbox.deliverDue();
    expect(await database('azure_outgoing')).toEqual([]);
    expect(running.logged).toEqual(['AZURE_NOT_SENT']);
  });

  test('what was stored before a crash is delivered at the next start', async () => {
    cloud.failures.push(503);
    await say('hallo');
    await running.stop();
    now += 60_000;
    running = await startAzure(cloud, database, bot, { now: () => now });
    await running.azure.outbox.deliverDue();
    expect(await sent()).toEqual(['echo: hallo']);
  });

  test('a bridge figure writes outside a turn, and that is stored first', async () => {
    await say('hallo');
    await sent();
    const id = bot.seen[0]?.conversation.id ?? '';
    const deliver = await database.transaction((transaction) =>
      running.azure.line.say(transaction, id, [{ type: 'message', text: 'Dag, ik ben Els' }]),
    );
    expect(await sent()).toHaveLength(1);
    expect(await database('azure_outgoing')).toHaveLength(1);
    await deliver();
    expect(await sent()).toEqual(['echo: hallo', 'Dag, ik ben Els']);
    await running.azure.line.typing(id);
    expect(cloud.sent.at(-1)?.activity.type).toBe('typing');
  });

  test('nothing is said in a conversation that is not known, and its line is closed', async () => {
    const deliver = await database.transaction((transaction) =>
      running.azure.line.say(transaction, 'az-unknown', [{ type: 'message', text: 'x' }]),
    );
    await deliver();
    expect(await database('azure_outgoing')).toEqual([]);
    expect(await running.azure.line.openUntil('az-unknown')).toBe(0);
  });

  test('forgetting erases the conversation and still says so', async () => {
    await say('first', { deliveryMode: 'expectReplies' });
    await say('', { id: 'forget', value: { action: 'forget-me' } });
    expect(await sent()).toEqual(['echo: forget-me']);
    expect(await database('azure_conversations')).toEqual([]);
    expect((await database('azure_received')).map(({ replies }) => replies)).toEqual([null, null]);
  });

  test('after the time of transcripts nothing is left of a conversation', async () => {
    await say('hallo');
    await sent();
    await database('bot_state').insert({
      key: `msteams/conversations/${bot.seen[0]?.conversation.id}/memory`,
      item: '{}',
      version: 1,
      updated_at: now,
    });
    now += 29 * 86_400_000;
    await running.azure.eraseOld(30);
    expect(await database('azure_conversations')).toHaveLength(1);
    now += 2 * 86_400_000;
    await running.azure.eraseOld(30);
    for (const table of ['azure_conversations', 'azure_received', 'bot_state'])
      expect(await database(table)).toEqual([]);
  });

  describe('what comes in besides messages', () => {
    const update = (more: Record<string, unknown>) => say('', { type: 'conversationUpdate', id: undefined, ...more });

    test('a person who comes is welcomed, the bot itself is not', async () => {
      await update({ membersAdded: [{ id: '28:bot' }] });
      expect(bot.seen).toHaveLength(0);
      await update({ membersAdded: [{ id: '28:bot' }, { id: '29:person' }] });
      expect(bot.seen.map(({ type }) => type)).toEqual(['conversationUpdate']);
    });

    test('a group is greeted once, when the bot comes', async () => {
      const group = { conversation: { id: '19:group', isGroup: true } };
      await update({ ...group, membersAdded: [{ id: '29:another' }] });
      expect(bot.seen).toHaveLength(0);
      await update({ ...group, membersAdded: [{ id: '28:bot' }] });
      expect(bot.seen).toHaveLength(1);
    });

    test.each(['typing', 'messageReaction', 'installationUpdate', 'endOfConversation', 'messageUpdate'])(
      '%s is taken and means nothing',
      async (type) => {
        expect((await say('', { type })).status).toBe(200);
        expect(bot.seen).toHaveLength(0);
      },
    );

    const accepted = { type: 'event', name: 'handoff.status', value: { state: 'accepted' } };

    test('a hand-off event of an agent hub reaches the bot', async () => {
      await say('', { ...accepted, channelId: 'omnichannel' });
      expect(bot.seen).toMatchObject([accepted]);
    });

    test.each(['directline', 'webchat', 'msteams'])('a person on %s cannot send one', async (channelId) => {
      expect((await say('', { ...accepted, channelId })).status).toBe(200);
      expect(bot.seen).toHaveLength(0);
    });

    test('nor may its value be anything else', async () => {
      await say('', { ...accepted, channelId: 'omnichannel', value: { state: 'hacked' } });
      expect(bot.seen).toHaveLength(0);
    });
  });

  test('hand-off leaves for a hub only, with its transcript', async () => {
    bot.run = async (context) => {
      await context.sendActivity({ type: 'event', name: 'handoff.initiate', value: { skill: 'ar' } });
    };
    await say('hallo', { channelId: 'omnichannel' });
    await say('hallo', { channelId: 'webchat' });
    await say('hallo', { channelId: 'msteams' });
    await sent();
    expect(cloud.sent.map(({ activity }) => [activity.channelId, activity.name])).toEqual([
      ['omnichannel', 'handoff.initiate'],
    ]);
  });
});

const QUESTION = {
  municipality: 'kortrijk',
  organisation: 'wegwijzer',
  channel: 'msteams',
  language: 'nl',
  theme: undefined,
  entry: undefined,
  outcome: 'answered',
} as const;
