import { type Database, openDatabase } from '../../../src/database/connection.js';
import { call, EchoBot, post, type RunningChannel, startChannel, startConversation } from './start-channel.js';

describe('Direct Line: who may ask, and how often', () => {
  let database: Database;
  let running: RunningChannel;
  beforeEach(async () => {
    database = await openDatabase('sqlite::memory:');
    running = await startChannel(database, new EchoBot(), {
      rateLimit: 5,
      allowedOrigins: ['https://www.kortrijk.be'],
    });
  });
  afterEach(async () => {
    await running.stop();
    await database.destroy();
  });

  test('our own pages, allowed websites and pages-less callers get a token, other pages do not', async () => {
    const ask = (headers: Record<string, string>) =>
      call(`${running.base}/tokens/generate`, { method: 'POST', headers });
    const own = new URL(running.base).origin;
    expect((await ask({ Origin: own })).status).toBe(200);
    expect((await ask({ Origin: 'https://www.kortrijk.be' })).status).toBe(200);
    expect((await ask({})).status).toBe(200);
    expect((await ask({ Origin: 'https://elsewhere.example' })).status).toBe(403);
  });

  test('too many messages get 429, and polling goes on', async () => {
    const started = await startConversation(running.base);
    const statuses: number[] = [];
    for (let n = 0; n < 7; n++) statuses.push((await post(running.base, started, { text: String(n) })).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
    for (let n = 0; n < 20; n++) {
      const { status } = await call(`${running.base}/conversations/${started.id}/activities`, { token: started.token });
      expect(status).toBe(200);
    }
  });
});
