import type { Line } from '../../src/assistant/bot';
import { NotPossible } from '../../src/assistant/live/not-possible';
import { countPromises } from '../../src/handoff/promises';
import { onEveryDatabase } from '../database/databases';
import { MONDAY, type Person, type RunningHandoff, startHandoff } from '../handoff/start-handoff';

const MINUTE = 60_000;

onEveryDatabase('a live conversation', (open) => {
  let running: RunningHandoff;
  let window: number | undefined;
  beforeEach(async () => {
    window = undefined;
    const line = (real: Line): Line => ({
      say: (...given) => real.say(...given),
      seen: async (...given) => (await real.seen?.(...given)) ?? (async () => {}),
      typing: (id) => real.typing(id),
      openUntil: async () => window,
      tell: (...given) => real.tell?.(...given),
      log: async (...given) => (await real.log?.(...given)) ?? [],
    });
    running = await startHandoff(await open(), { line });
  }, 60_000);
  afterEach(() => running.stop());
  const live = () => running.desk.parts.live;
  const talking = async (language = 'nl') => {
    const noor = await running.figure('noor');
    const person = await running.person(language);
    const id = await person.askForChat();
    await live().accept(id, noor);
    return { noor, person, id };
  };
  const last = async (person: Person) => (await person.replies()).at(-1);
  const texts = async (id: string) => (await running.handoff.messages.list(id)).map(({ text }) => text);

  test('of two who accept at once one wins, and the other is told who', async () => {
    const [noor, sam] = [await running.figure('noor'), await running.figure('sam')];
    const person = await running.person('nl');
    const id = await person.askForChat();
    running.clock += 30_000;
    const tries = await Promise.allSettled([live().accept(id, noor), live().accept(id, sam)]);
    const won = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value.accountName] : []));
    const lost = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(won).toHaveLength(1);
    expect(lost).toEqual([expect.any(NotPossible)]);
    expect(lost[0]).toMatchObject({ code: 'ALREADY_TAKEN', message: expect.stringContaining(String(won[0])) });
    expect((await person.replies()).filter(({ reply }) => reply?.kind === 'handoff')).toHaveLength(1);
    expect(await running.database('help_questions').select('waited_seconds')).toEqual([{ waited_seconds: 30 }]);
  });

  test('the person knows that a person speaks; the assistant is silent, and messages arrive once and in order', async () => {
    const { person, id, noor } = await talking();
    expect((await last(person))?.reply).toMatchObject({ kind: 'handoff', state: 'accepted', name: 'noor' });
    expect(await person.say('eerste')).toEqual([]);
    expect(await person.say('tweede')).toEqual([]);
    await live().send(id, noor, { kind: 'text', text: 'Dag!', language: 'nl' }, 'client-1');
    await live().send(id, noor, { kind: 'text', text: 'Dag!', language: 'nl' }, 'client-1');
    expect(await texts(id)).toEqual(['accepted', 'eerste', 'tweede', 'Dag!']);
    const staff = (await person.replies()).filter(({ reply }) => reply?.kind === 'staff');
    expect(staff.map(({ reply, mark }) => [reply.kind === 'staff' && reply.text, mark])).toEqual([
      ['Dag!', { request: id, sequence: 4 }],
    ]);
  });

  test('the same message twice at the same moment is one message', async () => {
    const { id, noor } = await talking();
    const send = () => live().send(id, noor, { kind: 'text', text: 'Dag!', language: 'nl' }, 'client-1');
    const [one, other] = await Promise.all([send(), send()]);
    expect(one?.sequence).toBe(other?.sequence);
    expect(await texts(id)).toEqual(['accepted', 'Dag!']);
  });

  test('an entry and a canned sentence arrive in the language of the person, free text with its language named', async () => {
    const { person, id, noor } = await talking('ar');
    const entry = await live().send(id, noor, { kind: 'entry', entry: 'housing/rent-deposit' }, 'c-1');
    expect(entry).toMatchObject({ text: 'De huurwaarborg', sent: 'تأمين الإيجار' });
    expect((await last(person))?.reply).toMatchObject({ kind: 'answer', language: 'ar', from: 'noor', options: [] });
    const values = { place: 'ocmw', date: '2026-11-30', time: '14:30' };
    const canned = await live().send(id, noor, { kind: 'canned', canned: 'come', values }, 'c-2');
    expect(canned.text).toBe('Kom naar OCMW Kortrijk op maandag 30 november om \u206614:30\u2069.');
    const said = (await last(person))?.reply;
    expect(said).toMatchObject({ kind: 'staff', language: 'ar', direction: 'rtl' });
    expect(said?.kind === 'staff' && said.text).toMatch(/\p{Script=Arabic}.*30.*\u206614:30\u2069/u);
    await live().send(id, noor, { kind: 'text', text: 'Tot dan!', language: 'nl' }, 'c-3');
    const free = (await last(person))?.reply;
    expect(free).toMatchObject({ kind: 'staff', language: 'nl', direction: 'ltr', text: 'Tot dan!' });
    expect(free?.kind === 'staff' && free.languageNote).toMatch(/\p{Script=Arabic}/u);
  });

  test('a slip: the entry, the desk, what to bring, and what to say there', async () => {
    const { person, id, noor } = await talking('ar');
    await live().send(id, noor, { kind: 'slip', entry: 'housing/rent-deposit', bring: ['passport'] }, 'c-1');
    const replies = (await person.replies()).slice(-2).map(({ reply }) => reply);
    expect(replies[0]).toMatchObject({ kind: 'answer', from: 'noor' });
    expect(replies[1]).toMatchObject({ kind: 'person', from: 'noor', places: [{ name: 'OCMW Kortrijk' }] });
    expect(replies[1]?.kind === 'person' && replies[1].text).toContain('Ik kan de huurwaarborg niet betalen.');
  });

  test('a blank that is missing and an entry that is not there are refused by name', async () => {
    const { id, noor } = await talking();
    const canned = live().send(id, noor, { kind: 'canned', canned: 'come', values: { place: 'ocmw' } }, 'c-1');
    await expect(canned).rejects.toMatchObject({ code: 'BLANK_MISSING', field: 'values.date' });
    const entry = live().send(id, noor, { kind: 'entry', entry: 'no/such' }, 'c-2');
    await expect(entry).rejects.toMatchObject({ code: 'NO_SUCH_ENTRY' });
  });

  test('danger inside the conversation: numbers first, and the bridge figure gets it, marked', async () => {
    const { person, id } = await talking();
    const replies = await person.say('ik wil niet meer leven');
    expect(replies.map(({ kind }) => kind)).toEqual(['crisis', 'text']);
    expect((await running.handoff.messages.list(id)).at(-1)).toMatchObject({ author: 'person', crisis: true });
    expect(await running.handoff.requests.find(id)).toMatchObject({ crisis: true });
  });

  test('what has arrived and was seen is known; "seen" of a client stores no turn', async () => {
    const { person, id, noor } = await talking();
    await live().send(id, noor, { kind: 'text', text: 'Dag!', language: 'nl' }, 'c-1');
    const staff = await last(person);
    const before = await running.database('activities').count({ count: '*' });
    await fetch(`${running.running.base}/conversations/${person.started.id}/activities`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${person.started.token}` },
      body: JSON.stringify({ type: 'event', name: 'seen', value: staff?.id }),
    });
    expect(await running.handoff.requests.find(id)).toMatchObject({ personSeen: 2, delivered: 2 });
    expect(await running.database('activities').count({ count: '*' })).toEqual(before);
  });

  test('the bridge figure ends it: outcome in the register, number gone, faces for the person, once', async () => {
    const { person, id, noor } = await talking();
    await live().askInterpreter(id, noor);
    await live().close(id, noor, { outcome: 'referred', service: 'ocmw', barrier: 'language' });
    const [row] = await running.database('help_questions').select('*');
    expect(row).toMatchObject({ outcome: 'referred', service: 'ocmw', barrier: 'language' });
    expect(Boolean(row.interpreter)).toBe(true);
    const ended = (await last(person))?.reply;
    expect(ended).toMatchObject({ kind: 'handoff', state: 'ended' });
    expect(ended?.options.map(({ action }) => action)).toEqual(['rate:3', 'rate:2', 'rate:1']);
    expect((await person.say('', 'rate:3'))[0]).toMatchObject({ kind: 'handoff', state: 'rated' });
    expect(await running.handoff.requests.find(id)).toMatchObject({ state: 'closed', rating: 3, phone: undefined });
    expect((await person.say('hallo'))[0]).toMatchObject({ kind: 'text' });
    await expect(live().send(id, noor, { kind: 'text', text: 'x', language: 'nl' }, 'c-9')).rejects.toMatchObject({
      code: 'IS_OVER',
    });
  });

  test.each(['call', 'whatsapp', 'desk'] as const)(
    'closing a request of the way %s tells the person, with faces',
    async (way) => {
      const { person, id, noor } = await talking('ar');
      await running.handoff.requests.change(running.database, id, { states: ['accepted'] }, { way });
      const before = (await person.replies()).length;
      await live().close(id, noor, { outcome: 'answered' });
      const said = (await person.replies()).slice(before).map(({ reply }) => reply);
      expect(said).toEqual([expect.objectContaining({ kind: 'handoff', state: 'ended', language: 'ar' })]);
      // nobody talked here: no "I am a computer again"
      expect(said[0]).toMatchObject({ text: expect.not.stringContaining('حاسوب') });
      expect(said[0]?.options.map(({ action }) => action)).toEqual(['rate:3', 'rate:2', 'rate:1']);
      expect((await person.say('', 'rate:2'))[0]).toMatchObject({ kind: 'handoff', state: 'rated' });
      expect(await running.handoff.requests.find(id)).toMatchObject({ rating: 2 });
    },
  );

  test('what the bridge figure has read is marked for the person, also after a reload, once each', async () => {
    const { person, id } = await talking();
    const own = async (text: string) => {
      await person.say(text);
      return (await activities()).findLast((activity) => activity.text === text)?.id;
    };
    const activities = async (): Promise<
      { id: string; type: string; name?: string; text?: string; value?: unknown }[]
    > => {
      const response = await fetch(`${running.running.base}/conversations/${person.started.id}/activities`, {
        headers: { Authorization: `Bearer ${person.started.token}` },
      });
      return ((await response.json()) as { activities: Awaited<ReturnType<typeof activities>> }).activities;
    };
    const marks = async () =>
      (await activities()).flatMap(({ name, value }) => (name === 'handoff.seen' ? [value] : []));
    const first = await own('eerste');
    expect(await marks()).toEqual([]);
    await live().seen(id, 2);
    await live().seen(id, 2);
    expect(await marks()).toEqual([first]);
    const second = await own('tweede');
    const third = await own('derde');
    await live().seen(id, 3);
    await live().seen(id, 4);
    expect(await marks()).toEqual([first, second, third]);
  });

  test('beside a message stand only entries the assistant would have answered with', async () => {
    const { person, id } = await talking();
    for (const text of ['hoeveel maanden is de huurwaarborg?', 'dank u wel', 'ik wil niet meer leven', 'blauwe kameel'])
      await person.say(text);
    const said = (await running.handoff.messages.list(id)).filter(({ author }) => author === 'person');
    expect(said.map(({ resembles }) => resembles)).toEqual([['housing/rent-deposit'], [], [], []]);
  });

  test('the person ends it, and the outcome is filled in afterwards', async () => {
    const { person, id, noor } = await talking();
    expect((await person.say('', 'handoff:end'))[0]).toMatchObject({ kind: 'handoff', state: 'ended' });
    expect((await running.handoff.requests.of('noor')).map((request) => request.id)).toEqual([id]);
    await live().close(id, noor, { outcome: 'answered' });
    expect(await running.handoff.requests.of('noor')).toEqual([]);
    expect(await running.database('help_questions').select('outcome')).toEqual([{ outcome: 'answered' }]);
  });

  test('the outcome of a request that began with danger leaves the danger in the register', async () => {
    const noor = await running.figure('noor');
    const person = await running.person('nl');
    await person.say('ik wil niet meer leven');
    for (const action of ['person', 'handoff:yes', 'handoff:chat']) await person.say('', action);
    const [request] = await running.handoff.requests.queue();
    await live().accept(request?.id ?? '', noor);
    await live().close(request?.id ?? '', noor, { outcome: 'answered' });
    expect(await running.database('help_questions').select('outcome')).toEqual([{ outcome: 'crisis' }]);
  });

  test('given back to the queue it keeps its place, and the person is told', async () => {
    const { person, id, noor } = await talking();
    await live().release(id, noor);
    expect((await last(person))?.reply).toMatchObject({ kind: 'handoff', state: 'moved' });
    expect(await running.handoff.requests.queue()).toEqual([
      expect.objectContaining({ id, passed: ['noor'], accountId: undefined }),
    ]);
    const send = live().send(id, noor, { kind: 'text', text: 'x', language: 'nl' }, 'c-1');
    await expect(send).rejects.toMatchObject({ code: 'NOT_YOURS' });
  });

  test('a closed window parks what is sent; it goes out when the person writes again', async () => {
    const { person, id, noor } = await talking();
    window = running.clock - 1;
    const message = await live().send(id, noor, { kind: 'text', text: 'Ben je er nog?', language: 'nl' }, 'c-1');
    expect(message.parked).toBeDefined();
    expect((await last(person))?.reply.kind).toBe('handoff');
    const replies = await person.say('ja, ik ben er weer');
    expect(replies).toMatchObject([{ kind: 'staff', text: 'Ben je er nog?' }]);
    expect((await last(person))?.mark).toEqual({ request: id, sequence: message.sequence });
    expect((await running.handoff.messages.list(id)).some(({ parked }) => parked !== undefined)).toBe(false);
    expect(await person.say('dank je')).toEqual([]);
  });

  describe('as time goes by', () => {
    test('somebody who waits too long goes to the next, and then gets other ways', async () => {
      await running.figure('noor', { languages: ['nl', 'ar'], hours: [{ day: 2, from: '09:00', to: '12:00' }] });
      await running.figure('sam');
      const person = await running.person('ar');
      const id = await person.askForChat();
      expect(await running.handoff.requests.find(id)).toMatchObject({ preferredId: 'noor' });
      const still = () => running.handoff.figures.signOfLife(['noor', 'sam']);
      running.clock = MONDAY + 9 * MINUTE;
      await still();
      await running.desk.sweep.run();
      expect(await running.handoff.requests.find(id)).toMatchObject({ preferredId: 'noor' });
      running.clock = MONDAY + 10 * MINUTE;
      await still();
      // two processes at once: one of them moves it on
      await Promise.all([running.desk.sweep.run(), running.desk.sweep.run()]);
      expect(await running.handoff.requests.find(id)).toMatchObject({ preferredId: 'sam', passed: ['noor'] });
      running.clock = MONDAY + 20 * MINUTE;
      await still();
      await Promise.all([running.desk.sweep.run(), running.desk.sweep.run()]);
      expect(await running.handoff.requests.find(id)).toMatchObject({ state: 'expired' });
      const offers = (await person.replies()).filter(({ reply }) => reply?.kind === 'handoff');
      expect(offers).toHaveLength(1);
      expect(offers[0]?.reply.options.map(({ action }) => action)).toEqual([
        'handoff:call',
        'handoff:whatsapp',
        'handoff:desk',
      ]);
      expect((await person.say('', 'handoff:call'))[0]).toMatchObject({ kind: 'request', step: 'phone' });
      expect((await person.say('0470 00 00 00'))[0]).toMatchObject({ kind: 'waiting', way: 'call' });
    });

    test('somebody in danger is never given up', async () => {
      await running.figure('noor');
      const person = await running.person('nl');
      await person.say('ik wil niet meer leven');
      for (const action of ['person', 'handoff:yes', 'handoff:chat']) await person.say('', action);
      running.clock = MONDAY + 60 * MINUTE;
      await running.desk.sweep.run();
      expect(await running.handoff.requests.queue()).toEqual([
        expect.objectContaining({ state: 'waiting', crisis: true }),
      ]);
    });

    test('the bridge figure has gone and the person still waits: back to the queue', async () => {
      const { person, id } = await talking();
      await person.say('ben je daar?');
      running.clock = MONDAY + 11 * MINUTE;
      await running.desk.sweep.run();
      expect(await running.handoff.requests.queue()).toEqual([expect.objectContaining({ id })]);
      expect((await last(person))?.reply).toMatchObject({ kind: 'handoff', state: 'moved' });
    });

    test('a promise is kept by a call in time, late by a later one, broken by none', async () => {
      const hours = [{ day: 2, from: '09:00', to: '12:00' }];
      const noor = await running.figure('noor', { presence: 'away', hours });
      for (const [n, kept] of ['2026-11-24T09:00:00Z', '2026-11-24T15:00:00Z', undefined].entries()) {
        running.clock = MONDAY;
        const person = await running.person('nl');
        for (const action of ['person', 'handoff:yes', 'theme:housing', 'municipality:kortrijk', 'handoff:call'])
          await person.say('', action);
        await person.say(`0470 00 00 0${n}`);
        if (!kept) continue;
        running.clock = Date.parse(kept);
        const request = (await running.handoff.requests.queue()).find(({ promise }) => promise?.keptAt === undefined);
        const id = request?.id ?? '';
        await live().accept(id, noor);
        expect(await live().showPhone(id, noor, async () => {})).toMatchObject({ phone: `+3247000000${n}` });
        await live().close(id, noor, { outcome: 'answered' });
        await expect(live().showPhone(id, noor, async () => {})).rejects.toMatchObject({ code: 'IS_OVER' });
      }
      const counts = await countPromises(running.database, MONDAY - 1, Date.parse('2026-11-25T09:00:00Z'));
      expect(counts).toMatchObject({ made: 3, kept: 1, late: 1, broken: 1, share: undefined });
    });
  });
});
