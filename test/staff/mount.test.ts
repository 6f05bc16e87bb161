import { StaffError, type StaffRoute } from '../../src/staff/route';
import { type Routes, type RunningStaff, startStaff } from './start-staff';

/** Routes of a room that is not there, for what the mount does with any. */
const streaming: StaffRoute = {
  method: 'get',
  path: '/stream',
  roles: ['bridge'],
  async handle(_request, response) {
    response.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-transform' }).flushHeaders();
    response.write(': here\n\n');
  },
};
const upload: StaffRoute = {
  method: 'post',
  path: '/upload',
  roles: ['bridge'],
  accepts: 'bytes',
  limit: 1000,
  handle: async ({ body }) => ({ bytes: (body as Buffer).length }),
};
const refusing: StaffRoute = {
  method: 'get',
  path: '/refusing',
  roles: ['bridge'],
  async handle() {
    throw new StaffError(409, 'TAKEN', 'Somebody has it: choose another', 'id');
  },
};
const failing: StaffRoute = {
  method: 'get',
  path: '/failing',
  roles: ['bridge'],
  async handle() {
    throw new Error('connect to db.internal as wegwijzer failed');
  },
};
const nothing: StaffRoute = { method: 'get', path: '/nothing', roles: ['bridge'], async handle() {} };

describe('the staff API', () => {
  let staff: RunningStaff;
  beforeAll(async () => {
    const table = (routes: Routes) => [...routes, streaming, upload, refusing, failing, nothing];
    staff = await startStaff({ table });
  }, 30_000);
  afterAll(() => staff.stop());

  test('ends an open stream when its session ends', async () => {
    const bridge = await staff.as('bridge');
    const response = await fetch(`${staff.base}/stream`, { headers: { Cookie: bridge.cookie } });
    const reader = response.body?.getReader();
    expect((await reader?.read())?.done).toBe(false);
    await bridge.delete('/session');
    expect((await reader?.read())?.done).toBe(true);
  });

  test('takes a file as bytes, up to the size its route says', async () => {
    const bridge = await staff.as('bridge');
    const send = (size: number) =>
      bridge.call('POST', '/upload', { body: 'x'.repeat(size), headers: { 'Content-Type': 'text/csv' } });
    expect((await send(1000)).body).toEqual({ bytes: 1000 });
    const { status, body } = await send(1001);
    expect([status, body.error.code]).toEqual([413, 'TOO_LARGE']);
  });

  test('answers a refusal with its code, its message and its field', async () => {
    const { status, body } = await (await staff.as('bridge')).get('/refusing');
    expect([status, body]).toEqual([
      409,
      { error: { code: 'TAKEN', message: 'Somebody has it: choose another', field: 'id' } },
    ]);
  });

  test('says nothing of what failed inside', async () => {
    const { status, body } = await (await staff.as('bridge')).get('/failing');
    expect([status, body.error.code]).toEqual([500, 'FAILED']);
    expect(JSON.stringify(body)).not.toContain('db.internal');
  });

  test('answers nothing with 204', async () => {
    expect((await (await staff.as('bridge')).get('/nothing')).status).toBe(204);
  });
});
