import { type NewRequest, Requests } from '../../src/handoff/requests';
import type { Knowledge } from '../../src/knowledge/knowledge';
import type { Role } from '../../src/staff/route';
import { smallKnowledge } from '../assistant/small-knowledge';
import { onEveryDatabase } from '../database/databases';
import { type Browser, type RunningStaff, START, startStaff } from './start-staff';

const PHONE = '+32470000000';
/** As they would stand in an answer, whatever stands before them; no id can hold them by chance. */
const DIGITS = '470000000';
const DAY = 86_400_000;

/** What somebody may try with a request: every call below it, with a body that would be right. */
const CALLS: readonly (readonly [method: string, name: string, body?: unknown])[] = [
  ['GET', ''],
  ['POST', '/messages', { clientId: 'client-0001', kind: 'text', text: 'Dag' }],
  ['POST', '/slip', { clientId: 'client-0002', entry: 'housing/rent-deposit' }],
  ['POST', '/typing'],
  ['POST', '/seen', { sequence: 1 }],
  ['POST', '/interpreter'],
  ['POST', '/release'],
  ['POST', '/kept'],
  ['POST', '/called'],
  ['POST', '/close', { outcome: 'answered' }],
  ['POST', '/accept'],
];

/** Kortrijk, and a second town with the same services. */
function twoTowns(): Knowledge {
  const knowledge = smallKnowledge();
  const kortrijk = knowledge.municipalities.get('kortrijk');
  if (!kortrijk) throw new Error('the small knowledge base has no Kortrijk');
  const gent = { ...kortrijk, id: 'gent', name: 'Gent' };
  return { ...knowledge, municipalities: new Map([...knowledge.municipalities, ['gent', gent]]) };
}

onEveryDatabase('who gets at a request', (open) => {
  let staff: RunningStaff;
  beforeAll(async () => {
    staff = await startStaff({ database: await open(), knowledge: twoTowns() });
  }, 60_000);
  beforeEach(async () => {
    staff.clock = START;
    await staff.database('handoff_requests').delete();
    await staff.database('handoff_staff').delete();
    await staff.database('staff_audit').delete();
  });
  afterAll(() => staff.stop());

  const ask = async (change: Partial<NewRequest> = {}) => {
    const { handoff } = staff.desk.parts;
    const id = Requests.newId();
    const request: NewRequest = {
      channelId: 'directline',
      conversationId: id,
      channel: 'web',
      language: 'prs',
      otherLanguages: [],
      theme: 'housing',
      entry: undefined,
      municipality: 'kortrijk',
      way: 'call',
      crisis: false,
      phone: handoff.seal.seal(PHONE),
      preferredId: undefined,
      promise: undefined,
      questionId: undefined,
      elsewhere: false,
      ...change,
    };
    await staff.database.transaction((transaction) => handoff.requests.create(transaction, id, request));
    return id;
  };
  const tryAll = async (who: Browser, id: string) => {
    const answers: unknown[] = [];
    for (const [method, name, body] of CALLS) {
      const answer = await who.call(method, `/desk/requests/${id}${name}`, body === undefined ? {} : { body });
      answers.push([name, answer.status, answer.body.error?.code]);
      expect(JSON.stringify(answer.body)).not.toContain(DIGITS);
    }
    return answers;
  };
  const all = (status: number, code: string) => CALLS.map(([, name]) => [name, status, code]);
  const before = async (id: string) => staff.database('handoff_requests').where({ id }).first();

  test.each<[Role]>([['bridge'], ['admin']])('another town: for a %s there is no such request', async (role) => {
    const gent = await staff.as(role, 'gent');
    const id = await ask();
    const untouched = await before(id);
    expect(await tryAll(gent, id)).toEqual(all(404, 'NOT_FOUND'));
    expect((await gent.get('/desk')).body).toMatchObject({ queue: [], counts: { waiting: 0, open: 0 } });
    expect(await before(id)).toEqual(untouched);
    // nor does it learn who has it
    const mine = await staff.as('bridge');
    await mine.post(`/desk/requests/${id}/accept`);
    expect(await tryAll(gent, id)).toEqual(all(404, 'NOT_FOUND'));
  });

  test.each<[Role]>([['bridge'], ['admin']])('what a colleague has is none of a %s in the same town', async (role) => {
    const [mine, other] = [await staff.as('bridge'), await staff.as(role)];
    const id = await ask();
    await mine.post(`/desk/requests/${id}/accept`);
    const untouched = await before(id);
    expect(await tryAll(other, id)).toEqual(all(409, 'ALREADY_TAKEN'));
    expect((await other.get('/desk')).body).toMatchObject({ queue: [], mine: [] });
    expect(await before(id)).toEqual(untouched);
    expect((await staff.room.audit.page()).entries).toEqual([]);
    await mine.post(`/desk/requests/${id}/close`, { outcome: 'answered' });
    expect(await tryAll(other, id)).toEqual(all(404, 'NOT_FOUND'));
  });

  test('while it waits everybody of the town may read it, and only taking it allows more', async () => {
    const mine = await staff.as('bridge');
    const id = await ask();
    const answers = await tryAll(mine, id);
    const reading = ['', '/seen', '/accept'];
    for (const [name, status, code] of answers as [string, number, string][]) {
      expect([name, status < 300 ? 'done' : code]).toEqual([name, reading.includes(name) ? 'done' : 'NOT_YOURS']);
    }
    expect(await before(id)).toMatchObject({ staff_seen: 0, state: 'accepted' });
  });

  test('a request at another desk is nobody’s here', async () => {
    const mine = await staff.as('admin', null);
    const id = await ask({ elsewhere: true });
    expect(await tryAll(mine, id)).toEqual(all(404, 'NOT_FOUND'));
  });

  test('ids that are guessed, wrong or strange find nothing', async () => {
    const mine = await staff.as('bridge');
    await ask();
    for (const id of [
      Requests.newId(),
      'x',
      '%27%20or%201%3D1',
      '..%2F..',
      '__proto__',
      'é'.repeat(300),
      '%F0%9F%98%80',
    ]) {
      for (const name of ['', '/accept', '/called']) {
        const { status } = await mine.call(name ? 'POST' : 'GET', `/desk/requests/${id}${name}`);
        expect([id, status]).toEqual([id, 404]);
      }
    }
    expect((await mine.get('/desk/requests/%00')).status).toBe(400);
    expect((await mine.get('/desk/requests/%E0%A4%A')).status).toBe(400);
  });

  test('the number: to the one who has it, each time written down, never when it was not shown', async () => {
    const mine = await staff.as('bridge');
    const id = await ask();
    await mine.post(`/desk/requests/${id}/called`);
    await mine.post(`/desk/requests/${id}/accept`);
    const lines = async () => (await staff.room.audit.page()).entries.map(({ what, target }) => [what, target]);
    expect(await lines()).toEqual([]);
    expect((await mine.post(`/desk/requests/${id}/called`)).body).toMatchObject({ phone: PHONE });
    expect(await lines()).toEqual([['number-shown', id]]);
    for (const path of ['/desk', `/desk/requests/${id}`]) {
      expect(JSON.stringify((await mine.get(path)).body)).not.toContain(DIGITS);
    }
    await mine.post(`/desk/requests/${id}/close`, { outcome: 'answered' });
    expect((await mine.post(`/desk/requests/${id}/called`)).status).toBe(409);
    expect(await lines()).toHaveLength(1);
    expect(JSON.stringify(staff.logged)).not.toContain(DIGITS);
  });

  test('a bridge figure cannot let themselves into another town; an administrator can', async () => {
    const mine = await staff.as('bridge');
    const admin = await staff.as('admin');
    const id = await ask({ municipality: 'gent' });
    const inGent = { day: 1, from: '09:00', to: '12:00', municipality: 'gent' };
    const availability = { languages: ['nl'], themes: [], hours: [inGent], daysOff: [] };
    const put = (who: Browser, body: unknown) => who.call('PUT', '/availability', { body });
    expect((await put(mine, availability)).body.error).toMatchObject({
      code: 'NOT_ALLOWED',
      field: 'hours.0.municipality',
    });
    expect((await mine.get(`/desk/requests/${id}`)).status).toBe(404);
    expect((await put(admin, { ...availability, accountId: mine.id })).status).toBe(200);
    expect((await mine.get(`/desk/requests/${id}`)).status).toBe(200);
    // what was allowed stays allowed
    expect((await put(mine, { ...availability, hours: [{ ...inGent, to: '11:00' }] })).status).toBe(200);
  });

  test('hours are for active accounts of the desk', async () => {
    const admin = await staff.as('admin');
    const body = { languages: [], themes: [], hours: [], daysOff: [] };
    const policy = await staff.as('policy');
    const gone = await staff.as('bridge');
    await admin.patch(`/accounts/${gone.id}`, { active: false });
    for (const accountId of [policy.id, gone.id, 'nobody']) {
      expect((await admin.call('PUT', '/availability', { body: { ...body, accountId } })).status).toBe(404);
      expect((await admin.get(`/availability?account=${accountId}`)).status).toBe(404);
    }
    expect(await staff.database('handoff_staff')).toEqual([]);
  });

  test('bodies that are too long, of another shape, or with strange characters are refused, and nothing is stored', async () => {
    const mine = await staff.as('bridge');
    const id = await ask();
    await mine.post(`/desk/requests/${id}/accept`);
    const untouched = await before(id);
    const text = { clientId: 'client-0001', kind: 'text', text: 'Dag' };
    const wrong: readonly (readonly [path: string, body: unknown])[] = [
      ['messages', { ...text, text: 'x'.repeat(4001) }],
      ['messages', { ...text, text: '   ' }],
      ['messages', { ...text, text: 'a\u0000b' }],
      ['messages', { ...text, 'a\u0000': 1 }],
      ['messages', { ...text, clientId: 'short' }],
      ['messages', { ...text, clientId: 'x'.repeat(65) }],
      ['messages', { ...text, language: 'dutch, please' }],
      ['messages', { ...text, language: ['nl'] }],
      ['messages', [text]],
      ['messages', '"text"'],
      ['messages', 'null'],
      ['messages', '{"clientId":'],
      ['messages', { clientId: 'client-0001', kind: 'entry', entry: 'x'.repeat(129) }],
      ['messages', { clientId: 'client-0001', kind: 'entry', entry: '__proto__' }],
      ['messages', { clientId: 'client-0001', kind: 'canned', canned: 'constructor', values: {} }],
      ['messages', '{"clientId":"client-0001","kind":"canned","canned":"come","values":{"__proto__":"x"}}'],
      ['messages', { clientId: 'client-0001', kind: 'canned', canned: 'come', values: { date: 'x'.repeat(201) } }],
      ['slip', { clientId: 'client-0001', entry: 'housing/rent-deposit', bring: Array(21).fill('passport') }],
      ['slip', { clientId: 'client-0001', entry: 'housing/rent-deposit', service: 'constructor' }],
      ['seen', { sequence: -1 }],
      ['seen', { sequence: 1.5 }],
      ['seen', { sequence: 9_007_199_254_740_991 }],
      ['seen', { sequence: '1; drop table' }],
      ['close', { outcome: 'vanished' }],
      ['close', { outcome: 'referred', service: 'toString' }],
      ['close', {}],
    ];
    for (const [path, body] of wrong) {
      const { status } = await mine.post(`/desk/requests/${id}/${path}`, body);
      expect([path, body, status]).toEqual([path, body, 400]);
    }
    expect((await mine.post(`/desk/requests/${id}/messages`, { ...text, text: 'x'.repeat(70_000) })).status).toBe(413);
    for (const body of [{ presence: 'everywhere' }, {}, '[]']) {
      expect((await mine.post('/desk/presence', body)).status).toBe(400);
    }
    expect(await before(id)).toEqual(untouched);
    expect(await staff.database('handoff_messages').where({ author: 'staff' })).toEqual([]);
    expect(staff.logged).toEqual([]);
  });

  test('pages of the audit log and names of accounts take no strange values', async () => {
    const admin = await staff.as('admin');
    for (const beforeId of ['99999999999', '-1', 'x', '1e99']) {
      expect((await admin.get(`/audit?before=${beforeId}`)).status).toBe(400);
    }
    const account = { login: 'lina', name: 'Lina', role: 'bridge', organisation: 'stad' };
    for (const change of [
      { name: 'Li\u202ena' },
      { name: 'Li\nna' },
      { name: 'x'.repeat(81) },
      { organisation: '\t' },
    ]) {
      expect((await admin.post('/accounts', { ...account, ...change })).status).toBe(400);
    }
    // a zero-width non-joiner belongs into Persian names
    expect((await admin.post('/accounts', { ...account, name: 'علی\u200cرضا' })).status).toBe(200);
  });

  test('who is deactivated, or works at the desk no more, leaves the routing; what they had goes back to the queue', async () => {
    const admin = await staff.as('admin');
    for (const change of [{ active: false }, { role: 'policy' }]) {
      const mine = await staff.as('bridge');
      await mine.post('/desk/presence', { presence: 'here' });
      const id = await ask();
      await mine.post(`/desk/requests/${id}/accept`);
      await admin.patch(`/accounts/${mine.id}`, change);
      expect(await staff.desk.parts.handoff.figures.find(mine.id)).toBeUndefined();
      const request = await staff.desk.parts.handoff.requests.find(id);
      expect(request).toMatchObject({ state: 'waiting', accountId: undefined, passed: [mine.id] });
      expect(request?.phone).toBeDefined();
      await staff.database('handoff_requests').delete();
    }
  });

  test('an account that is closed from the command line leaves the routing with the next round', async () => {
    const mine = await staff.as('bridge');
    const id = await ask();
    await mine.post(`/desk/requests/${id}/accept`);
    await staff.room.accounts.change(mine.id, { active: false });
    await staff.desk.sweep.run();
    expect(await staff.desk.parts.handoff.requests.find(id)).toMatchObject({ state: 'waiting' });
  });

  test('another name or town of an account is known to the routing at once', async () => {
    const admin = await staff.as('admin');
    const mine = await staff.as('bridge');
    await mine.post('/desk/presence', { presence: 'here' });
    await admin.patch(`/accounts/${mine.id}`, { name: 'Lina', municipality: 'gent' });
    expect(await staff.desk.parts.handoff.figures.find(mine.id)).toMatchObject({ name: 'Lina', municipality: 'gent' });
    // an account that never was at the desk does not come to it by this
    await admin.patch(`/accounts/${admin.id}`, { name: 'Ada' });
    expect(await staff.desk.parts.handoff.figures.find(admin.id)).toBeUndefined();
  });

  test('promises are counted for the town of the account', async () => {
    const promise = { what: 'call', from: START - DAY, by: START - DAY + 1 } as const;
    for (const municipality of ['kortrijk', 'gent', 'gent', undefined]) await ask({ municipality, promise });
    const made = async (town: string | null) =>
      (await (await staff.as('policy', town)).get('/desk/promises')).body.made;
    expect([await made('kortrijk'), await made('gent'), await made(null)]).toEqual([2, 3, 4]);
  });

  describe('live updates', () => {
    const listen = async (who: Browser) => {
      const response = await fetch(`${staff.base}/desk/events`, { headers: { Cookie: who.cookie } });
      const reader = (response.body as ReadableStream<Uint8Array>).getReader();
      let text = '';
      return {
        /** Everything up to this text. */
        async until(wanted: string) {
          while (!text.includes(wanted)) {
            const { done, value } = await reader.read();
            if (done) throw new Error(`the stream ended before ${wanted}`);
            text += Buffer.from(value).toString('utf8');
          }
          return text;
        },
        async end() {
          while (!(await reader.read()).done);
        },
      };
    };

    test('end when the account signs out, is deactivated, or works for another town', async () => {
      const admin = await staff.as('admin');
      const ends: ((who: Browser & { id: string }) => Promise<unknown>)[] = [
        (who) => who.delete('/session'),
        (who) => admin.patch(`/accounts/${who.id}`, { active: false }),
        (who) => admin.patch(`/accounts/${who.id}`, { municipality: 'gent' }),
        (who) => admin.patch(`/accounts/${who.id}`, { role: 'admin' }),
      ];
      for (const end of ends) {
        const mine = await staff.as('bridge');
        const stream = await listen(mine);
        await stream.until('resync');
        await end(mine);
        await stream.end();
      }
    });

    test('say nothing to another town, not even that there is a request', async () => {
      const [kortrijk, gent] = [await staff.as('bridge'), await staff.as('bridge', 'gent')];
      const streams = [await listen(kortrijk), await listen(gent)] as const;
      for (const stream of streams) await stream.until('resync');
      const id = await ask();
      const { notices } = staff.desk.parts.handoff;
      notices.publish({ topic: 'request', id });
      await streams[0].until(id);
      await kortrijk.post(`/desk/requests/${id}/accept`);
      await streams[0].until('"accepted"');
      const last = await ask({ municipality: 'gent' });
      notices.publish({ topic: 'request', id: last });
      expect(await streams[1].until(last)).not.toContain(id);
    });
  });
});
