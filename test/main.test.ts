import { spawnSync } from 'node:child_process';
import { openDatabase } from '../src/database/connection.js';
import { call, post, readTexts, startConversation } from './channels/directline/start-channel.js';
import { ServerProcess } from './server-process.js';

/** Asks until the reply is there; the server tells no other way over REST. */
async function repliesTo(base: string, started: Awaited<ReturnType<typeof startConversation>>, count: number) {
  for (;;) {
    const texts = await readTexts(base, started);
    if (texts.length >= count) return texts;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('the server process', () => {
  let server: ServerProcess;
  beforeEach(() => {
    server = new ServerProcess();
  });
  afterEach(() => server.remove());

  test('says that it is alive and ready, and stops with 0', async () => {
    await server.start();
    expect((await call(`${server.url}/healthz`)).body).toEqual({ status: 'alive' });
    expect(await call(`${server.url}/readyz`)).toMatchObject({ status: 200, body: { status: 'ready' } });
    expect(await server.end('SIGTERM')).toBe(0);
  }, 30_000);

  test('killed in mid-conversation, it loses nothing that was acknowledged and answers nothing twice', async () => {
    await server.start();
    const base = `${server.url}/v3/directline`;
    const started = await startConversation(base);
    await repliesTo(base, started, 1);
    const acknowledged = [];
    for (let n = 0; n < 5; n++) acknowledged.push(post(base, started, { text: `ik zoek een woning ${n}` }));
    const ids = (await Promise.all(acknowledged)).map((answer) => answer.body.id);
    await server.end('SIGKILL');

    await server.start();
    await repliesTo(base, started, 11);
    expect(await server.end('SIGTERM')).toBe(0);
    await server.start();
    const { body } = await call(`${base}/conversations/${started.id}/activities`, { token: started.token });
    const replied = body.activities.map((activity: { replyToId?: string }) => activity.replyToId).filter(Boolean);
    expect(replied.sort()).toEqual([...ids].sort());
    await server.end('SIGTERM');
    const database = await openDatabase(server.databaseUrl);
    expect(await database('help_questions').count({ n: '*' })).toEqual([{ n: 5 }]);
    await database.destroy();
  }, 60_000);

  test('a wrong value stops the start with one clear line', () => {
    const { status, stderr } = spawnSync(process.execPath, ['dist/server/main.js'], {
      env: { ...process.env, PORT: 'eighty' },
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain('PORT');
  });

  test('a folder without knowledge stops the start with one clear line', () => {
    const { status, stderr } = spawnSync(process.execPath, ['dist/server/main.js'], {
      env: { ...process.env, KNOWLEDGE_DIR: 'docs', DATABASE_URL: 'sqlite::memory:' },
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain('KNOWLEDGE_DIR');
  });
});

describe('the pages and what they read', () => {
  const server = new ServerProcess({ ALLOWED_ORIGINS: 'https://www.kortrijk.be' });
  beforeAll(() => server.start(), 30_000);
  afterAll(() => server.remove());
  const get = (path: string) => fetch(`${server.url}${path}`);

  test.each(['/', '/privacy', '/kiosk/kortrijk'])('%s is the page, with a strict policy', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("frame-ancestors 'self' https://www.kortrijk.be");
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('x-powered-by')).toBeNull();
  });

  test.each([
    '/kiosk/nowhere',
    '/nothing',
    '/api/client/xx.json',
    '/api/place/nowhere.json',
    '/api/entry/housing/none.json?lang=ar',
    '/api/entry/housing/..%2frent-deposit.json',
    '/icons/none.svg',
    '/icons/..%2fpackage.json',
  ])('%s is not there', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  test('the client gets its texts, the languages in order, and the themes in its language', async () => {
    const { body } = await call(`${server.url}/api/client/ar.json`);
    expect(body.language).toMatchObject({ code: 'ar', direction: 'rtl' });
    expect(body.languages.slice(0, 4).map((language: { code: string }) => language.code)).toEqual([
      'nl',
      'en',
      'fr',
      'ar',
    ]);
    expect(body.themes).toHaveLength(15);
    expect(body.themes[0].name).toMatch(/\p{Script=Arabic}/u);
    expect(Object.keys(body.texts).length).toBeGreaterThan(10);
    expect(body.pathways).toEqual([expect.objectContaining({ id: 'may-i-work' })]);
  });

  test('an entry can be asked for by its title in any language', async () => {
    const option = async (query: string) =>
      (await call(`${server.url}/api/entry/housing/rent-deposit.json${query}`)).body;
    expect(await option('?lang=prs')).toEqual({
      action: 'entry:housing/rent-deposit',
      label: expect.stringMatching(/\p{Script=Arabic}/u),
    });
    // what comes from outside is no language: the source
    for (const query of ['', '?lang=xx', '?lang[]=ar']) expect((await option(query)).label).toMatch(/huurwaarborg/i);
  });

  test('what a phone loads comes compressed', async () => {
    const page = await (await get('/')).text();
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1] ?? '';
    const response = await fetch(`${server.url}${script}`, { headers: { 'Accept-Encoding': 'gzip' } });
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(response.headers.get('cache-control')).toContain('immutable');
  });

  test('suggestions come while typing, and hostile input is harmless', async () => {
    const { body } = await call(`${server.url}/api/suggest?lang=nl&q=huurwaarb`);
    expect(body.suggestions[0].action).toBe('entry:housing/rent-deposit');
    for (const query of ['', '?q=%00%FF', '?lang=xx&q=a', `?q=${'x'.repeat(5000)}`, '?q[]=a&lang[]=b']) {
      expect((await get(`/api/suggest${query}`)).status).toBe(200);
    }
  });
});
