import { type RunningStaff, startStaff } from './start-staff';

describe('the pages of the staff app', () => {
  let staff: RunningStaff;
  beforeAll(async () => {
    staff = await startStaff({ env: { ALLOWED_ORIGINS: 'https://www.kortrijk.be' } });
  }, 30_000);
  afterAll(() => staff.stop());

  test.each(['/staff', '/staff/', '/staff/desk', '/staff/register/today'])(
    '%s can be framed by no site, not even one that shows the chat, and is on no search engine',
    async (path) => {
      const { headers, status } = await fetch(`${staff.origin}${path}`);
      // 404 where the clients have not been built
      expect([200, 404]).toContain(status);
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('content-security-policy')).not.toContain('kortrijk');
      expect(headers.get('x-robots-tag')).toBe('noindex');
    },
  );

  test.each(['/staff/none.js', '/staff/assets/none.css', '/staff/..%2f..%2fpackage.json'])(
    '%s is not there',
    async (path) => {
      expect((await fetch(`${staff.origin}${path}`)).status).toBe(404);
    },
  );

  test('an address of the API that is not in the table is not there, and says so in JSON', async () => {
    const { status, body } = await staff.browser().get('/nothing');
    expect([status, body.error.code]).toEqual([404, 'NOT_FOUND']);
  });
});
