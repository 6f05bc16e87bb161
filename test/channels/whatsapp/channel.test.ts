import { memoryKey } from '../../../src/assistant/memory';
import type { Database } from '../../../src/database/connection';
import { onEveryDatabase } from '../../database/databases';
import { type Running, SAMIRA, startWhatsApp, YONAS } from './start-whatsapp';

onEveryDatabase('the WhatsApp channel', (open) => {
  let database: Database;
  let channel: Running;

  beforeEach(async () => {
    database = await open();
    channel = await startWhatsApp(database);
  });
  afterEach(async () => {
    await channel.stopAll();
    await database.destroy();
  });

  /** Brings messages and lets them be answered. */
  async function answered(...messages: readonly object[]): Promise<void> {
    await channel.receive(...messages);
    await channel.settled();
    channel.clock.pass(2000);
    await channel.settled();
    channel.clock.pass(100);
    await channel.settled();
  }

  const tap = (id: string, title = 'Ja') => ({
    type: 'interactive',
    interactive: { type: 'button_reply', button_reply: { id, title } },
  });

  test('answers a message, greets once, and shows that it was read', async () => {
    await answered(channel.message(SAMIRA, 'waar is het ocmw'));
    expect(channel.bot.asked).toEqual(['waar is het ocmw (nl-x-guess)']);
    const [greeting, answer] = channel.seenBy(SAMIRA);
    expect(greeting).toContain('Ik ben een computer');
    expect(greeting).toContain('“vergeet mij”');
    expect(answer).toBe('echo waar is het ocmw (nl-x-guess)');
    await answered(channel.message(SAMIRA, 'dank je'));
    expect(channel.seenBy(SAMIRA).slice(2)).toEqual(['echo dank je (nl-x-guess)']);
    expect(channel.graph.refused).toEqual([]);
  });

  test('stores and answers a message once, however often and in parallel it comes', async () => {
    const message = channel.message(SAMIRA, 'hallo daar');
    await Promise.all(Array.from({ length: 8 }, () => channel.receive(message)));
    await answered(message, message);
    await answered(message);
    expect(channel.bot.asked).toHaveLength(1);
    expect(await database('whatsapp_inbox')).toHaveLength(1);
  });

  test('two people are two conversations, whose ids say nothing', async () => {
    await answered(channel.message(SAMIRA, 'een'), channel.message(YONAS, 'twee'));
    expect(channel.seenBy(SAMIRA)[1]).toContain('een');
    expect(channel.seenBy(YONAS)[1]).toContain('twee');
    const rows = JSON.stringify([
      await database('whatsapp_people'),
      await database('whatsapp_inbox'),
      await database('whatsapp_outbox'),
    ]);
    expect(rows).not.toContain('32470');
    // nor in base64, as in the ids of Meta
    expect(rows).not.toContain(Buffer.from('32470000').toString('base64').slice(0, 8));
  });

  test('several quick messages are one turn, in the order they were written', async () => {
    const { clock } = channel;
    await channel.receive(channel.message(SAMIRA, 'ik zoek', undefined, clock.now() - 2000));
    await channel.settled();
    clock.pass(1000);
    // the earlier one arrives later
    await channel.receive(channel.message(SAMIRA, 'in gent', undefined, clock.now()));
    await channel.receive(channel.message(SAMIRA, 'een huis', undefined, clock.now() - 1000));
    await channel.settled();
    clock.pass(1000);
    await channel.settled();
    expect(channel.bot.asked).toEqual([]);
    clock.pass(600);
    await channel.settled();
    expect(channel.bot.asked).toEqual(['ik zoek\neen huis\nin gent (nl-x-guess)']);
  });

  test('nobody who goes on writing waits for ever', async () => {
    for (let n = 0; n < 6; n++) {
      await channel.receive(channel.message(SAMIRA, `woord ${'x'.repeat(n + 1)}`));
      await channel.settled();
      channel.clock.pass(1200);
      await channel.settled();
    }
    expect(channel.bot.asked.length).toBeGreaterThan(0);
  });

  test('a tap is a turn of its own, at once, after what was written before', async () => {
    const words = channel.message(SAMIRA, 'ik wacht');
    channel.clock.time += 1000;
    await channel.receive(words, channel.message(SAMIRA, tap('helped:yes:housing/rent-deposit')));
    await channel.settled();
    expect(channel.bot.asked).toEqual(['ik wacht (nl-x-guess)', 'Ja [helped:yes:housing/rent-deposit]']);
  });

  test('what stands alone is not mixed with other words', async () => {
    await answered(channel.message(SAMIRA, 'goeiedag'), channel.message(SAMIRA, 'crisis'));
    expect(channel.bot.asked.map((said) => said.split(' ')[0])).toEqual(['goeiedag', 'crisis']);
  });

  test('in danger the numbers come before the greeting', async () => {
    await answered(channel.message(SAMIRA, 'crisis'));
    expect(channel.seenBy(SAMIRA)[0]).toContain('crisis');
    expect(channel.seenBy(SAMIRA).at(-1)).toContain('Ik ben Wegwijzer');
  });

  test('a mere hello is answered with all there is to choose from', async () => {
    await answered(channel.message(SAMIRA, 'hello'));
    expect(channel.bot.asked).toEqual(['[themes] (nl-x-guess)']);
  });

  test('the country of the number is a hint only when the message does not tell', async () => {
    await answered(channel.message({ number: '48512345678' }, '???'), channel.message(SAMIRA, '???'));
    expect(channel.bot.asked.sort()).toEqual(['???', '??? (pl-x-guess)']);
  });

  test('taps that are stale or invented arrive as what they are, and break nothing', async () => {
    const hostile = ['entry:../../etc/passwd', "more:' or 1=1:0", 'more:nothing:0', `${'x'.repeat(500)}`, '{{7*7}}'];
    for (const id of hostile) await answered(channel.message(SAMIRA, tap(id, 'Titel')));
    expect(channel.bot.asked).toHaveLength(hostile.length - 1);
    expect(channel.seenBy(SAMIRA).some((text) => text.includes('Dit antwoord is er niet meer'))).toBe(true);
    expect(channel.graph.refused).toEqual([]);
  });

  test('a place in a town chooses it, one further away asks', async () => {
    const at = (latitude: number, longitude: number) => ({ type: 'location', location: { latitude, longitude } });
    // the towns of the small knowledge base stand at 50.8, 3.3
    await answered(channel.message(SAMIRA, at(50.82, 3.31)));
    expect(channel.bot.asked).toEqual(['[municipality:kortrijk]']);
    await answered(channel.message(SAMIRA, at(50.95, 3.3)));
    await answered(channel.message(SAMIRA, at(36.2, 37.1)));
    expect(channel.bot.asked).toHaveLength(1);
    expect(channel.seenBy(SAMIRA).filter((text) => text.includes('Kies een gemeente dicht bij jou'))).toHaveLength(2);
  });

  test('kind answers to what cannot be heard or seen, one for several pictures', async () => {
    await answered(channel.message(YONAS, { type: 'audio', audio: { id: '1', mime_type: 'audio/ogg', voice: true } }));
    await answered(
      channel.message(SAMIRA, { type: 'image', image: { id: '1', mime_type: 'image/jpeg' } }),
      channel.message(SAMIRA, { type: 'sticker', sticker: { id: '2' } }),
    );
    expect(channel.seenBy(YONAS)[1]).toMatch(/spraakbericht[\s\S]*voice message/);
    expect(channel.seenBy(SAMIRA).filter((text) => text.includes('foto'))).toHaveLength(1);
    await answered(channel.message(SAMIRA, { type: 'image', image: { id: '3', caption: 'wat is dit' } }));
    expect(channel.bot.asked).toEqual(['wat is dit (nl-x-guess)']);
    await answered(channel.message(SAMIRA, { type: 'contacts', contacts: [] }));
    await answered(channel.message(SAMIRA, { type: 'something_of_2030' }));
    expect(channel.seenBy(SAMIRA).filter((text) => text.includes('Dit soort bericht'))).toHaveLength(2);
  });

  describe('while a request for a person stands', () => {
    beforeEach(async () => {
      await answered(channel.message(SAMIRA, 'dag'));
      const [{ id }] = await database('whatsapp_people');
      const item = JSON.stringify({ language: 'nl', request: 'r1' });
      await database('bot_state').insert({ key: memoryKey('whatsapp', id), item, version: 1, updated_at: 0 });
      channel.bot.asked.length = 0;
      channel.graph.taken.length = 0;
    });
    const voice = { type: 'audio', audio: { id: '1', mime_type: 'audio/ogg', voice: true } };
    const picture = { type: 'image', image: { id: '3', caption: 'wat is dit' } };
    const place = { type: 'location', location: { latitude: 50.82, longitude: 3.31 } };

    test('the bridge figure who is there is told of what only they can take in, and we are silent', async () => {
      channel.bot.live = true;
      await answered(channel.message(SAMIRA, voice));
      await answered(channel.message(SAMIRA, picture));
      await answered(channel.message(SAMIRA, place));
      await answered(channel.message(SAMIRA, { type: 'contacts', contacts: [] }));
      expect(channel.bot.asked).toEqual(['🎤', '📎 wat is dit', '📍 Kortrijk', '📎']);
      expect(channel.seenBy(SAMIRA)).toEqual([]);
    });

    test('as long as nobody is there, we answer as ever', async () => {
      await answered(channel.message(SAMIRA, voice));
      expect(channel.bot.turns.at(-1)?.forPerson?.evenWaiting).toBe(true);
      await answered(channel.message(SAMIRA, picture));
      await answered(channel.message(SAMIRA, place));
      expect(channel.bot.asked.slice(2)).toEqual(['wat is dit', '📍 Kortrijk', '[municipality:kortrijk]']);
      const seen = channel.seenBy(SAMIRA);
      expect(seen[0]).toContain('spraakbericht');
      expect(seen.slice(1).some((text) => text.includes('foto'))).toBe(true);
      expect(seen.at(-1)).toBe('echo [municipality:kortrijk]');
    });
  });

  test('reactions, deleted messages and changed numbers are not answered', async () => {
    await answered(
      channel.message(SAMIRA, { type: 'reaction', reaction: { message_id: 'wamid.x', emoji: '👍' } }),
      channel.message(SAMIRA, { type: 'system', system: { type: 'user_changed_number' } }),
      channel.message(SAMIRA, { type: 'unsupported', errors: [{ code: 131051 }], unsupported: { type: 'deleted' } }),
    );
    expect(channel.seenBy(SAMIRA)).toEqual([]);
    expect(await database('whatsapp_inbox').where({ pending: true })).toEqual([]);
  });

  test('people who hide their number are answered by the id of WhatsApp, and stay the same when the number shows', async () => {
    const hidden = { userId: 'BE.1349xyz' };
    await answered(channel.message(hidden, 'dag'));
    expect(channel.seenBy(hidden)).toHaveLength(2);
    await answered(channel.message({ ...hidden, number: '32470000009' }, 'nog eens'));
    await answered(channel.message({ number: '32470000009' }, 'en weer'));
    expect(await database('whatsapp_people')).toHaveLength(1);
    // the number is used now, and the number of another id is another person
    await answered(channel.message({ userId: 'BE.other', number: '32470000009' }, 'ik ben nieuw'));
    expect(await database('whatsapp_people')).toHaveLength(2);
    expect(channel.graph.taken.some(({ to }) => to === 'BE.1349xyz')).toBe(true);
  });

  test('the assistant knows the number in international form, and nothing else does', async () => {
    await answered(channel.message(SAMIRA, 'dag'));
    expect(channel.bot.turns[0]?.phone).toBe('+32 470 00 00 01');
    expect(channel.bot.turns[0]?.channel).toBe('whatsapp');
  });

  test('what the assistant conceals does not stay', async () => {
    await answered(channel.message(SAMIRA, 'hide'));
    const [row] = await database('whatsapp_inbox');
    expect(JSON.parse(row.message)).toEqual({ kind: 'text', text: 'hidden' });
  });

  test('a process that dies between message and turn: the next start answers, once', async () => {
    await channel.receive(channel.message(SAMIRA, 'hallo'));
    await channel.settled();
    expect(channel.bot.asked).toEqual([]);
    await channel.close();
    const next = await startWhatsApp(database, { graph: channel.graph, clock: channel.clock });
    channel.clock.pass(3000);
    await next.resume();
    await next.settled();
    expect(next.bot.asked).toHaveLength(1);
    expect(next.seenBy(SAMIRA)).toHaveLength(2);
    await next.close();
  });

  test('two processes answer together, each message once', async () => {
    const other = await startWhatsApp(database, { graph: channel.graph, clock: channel.clock });
    const message = channel.message(SAMIRA, 'samen');
    await Promise.all([channel.receive(message), other.receive(message)]);
    await channel.settled();
    channel.clock.pass(2000);
    await Promise.all([channel.resume(), other.resume()]);
    await Promise.all([channel.settled(), other.settled()]);
    const echoes = channel.seenBy(SAMIRA).filter((text) => text.startsWith('echo'));
    expect(echoes).toHaveLength(1);
    await other.close();
  });

  test('forget me erases at once: what is left is that messages came', async () => {
    await answered(channel.message(SAMIRA, 'mijn vraag'));
    const forget = channel.message(SAMIRA, 'forget me');
    await answered(forget);
    expect(channel.seenBy(SAMIRA).at(-1)).toBe('echo forget me (nl-x-guess)');
    for (const table of ['whatsapp_people', 'whatsapp_outbox', 'whatsapp_pages'])
      expect(await database(table)).toEqual([]);
    const left = await database('whatsapp_inbox').select('conversation_id', 'message', 'message_id');
    expect(left).toEqual(left.map(() => ({ conversation_id: null, message: null, message_id: null })));
    // delivered again, it brings nobody back
    await answered(forget);
    expect(await database('whatsapp_people')).toEqual([]);
    await answered(channel.message(SAMIRA, 'ik ben terug'));
    expect(channel.seenBy(SAMIRA).at(-2)).toContain('Ik ben een computer');
  });

  test('retention erases people who have not written for long, and the hashes later', async () => {
    await answered(channel.message(SAMIRA, 'mijn vraag'));
    channel.clock.time += 31 * 86_400_000;
    await answered(channel.message(YONAS, 'hallo'));
    await channel.eraseOld();
    expect(await database('whatsapp_people')).toHaveLength(1);
    expect(await database('whatsapp_inbox')).toHaveLength(1);
    expect(await database('whatsapp_outbox').distinct('conversation_id')).toHaveLength(1);
  });

  test('the hash of a message outlives a short retention, because Meta delivers again for a week', async () => {
    await channel.stopAll();
    channel = await startWhatsApp(database, { transcriptDays: 1 });
    const message = channel.message(SAMIRA, 'mijn vraag');
    await answered(message);
    channel.clock.time += 2 * 86_400_000;
    await channel.eraseOld();
    expect(await database('whatsapp_people')).toEqual([]);
    await answered(message);
    expect(channel.bot.asked).toHaveLength(1);
  });
});
