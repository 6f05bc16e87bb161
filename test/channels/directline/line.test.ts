import { once } from 'node:events';
import { WebSocket } from 'ws';
import { Conversations } from '../../../src/channels/directline/conversations.js';
import { DirectLineLine } from '../../../src/channels/directline/line.js';
import { Sockets } from '../../../src/channels/directline/sockets.js';
import { type Database, openDatabase } from '../../../src/database/connection.js';
import { LocalNotices } from '../../../src/notices/notices.js';
import { EchoBot, post, type RunningChannel, readTexts, startChannel, startConversation } from './start-channel.js';

/** A bridge figure speaks outside a turn, from this process and from another one on the same database. */
describe('speaking outside a turn', () => {
  let database: Database;
  let running: RunningChannel;
  let notices: LocalNotices;
  let elsewhere: DirectLineLine;
  beforeEach(async () => {
    database = await openDatabase('sqlite::memory:');
    notices = new LocalNotices();
    running = await startChannel(database, new EchoBot(), { notices });
    const conversations = new Conversations(database, Date.now);
    elsewhere = new DirectLineLine(
      conversations,
      new Sockets(conversations),
      notices,
      Date.now,
      '00000000-0000-4000-8000-000000000000',
    );
  });
  afterEach(async () => {
    await running.stop();
    await database.destroy();
  });

  const say = async (line: DirectLineLine, id: string, text: string) => {
    const deliver = await database.transaction((transaction) => line.say(transaction, id, [{ type: 'message', text }]));
    await deliver();
  };
  const listen = async (url: string) => {
    const socket = new WebSocket(url);
    const seen: string[] = [];
    let wake = () => {};
    socket.on('message', (data) => {
      if (String(data) === '') return;
      for (const { type, text } of JSON.parse(String(data)).activities) seen.push(text ?? type);
      wake();
    });
    await once(socket, 'open');
    return async (text: string) => {
      while (!seen.includes(text))
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      return seen;
    };
  };

  test('what is said arrives at the open socket, whichever process says it, in the order of the log', async () => {
    const started = await startConversation(running.base);
    const until = await listen(started.streamUrl);
    await until('welcome');
    await say(running.line, started.id, 'from here');
    await say(elsewhere, started.id, 'from elsewhere');
    await until('from elsewhere');
    await post(running.base, started, { text: 'hi' });
    expect((await until('echo: hi')).filter((text) => text !== 'typing')).toEqual([
      'welcome',
      'from here',
      'from elsewhere',
      'hi',
      'echo: hi',
    ]);
  });

  test('typing is shown by the process that has the socket, and is not stored', async () => {
    const started = await startConversation(running.base);
    const until = await listen(started.streamUrl);
    await until('welcome');
    await elsewhere.typing(started.id);
    await until('typing');
    expect(await readTexts(running.base, started)).toEqual(['welcome']);
  });

  test('what nobody was connected for is there at the next read', async () => {
    const started = await startConversation(running.base);
    await running.channel.idle();
    await say(elsewhere, started.id, 'later');
    expect(await readTexts(running.base, started)).toEqual(['welcome', 'later']);
  });

  test('after "forget me" nothing is written any more', async () => {
    const started = await startConversation(running.base);
    await post(running.base, started, { text: 'forget' });
    await running.channel.idle();
    await say(running.line, started.id, 'secret');
    expect(JSON.stringify(await database('activities'))).not.toContain('secret');
  });

  test('a reply of a turn reaches the socket of another process', async () => {
    const other = await startChannel(database, new EchoBot(), { notices });
    const started = await startConversation(running.base);
    const heard: string[] = [];
    notices.subscribe(({ topic, id }) => heard.push(`${topic} ${id}`));
    // the person posts to a process that has no socket of theirs
    await post(other.base, started, { text: 'hi' });
    await other.channel.idle();
    expect(heard).toContain(`conversation ${started.id}`);
    await other.stop();
  });
});
