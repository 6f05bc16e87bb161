import { openDatabase } from '../../../src/database/connection';
import { Cloud, message, post, type RunningAzure, startAzure } from '../../channels/azure/cloud';
import { MONDAY, type RunningHandoff, startHandoff } from '../../handoff/start-handoff';

/** From the signed call of Azure Bot Service to the request in the database. */
describe('an agent hub over Azure Bot Service', () => {
  const cloud = new Cloud();
  let running: RunningHandoff;
  let azure: RunningAzure;
  let sent = 0;
  beforeAll(() => cloud.start());
  afterAll(() => cloud.stop());
  beforeEach(async () => {
    running = await startHandoff(await openDatabase('sqlite::memory:'));
    await running.figure('noor');
    azure = await startAzure(cloud, running.database, running.assistant, { now: () => running.clock });
    running.lines.set('omnichannel', azure.azure.line);
  }, 60_000);
  afterEach(async () => {
    await azure.stop();
    await running.stop();
  });

  const activity = (more: Record<string, unknown>) =>
    message(cloud, '', { channelId: 'omnichannel', id: `incoming-${++sent}`, ...more });
  const say = async (text: string, value?: string) => {
    const { status } = await post(azure.url, cloud, activity({ text, ...(value ? { value: { action: value } } : {}) }));
    expect(status).toBe(200);
  };
  const status = (state: string, more: Record<string, unknown> = {}) =>
    activity({ type: 'event', name: 'handoff.status', value: { state }, from: { id: 'hub', name: 'Lotte' }, ...more });
  const tell = (state: string) => post(azure.url, cloud, status(state));
  /** Asks for somebody to write with, until the request stands. */
  const ask = async () => {
    for (const action of ['person', 'handoff:yes', 'theme:housing', 'handoff:chat']) await say('', action);
    const [request] = await running.handoff.requests.queue();
    if (!request) throw new Error('no request stands');
    return request.id;
  };
  const find = (id: string) => running.handoff.requests.find(id);
  const lastText = async () => {
    await azure.azure.outbox.idle();
    const last = cloud.sent.at(-1)?.activity;
    return last?.text ?? last?.attachments?.[0]?.content.fallbackText ?? JSON.stringify(last);
  };

  test('accepted: the person hears who is there, our desk does not see it any more, and the assistant is silent', async () => {
    const id = await ask();
    running.clock += 30_000;
    expect((await tell('accepted')).status).toBe(200);
    expect(await find(id)).toMatchObject({
      state: 'accepted',
      accountId: undefined,
      accountName: 'Lotte',
      elsewhere: true,
      acceptedAt: MONDAY + 30_000,
    });
    expect(await lastText()).toContain('Lotte');
    expect(await running.handoff.requests.queue()).toEqual([]);
    const before = cloud.sent.length;
    await say('dag');
    await azure.azure.outbox.idle();
    expect(cloud.sent).toHaveLength(before);
    // said again: nothing happens twice
    await tell('accepted');
    expect((await running.handoff.messages.list(id)).map(({ text }) => text)).toEqual(['accepted', 'dag']);
  });

  test('completed: the request is closed, and the assistant answers again', async () => {
    const id = await ask();
    await tell('accepted');
    await tell('completed');
    expect(await find(id)).toMatchObject({ state: 'closed', endedBy: 'staff', phone: undefined });
    const before = cloud.sent.length;
    await say('hallo');
    await azure.azure.outbox.idle();
    expect(cloud.sent.length).toBeGreaterThan(before);
  });

  test('failed: the person is told where to go; what waits for our own desk goes on waiting', async () => {
    const id = await ask();
    await tell('failed');
    expect(await find(id)).toMatchObject({ state: 'waiting' });
    await tell('accepted');
    await tell('failed');
    expect(await find(id)).toMatchObject({ state: 'expired', phone: undefined });
  });

  test('what our own desk has taken is none of the hub’s; without a request nothing happens', async () => {
    expect((await tell('accepted')).status).toBe(200);
    const id = await ask();
    await running.desk.parts.live.accept(id, { id: 'noor', name: 'noor' });
    for (const state of ['accepted', 'failed', 'completed']) await tell(state);
    expect(await find(id)).toMatchObject({ state: 'accepted', accountId: 'noor', elsewhere: false });
  });

  test('refuses a token of somebody else, none, another channel and another state', async () => {
    const id = await ask();
    // the SDK says on the console which keys it knows
    const quiet = jest.spyOn(console, 'error').mockImplementation(() => {});
    const foreign = `Bearer ${await cloud.token({ key: 'foreign' })}`;
    expect((await post(azure.url, cloud, status('accepted'), foreign)).status).toBe(401);
    expect((await post(azure.url, cloud, status('accepted'), '')).status).toBe(401);
    quiet.mockRestore();
    await post(azure.url, cloud, status('accepted', { channelId: 'msteams' }));
    await tell('hacked');
    await post(azure.url, cloud, status('accepted', { name: 'handoff.initiate' }));
    expect(await find(id)).toMatchObject({ state: 'waiting' });
  });

  test('a person over Direct Line cannot send one, and an activity alone moves nothing', async () => {
    const person = await running.person('nl');
    const id = await person.askForChat();
    await fetch(`${running.running.base}/conversations/${person.started.id}/activities`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${person.started.token}` },
      body: JSON.stringify({ type: 'event', name: 'handoff.status', value: { state: 'accepted' }, hubStatus: {} }),
    });
    await running.running.channel.idle();
    expect(await find(id)).toMatchObject({ state: 'waiting' });
  });
});
