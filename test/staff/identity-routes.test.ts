import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type RunningStaff, startStaff } from './start-staff';

/** A browser that follows redirects and keeps the cookies of each host and port. */
class Traveller {
  readonly jars = new Map<string, Map<string, string>>();
  /** Addresses visited, in order. */
  readonly visited: URL[] = [];

  async step(address: string): Promise<Response> {
    const url = new URL(address);
    this.visited.push(url);
    const jar = this.jars.get(url.host) ?? new Map<string, string>();
    this.jars.set(url.host, jar);
    const cookies = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { redirect: 'manual', headers: cookies ? { Cookie: cookies } : {} });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
      if (value === '' || /max-age=0/i.test(cookie)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  /** Goes on until a page of the staff app, or until the next address is the callback and `until` says so. */
  async travel(from: string, stop: (url: URL) => boolean = () => false): Promise<string> {
    let at = from;
    for (let hops = 0; hops < 12; hops++) {
      const response = await this.step(at);
      const next = response.headers.get('location');
      if (next === null) return at;
      at = new URL(next, at).href;
      const url = new URL(at);
      if (url.pathname === '/staff' || stop(url)) return at;
    }
    throw new Error('too many redirects');
  }
}

describe('signing in with an identity provider', () => {
  let provider: ChildProcess;
  let staff: RunningStaff;

  const tell = async (message: Record<string, unknown>) => {
    const done = once(provider, 'message');
    provider.send(message);
    await done;
  };
  const person = (sub: string, email: string, verified: boolean) => tell({ person: { sub, email, verified } });

  beforeAll(async () => {
    provider = fork(join(__dirname, 'identity-provider.mjs'), { stdio: 'ignore' });
    const [{ port }] = (await once(provider, 'message')) as [{ port: number }];
    staff = await startStaff({
      env: {
        OIDC_ISSUER: `http://127.0.0.1:${port}`,
        OIDC_CLIENT_ID: 'wegwijzer',
        OIDC_CLIENT_SECRET: 'a-secret-of-the-tests',
        OIDC_NAME: 'Stad',
      },
    });
    await tell({ redirectUri: `${staff.base}/oidc/callback` });
  }, 30_000);
  afterAll(async () => {
    await staff.stop();
    provider.kill();
  });

  const signIn = async (traveller = new Traveller()) => ({
    traveller,
    end: (await traveller.travel(`${staff.base}/oidc/start`)).replace(staff.origin, ''),
  });
  const whoIs = async (traveller: Traveller) => {
    const session = (await (await traveller.step(`${staff.base}/session`)).json()) as { account: unknown };
    return session.account;
  };

  test('the first screen offers it by its name', async () => {
    const { body } = await staff.browser().get('/session');
    expect(body.signInMethods).toEqual({ password: true, oidc: true, oidcName: 'Stad' });
  });

  test('a person whose checked address is the login of an account gets in, with the role that we gave', async () => {
    await staff.account('policy', 'amina@stad.example');
    await person('sub-amina', 'Amina@Stad.example', true);
    const { traveller, end } = await signIn();
    expect(end).toBe('/staff');
    expect(await whoIs(traveller)).toMatchObject({ login: 'amina@stad.example', role: 'policy' });
    const [start] = traveller.visited.filter(({ pathname }) => pathname === '/auth');
    expect(start?.searchParams.get('code_challenge_method')).toBe('S256');
    expect(start?.searchParams.get('nonce')).toMatch(/.{20}/);
    const log = await staff.room.audit.page();
    expect(log.entries.slice(0, 2).map(({ what, detail }) => [what, detail])).toEqual([
      ['signed-in', 'oidc'],
      ['identity-linked', null],
    ]);
  });

  test('once linked, the person stays the same when the address changes, and a new owner of the address does not get in', async () => {
    await staff.account('bridge', 'samir@stad.example');
    await person('sub-samir', 'samir@stad.example', true);
    expect((await signIn()).end).toBe('/staff');
    await person('sub-samir', 'other@stad.example', true);
    expect(await whoIs((await signIn()).traveller)).toMatchObject({ login: 'samir@stad.example' });
    await person('sub-new', 'samir@stad.example', true);
    expect((await signIn()).end).toBe('/staff?signin=unknown');
  });

  test('nobody gets in without an account, with an unchecked address, or with a deactivated account', async () => {
    await person('sub-stranger', 'stranger@stad.example', true);
    const stranger = await signIn();
    expect(stranger.end).toBe('/staff?signin=unknown');
    expect(await whoIs(stranger.traveller)).toBeNull();
    await staff.account('admin', 'admin@stad.example');
    await person('sub-liar', 'admin@stad.example', false);
    expect((await signIn()).end).toBe('/staff?signin=unknown');
    await staff.account('bridge', 'gone@stad.example');
    const row = await staff.room.accounts.byLogin('gone@stad.example');
    await staff.room.accounts.change(row?.id ?? '', { active: false });
    await person('sub-gone', 'gone@stad.example', true);
    expect((await signIn()).end).toBe('/staff?signin=unknown');
    expect(await staff.room.accounts.byLogin('stranger@stad.example')).toBeUndefined();
  });

  test('a way back that was changed, taken over, repeated or came too late leads nowhere', async () => {
    await staff.account('bridge', 'lena@stad.example');
    await person('sub-lena', 'lena@stad.example', true);
    const toCallback = async () => {
      const traveller = new Traveller();
      const address = await traveller.travel(`${staff.base}/oidc/start`, ({ pathname }) =>
        pathname.endsWith('/callback'),
      );
      return { traveller, address };
    };
    const failed = `${staff.origin}/staff?signin=failed`;

    const changed = await toCallback();
    expect(await changed.traveller.travel(changed.address.replace(/state=[^&]+/, 'state=other'))).toBe(failed);

    const taken = await toCallback();
    expect(await new Traveller().travel(taken.address)).toBe(failed);

    const late = await toCallback();
    staff.clock += 601_000;
    expect(await late.traveller.travel(late.address)).toBe(failed);

    const repeated = await toCallback();
    const jar = new Map(repeated.traveller.jars.get(new URL(staff.origin).host));
    expect(await repeated.traveller.travel(repeated.address)).toBe(`${staff.origin}/staff`);
    const thief = new Traveller();
    thief.jars.set(new URL(staff.origin).host, jar);
    expect(await thief.travel(repeated.address)).toBe(failed);
    expect(await whoIs(thief)).toBeNull();
    // what the log learns is a code, never what the provider said of somebody
    expect(JSON.stringify(staff.logged)).not.toMatch(/lena|code=/);
  });
});

describe('without an identity provider that answers', () => {
  test('where none is set up the addresses are not there', async () => {
    const staff = await startStaff();
    expect((await staff.browser().get('/oidc/start')).status).toBe(404);
    expect((await staff.browser().get('/oidc/callback?code=x&state=y')).status).toBe(404);
    await staff.stop();
  });

  test('a provider that is down leads back to the first screen, and the password still works', async () => {
    const staff = await startStaff({
      env: { OIDC_ISSUER: 'http://127.0.0.1:9', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' },
    });
    const { status, headers } = await staff.browser().get('/oidc/start');
    expect([status, headers.get('location')]).toEqual([303, '/staff?signin=failed']);
    const login = await staff.account('bridge');
    expect((await staff.browser().signIn(login)).status).toBe(200);
    await staff.stop();
  });
});
