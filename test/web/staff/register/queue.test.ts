import type { NewQuestion, OwnQuestion } from '../../../../src/staff/register-types';
import {
  QuestionQueue,
  type QueuedQuestion,
  type QueueStore,
  type SendResult,
} from '../../../../web/staff/register/queue';

/** What a device keeps, as IndexedDB would. */
class MemoryStore implements QueueStore {
  readonly rows = new Map<string, QueuedQuestion>();
  broken = false;

  async all() {
    if (this.broken) throw new Error('this browser keeps nothing');
    return [...this.rows.values()];
  }

  async put(row: QueuedQuestion) {
    if (this.broken) throw new Error('this browser keeps nothing');
    this.rows.set(row.question.id, row);
  }

  async remove(id: string) {
    this.rows.delete(id);
  }
}

const question = (id: string, askedAt = 1): NewQuestion => ({
  ...{ id, askedAt, theme: 'housing', language: 'prs', channel: 'desk', outcome: 'answered' },
});
const own = (id: string) => ({ id }) as OwnQuestion;

/** A server that counts each id once, as ours does, and can be away. */
class Server {
  away = false;
  readonly registered = new Set<string>();
  readonly tries: string[] = [];
  readonly refuses = new Map<string, string>();

  send = async ({ id }: NewQuestion): Promise<SendResult> => {
    this.tries.push(id);
    if (this.away) return 'later';
    const refused = this.refuses.get(id);
    if (refused) return { refused };
    this.registered.add(id);
    return { sent: own(id) };
  };
}

function begin(account = 'amina') {
  const store = new MemoryStore();
  const server = new Server();
  return { store, server, queue: new QuestionQueue(account, store, server.send) };
}

const ids = (queue: QuestionQueue) => queue.rows.map((row) => row.question.id);

it('keeps a question before it is sent, and forgets it when the server has it', async () => {
  const { store, server, queue } = begin();
  const sent: string[] = [];
  queue.onSent(({ id }) => sent.push(id));
  await queue.add(question('a'));
  expect(store.rows.has('a')).toBe(true);
  await queue.flush();
  expect([...server.registered]).toEqual(['a']);
  expect(sent).toEqual(['a']);
  expect(store.rows.size).toBe(0);
  expect(queue.rows).toEqual([]);
});

it('waits without connection, and sends each once when it is back, oldest first', async () => {
  const { server, queue } = begin();
  server.away = true;
  await queue.add(question('a', 1));
  await queue.add(question('b', 2));
  await queue.flush();
  expect(ids(queue)).toEqual(['a', 'b']);
  server.away = false;
  server.tries.length = 0;
  await Promise.all([queue.flush(), queue.flush(), queue.flush()]);
  expect(server.tries).toEqual(['a', 'b']);
  expect(queue.rows).toEqual([]);
});

it('finds what waits after the page was closed', async () => {
  const { store, server, queue } = begin();
  server.away = true;
  await queue.add(question('a'));
  await queue.flush();
  server.away = false;
  const later = new QuestionQueue('amina', store, server.send);
  await later.flush();
  expect([...server.registered]).toEqual(['a']);
});

it('leaves the questions of others on the device alone', async () => {
  const { store, server, queue } = begin();
  server.away = true;
  await queue.add(question('a'));
  await queue.flush();
  server.away = false;
  const other = new QuestionQueue('farid', store, server.send);
  await other.flush();
  expect(server.registered.size).toBe(0);
  expect(other.rows).toEqual([]);
  expect(store.rows.has('a')).toBe(true);
});

it('keeps what the server refuses to be corrected, and sends the others', async () => {
  const { server, queue } = begin();
  server.away = true;
  await queue.add(question('a', 1));
  await queue.add(question('b', 2));
  await queue.flush();
  server.away = false;
  server.refuses.set('a', 'BAD_INPUT');
  await queue.flush();
  expect(queue.rows).toEqual([{ account: 'amina', question: question('a', 1), refused: 'BAD_INPUT' }]);
  server.refuses.clear();
  await queue.flush();
  expect(ids(queue)).toEqual(['a']);
  expect(await queue.change({ ...question('a', 1), theme: 'work' })).toBe(true);
  await queue.flush();
  expect([...server.registered].sort()).toEqual(['a', 'b']);
});

it('takes back what waits, and says when it is too late', async () => {
  const { store, server, queue } = begin();
  server.away = true;
  await queue.add(question('a'));
  expect(await queue.withdraw('a')).toBe(true);
  expect(store.rows.size).toBe(0);
  server.away = false;
  await queue.flush();
  expect(server.registered.size).toBe(0);
  await queue.add(question('b'));
  await queue.flush();
  expect(await queue.withdraw('b')).toBe(false);
});

it('works as long as the page is open in a browser that keeps nothing', async () => {
  const { store, server, queue } = begin();
  store.broken = true;
  server.away = true;
  await queue.add(question('a'));
  await queue.flush();
  expect(ids(queue)).toEqual(['a']);
  server.away = false;
  await queue.flush();
  expect([...server.registered]).toEqual(['a']);
  expect(queue.rows).toEqual([]);
});
