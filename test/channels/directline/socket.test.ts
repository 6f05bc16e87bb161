import { once } from 'node:events';
import { WebSocket } from 'ws';
import { type Database, openDatabase } from '../../../src/database/connection.js';
import { call, EchoBot, post, type RunningChannel, startChannel, startConversation } from './start-channel.js';

/** Collects the frames of a socket, and waits until enough texts have come. */
class Client {
  readonly texts: string[] = [];
  readonly types: string[] = [];
  readonly ids: string[] = [];
  watermark = '';
  #wake = () => {};

  constructor(readonly socket: WebSocket) {
    socket.on('message', (data) => {
      if (String(data) === '') return;
      const set = JSON.parse(String(data));
      this.watermark = set.watermark;
      for (const activity of set.activities) {
        this.types.push(activity.type);
        if (activity.type !== 'message') continue;
        this.texts.push(activity.text);
        this.ids.push(activity.id);
      }
      this.#wake();
    });
  }

  async until(count: number): Promise<string[]> {
    while (this.texts.length < count) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.texts;
  }
}

describe('Direct Line over WebSocket', () => {
  let database: Database;
  let running: RunningChannel;
  let bot: EchoBot;
  beforeEach(async () => {
    database = await openDatabase('sqlite::memory:');
    bot = new EchoBot();
    running = await startChannel(database, bot);
  });
  afterEach(async () => {
    await running.stop();
    await database.destroy();
  });

  test('replays the welcome to the first socket, then goes live: echo first, reply after, typing between', async () => {
    const started = await startConversation(running.base);
    await running.channel.idle();
    const client = new Client(new WebSocket(started.streamUrl));
    expect(await client.until(1)).toEqual(['welcome']);
    await post(running.base, started, { text: 'hi' });
    expect(await client.until(3)).toEqual(['welcome', 'hi', 'echo: hi']);
    expect(client.types).toEqual(['message', 'message', 'typing', 'message']);
    // the same ids as over REST: the official client knows its own message by it
    const { body } = await call(`${running.base}/conversations/${started.id}/activities`, { token: started.token });
    expect(client.ids).toEqual(body.activities.map((activity: { id: string }) => activity.id));
  });

  test('a reconnect with a watermark continues without gap or repetition', async () => {
    const started = await startConversation(running.base);
    const client = new Client(new WebSocket(started.streamUrl));
    await client.until(1);
    await post(running.base, started, { text: 'one' });
    await client.until(3);
    client.socket.terminate();
    await post(running.base, started, { text: 'two' });
    await running.channel.idle();
    const { body } = await call(`${running.base}/conversations/${started.id}?watermark=${client.watermark}`, {
      token: started.token,
    });
    const again = new Client(new WebSocket(body.streamUrl));
    expect(await again.until(2)).toEqual(['two', 'echo: two']);
  });

  test('many messages at once arrive complete and in order', async () => {
    const started = await startConversation(running.base);
    const client = new Client(new WebSocket(started.streamUrl));
    await Promise.all(Array.from({ length: 30 }, (_, n) => post(running.base, started, { text: `m${n}` })));
    await client.until(61);
    expect(client.texts).toHaveLength(61);
    expect(new Set(client.texts).size).toBe(61);
  });

  test('the newest socket wins', async () => {
    const started = await startConversation(running.base);
    const first = new WebSocket(started.streamUrl);
    await once(first, 'open');
    const closed = once(first, 'close');
    const { body } = await call(`${running.base}/conversations/${started.id}?watermark=`, { token: started.token });
    const second = new Client(new WebSocket(body.streamUrl));
    await closed;
    expect(await second.until(1)).toEqual(['welcome']);
  });

  test('junk and empty frames from a client do no harm', async () => {
    const started = await startConversation(running.base);
    const client = new Client(new WebSocket(started.streamUrl));
    await client.until(1);
    for (const frame of ['', '{', '[]', 'x'.repeat(1000)]) client.socket.send(frame);
    await post(running.base, started, { text: 'still here' });
    expect(await client.until(3)).toContain('echo: still here');
  });

  test('refuses a socket without, with a foreign, or with an API token', async () => {
    const [mine, other] = [await startConversation(running.base), await startConversation(running.base)];
    const statusOf = async (url: string) => {
      const socket = new WebSocket(url);
      const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode: number }];
      socket.on('error', () => {});
      socket.terminate();
      return response.statusCode;
    };
    const foreign = mine.streamUrl.replace(mine.id, other.id);
    const plain = mine.streamUrl.replace(/&t=.*/, '');
    expect(await statusOf(foreign)).toBe(403);
    expect(await statusOf(plain)).toBe(403);
    expect(await statusOf(`${plain}&t=${mine.token}`)).toBe(403);
    expect(await statusOf(running.base.replace('http', 'ws'))).toBe(404);
  });
});
