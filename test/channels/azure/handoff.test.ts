import type { Activity } from 'botbuilder';
import { openDatabase } from '../../../src/database/connection';
import { type RunningHandoff, startHandoff } from '../../handoff/start-handoff';
import { Cloud, message, post, type RunningAzure, startAzure } from './cloud';

/** Somebody on a channel with an agent hub asks for a person: the hub is asked, with what was said. */
describe('a request for a person over a hub channel', () => {
  const cloud = new Cloud();
  let running: RunningHandoff;
  let azure: RunningAzure;
  let count = 0;
  beforeAll(() => cloud.start());
  afterAll(() => cloud.stop());
  beforeEach(async () => {
    cloud.sent.length = 0;
    running = await startHandoff(await openDatabase('sqlite::memory:'));
    azure = await startAzure(cloud, running.database, running.assistant, { now: () => running.clock });
    for (const channel of ['omnichannel', 'msteams']) running.lines.set(channel, azure.azure.line);
  }, 60_000);
  afterEach(async () => {
    await azure.stop();
    await running.stop();
  });

  const say = async (text: string, action?: string, more: Record<string, unknown> = {}) => {
    const value = action ? { value: { action } } : {};
    const said = message(cloud, text, { channelId: 'omnichannel', id: `asked-${++count}`, ...value, ...more });
    expect((await post(azure.url, cloud, said)).status).toBe(200);
    await azure.azure.outbox.idle();
  };
  const ask = async (more: Record<string, unknown> = {}) => {
    await say('ik kan mijn huur niet betalen', undefined, more);
    for (const action of ['person', 'handoff:yes', 'theme:housing', 'handoff:chat']) await say('', action, more);
  };
  const initiations = () =>
    cloud.sent.flatMap(({ activity }) => (activity.name === 'handoff.initiate' ? [activity] : []));
  const requests = () => running.database('handoff_requests');

  test('the hub gets it once, after the person has read that somebody is asked, with the transcript', async () => {
    await ask();
    expect(await requests()).toMatchObject([{ state: 'waiting', channel_id: 'omnichannel' }]);
    const [event, ...more] = initiations();
    expect(more).toEqual([]);
    expect(cloud.sent.at(-1)?.activity).toBe(event);
    expect(event).toMatchObject({
      type: 'event',
      channelId: 'omnichannel',
      conversation: { id: 'a:chat-1' },
      recipient: { id: '29:person' },
      relatesTo: { conversation: { id: 'a:chat-1' }, user: { id: '29:person' }, bot: { id: '28:bot' } },
      value: { language: 'nl', theme: 'housing', way: 'chat', crisis: false },
    });
    const [attachment] = event?.attachments ?? [];
    expect(attachment).toMatchObject({ contentType: 'application/json', name: 'Transcript' });
    const said: Activity[] = attachment?.content.activities;
    expect(said[0]).toMatchObject({ type: 'message', text: 'ik kan mijn huur niet betalen', from: { role: 'user' } });
    expect(said.some(({ from }) => from.role === 'bot')).toBe(true);
  });

  test('nobody sits at a desk of ours: a hub that finds nobody either ends it, and the person is told where to go', async () => {
    await ask();
    await say('', undefined, { type: 'event', name: 'handoff.status', value: { state: 'failed' } });
    expect(await requests()).toMatchObject([{ state: 'expired' }]);
    expect(cloud.sent.at(-1)?.activity.type).toBe('message');
  });

  test('a repeated call asks the hub once', async () => {
    await ask();
    count -= 1;
    await say('', 'handoff:chat');
    expect(initiations()).toHaveLength(1);
  });

  test('on a channel without a hub nothing leaves, and nothing that was said is kept', async () => {
    await running.figure('noor');
    await ask({ channelId: 'msteams' });
    expect(await requests()).toHaveLength(1);
    expect(initiations()).toEqual([]);
    expect((await running.database('azure_conversations')).map(({ said }) => said)).toEqual([null]);
  });

  test('what was said for the hub is sealed, and goes with "forget me"', async () => {
    await say('ik kan mijn huur niet betalen');
    const [row] = await running.database('azure_conversations');
    expect(row.said).toBeTruthy();
    expect(row.said).not.toContain('huur');
    await say('', 'forget-me');
    expect(await running.database('azure_conversations')).toEqual([]);
  });
});
