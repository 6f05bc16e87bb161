import { onEveryDatabase } from '../database/databases';
import { type Browser, PASSWORD, type RunningStaff, START, startStaff } from './start-staff';

const DAY = 86_400_000;

onEveryDatabase('accounts', (open) => {
  let staff: RunningStaff;
  let admin: Browser;
  beforeAll(async () => {
    staff = await startStaff({ database: await open() });
  }, 30_000);
  beforeEach(async () => {
    await staff.database('staff_accounts').delete();
    await staff.database('staff_audit').delete();
    staff.clock = START;
    admin = await staff.as('admin');
  });
  afterAll(() => staff.stop());

  const fields = {
    name: 'Amina',
    role: 'bridge',
    organisation: 'stad',
    municipality: 'kortrijk',
    languages: ['ar', 'nl'],
  };
  const add = (change: Record<string, unknown> = {}) =>
    admin.post('/accounts', { login: 'Amina@Stad.example', ...fields, ...change });
  const written = async () => {
    const { body } = await admin.get('/audit');
    return body.entries.map(({ what, detail, targetLogin }: Record<string, unknown>) => [what, detail, targetLogin]);
  };

  test('a new account gets a one-time password that is shown once and kept nowhere', async () => {
    const { status, body } = await add();
    expect(status).toBe(200);
    expect(body.account).toMatchObject({
      login: 'amina@stad.example',
      ...fields,
      active: true,
      mustChangePassword: true,
    });
    expect(body.oneTimePassword).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    expect((await staff.browser().signIn('amina@stad.example', body.oneTimePassword)).status).toBe(200);
    const list = await admin.get('/accounts');
    expect(list.body.accounts).toHaveLength(2);
    expect(JSON.stringify([list.body, await staff.database('staff_accounts')])).not.toContain(body.oneTimePassword);
    expect(JSON.stringify(list.body)).not.toContain('argon2');
    expect(await written()).toEqual([
      ['signed-in', 'password', null],
      ['account-added', 'bridge', 'amina@stad.example'],
    ]);
  });

  test.each([
    ['login', { login: 'a b' }],
    ['login', { login: '<b>x</b>' }],
    ['role', { role: 'root' }],
    ['municipality', { municipality: 'nowhere' }],
    ['languages.0', { languages: ['xx'] }],
    ['name', { name: ' ' }],
  ])('a wrong %s is refused and named', async (field, change) => {
    const { status, body } = await add(change);
    expect([status, body.error.field]).toEqual([400, field]);
  });

  test('two accounts with one login cannot be', async () => {
    await add();
    const { status, body } = await add({ login: 'AMINA@stad.example' });
    expect([status, body.error.code, body.error.field]).toEqual([409, 'LOGIN_TAKEN', 'login']);
  });

  test('another role signs out everywhere and holds at once; another name does not', async () => {
    const login = await staff.account('bridge');
    const { id } = (await staff.room.accounts.byLogin(login)) ?? { id: '' };
    const browser = staff.browser();
    await browser.signIn(login);
    expect((await admin.patch(`/accounts/${id}`, { name: 'Nora', municipality: null })).body.account.name).toBe('Nora');
    expect((await browser.get('/session')).body.account).toMatchObject({ name: 'Nora' });
    await admin.patch(`/accounts/${id}`, { role: 'policy' });
    expect((await browser.get('/session')).body.account).toBeNull();
    await browser.signIn(login);
    expect((await browser.get('/questions/mine')).status).toBe(403);
    expect((await written()).filter(([what]: string[]) => what === 'account-changed')).toEqual([
      ['account-changed', 'role policy', login],
      ['account-changed', 'name, municipality', login],
    ]);
  });

  test('a deactivated account is out at once, and in again when it is reactivated', async () => {
    const login = await staff.account('bridge');
    const { id } = (await staff.room.accounts.byLogin(login)) ?? { id: '' };
    const browser = staff.browser();
    await browser.signIn(login);
    await admin.patch(`/accounts/${id}`, { active: false });
    expect((await browser.get('/session')).body.account).toBeNull();
    expect((await browser.signIn(login)).status).toBe(401);
    await admin.patch(`/accounts/${id}`, { active: true });
    expect((await browser.signIn(login)).status).toBe(200);
  });

  test('the last active administrator stays, also when two take each other away at once', async () => {
    const mine = (await admin.get('/session')).body.account.id;
    for (const change of [{ role: 'bridge' }, { active: false }]) {
      expect((await admin.patch(`/accounts/${mine}`, change)).body.error.code).toBe('LAST_ADMIN');
    }
    const second = await staff.as('admin');
    const other = (await second.get('/session')).body.account.id;
    const answers = await Promise.all([
      admin.patch(`/accounts/${other}`, { active: false }),
      second.patch(`/accounts/${mine}`, { active: false }),
    ]);
    expect(answers.map(({ status }) => status).sort()).not.toEqual([200, 200]);
    expect(await staff.database('staff_accounts').where({ role: 'admin', active: true })).toHaveLength(1);
  });

  test('a reset ends the wait and all sessions, unlinks the identity, and is not for oneself', async () => {
    const login = await staff.account('bridge');
    const { id } = (await staff.room.accounts.byLogin(login)) ?? { id: '' };
    await staff.room.accounts.link(id, 'hash');
    const browser = staff.browser();
    await browser.signIn(login);
    for (let tries = 0; tries < 6; tries++) await staff.browser().signIn(login, 'wrong');
    const { body } = await admin.post(`/accounts/${id}/reset`);
    expect(body.account).toMatchObject({ linked: false, mustChangePassword: true });
    expect((await browser.get('/session')).body.account).toBeNull();
    expect((await browser.signIn(login, PASSWORD)).status).toBe(401);
    expect((await browser.signIn(login, body.oneTimePassword)).body.mustChangePassword).toBe(true);
    const mine = (await admin.get('/session')).body.account.id;
    expect((await admin.post(`/accounts/${mine}/reset`)).body.error.code).toBe('OWN_ACCOUNT');
    expect((await admin.post('/accounts/nobody/reset')).status).toBe(404);
    expect((await admin.patch('/accounts/nobody', { name: 'x' })).status).toBe(404);
  }, 20_000);

  test('the log is read page by page, newest first, with shortened addresses, and goes after a year', async () => {
    for (let index = 0; index < 60; index++) {
      await staff.room.audit.record({ what: 'export', target: `export ${index}`, address: '203.0.113.77' });
    }
    const first = (await admin.get('/audit')).body;
    expect(first.entries).toHaveLength(50);
    expect(first.entries[0]).toMatchObject({
      at: START,
      what: 'export',
      target: 'export 59',
      who: null,
      address: '203.0.113.0',
    });
    const second = (await admin.get(`/audit?before=${first.next}`)).body;
    expect(second.entries.map(({ target }: { target: string }) => target)).toEqual(
      Array.from({ length: 10 }, (_, index) => `export ${9 - index}`),
    );
    expect(second.next).toBeNull();
    expect((await admin.get('/audit?before=x')).status).toBe(400);
    staff.clock = START + 365 * DAY + 1;
    await staff.room.erase();
    expect(await staff.database('staff_audit')).toEqual([]);
  });

  test('a deactivated account is erased when the log no longer speaks of it, an active one never', async () => {
    const login = await staff.account('bridge');
    const { id } = (await staff.room.accounts.byLogin(login)) ?? { id: '' };
    await admin.patch(`/accounts/${id}`, { active: false });
    staff.clock = START + 364 * DAY;
    await staff.room.erase();
    expect(await staff.room.accounts.byLogin(login)).toBeDefined();
    staff.clock = START + 366 * DAY;
    await staff.room.erase();
    expect(await staff.room.accounts.byLogin(login)).toBeUndefined();
    expect(await staff.room.accounts.count()).toBe(1);
  });
});
