import readXlsxFile from 'read-excel-file/node';
import { type HelpQuestion, newQuestionId, recordQuestion, recordUnanswered } from '../../src/questions/register';
import { onEveryDatabase } from '../database/databases';
import { type Browser, type RunningStaff, START, startStaff } from './start-staff';

const DAY = 86_400_000;

onEveryDatabase('the routes of figures', (open) => {
  let staff: RunningStaff;
  let policy: Browser;
  let region: Browser;
  let bridge: Browser;
  beforeAll(async () => {
    staff = await startStaff({ database: await open() });
    region = await staff.as('policy');
    await staff.database('staff_accounts').where({ role: 'policy' }).update({ municipality: null });
    [policy, bridge] = [await staff.as('policy'), await staff.as('bridge')];
    await staff.database.transaction(async (transaction) => {
      const add = async (count: number, fields: object) => {
        const question = {
          municipality: 'kortrijk',
          organisation: 'stad',
          channel: 'web',
          language: 'ar',
          theme: 'housing',
          entry: 'housing/rent-deposit',
          outcome: 'answered',
          ...fields,
        } as HelpQuestion;
        for (let at = 0; at < count; at++)
          await recordQuestion(transaction, newQuestionId(), question, START - 3 * DAY);
      };
      await add(60, {});
      await add(40, { theme: undefined, entry: undefined, outcome: 'unanswered', language: 'uk' });
      await add(30, { municipality: 'gent', organisation: '=cmd()' });
      await add(3, { municipality: 'gent', theme: 'housing', language: 'ti' });
    });
  }, 30_000);
  afterAll(() => staff.stop());

  const list = (body: unknown) => (typeof body === 'string' ? JSON.parse(body) : body);
  /** A published count near a true one. */
  const near = (count: number) => ({ asymmetricMatch: (shown: unknown) => Math.abs(Number(shown) - count) <= 25 });

  test('a table, with what is small hidden', async () => {
    const { status, body } = await region.get('/figures?period=2026Q4&group=language');
    expect(status).toBe(200);
    expect(body.total.questions).toEqual(near(133));
    const counts = Object.fromEntries(
      body.rows.map(({ key, questions }: { key: string[]; questions: unknown }) => [key[0], questions]),
    );
    expect(counts).toMatchObject({ ar: near(90), uk: near(40), ti: '<5', pl: '<5' });
    expect(body.until).toBe('2026-11-22');
  });

  test('a policy officer of a town sees that town and the totals of the region, also in what is exported', async () => {
    expect((await policy.get('/figures?period=2026&municipality=kortrijk')).body.total.questions).toEqual(near(100));
    expect((await policy.get('/figures?period=2026')).body.total.questions).toEqual(near(133));
    for (const path of [
      '/figures?period=2026&municipality=gent',
      '/figures?period=2026&group=municipality',
      '/figures?period=2026&group=organisation',
      '/figures?period=2026&organisation=stad',
      '/figures/series?from=2026-10&to=2026-11&group=municipality',
      '/figures/export?format=csv&period=2026&group=municipality',
      '/figures/export?format=xlsx&period=2026&municipality=gent',
      '/figures/series/export?format=csv&from=2026-10&to=2026-11&group=municipality',
      '/figures/series/export?format=json&from=2026-10&to=2026-11&municipality=gent',
      '/figures/overview?period=2026&municipality=gent',
      '/figures/signals?period=2026&municipality=gent',
      '/figures/not-helped?period=2026&municipality=gent',
      '/figures/report?quarter=2026Q4&municipality=gent',
      `/figures/compare?left=${encodeURIComponent('period=2026')}&right=${encodeURIComponent('period=2026&municipality=gent')}`,
    ]) {
      const { status, body } = await policy.get(path);
      expect([path, status, body.error?.code]).toEqual([path, 403, 'NOT_ALLOWED']);
    }
    const { body } = await policy.get('/figures/options');
    expect(body).toMatchObject({ municipality: 'kortrijk', demo: false, first: '2026-11-20' });
    expect(body.dimensions.municipality).toHaveLength(1);
    expect(body.dimensions.organisation).toEqual([]);
  });

  test('what cannot be asked is refused with what to do', async () => {
    for (const [path, code] of [
      ['/figures?period=2026-13', 'BAD_INPUT'],
      ['/figures?period=2026&group=theme,language,channel', 'BAD_INPUT'],
      ['/figures?period=2026&theme=a&theme=b', 'BAD_INPUT'],
      ['/figures?period=2026-W47&group=theme,language', 'TOO_FINE'],
      ['/figures/series?from=2026&to=2026-11', 'TOO_FINE'],
    ] as const) {
      const { status, body } = await region.get(path);
      expect([path, status, body.error?.code]).toEqual([path, 400, code]);
    }
  });

  test('the overview has themes, weeks, languages by theme and signals', async () => {
    const { status, body } = await region.get('/figures/overview?period=2026-11');
    expect(status).toBe(200);
    expect(body.parts.group).toEqual(['theme']);
    expect(body.weeks.lines[0].questions).toHaveLength(26);
    expect(body.heat.group).toEqual(['language', 'theme']);
    expect(Array.isArray(body.signals)).toBe(true);
    // a level below what is filtered on; days and weeks know less
    for (const [query, group] of [
      ['period=2026&language=ar', 'theme'],
      ['period=2026&theme=housing', 'entry'],
      ['period=2026&theme=housing&channel=web', 'language'],
      ['period=2026&theme=housing&language=ar', 'channel'],
      ['period=2026-W47&theme=housing', 'theme'],
      ['period=2026&theme=housing&outcome=answered', 'entry'],
    ] as const) {
      const { body: overview } = await region.get(`/figures/overview?${query}`);
      expect([query, overview.parts?.group]).toEqual([query, [group]]);
    }
    expect((await region.get('/figures/overview?period=2026&entry=housing/rent-deposit')).body.weeks).toBeNull();
  });

  test('two sides are compared row by row', async () => {
    const side = (town: string) => encodeURIComponent(`period=2026&municipality=${town}`);
    const { body } = await region.get(`/figures/compare?left=${side('kortrijk')}&right=${side('gent')}&group=theme`);
    const housing = body.rows.find(({ key }: { key: string[] }) => key[0] === 'housing');
    expect(housing.left.questions).toEqual(near(60));
    expect(housing.right.questions).toEqual(near(33));
  });

  test('the total has all measures, however the parts are broken down', async () => {
    const side = encodeURIComponent('period=2026');
    const { body } = await region.get(`/figures/compare?left=${side}&right=${side}&group=outcome`);
    const { body: plain } = await region.get('/figures?period=2026');
    expect(body.left.total).toEqual(plain.total);
    expect(plain.total.answerRate).not.toBeNull();
  });

  test('weeks can be taken away as a file, small ones hidden', async () => {
    const { body, headers } = await region.get('/figures/series/export?format=csv&from=2026-W46&to=2026-W47');
    expect(headers.get('content-disposition')).toContain('wegwijzer-2026-W46-2026-W47.csv');
    const lines = String(body).replace('\ufeff', '').split('\r\n');
    expect(lines.slice(0, 2)).toEqual(['Week;Eerste dag;Hulpvragen', '2026-W46;2026-11-09;<5']);
    expect(lines[2]).toMatch(/^2026-W47;2026-11-16;\d+$/);
    const logged = await staff.database('staff_audit').where({ what: 'export' }).pluck('detail');
    expect(logged).toContain('csv 2026-W46..2026-W47 all {}');
  });

  test('an export opens in Excel, holds nothing small, and stands in the audit log', async () => {
    const { body, headers } = await region.get('/figures/export?format=csv&period=2026&group=organisation');
    expect(headers.get('content-disposition')).toContain('wegwijzer-2026-organisation.csv');
    const lines = String(body).replace('\ufeff', '').split('\r\n');
    expect(lines[0]).toMatch(/^Organisatie;Hulpvragen;Aandeel;/);
    // what looks like a formula is text
    expect(lines.find((line) => line.includes('cmd'))).toMatch(/^'=cmd\(\);\d+;0,\d+/);
    const response = await fetch(`${staff.base}/figures/export?format=xlsx&period=2026`, {
      headers: { Cookie: region.cookie },
    });
    const sheets = await readXlsxFile(Buffer.from(await response.arrayBuffer()));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(
      expect.arrayContaining(['Toelichting', 'Thema', 'Contacttaal en Thema']),
    );
    expect(JSON.stringify(sheets[0]?.data)).toContain('Kleine aantallen');
    const logged = await staff.database('staff_audit').where({ what: 'export' }).pluck('detail');
    expect(logged).toEqual(expect.arrayContaining(['csv 2026 organisation {}', 'xlsx 2026 all {}']));
  });

  test('the report is the same, byte for byte', async () => {
    const first = await region.get('/figures/report?quarter=2026Q4');
    expect(first.status).toBe(200);
    expect(first.headers.get('content-security-policy')).toMatch(/style-src 'sha256-/);
    expect(first.body).toContain('4e kwartaal van 2026');
    expect(first.body).toContain('&lt;5');
    expect((await region.get('/figures/report?quarter=2026Q4')).body).toBe(first.body);
  });

  test('unanswered messages are shown from three alike on, without day or place', async () => {
    await staff.database.transaction(async (transaction) => {
      for (const text of [
        'waar kan ik mijn hond inschrijven',
        'waar kan ik mijn hond inschrijven 0470 00 00 00',
        'ik wil mijn hond inschrijven waar',
      ]) {
        await recordUnanswered(transaction, 'nl', text, START);
      }
      await recordUnanswered(transaction, 'nl', 'heel iets anders', START);
    });
    const groups = list((await region.get('/figures/unanswered')).body);
    expect(groups).toHaveLength(1);
    expect(Object.keys(groups[0]).sort()).toEqual(['examples', 'id', 'language', 'messages', 'proposal']);
    expect(JSON.stringify(groups)).not.toMatch(/0470|anders/);
  });

  test('a task goes from the figures to the editor and comes back as news', async () => {
    const editor = await staff.as('editor');
    const { body: task } = await region.post('/figures/tasks', {
      kind: 'missing-entry',
      text: 'Honden inschrijven (0470 00 00 00)',
    });
    expect(task).toMatchObject({ status: 'open', text: 'Honden inschrijven ([number])' });
    expect((await region.patch(`/figures/tasks/${task.id}`, { status: 'done' })).status).toBe(403);
    expect(list((await bridge.get('/figures/news')).body)).toEqual([]);
    await editor.patch(`/figures/tasks/${task.id}`, { status: 'done', entry: 'housing/rent-deposit' });
    expect(list((await bridge.get('/figures/news')).body)).toMatchObject([
      { task: task.id, entry: 'housing/rent-deposit' },
    ]);
    expect((await editor.patch('/figures/tasks/none', { status: 'done' })).status).toBe(404);
  });

  test('a threshold is filed at the desk, taken up by policy, and its answer comes back to who filed it', async () => {
    const sent = {
      theme: 'housing',
      text: 'Geen alfacursus voor maart, zegt Omar: bel 0470 00 00 00',
      month: '2026-11',
    };
    const { body: threshold } = await bridge.post('/figures/thresholds', sent);
    expect(threshold).toMatchObject({ municipality: 'kortrijk', status: 'open', month: '2026-11' });
    expect(threshold.text).not.toMatch(/\d{4}/);
    expect((await bridge.post('/figures/thresholds', { ...sent, municipality: 'gent' })).status).toBe(400);
    expect((await bridge.patch(`/figures/thresholds/${threshold.id}`, { answer: 'x' })).status).toBe(403);
    await policy.patch(`/figures/thresholds/${threshold.id}`, {
      status: 'discussed',
      answer: 'Besproken met de school.',
      owner: 'Mia',
    });
    expect(list((await bridge.get('/figures/thresholds')).body)).toMatchObject([
      { answer: 'Besproken met de school.', owner: 'Mia' },
    ]);
    const other = await staff.as('bridge');
    expect(list((await other.get('/figures/thresholds')).body)).toEqual([]);
  });

  test('a register is imported through the routes, and written to the audit log', async () => {
    const file = 'datum;thema;taal\r\n1/11/2026;housing;ar\r\n1/11/2026;duiven;ar\r\n';
    const { status, body } = await region.post('/figures/imports?name=a.csv', file, {
      headers: { 'Content-Type': 'application/octet-stream' },
    });
    expect([status, body.good, body.unknownThemes.length]).toEqual([200, 1, 1]);
    const confirmed = await region.post(`/figures/imports/${body.id}/confirm`, {
      mapping: body.mapping,
      themes: { duiven: null },
    });
    expect(confirmed.body).toMatchObject({ imported: 2, known: 0, errors: [] });
    expect(list((await region.get('/figures/imports')).body)).toMatchObject([{ name: 'a.csv', imported: 2 }]);
    expect((await region.delete(`/figures/imports/${body.id}`)).body).toMatchObject({ status: 'undone' });
    expect((await region.delete(`/figures/imports/${body.id}`)).status).toBe(404);
    expect(await staff.database('staff_audit').where({ what: 'import' })).toHaveLength(2);
    const broken = await region.post('/figures/imports?name=a.csv', 'x', {
      headers: { 'Content-Type': 'application/octet-stream' },
    });
    expect([broken.status, broken.body.error.code]).toEqual([400, 'FILE_UNREADABLE']);
  });

  test('the register of a neighbour is imported under its name, by somebody of the region only', async () => {
    const file = 'datum;thema;taal\r\n1/11/2026;housing;ar\r\n';
    const send = (who: Browser) =>
      who.post('/figures/imports?name=b.csv&organisation=in-gent', file, {
        headers: { 'Content-Type': 'application/octet-stream' },
      });
    expect((await send(policy)).status).toBe(403);
    const { status, body } = await send(region);
    expect([status, body.organisation]).toEqual([200, 'in-gent']);
    const choices = { mapping: body.mapping, themes: {} };
    expect((await policy.post(`/figures/imports/${body.id}/confirm`, choices)).status).toBe(404);
    expect((await region.post(`/figures/imports/${body.id}/confirm`, choices)).body).toMatchObject({ imported: 1 });
    expect(await staff.database('help_questions').where({ source: 'import' }).pluck('organisation')).toEqual([
      'in-gent',
    ]);
  });

  test('a key that is made or revoked stands in the audit log, without the key', async () => {
    const admin = await staff.as('admin');
    const { body: made } = await admin.post('/figures/keys', { organisation: 'in-gent', municipality: 'kortrijk' });
    await admin.delete(`/figures/keys/${made.id}`);
    expect((await admin.delete(`/figures/keys/${made.id}`)).status).toBe(404);
    const lines = await staff.database('staff_audit').whereIn('what', ['key-made', 'key-revoked']).orderBy('id');
    expect(lines.map(({ what, target, detail }) => [what, target, detail])).toEqual([
      ['key-made', made.id, 'in-gent, kortrijk'],
      ['key-revoked', made.id, 'in-gent, kortrijk'],
    ]);
    expect(JSON.stringify(lines)).not.toContain(made.key);
  });
});
