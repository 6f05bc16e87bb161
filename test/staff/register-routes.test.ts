import { randomUUID } from 'node:crypto';
import { onEveryDatabase } from '../database/databases';
import { type Browser, type RunningStaff, START, startStaff } from './start-staff';

const DAY = 86_400_000;

onEveryDatabase('registering at the desk', (open) => {
  let staff: RunningStaff;
  let bridge: Browser;
  beforeAll(async () => {
    staff = await startStaff({ database: await open() });
  }, 30_000);
  beforeEach(async () => {
    await staff.database('staff_questions').delete();
    await staff.database('help_questions').delete();
    staff.clock = START;
    bridge = await staff.as('bridge');
  });
  afterAll(() => staff.stop());

  const question = (change: Record<string, unknown> = {}) => ({
    id: randomUUID(),
    askedAt: START - 61_500,
    theme: 'housing',
    entry: 'housing/rent-deposit',
    language: 'ar',
    channel: 'desk',
    outcome: 'referred',
    service: 'ocmw',
    ...change,
  });

  test('a question stands in the register, with the town and organisation of the account and nobody to be found in it', async () => {
    const sent = question({ barrier: 'waiting-list', interpreter: true });
    const { status, body } = await bridge.post('/questions', sent);
    expect(status).toBe(200);
    expect(body).toEqual({ ...sent, municipality: 'kortrijk' });
    const [row] = await staff.database('help_questions');
    expect(row).toMatchObject({
      id: sent.id,
      organisation: 'stad',
      municipality: 'kortrijk',
      channel: 'desk',
      outcome: 'referred',
      service: 'ocmw',
      barrier: 'waiting-list',
    });
    expect(Number(row.asked_at) % 60_000).toBe(0);
    const { body: me } = await bridge.get('/session');
    expect(JSON.stringify(row)).not.toContain(me.account.id);
  });

  test('sent twice, also at the same time, it counts once', async () => {
    const sent = question();
    const answers = await Promise.all([bridge.post('/questions', sent), bridge.post('/questions', sent)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[0]?.body).toEqual(answers[1]?.body);
    expect(await staff.database('help_questions')).toHaveLength(1);
  });

  test('taken back, it stays taken back when it is sent once more', async () => {
    const sent = question();
    await bridge.post('/questions', sent);
    expect((await bridge.delete(`/questions/${sent.id}`)).status).toBe(204);
    expect((await bridge.delete(`/questions/${sent.id}`)).status).toBe(204);
    expect((await bridge.post('/questions', sent)).body).toMatchObject({ id: sent.id, removed: true });
    expect(await staff.database('help_questions')).toHaveLength(0);
    expect((await bridge.get('/questions/mine')).body.questions).toEqual([]);
  });

  test('a correction changes what is given, and null empties a field', async () => {
    const sent = question();
    await bridge.post('/questions', sent);
    const { body } = await bridge.patch(`/questions/${sent.id}`, { service: null, outcome: 'answered' });
    expect(body).toMatchObject({ service: null, outcome: 'answered', entry: 'housing/rent-deposit', language: 'ar' });
    const { body: other } = await bridge.patch(`/questions/${sent.id}`, { theme: 'work' });
    expect(other).toMatchObject({ theme: 'work', entry: null });
    const { body: back } = await bridge.patch(`/questions/${sent.id}`, { entry: 'housing/rental-contract' });
    expect(back).toMatchObject({ theme: 'housing', entry: 'housing/rental-contract' });
  });

  test('nobody else sees, changes or takes it back, and nobody can take its id', async () => {
    const sent = question();
    await bridge.post('/questions', sent);
    const other = await staff.as('bridge');
    expect((await other.get('/questions/mine')).body.questions).toEqual([]);
    expect((await other.patch(`/questions/${sent.id}`, { outcome: 'answered' })).status).toBe(404);
    expect((await other.delete(`/questions/${sent.id}`)).status).toBe(404);
    expect((await other.post('/questions', sent)).body.error.code).toBe('ID_TAKEN');
    const ofTheBot = randomUUID();
    const [row] = await staff.database('help_questions');
    await staff.database('help_questions').insert({ ...row, id: ofTheBot });
    expect((await other.post('/questions', question({ id: ofTheBot }))).body.error.code).toBe('ID_TAKEN');
    expect(await staff.database('staff_questions').where({ question_id: ofTheBot })).toEqual([]);
    expect((await staff.database('help_questions').where({ id: sent.id }).first()).outcome).toBe('referred');
  });

  test('my day is a day of the Belgian calendar, newest first', async () => {
    const at = (time: string) => question({ askedAt: Date.parse(time) });
    const late = at('2026-11-22T22:59:00Z');
    const first = at('2026-11-22T23:00:00Z');
    const next = at('2026-11-23T08:00:00Z');
    for (const sent of [late, first, next]) await bridge.post('/questions', sent);
    const today = await bridge.get('/questions/mine');
    expect(today.body.day).toBe('2026-11-23');
    expect(today.body.questions.map(({ id }: { id: string }) => id)).toEqual([next.id, first.id]);
    const yesterday = await bridge.get('/questions/mine?day=2026-11-22');
    expect(yesterday.body.questions.map(({ id }: { id: string }) => id)).toEqual([late.id]);
    expect((await bridge.get('/questions/mine?day=yesterday')).status).toBe(400);
  });

  test('after 30 days nobody knows any more who registered it, and the register keeps it', async () => {
    const sent = question({ askedAt: START });
    await bridge.post('/questions', sent);
    staff.clock = START + 30 * DAY;
    await staff.room.erase();
    expect(await staff.database('staff_questions')).toEqual([]);
    expect(await staff.database('help_questions')).toHaveLength(1);
  });

  test.each([
    ['askedAt', { askedAt: START + 6 * 60_000 }],
    ['askedAt', { askedAt: START - 14 * DAY - 1 }],
    ['theme', { theme: 'nothing' }],
    ['theme', { theme: undefined, entry: undefined }],
    ['entry', { entry: 'housing/nothing' }],
    ['language', { language: 'xx' }],
    ['channel', { channel: 'web' }],
    ['outcome', { outcome: 'crisis' }],
    ['barrier', { barrier: 'weather' }],
    ['service', { service: 'nothing' }],
    ['municipality', { municipality: 'nowhere' }],
    ['id', { id: 'one' }],
  ])('a wrong %s is refused and named', async (field, change) => {
    const { status, body } = await bridge.post('/questions', question(change));
    expect([status, body.error.code, body.error.field]).toEqual([400, 'BAD_INPUT', field]);
    expect(await staff.database('help_questions')).toEqual([]);
  });

  test('a field nobody knows is refused: no text and no name gets into the register', async () => {
    const { status } = await bridge.post('/questions', question({ note: 'Amina, 0470 00 00 00' }));
    expect(status).toBe(400);
  });

  test('the theme comes with the entry, the town can be left open, and the language can be one without texts', async () => {
    const sent = question({ theme: undefined, municipality: null, language: 'sq' });
    expect((await bridge.post('/questions', sent)).body).toMatchObject({
      theme: 'housing',
      municipality: null,
      language: 'sq',
    });
  });
});
