import type { Database } from '../../../src/database/connection.js';
import { onEveryDatabase } from '../../database/databases.js';
import {
  call,
  EchoBot,
  post,
  type RunningChannel,
  readTexts,
  SECRET,
  startChannel,
  startConversation,
} from './start-channel.js';

onEveryDatabase('Direct Line over REST', (open) => {
  let database: Database;
  let bot: EchoBot;
  let running: RunningChannel;
  let base: string;
  let time: number;
  beforeEach(async () => {
    time = Date.now();
    database = await open();
    bot = new EchoBot();
    running = await startChannel(database, bot, { now: () => time });
    base = running.base;
  });
  afterEach(async () => {
    await running.stop();
    await database.destroy();
  });

  test('starts a conversation once, and welcomes once', async () => {
    const { body: generated } = await call(`${base}/tokens/generate`, { method: 'POST' });
    expect(generated).toMatchObject({ expires_in: 1800, conversationId: expect.any(String) });
    const first = await call(`${base}/conversations`, { method: 'POST', token: generated.token, body: {} });
    const again = await call(`${base}/conversations`, { method: 'POST', token: generated.token, body: {} });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(first.body.conversationId).toBe(generated.conversationId);
    expect(first.body.streamUrl).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/v3\/directline\//);
    await running.channel.idle();
    expect(await readTexts(base, { id: first.body.conversationId, token: first.body.token, streamUrl: '' })).toEqual([
      'welcome',
    ]);
  });

  test('echoes the message with the id it answered, then the reply to it', async () => {
    const started = await startConversation(base);
    const { status, body } = await post(base, started, {
      text: 'hallo',
      channelData: { clientActivityID: 'c1', x: 1 },
    });
    await running.channel.idle();
    expect(status).toBe(200);
    const { body: set } = await call(`${base}/conversations/${started.id}/activities?watermark=`, {
      token: started.token,
    });
    const [welcome, mine, reply] = set.activities;
    expect(welcome).not.toHaveProperty('replyToId');
    expect(mine).toMatchObject({
      id: body.id,
      text: 'hallo',
      channelData: { clientActivityID: 'c1', x: 1 },
      from: { role: 'user' },
    });
    expect(reply).toMatchObject({
      text: 'echo: hallo',
      replyToId: body.id,
      from: { role: 'bot' },
      channelId: 'directline',
    });
    expect(reply.conversation).toEqual({ id: started.id });
    expect(Date.parse(reply.timestamp)).not.toBeNaN();
    expect(set.activities).toHaveLength(3);
  });

  test('runs the turns of one conversation in order', async () => {
    const started = await startConversation(base);
    for (const text of ['a', 'b', 'c']) await post(base, started, { text });
    await running.channel.idle();
    const replies = (await readTexts(base, started)).filter((text) => text.startsWith('echo'));
    expect(replies).toEqual(['echo: a', 'echo: b', 'echo: c']);
  });

  test('stores a repeated message once and answers it once', async () => {
    const started = await startConversation(base);
    const activity = { text: 'twice', channelData: { clientActivityID: 'same' } };
    const [first, second] = await Promise.all([post(base, started, activity), post(base, started, activity)]);
    await running.channel.idle();
    expect(second.body.id).toBe(first.body.id);
    expect((await readTexts(base, started)).filter((text) => text === 'echo: twice')).toHaveLength(1);
  });

  test('a watermark gives what came after it, and nonsense is harmless', async () => {
    const started = await startConversation(base);
    await post(base, started, { text: 'one' });
    await running.channel.idle();
    const all = await call(`${base}/conversations/${started.id}/activities`, { token: started.token });
    await post(base, started, { text: 'two' });
    await running.channel.idle();
    expect(await readTexts(base, started, all.body.watermark)).toEqual(['two', 'echo: two']);
    for (const watermark of ['abc', '-1', '1e9']) expect(await readTexts(base, started, watermark)).toHaveLength(5);
    expect(await readTexts(base, started, '99999999999999999999')).toEqual([]);
  });

  test('the token decides who speaks, whatever the body says', async () => {
    const started = await startConversation(base);
    await post(base, started, { text: 'x', from: { id: 'somebody', role: 'bot' }, deliveryMode: 'expectReplies' });
    await running.channel.idle();
    const { body } = await call(`${base}/conversations/${started.id}/activities?watermark=1`, { token: started.token });
    const mine = body.activities.find((activity: { text: string }) => activity.text === 'x');
    expect(mine.from).toMatchObject({ role: 'user', id: expect.stringMatching(/^dl_/) });
    expect(body.activities.at(-1).text).toBe('echo: x');
  });

  test('a token opens its own conversation only', async () => {
    const [mine, other] = [await startConversation(base), await startConversation(base)];
    const paths: [string, string][] = [
      ['GET', `conversations/${other.id}`],
      ['GET', `conversations/${other.id}/activities`],
      ['POST', `conversations/${other.id}/activities`],
      ['POST', `conversations/${other.id}/upload`],
    ];
    for (const [method, path] of paths) {
      const { status } = await call(`${base}/${path}`, {
        method,
        token: mine.token,
        ...(method === 'POST' ? { body: { type: 'message' } } : {}),
      });
      expect([path, status]).toEqual([path, 403]);
    }
  });

  test('without a token nobody gets in; a garbled or expired one gives 403', async () => {
    const started = await startConversation(base);
    const url = `${base}/conversations/${started.id}/activities`;
    expect((await call(url)).status).toBe(401);
    expect((await call(url, { token: 'abc' })).status).toBe(403);
    time += 1801 * 1000;
    const { status, body } = await call(url, { token: started.token });
    expect(status).toBe(403);
    expect(body.error).toEqual({ code: 'TokenExpired', message: expect.any(String) });
  });

  test('a stream token does not open the REST side', async () => {
    const started = await startConversation(base);
    const stream = new URL(started.streamUrl).searchParams.get('t') ?? '';
    expect((await call(`${base}/conversations/${started.id}`, { token: stream })).status).toBe(403);
  });

  test('refresh gives a new token, and the old one stays valid', async () => {
    const started = await startConversation(base);
    const { status, body } = await call(`${base}/tokens/refresh`, { method: 'POST', token: started.token });
    expect(status).toBe(200);
    expect(body.token).not.toBe(started.token);
    for (const token of [started.token, body.token]) {
      const answer = await call(`${base}/conversations/${started.id}`, { token });
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({
        conversationId: started.id,
        token: expect.any(String),
        streamUrl: expect.any(String),
      });
    }
  });

  test('bad bodies get a clear 4xx', async () => {
    const started = await startConversation(base);
    const url = `${base}/conversations/${started.id}/activities`;
    const send = (body: unknown, headers = {}) => call(url, { method: 'POST', token: started.token, body, headers });
    expect((await send({ text: 'no type' })).status).toBe(400);
    expect((await send('[]')).status).toBe(400);
    expect((await send('{"type":')).status).toBe(400);
    expect((await send('hello', { 'Content-Type': 'text/plain' })).status).toBe(415);
    expect((await send({ type: 'message', text: 'x'.repeat(4001) })).status).toBe(400);
    expect((await send({ type: 'message', text: 'x'.repeat(4000) })).status).toBe(200);
    const large = await send({ type: 'message', value: 'x'.repeat(300_000) });
    expect(large.status).toBe(413);
    expect(large.body.error.code).toBe('MessageSizeTooBig');
    expect((await call(`${base}/nowhere`, { token: started.token })).body.error.code).toBe('NotFound');
  });

  test('files are refused politely', async () => {
    const started = await startConversation(base);
    const { status, body } = await call(`${base}/conversations/${started.id}/upload?userId=x`, {
      method: 'POST',
      token: started.token,
      body: {},
    });
    expect(status).toBe(415);
    expect(body.error.message).toContain('text only');
  });

  test('a client can neither type into a turn nor speak for the hand-off', async () => {
    const started = await startConversation(base);
    await running.channel.idle();
    const before = bot.turns;
    await post(base, started, { type: 'typing' });
    await post(base, started, { type: 'event', name: 'handoff.status', value: { state: 'accepted' } });
    await post(base, started, { type: 'conversationUpdate' });
    await running.channel.idle();
    expect(bot.turns).toBe(before);
  });

  test('an unknown conversation with a good token is 404', async () => {
    const token = await running.tokens.sign({ conv: 'never-started', user: 'dl_x' });
    expect((await call(`${base}/conversations/never-started/activities`, { token })).status).toBe(404);
  });

  test('forgetting blanks what was said, keeps the last reply, and ends the conversation', async () => {
    const started = await startConversation(base);
    await post(base, started, { text: 'my phone is 0470 00 00 00' });
    await post(base, started, { text: 'forget' });
    await running.channel.idle();
    expect(await readTexts(base, started)).toEqual(['echo: forget']);
    const rows = await database('activities').select('activity');
    expect(JSON.stringify(rows)).not.toContain('0470');
    expect((await post(base, started, { text: 'again' })).status).toBe(404);
  });

  test('the secret opens conversations for other servers, and only the secret', async () => {
    const withSecret = await call(`${base}/conversations`, { method: 'POST', token: SECRET, body: {} });
    expect(withSecret.status).toBe(201);
    expect((await call(`${base}/conversations`, { method: 'POST', token: 'wrong', body: {} })).status).toBe(403);
    expect((await call(`${base}/tokens/generate`, { method: 'POST', token: SECRET })).status).toBe(200);
    expect((await call(`${base}/tokens/generate`, { method: 'POST', token: 'wrong' })).status).toBe(403);
  });

  test('the server chooses the user, and the kiosk must exist', async () => {
    const { body } = await call(`${base}/tokens/generate`, {
      method: 'POST',
      body: { user: { id: 'dl_me' }, kiosk: 'kortrijk' },
    });
    const payload = JSON.parse(Buffer.from(body.token.split('.')[1], 'base64url').toString());
    expect(payload).toMatchObject({
      conv: body.conversationId,
      kiosk: 'kortrijk',
      user: expect.stringMatching(/^dl_[0-9a-f]{24}$/),
    });
    expect((await call(`${base}/tokens/generate`, { method: 'POST', body: { kiosk: 'nowhere' } })).status).toBe(400);
  });
});
