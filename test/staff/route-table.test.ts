import { ROLES, type Role } from '../../src/staff/route';
import { type Browser, type Routes, type RunningStaff, startStaff } from './start-staff';

/** The table with handlers that only say that they were reached. */
const stubbed = (routes: Routes): Routes =>
  routes.map((route) => ({ ...route, handle: async () => ({ reached: true }) }));

const ACTORS = ['nobody', ...ROLES] as const;

describe('the table of the staff API', () => {
  let staff: RunningStaff;
  const browsers = new Map<string, Browser>();
  beforeAll(async () => {
    staff = await startStaff();
    const { routes } = staff;
    await staff.stop();
    staff = await startStaff({ table: () => stubbed(routes) });
    browsers.set('nobody', staff.browser());
    for (const role of ROLES) browsers.set(role, await staff.as(role));
  });
  afterAll(() => staff.stop());

  const call = (actor: string, route: Routes[number]) => {
    const path = route.path.replaceAll(/:\w+/g, 'x');
    return (browsers.get(actor) as Browser).call(route.method.toUpperCase(), path);
  };

  test.each(ACTORS)('for %s, every route answers as the table says', async (actor) => {
    for (const route of staff.routes) {
      const expected =
        route.roles === 'anyone'
          ? 200
          : actor === 'nobody'
            ? 401
            : route.roles === 'signed-in' || route.roles.includes(actor as Role)
              ? 200
              : 403;
      const { status, body } = await call(actor, route);
      const what = `${actor} ${route.method} ${route.path}`;
      expect(`${what}: ${status}`).toBe(`${what}: ${expected}`);
      expect(body.reached === true).toBe(expected === 200);
      if (expected === 401) expect(body.error.code).toBe('SIGN_IN_NEEDED');
      if (expected === 403) expect(body.error.code).toBe('NOT_ALLOWED');
    }
  });

  test('nothing that changes something works without the CSRF token', async () => {
    const admin = browsers.get('admin') as Browser;
    for (const route of staff.routes) {
      if (route.method === 'get' || route.roles === 'anyone') continue;
      const role = route.roles === 'signed-in' ? 'admin' : route.roles[0];
      const { cookie } = browsers.get(role ?? '') ?? admin;
      const { status, body } = await staff
        .browser()
        .call(route.method.toUpperCase(), route.path.replaceAll(/:\w+/g, 'x'), { headers: { Cookie: cookie } });
      expect([route.path, status, body.error?.code]).toEqual([route.path, 403, 'CSRF']);
    }
  });

  test('the routes of every room are in it', () => {
    const paths = staff.routes.map((route) => route.path);
    for (const path of ['/session', '/accounts', '/questions', '/entries', '/oidc/start', '/desk', '/availability']) {
      expect(paths).toContain(path);
    }
    for (const path of ['/desk/requests/:id/called', '/desk/events', '/figures']) expect(paths).toContain(path);
  });

  test('no two routes share an address, and every one names its roles', () => {
    const addresses = staff.routes.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(addresses).size).toBe(addresses.length);
    for (const { roles } of staff.routes) expect(roles.length).toBeGreaterThan(0);
    const open = staff.routes.filter(({ roles }) => roles === 'anyone').map(({ method, path }) => `${method} ${path}`);
    // what nobody has to sign in for is written here a second time, so that it is never widened by accident
    expect(open.sort()).toEqual(['get /oidc/callback', 'get /oidc/start', 'get /session', 'post /session']);
  });
});

interface Layer {
  readonly route?: { readonly path: string | string[]; readonly stack: readonly { readonly method?: string }[] };
  readonly handle: { readonly stack?: readonly Layer[] };
  match(path: string): boolean;
}

test('below /api/staff the app has the routes of the table and no others', async () => {
  const staff = await startStaff();
  const [app] = staff.server.listeners('request') as unknown as { router: { stack: readonly Layer[] } }[];
  const expected = staff.routes.map(({ method, path }) => `${method} ${path}`).sort();
  const found: string[] = [];
  const others: string[] = [];
  for (const layer of app?.router.stack ?? []) {
    if (!layer.match('/api/staff/x')) continue;
    if (layer.route) others.push(String(layer.route.path));
    for (const { route } of layer.handle.stack ?? []) {
      if (!route) continue;
      const isStaff = layer.match('/api/staff') && !layer.match('/api/other') && !layer.match('/other');
      for (const path of [route.path].flat()) {
        if (isStaff) found.push(...route.stack.flatMap(({ method }) => (method ? [`${method} ${path}`] : [])));
        // routes of a router for more than ours must not reach in
        else if (/^\/(\{?[:*]|api\/staff|staff)/.test(path)) others.push(path);
      }
    }
  }
  expect([...new Set(found)].sort()).toEqual(expected);
  expect(others).toEqual([]);
  await staff.stop();
});
