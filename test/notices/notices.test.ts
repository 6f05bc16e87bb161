import pg from 'pg';
import type { Log } from '../../src/log';
import { LocalNotices, type Notice } from '../../src/notices/notices';
import { PostgresNotices } from '../../src/notices/postgres-notices';

const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };
const { TEST_POSTGRES_URL } = process.env;

/** The next notice that somebody hears. */
const next = (notices: { subscribe(listener: (notice: Notice) => void): () => void }) =>
  new Promise<Notice>((resolve) => notices.subscribe(resolve));

test('within a process everybody hears a notice, until they stop listening', () => {
  const notices = new LocalNotices();
  const heard: string[] = [];
  const stop = notices.subscribe(({ id }) => heard.push(id));
  notices.publish({ topic: 'request', id: 'a' });
  stop();
  notices.publish({ topic: 'request', id: 'b' });
  expect(heard).toEqual(['a']);
});

(TEST_POSTGRES_URL ? describe : describe.skip)('between processes on PostgreSQL', () => {
  const open = async () => {
    const notices = new PostgresNotices(TEST_POSTGRES_URL ?? '', silent);
    await notices.open();
    return notices;
  };

  test('a notice of one process is heard once in another, and once at home', async () => {
    const [one, other] = await Promise.all([open(), open()]);
    const home: Notice[] = [];
    one.subscribe((notice) => home.push(notice));
    const heard = next(other);
    one.publish({ topic: 'conversation', id: 'c1', detail: '7' });
    expect(await heard).toEqual({ topic: 'conversation', id: 'c1', detail: '7' });
    const back = next(one);
    other.publish({ topic: 'request', id: 'r1' });
    expect(await back).toEqual({ topic: 'request', id: 'r1' });
    expect(home).toHaveLength(2);
    await Promise.all([one.close(), other.close()]);
  });

  test('after a lost connection everybody is told to read anew', async () => {
    const notices = await open();
    const heard = next(notices);
    const killer = new pg.Client({ connectionString: TEST_POSTGRES_URL });
    await killer.connect();
    await killer.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'LISTEN wegwijzer' AND pid <> pg_backend_pid()",
    );
    await killer.end();
    expect(await heard).toEqual({ topic: 'resync', id: '' });
    await notices.close();
  });
});
