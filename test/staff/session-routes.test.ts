import { createPasswordHash } from '../../src/staff/password-hash';
import { IDLE_LIMIT, LIFE_LIMIT } from '../../src/staff/sessions';
import { onEveryDatabase } from '../database/databases';
import { PASSWORD, type RunningStaff, START, startStaff } from './start-staff';

const NEW_PASSWORD = 'zeven natte kussens';
const MINUTE = 60_000;
const DAY = 86_400_000;

onEveryDatabase('signing in', (open) => {
  let staff: RunningStaff;
  beforeAll(async () => {
    staff = await startStaff({ database: await open() });
  }, 30_000);
  beforeEach(async () => {
    await staff.database('staff_sign_in_tries').delete();
    await staff.database('staff_audit').delete();
    staff.clock = START;
  });
  afterAll(() => staff.stop());

  const written = async () => (await staff.room.audit.page()).entries.map(({ what, detail }) => [what, detail]);

  test('nobody is signed in at first, and is told how to', async () => {
    expect((await staff.browser().get('/session')).body).toEqual({
      account: null,
      csrf: null,
      mustChangePassword: false,
      signInMethods: { password: true, oidc: false, oidcName: null },
    });
  });

  test('login and password open a session that no script and no other site can use', async () => {
    const login = await staff.account('bridge');
    const browser = staff.browser();
    const { status, body, headers } = await browser.signIn(`  ${login.toUpperCase()} `);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      account: {
        login,
        name: 'Noor',
        role: 'bridge',
        organisation: 'stad',
        municipality: 'kortrijk',
        languages: ['nl', 'fr'],
      },
      csrf: expect.stringMatching(/^[\w-]{43}$/),
      mustChangePassword: false,
    });
    expect(JSON.stringify(body)).not.toMatch(/argon/);
    expect(browser.setCookie).toMatch(/^wegwijzer-staff=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect((await browser.get('/session')).body.account.login).toBe(login);
    const token = browser.cookie.split('=')[1] ?? '';
    expect(JSON.stringify(await staff.database('staff_sessions'))).not.toContain(token);
    expect(await written()).toEqual([['signed-in', 'password']]);
  });

  test('unknown, wrong, deactivated and waiting give the same answer', async () => {
    const login = await staff.account('bridge');
    const gone = await staff.account('bridge');
    const { id } = (await staff.room.accounts.byLogin(gone)) ?? { id: '' };
    await staff.room.accounts.change(id, { active: false });
    const answers = [
      await staff.browser().signIn('nobody@stad.example'),
      await staff.browser().signIn(login, 'wrong'),
      await staff.browser().signIn(gone),
    ];
    for (let tries = 0; tries < 4; tries++) await staff.browser().signIn(login, 'wrong');
    answers.push(await staff.browser().signIn(login));
    for (const { status, body, headers } of answers) {
      expect([status, body]).toEqual([401, answers[0]?.body]);
      expect(headers.getSetCookie()).toEqual([]);
    }
    // what was typed is written nowhere: people type passwords into the wrong field
    const log = JSON.stringify([await staff.database('staff_audit'), staff.logged]);
    expect(log).not.toMatch(/nobody@|wrong/);
    expect((await written()).slice(0, 1)).toEqual([['sign-in-failed', 'waiting']]);
  });

  test('after some wrong passwords one has to wait, longer each time; the right one then starts anew', async () => {
    const login = await staff.account('bridge');
    const wrong = () => staff.browser().signIn(login, 'wrong');
    for (let tries = 0; tries < 5; tries++) await wrong();
    expect((await staff.browser().signIn(login)).status).toBe(401);
    staff.clock += 15_000;
    await wrong();
    staff.clock += 29_000;
    expect((await staff.browser().signIn(login)).status).toBe(401);
    staff.clock += 1000;
    expect((await staff.browser().signIn(login)).status).toBe(200);
    for (let tries = 0; tries < 4; tries++) await wrong();
    expect((await staff.browser().signIn(login)).status).toBe(200);
  });

  test('many tries at once are no way around the wait', async () => {
    const login = await staff.account('bridge');
    await Promise.all(Array.from({ length: 12 }, () => staff.browser().signIn(login, 'wrong')));
    const details = (await written()).map(([, detail]) => detail);
    expect(details.filter((detail) => detail === 'password')).toHaveLength(5);
    expect(details.filter((detail) => detail === 'waiting')).toHaveLength(7);
  }, 20_000);

  test('a session ends when nobody uses it, and after half a day in any case', async () => {
    const browser = staff.browser();
    await browser.signIn(await staff.account('bridge'));
    const account = async () => (await browser.get('/session')).body.account;
    staff.clock += IDLE_LIMIT - 1;
    expect(await account()).not.toBeNull();
    staff.clock += IDLE_LIMIT;
    expect(await account()).toBeNull();

    await browser.signIn(await staff.account('bridge'));
    const from = staff.clock;
    while (staff.clock < from + LIFE_LIMIT - 30 * MINUTE) {
      staff.clock += 30 * MINUTE;
      expect(await account()).not.toBeNull();
    }
    staff.clock = from + LIFE_LIMIT;
    expect(await account()).toBeNull();
    await staff.room.erase();
    expect(await staff.database('staff_sessions')).toEqual([]);
  });

  test('signing out ends the session, also for somebody who kept the cookie', async () => {
    const browser = staff.browser();
    await browser.signIn(await staff.account('bridge'));
    const { cookie } = browser;
    expect((await browser.delete('/session')).status).toBe(204);
    expect(browser.setCookie).toContain('Max-Age=0');
    browser.cookie = cookie;
    expect((await browser.get('/session')).body.account).toBeNull();
  });

  test('a new sign-in never goes on in an old session', async () => {
    const browser = staff.browser();
    const login = await staff.account('bridge');
    await browser.signIn(login);
    const before = browser.cookie;
    await browser.signIn(login);
    expect(browser.cookie).not.toBe(before);
    browser.cookie = before;
    expect((await browser.get('/session')).body.account).toBeNull();
  });

  test('a page of another site changes nothing, whatever it knows', async () => {
    const browser = staff.browser();
    const login = await staff.account('bridge');
    await browser.signIn(login);
    for (const headers of [
      { Origin: 'https://evil.example' },
      { Origin: 'null' },
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
    ]) {
      const out = await browser.call('DELETE', '/session', { headers });
      expect([out.status, out.body.error.code]).toEqual([403, 'FOREIGN_ORIGIN']);
      const inAgain = await browser.post('/session', { login, password: PASSWORD }, { headers });
      expect(inAgain.status).toBe(403);
    }
    const token = await browser.call('DELETE', '/session', { headers: { 'X-Csrf-Token': 'x'.repeat(43) } });
    expect(token.body.error.code).toBe('CSRF');
    const other = staff.browser();
    await other.signIn(await staff.account('bridge'));
    const stolen = await browser.call('DELETE', '/session', { headers: { 'X-Csrf-Token': other.csrf } });
    expect(stolen.body.error.code).toBe('CSRF');
    const own = { Origin: staff.origin, 'Sec-Fetch-Site': 'same-origin' };
    expect((await browser.call('DELETE', '/session', { headers: own })).status).toBe(204);
  });

  test('a one-time password opens nothing but the choice of an own one', async () => {
    const added = await staff.room.accounts.add('one@stad.example', {
      name: 'Ona',
      role: 'admin',
      organisation: 'stad',
    });
    const browser = staff.browser();
    const { body } = await browser.signIn('one@stad.example', added.oneTimePassword);
    expect(body.mustChangePassword).toBe(true);
    const refused = await browser.get('/accounts');
    expect([refused.status, refused.body.error.code]).toEqual([403, 'PASSWORD_CHANGE_NEEDED']);
    const elsewhere = staff.browser();
    await elsewhere.signIn('one@stad.example', added.oneTimePassword);
    const changed = await browser.post('/password', { current: added.oneTimePassword, password: NEW_PASSWORD });
    expect(changed.body).toMatchObject({ mustChangePassword: false, account: { login: 'one@stad.example' } });
    expect((await browser.get('/accounts')).status).toBe(200);
    expect((await elsewhere.get('/session')).body.account).toBeNull();
    expect((await staff.browser().signIn('one@stad.example', added.oneTimePassword)).status).toBe(401);
    expect((await staff.browser().signIn('one@stad.example', NEW_PASSWORD)).status).toBe(200);
  });

  test('a one-time password works for a week', async () => {
    const added = await staff.room.accounts.add('two@stad.example', {
      name: 'Twan',
      role: 'bridge',
      organisation: 'stad',
    });
    staff.clock += 7 * DAY + 1;
    expect((await staff.browser().signIn('two@stad.example', added.oneTimePassword)).status).toBe(401);
  });

  test('a weak password, the present one, or a wrong present one is refused and nothing changes', async () => {
    const login = await staff.account('bridge');
    const browser = staff.browser();
    await browser.signIn(login);
    const change = async (current: string, password: string) => {
      const { status, body } = await browser.post('/password', { current, password });
      return [status, body.error?.code, body.error?.field];
    };
    expect(await change(PASSWORD, 'kort')).toEqual([400, 'WEAK_PASSWORD', 'password']);
    expect(await change(PASSWORD, 'Welkom123456')).toEqual([400, 'WEAK_PASSWORD', 'password']);
    expect(await change(PASSWORD, PASSWORD)).toEqual([400, 'WEAK_PASSWORD', 'password']);
    expect(await change('wrong', NEW_PASSWORD)).toEqual([403, 'WRONG_PASSWORD', 'current']);
    expect((await staff.browser().signIn(login)).status).toBe(200);
  });

  test('a hash with older parameters is made anew at the next sign-in', async () => {
    const login = await staff.account('bridge');
    const old = await createPasswordHash({ memory: 32, passes: 1 }).make(PASSWORD);
    await staff.database('staff_accounts').where({ login }).update({ password: old });
    expect((await staff.browser().signIn(login)).status).toBe(200);
    const row = await staff.room.accounts.byLogin(login);
    expect(row?.password).not.toBe(old);
    expect((await staff.browser().signIn(login)).status).toBe(200);
  });

  test.each([
    ['no JSON', 'x=1'],
    ['no object', '[]'],
    ['a missing field', { login: 'a' }],
    ['a field too many', { login: 'a', password: 'b', role: 'admin' }],
    ['another type', { login: { $ne: '' }, password: 'b' }],
  ])('%s is refused clearly', async (_what, body) => {
    const { status, body: answer } = await staff.browser().post('/session', body);
    expect([status, answer.error.code]).toEqual([400, 'BAD_INPUT']);
  });

  test('a body that is too large is not read', async () => {
    const { status } = await staff.browser().post('/session', { login: 'a', password: 'x'.repeat(70_000) });
    expect(status).toBe(413);
  });
});

describe('at its own address over TLS', () => {
  test('the cookie is Secure and bound to the host', async () => {
    const staff = await startStaff({ env: { PUBLIC_URL: 'https://wegwijzer.stad.example' } });
    const browser = staff.browser();
    await browser.signIn(await staff.account('bridge'));
    expect(browser.setCookie).toMatch(/^__Host-wegwijzer-staff=[\w-]+; .*Secure/);
    await staff.stop();
  });

  test('tries from one address are limited per minute', async () => {
    const staff = await startStaff({ env: { RATE_LIMIT_PER_MINUTE: '100' } });
    const statuses: number[] = [];
    for (let tries = 0; tries < 22; tries++) statuses.push((await staff.browser().post('/session', {})).status);
    expect(statuses.filter((status) => status === 400)).toHaveLength(20);
    expect(statuses.at(-1)).toBe(429);
    expect((await staff.browser().get('/session')).status).toBe(200);
    await staff.stop();
  });

  test('what fails on our side says nothing of it, and the log gets a code', async () => {
    const staff = await startStaff();
    const login = await staff.account('bridge');
    await staff.database.schema.dropTable('staff_audit');
    const { status, body } = await staff.browser().signIn(login);
    expect([status, body.error]).toEqual([500, { code: 'FAILED', message: expect.any(String) }]);
    expect(JSON.stringify(staff.logged)).toContain('STAFF_REQUEST_FAILED');
    expect(JSON.stringify(staff.logged)).not.toContain(PASSWORD);
    await staff.stop();
  });
});
