import { speak } from '../../../src/assistant/speak';
import type { Database } from '../../../src/database/connection';
import { onEveryDatabase } from '../../database/databases';
import { type Running, SAMIRA, startWhatsApp, YONAS } from './start-whatsapp';

const DAY = 86_400_000;

onEveryDatabase('the WhatsApp outbox', (open) => {
  let database: Database;
  let channel: Running;

  beforeEach(async () => {
    database = await open();
    channel = await startWhatsApp(database, { template: 'wegwijzer_message_{language}' });
    // greeted already: each turn is one message
    await turn('dag');
    channel.graph.taken.length = 0;
  });
  afterEach(async () => {
    await channel.stopAll();
    await database.destroy();
  });

  async function turn(text: string, phone = SAMIRA): Promise<void> {
    await channel.receive(channel.message(phone, text));
    await channel.settled();
    await pass(2000);
    channel.clock.time += 1;
  }

  async function pass(milliseconds: number): Promise<void> {
    channel.clock.pass(milliseconds);
    await channel.settled();
  }

  const states = async () => (await database('whatsapp_outbox').orderBy('sequence').pluck('state')).slice(2);
  const conversation = async (): Promise<string> =>
    (await database('whatsapp_people').orderBy('last_active_at').pluck('id'))[0];

  async function staffSays(text: string, mark?: object): Promise<void> {
    const id = await conversation();
    const reply = { kind: 'staff', language: 'nl', direction: 'ltr', options: [], from: 'Els', text } as const;
    const activity = { ...speak(reply), ...(mark ? { channelData: { handoff: mark } } : {}) };
    const deliver = await database.transaction((transaction) => channel.line.say(transaction, id, [activity]));
    await deliver();
    await channel.settled();
  }

  test.each([
    ['a code of the retry table under any status', { status: 400, code: 130429 }],
    ['a rate limit', { status: 429, code: 80007 }],
    ['an error of Meta', { status: 500, code: 131000 }],
    ['a page of HTML', { status: 503, html: true }],
    ['too many messages to one person', { status: 400, code: 131056 }],
  ])('tries again after %s, and says it once', async (_case, fault) => {
    channel.faults.push(fault, fault);
    await turn('vraag');
    expect(channel.seenBy(SAMIRA)).toEqual([]);
    for (let n = 0; n < 10; n++) await pass(5000);
    expect(channel.seenBy(SAMIRA)).toHaveLength(1);
    expect(await states()).toEqual(['sent']);
  });

  test.each([
    ['our error', { status: 400, code: 100 }],
    ['somebody who cannot be reached', { status: 400, code: 131026 }],
    ['a lost right, though the status is 500', { status: 500, code: 3 }],
    ['a wrong token', { status: 401, code: 190 }],
    ['a code nobody knows', { status: 400, code: 139999 }],
  ])('gives up visibly after %s', async (_case, fault) => {
    channel.faults.push(fault);
    await turn('vraag');
    for (let n = 0; n < 10; n++) await pass(60_000);
    expect(channel.seenBy(SAMIRA)).toEqual([]);
    expect(await states()).toEqual(['failed']);
    expect((await database('whatsapp_outbox').orderBy('sequence', 'desc').first()).error_code).toBe(fault.code);
    expect(channel.notices.some((told) => told.startsWith('conversation delivery'))).toBe(true);
  });

  test('tries twelve times and not for ever', async () => {
    for (let n = 0; n < 40; n++) channel.faults.push({ status: 500, code: 131000 });
    await turn('vraag');
    for (let n = 0; n < 40; n++) await pass(700_000);
    expect(await states()).toEqual(['failed']);
    expect(40 - channel.faults.length).toBe(12);
  });

  test('one person waits in order, others do not wait for them', async () => {
    channel.faults.push({ status: 400, code: 131056 }, { status: 400, code: 131056 });
    await turn('eerst');
    await pass(3000);
    await turn('dan');
    await turn('hallo', YONAS);
    expect(channel.seenBy(SAMIRA)).toEqual([]);
    expect(channel.seenBy(YONAS)).toHaveLength(2);
    for (let n = 0; n < 10; n++) await pass(2000);
    expect(channel.seenBy(SAMIRA).map((text) => text.split(' ')[1])).toEqual(['eerst', 'dan']);
  });

  test('nobody is sent more than Meta allows to one person, and all of it arrives in order', async () => {
    const said = Array.from({ length: 60 }, (_, n) => `woord ${n}`);
    const id = await conversation();
    const activities = said.map((text) =>
      speak({ kind: 'text', language: 'nl', direction: 'ltr', options: [], text } as const),
    );
    const deliver = await database.transaction((transaction) => channel.line.say(transaction, id, activities));
    await deliver();
    await channel.settled();
    // two went before
    expect(channel.seenBy(SAMIRA)).toEqual(said.slice(0, 43));
    await pass(6000);
    expect(channel.seenBy(SAMIRA)).toHaveLength(44);
    await turn('hallo', YONAS);
    expect(channel.seenBy(YONAS)).toHaveLength(2);
    for (let n = 0; n < 20; n++) await pass(6000);
    expect(channel.seenBy(SAMIRA)).toEqual(said);
    expect(channel.faults).toEqual([]);
  });

  test('an answer that got lost is not said twice when a status tells that it was taken', async () => {
    channel.faults.push('lost-answer');
    await turn('vraag');
    const [taken] = channel.graph.taken;
    expect(await states()).toEqual(['sending']);
    await channel.receiveStatus({
      id: taken?.id,
      status: 'sent',
      timestamp: `${channel.clock.time / 1000}`,
      recipient_id: SAMIRA.number,
    });
    for (let n = 0; n < 10; n++) await pass(2000);
    expect(channel.seenBy(SAMIRA)).toHaveLength(1);
    expect(await states()).toEqual(['sent']);
    await turn('nog een vraag');
    expect(channel.seenBy(SAMIRA)).toHaveLength(2);
  });

  test('without any sign it is tried again: better twice than never', async () => {
    channel.faults.push('drop');
    await turn('vraag');
    for (let n = 0; n < 10; n++) await pass(2000);
    expect(channel.seenBy(SAMIRA)).toHaveLength(1);
  });

  test('a process that dies while sending: its message is doubted first, then sent by the next', async () => {
    channel.faults.push('hang');
    await channel.receive(channel.message(SAMIRA, 'vraag'));
    await channel.settled();
    channel.clock.pass(2000);
    await channel.channel.idle();
    // the request is on its way; the process is gone
    const other = await startWhatsApp(database, { graph: channel.graph, clock: channel.clock });
    await other.resume();
    await other.settled();
    expect(other.seenBy(SAMIRA)).toHaveLength(0);
    for (let n = 0; n < 10; n++) {
      channel.clock.pass(300);
      await other.settled();
    }
    expect(other.seenBy(SAMIRA)).toHaveLength(1);
    await other.close();
  });

  test('statuses lead on and never back, in whatever order they come', async () => {
    await turn('vraag');
    const id = channel.graph.taken[0]?.id;
    const at = `${channel.clock.time / 1000}`;
    await channel.receiveStatus({ id, status: 'read', timestamp: at });
    expect(await states()).toEqual(['read']);
    await channel.receiveStatus({ id, status: 'delivered', timestamp: at }, { id, status: 'sent', timestamp: at });
    await channel.receiveStatus({
      id: 'wamid.unknown',
      status: 'delivered',
      timestamp: at,
      recipient_id: '32470999999',
    });
    expect(await states()).toEqual(['read']);
    expect(channel.bot.asked).toHaveLength(2);
  });

  test("a bridge figure's message reports that it was delivered and seen", async () => {
    const reported: string[] = [];
    channel.report({
      delivered: async ({ request, sequence }) => void reported.push(`delivered ${request} ${sequence}`),
      seen: async ({ request, sequence }) => void reported.push(`seen ${request} ${sequence}`),
    });
    await staffSays('Ik help u.', { request: 'r1', sequence: 7 });
    expect(channel.seenBy(SAMIRA)).toEqual(['*Els:*\nIk help u.']);
    const id = channel.graph.taken[0]?.id;
    for (const status of ['delivered', 'read']) {
      await channel.receiveStatus({ id, status, timestamp: `${channel.clock.time / 1000}` });
    }
    expect(reported).toEqual(['delivered r1 7', 'seen r1 7']);
  });

  test('after 24 hours an answer expires, and the words of a bridge figure wait for the person', async () => {
    const id = await conversation();
    expect(await channel.line.openUntil(id)).toBe(channel.clock.time - 2001 + DAY);
    channel.clock.time += DAY;
    await staffSays('Bent u daar?');
    await staffSays('Ik wacht.');
    // one template asks the person to write, in their language
    await pass(1000);
    expect(channel.seenBy(SAMIRA)).toEqual(['template wegwijzer_message_nl nl']);
    expect(await states()).toEqual(['parked', 'sent', 'parked']);
    await turn('ja');
    expect(channel.seenBy(SAMIRA).slice(1)).toEqual([
      '*Els:*\nBent u daar?',
      '*Els:*\nIk wacht.',
      'echo ja (nl-x-guess)',
    ]);
  });

  test('131047 closes the window, at once or when it comes as a status', async () => {
    channel.faults.push({ status: 400, code: 131047 });
    await turn('vraag');
    expect(await states()).toEqual(['expired']);
    expect(await channel.line.openUntil(await conversation())).toBe(0);
    await turn('weer daar');
    await staffSays('Dag!');
    const id = channel.graph.taken.at(-1)?.id;
    const errors = [{ code: 131047, title: 'Re-engagement message' }];
    await channel.receiveStatus({ id, status: 'failed', timestamp: `${channel.clock.time / 1000}`, errors });
    expect((await states()).at(-1)).toBe('parked');
    expect(await channel.line.openUntil(await conversation())).toBe(0);
  });

  test('an old message that comes late is registered, and no answer goes out after its day', async () => {
    await channel.receive(channel.message(YONAS, 'van eergisteren', undefined, channel.clock.time - 2 * DAY));
    await channel.settled();
    await pass(2000);
    expect(channel.bot.asked.at(-1)).toContain('eergisteren');
    expect(channel.seenBy(YONAS)).toEqual([]);
    expect(await states()).toEqual(['expired', 'expired']);
  });

  test('the log holds both sides in order', async () => {
    await turn('vraag');
    await staffSays('Antwoord');
    const log = await channel.line.log?.(await conversation(), 3);
    expect(log?.map(({ from, text }) => `${from.role} ${text?.split(' ').slice(0, 2).join(' ')}`)).toEqual([
      'user vraag',
      'bot echo vraag',
      'bot **Els**: Antwoord',
    ]);
  });

  test('nothing is said to somebody who was erased meanwhile', async () => {
    const id = await conversation();
    await turn('forget me');
    const before = channel.seenBy(SAMIRA).length;
    const reply = { kind: 'text', language: 'nl', direction: 'ltr', options: [], text: 'te laat' } as const;
    const deliver = await database.transaction((transaction) => channel.line.say(transaction, id, [speak(reply)]));
    await deliver();
    await channel.settled();
    expect(channel.seenBy(SAMIRA)).toHaveLength(before);
    expect(await channel.line.openUntil(id)).toBe(0);
  });
});
