import type { Activity } from '../../../../web/newcomer/direct-line/activity.js';
import {
  Connection,
  type ConnectionOptions,
  type ConnectionState,
  type Session,
  type Socket,
} from '../../../../web/newcomer/direct-line/connection.js';

/** A socket the test opens, feeds and closes. */
class FakeSocket implements Socket {
  onopen: ((event: never) => void) | null = null;
  onmessage: ((event: never) => void) | null = null;
  onclose: ((event: never) => void) | null = null;
  readyState = 0;
  readonly sent: string[] = [];

  constructor(readonly url: string) {}

  send(data: string): void {
    this.sent.push(data);
  }

  open(): void {
    this.readyState = 1;
    this.onopen?.({} as never);
  }

  receive(data: unknown): void {
    this.onmessage?.({ data: typeof data === 'string' ? data : JSON.stringify(data) } as never);
  }

  close(code = 1006): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.onclose?.({ code } as never);
  }
}

interface Call {
  readonly method: string;
  readonly path: string;
  readonly token: string | undefined;
  readonly body: unknown;
  readonly keepalive: boolean;
}

type Answers = Record<string, (call: Call) => { status: number; body: unknown } | 'down'>;

/** The client's connection with a server played by the test: `answers` says what a call gets, `'down'` = no network. */
function connect(change: Partial<ConnectionOptions> = {}, first: Answers = {}) {
  const sockets: FakeSocket[] = [];
  const calls: Call[] = [];
  const states: ConnectionState[] = [];
  const sessions: (Session | undefined)[] = [];
  const received: { readonly ids: (string | undefined)[]; readonly history: boolean }[] = [];
  let conversations = 0;
  const answers: Answers = {
    'POST /tokens/generate': () => ({ status: 200, body: { token: `token-${++conversations}` } }),
    'POST /conversations': () => ({
      status: 201,
      body: { conversationId: `c${conversations}`, streamUrl: `ws://x/${conversations}?first` },
    }),
    'POST /tokens/refresh': ({ token }) => ({ status: 200, body: { token: `${token}+` } }),
    'GET /conversations/:id': ({ token, path }) => ({
      status: 200,
      body: { token, streamUrl: `ws://x/again?${path.split('?')[1]}` },
    }),
    'POST /conversations/:id/activities': () => ({ status: 200, body: { id: 'x' } }),
    'GET /conversations/:id/activities': () => ({ status: 200, body: { activities: [], watermark: '0' } }),
    ...first,
  };
  const fetch = async (url: string, init: RequestInit & { keepalive?: boolean }) => {
    const path = url.replace('/base', '');
    const headers = init.headers as Record<string, string>;
    const call: Call = {
      method: init.method ?? 'GET',
      path,
      token: headers.authorization?.replace('Bearer ', ''),
      body: init.body === undefined ? undefined : JSON.parse(String(init.body)),
      keepalive: init.keepalive === true,
    };
    calls.push(call);
    const name = `${call.method} ${path.split('?')[0]?.replace(/conversations\/[^/]+/, 'conversations/:id')}`;
    const answer = answers[name]?.(call) ?? 'down';
    if (answer === 'down') throw new TypeError('fetch failed');
    return { ok: answer.status < 400, status: answer.status, json: async () => answer.body };
  };
  const connection = new Connection({
    base: '/base',
    locale: 'ar',
    kiosk: undefined,
    resume: undefined,
    fetch: fetch as unknown as typeof globalThis.fetch,
    openSocket: (url) => {
      const socket = new FakeSocket(url);
      sockets.push(socket);
      return socket;
    },
    onActivities: (activities, history) => received.push({ ids: activities.map(({ id }) => id), history }),
    onState: (state) => states.push(state),
    onSession: (session) => sessions.push(session),
    ...change,
  });
  return { connection, sockets, calls, states, sessions, received, answers };
}

const settle = () => jest.advanceTimersByTimeAsync(0);
const message = (clientActivityID: string): Activity => ({
  type: 'message',
  text: 'hallo',
  channelData: { clientActivityID },
});
const set = (watermark: string, ...ids: readonly string[]) => ({
  activities: ids.map((id) => ({ type: 'message', id })),
  watermark,
});

describe('a conversation over Direct Line', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    jest.spyOn(Math, 'random').mockReturnValue(0.5);
  });
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it('starts with a token of its own and the language', async () => {
    const { connection, calls, sockets, states, sessions, received } = connect();
    await settle();
    expect(calls.map(({ method, path, token, body }) => [method, path, token, body])).toEqual([
      ['POST', '/tokens/generate', undefined, undefined],
      ['POST', '/conversations', 'token-1', { locale: 'ar' }],
    ]);
    expect(sessions).toEqual([{ conversationId: 'c1', token: 'token-1' }]);
    sockets[0]?.open();
    sockets[0]?.receive('');
    sockets[0]?.receive('junk{');
    sockets[0]?.receive(set('1', 'a'));
    expect(states).toEqual(['online']);
    expect(received).toEqual([{ ids: ['a'], history: false }]);
    connection.close();
  });

  it('tells the place of a kiosk with the token', async () => {
    const { connection, calls } = connect({ kiosk: 'kortrijk' });
    await settle();
    expect(calls[0]?.body).toEqual({ kiosk: 'kortrijk' });
    connection.close();
  });

  it('goes on from the watermark after a loss', async () => {
    const { connection, sockets, calls, states } = connect();
    await settle();
    sockets[0]?.open();
    sockets[0]?.receive(set('7', 'a'));
    sockets[0]?.close();
    await settle();
    expect(states).toEqual(['online', 'reconnecting']);
    await jest.advanceTimersByTimeAsync(500);
    expect(calls.at(-1)?.path).toBe('/conversations/c1?watermark=7');
    sockets[1]?.open();
    expect(states.at(-1)).toBe('online');
    connection.close();
  });

  it('takes what a reload replays as history, and only that', async () => {
    const { connection, sockets, received, calls } = connect({ resume: { conversationId: 'old', token: 't' } });
    await settle();
    expect(calls[0]?.path).toBe('/conversations/old?watermark=');
    sockets[0]?.open();
    sockets[0]?.receive(set('2', 'a', 'b'));
    sockets[0]?.receive(set('3', 'c'));
    expect(received.map(({ history }) => history)).toEqual([true, false]);
    connection.close();
  });

  it.each([401, 403, 404])('begins anew by itself when going on is refused with %i', async (status) => {
    const { connection, sessions, sockets } = connect(
      { resume: { conversationId: 'old', token: 't' } },
      { 'GET /conversations/:id': () => ({ status, body: { error: { code: 'Gone' } } }) },
    );
    await settle();
    expect(sessions).toEqual([undefined, { conversationId: 'c1', token: 'token-1' }]);
    expect(sockets).toHaveLength(1);
    connection.close();
  });

  it('posts a message again into a new conversation when the old one is gone', async () => {
    const { connection, answers, calls, sockets } = connect();
    await settle();
    sockets[0]?.open();
    answers['POST /conversations/:id/activities'] = ({ path }) =>
      path.includes('/c1/') ? { status: 404, body: {} } : { status: 200, body: { id: 'x' } };
    const posted = connection.post(message('k1'));
    await jest.advanceTimersByTimeAsync(2000);
    await posted;
    const posts = calls.filter(({ path }) => path.endsWith('/activities'));
    expect(posts.map(({ path, token }) => [path, token])).toEqual([
      ['/conversations/c1/activities', 'token-1'],
      ['/conversations/c2/activities', 'token-2'],
    ]);
    connection.close();
  });

  it('says when a message could not be sent', async () => {
    const { connection, answers, sockets } = connect();
    await settle();
    sockets[0]?.open();
    answers['POST /conversations/:id/activities'] = () => 'down';
    await expect(connection.post(message('k1'))).rejects.toMatchObject({ status: 0, code: 'NotReached' });
    connection.close();
  });

  it('polls when the network lets no WebSocket through', async () => {
    const { connection, answers, sockets, states, received, calls } = connect();
    answers['GET /conversations/:id/activities'] = ({ path }) => ({
      status: 200,
      body: path.endsWith('watermark=') ? set('1', 'a') : set('1'),
    });
    await settle();
    sockets[0]?.close();
    await settle();
    // swallowed without a word: given up after a while
    await jest.advanceTimersByTimeAsync(8000);
    expect(states).toEqual(['online']);
    expect(received).toEqual([{ ids: ['a'], history: false }]);
    await jest.advanceTimersByTimeAsync(1500);
    expect(calls.at(-1)?.path).toBe('/conversations/c1/activities?watermark=1');
    connection.close();
  });

  it('fails in words after some tries, goes on trying, and is online in the end', async () => {
    let down = true;
    const { connection, states, sockets } = connect(
      {},
      { 'POST /tokens/generate': () => (down ? 'down' : { status: 200, body: { token: 'token-1' } }) },
    );
    await jest.advanceTimersByTimeAsync(10_000);
    expect(states).toEqual(['failed']);
    down = false;
    connection.retry();
    await settle();
    sockets[0]?.open();
    expect(states).toEqual(['failed', 'online']);
    connection.close();
  });

  it('renews the token every fifteen minutes', async () => {
    const { connection, sessions, sockets } = connect();
    await settle();
    sockets[0]?.open();
    const hear = setInterval(() => sockets.at(-1)?.receive(''), 25_000);
    await jest.advanceTimersByTimeAsync(15 * 60_000);
    expect(sessions.at(-1)).toEqual({ conversationId: 'c1', token: 'token-1+' });
    clearInterval(hear);
    connection.close();
  });

  it('keeps the socket alive, and gives up one that says nothing any more', async () => {
    const { connection, sockets, states } = connect();
    await settle();
    sockets[0]?.open();
    await jest.advanceTimersByTimeAsync(40_000);
    expect(sockets[0]?.sent).toEqual(['', '']);
    await jest.advanceTimersByTimeAsync(40_000);
    expect(states).toEqual(['online', 'reconnecting']);
    connection.close();
  });

  it('mistrusts a socket over which a sent message does not come back', async () => {
    const { connection, sockets } = connect();
    await settle();
    sockets[0]?.open();
    await connection.post(message('k1'));
    await connection.post(message('k2'));
    sockets[0]?.receive({ activities: [message('k1'), message('k2')], watermark: '2' });
    await jest.advanceTimersByTimeAsync(8000);
    expect(sockets).toHaveLength(1);
    await connection.post(message('k3'));
    await jest.advanceTimersByTimeAsync(9000);
    expect(sockets).toHaveLength(2);
    connection.close();
  });

  it('does not fight with another tab, and comes back when the person does', async () => {
    const { connection, sockets } = connect();
    await settle();
    sockets[0]?.open();
    sockets[0]?.close(1000);
    await jest.advanceTimersByTimeAsync(120_000);
    expect(sockets).toHaveLength(1);
    connection.retry();
    await settle();
    expect(sockets).toHaveLength(2);
    connection.close();
  });

  it('says a last word that outlives the page, and is silent afterwards', async () => {
    const { connection, calls, sockets, received } = connect();
    await settle();
    const [socket] = sockets;
    socket?.open();
    connection.farewell(message('k1'));
    expect(calls.at(-1)).toMatchObject({ path: '/conversations/c1/activities', keepalive: true });
    socket?.receive(set('9', 'late'));
    await jest.advanceTimersByTimeAsync(60_000);
    expect(received).toEqual([]);
    expect(sockets).toHaveLength(1);
  });
});
