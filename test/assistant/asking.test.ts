import { onEveryDatabase } from '../database/databases';
import { MORNINGS } from '../handoff/figures-for-tests';
import { type RunningHandoff, startHandoff } from '../handoff/start-handoff';

const actions = (reply: { options: readonly { action: string }[] } | undefined) =>
  reply?.options.map(({ action }) => action) ?? [];

onEveryDatabase('asking for a person', (open) => {
  let running: RunningHandoff;
  beforeEach(async () => {
    running = await startHandoff(await open());
  }, 60_000);
  afterEach(() => running.stop());
  const requests = () => running.database('handoff_requests').select('*');

  test('where there are no bridge figures the desks are shown', async () => {
    const person = await running.person('nl');
    const [reply] = await person.say('', 'person');
    expect(reply?.kind).toBe('person');
    expect(await requests()).toEqual([]);
  });

  test('consent, theme, town, way; then the request stands, with a place in the queue, in the language', async () => {
    await running.figure('noor', { languages: ['nl', 'prs'] });
    const person = await running.person('prs');
    const [consent] = await person.say('', 'person');
    expect(consent).toMatchObject({ kind: 'request', step: 'consent', language: 'prs', direction: 'rtl' });
    const [theme] = await person.say('', 'handoff:yes');
    expect(theme).toMatchObject({ kind: 'request', step: 'theme' });
    const [town] = await person.say('', 'theme:housing');
    expect(town).toMatchObject({ kind: 'request', step: 'municipality' });
    const [way] = await person.say('', 'municipality:kortrijk');
    expect(way).toMatchObject({ kind: 'request', step: 'way' });
    expect(actions(way)).toEqual(['handoff:chat', 'handoff:call', 'handoff:whatsapp', 'handoff:desk', 'handoff:no']);
    const [waiting] = await person.say('', 'handoff:chat');
    expect(waiting).toMatchObject({ kind: 'waiting', way: 'chat', position: 1, language: 'prs' });
    expect(await requests()).toEqual([
      expect.objectContaining({
        state: 'waiting',
        way: 'chat',
        language: 'prs',
        theme: 'housing',
        municipality: 'kortrijk',
        preferred_id: 'noor',
        promise: null,
        phone: null,
      }),
    ]);
    const [question] = await running.database('help_questions').select('outcome', 'handoff');
    expect([question.outcome, Boolean(question.handoff)]).toEqual(['person', true]);
  });

  test('what is known is not asked again', async () => {
    await running.figure('noor');
    const person = await running.person('nl');
    await person.say('', 'municipality:kortrijk');
    await person.say('', 'entry:housing/rent-deposit');
    await person.say('', 'helped:no:housing/rent-deposit');
    await person.say('', 'person');
    const [reply] = await person.say('', 'handoff:yes');
    expect(reply).toMatchObject({ kind: 'request', step: 'way' });
    await person.say('', 'handoff:chat');
    expect(await requests()).toEqual([expect.objectContaining({ theme: 'housing', entry: 'housing/rent-deposit' })]);
    // one help question, not two
    expect(await running.database('help_questions').select('helped')).toEqual([{ helped: 'no' }]);
  });

  test('"yes" and "no" can be said; no consent asks nobody', async () => {
    await running.figure('noor');
    const person = await running.person('nl');
    await person.say('ik wil met een mens praten');
    expect((await person.say('ja'))[0]).toMatchObject({ kind: 'request', step: 'theme' });
    await person.say('', 'person');
    expect((await person.say('nee'))[0]).toMatchObject({ kind: 'text' });
    expect((await person.say('dank je'))[0]).toMatchObject({ kind: 'text' });
    expect(await requests()).toEqual([]);
  });

  test('words at "what is it about" go along', async () => {
    await running.figure('noor');
    const person = await running.person('nl');
    await person.say('', 'person');
    await person.say('', 'handoff:yes');
    await person.say('mijn fiets doet raar');
    await person.say('', 'municipality:kortrijk');
    await person.say('', 'handoff:chat');
    const [row] = await requests();
    expect(row.theme).toBeNull();
    expect(await running.handoff.messages.list(row.id)).toEqual([
      expect.objectContaining({ author: 'person', text: 'mijn fiets doet raar' }),
    ]);
  });

  test('nobody now: says when, in Belgian time, and promises a call; the number is sealed and leaves the log', async () => {
    await running.figure('noor', { presence: 'away', hours: [{ day: 2, from: '09:00', to: '12:00' }] });
    const person = await running.person('nl');
    for (const action of ['person', 'handoff:yes', 'theme:housing']) await person.say('', action);
    const [way] = await person.say('', 'municipality:kortrijk');
    expect(way?.kind === 'request' && way.text).toMatch(/dinsdag 24 november om \u206609:00/);
    expect(actions(way)).not.toContain('handoff:chat');
    const [phone] = await person.say('', 'handoff:call');
    expect(phone).toMatchObject({ kind: 'request', step: 'phone', input: 'phone' });
    expect((await person.say('0470 00'))[0]).toMatchObject({ step: 'phone' });
    const [waiting] = await person.say('0470 00 00 09');
    expect(waiting?.kind === 'waiting' && waiting.text).toMatch(
      /dinsdag 24 november tussen \u206609:00\u2069 en \u206612:00/,
    );
    const [row] = await requests();
    expect(row).toMatchObject({ promise: 'call', promise_kept_at: null });
    expect(Number(row.promise_by)).toBe(Date.parse('2026-11-24T11:00:00Z'));
    expect(running.handoff.seal.open(row.phone)).toBe('+32470000009');
    const stored = JSON.stringify([
      await requests(),
      await running.database('activities'),
      await running.database('bot_state'),
    ]);
    expect(stored).not.toMatch(/00 09|470000009/);
  });

  test('coming to the desk: the next time somebody sits there, with the address', async () => {
    await running.figure('noor', {
      presence: 'away',
      hours: [...MORNINGS, { day: 3, from: '13:00', to: '16:00', place: 'ocmw' }],
    });
    const person = await running.person('ar');
    for (const action of ['person', 'handoff:yes', 'theme:housing', 'municipality:kortrijk'])
      await person.say('', action);
    const [waiting] = await person.say('', 'handoff:desk');
    expect(waiting).toMatchObject({ kind: 'waiting', way: 'desk', places: [{ name: 'OCMW Kortrijk' }] });
    expect(await requests()).toEqual([expect.objectContaining({ promise: 'desk', promise_place: 'ocmw' })]);
  });

  test('in danger: one question, then the way; the request stands first', async () => {
    await running.figure('noor');
    const first = await running.person('nl');
    await first.askForChat();
    const person = await running.person('nl');
    const [card] = await person.say('ik wil niet meer leven');
    expect(actions(card)).toContain('person');
    await person.say('', 'person');
    expect((await person.say('', 'handoff:yes'))[0]).toMatchObject({ step: 'way' });
    expect((await person.say('', 'handoff:chat'))[0]).toMatchObject({ kind: 'waiting', position: 1 });
    const [ahead] = await running.handoff.requests.queue();
    expect(ahead).toMatchObject({ crisis: true });
  });

  test('danger in the middle of the asking gets the numbers', async () => {
    await running.figure('noor');
    const person = await running.person('nl');
    await person.say('', 'person');
    await person.say('', 'handoff:yes');
    expect((await person.say('ik wil niet meer leven'))[0]).toMatchObject({ kind: 'crisis' });
  });

  test('while waiting the assistant goes on answering, the desk reads it, and asking again changes nothing', async () => {
    await running.figure('noor');
    const person = await running.person('nl');
    const id = await person.askForChat();
    const [reply] = await person.say('', 'entry:housing/rental-contract');
    expect(reply).toMatchObject({ kind: 'answer' });
    expect((await person.say('wat is een huurwaarborg'))[0]).toBeDefined();
    expect((await person.say('', 'person'))[0]).toMatchObject({ kind: 'waiting', request: id, position: 1 });
    expect((await running.handoff.messages.list(id)).map(({ text }) => text)).toEqual(['wat is een huurwaarborg']);
    expect(await requests()).toHaveLength(1);
  });

  test('leaving the queue', async () => {
    await running.figure('noor');
    const person = await running.person('nl');
    await person.askForChat();
    expect((await person.say('', 'handoff:leave'))[0]).toMatchObject({ kind: 'handoff', state: 'left' });
    expect(await requests()).toEqual([expect.objectContaining({ state: 'left' })]);
    expect((await person.say('', 'handoff:leave'))[0]).toMatchObject({ kind: 'handoff', state: 'left' });
  });

  test('a turn without a request costs no query more', async () => {
    await running.figure('noor');
    const person = await running.person('nl');
    await person.say('', 'entry:housing/rental-contract');
    const asked: string[] = [];
    running.database.on('query', ({ sql }: { sql: string }) => asked.push(sql));
    await person.say('', 'entry:housing/rent-deposit');
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.filter((sql) => sql.includes('handoff_'))).toEqual([]);
  });

  test('"forget me" takes the words and the place in the queue away', async () => {
    await running.figure('noor');
    const person = await running.person('nl');
    const id = await person.askForChat();
    await person.say('mijn geheim');
    expect((await person.say('', 'forget-me'))[0]).toMatchObject({ kind: 'forgotten' });
    expect(await requests()).toEqual([expect.objectContaining({ id, state: 'left', phone: null })]);
    expect(await running.database('handoff_messages')).toEqual([]);
    expect(JSON.stringify(await running.database('activities'))).not.toContain('geheim');
  });
});
