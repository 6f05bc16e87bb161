import { Api, ApiError } from '../../../web/staff/api';

interface Call {
  readonly address: string;
  readonly method: string;
  readonly token: string | null;
}

/** An API over a server that gives these answers, one after the other. */
function over(...answers: (Response | Error)[]) {
  const calls: Call[] = [];
  const send: typeof fetch = async (address, init) => {
    const token = new Headers(init?.headers).get('X-Csrf-Token');
    calls.push({ address: String(address), method: init?.method ?? '', token });
    const answer = answers.shift();
    if (!answer) throw new Error('no more answers');
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { api: new Api(send), calls };
}
const json = (body: unknown, status = 200) => Response.json(body, { status });
const no = (status: number, code: string, more: object = {}) =>
  json({ error: { code, message: 'no', ...more } }, status);

it('sends the token with every change and with nothing else', async () => {
  const { api, calls } = over(json({ a: 1 }), new Response(null, { status: 204 }));
  api.csrf = 'token';
  expect(await api.get('catalogue')).toEqual({ a: 1 });
  expect(await api.delete('/questions/7')).toBeUndefined();
  expect(calls).toEqual([
    { address: '/api/staff/catalogue', method: 'GET', token: null },
    { address: '/api/staff/questions/7', method: 'DELETE', token: 'token' },
  ]);
});

it('says what the server said, field and details too', async () => {
  const { api } = over(no(409, 'LOGIN_TAKEN', { field: 'login', by: 'Farid' }));
  const error = await api.post('accounts', {}).catch((failure: unknown) => failure);
  expect(error).toMatchObject({ status: 409, code: 'LOGIN_TAKEN', field: 'login', details: { by: 'Farid' } });
  expect((error as ApiError).isPassing).toBe(false);
});

it('tells no connection and a proxy without our server apart from a no', async () => {
  const { api } = over(new TypeError('failed to fetch'), new Response('<html>', { status: 502 }));
  const offline = await api.get('session').catch((failure: unknown) => failure);
  expect(offline).toMatchObject({ status: 0, code: 'OFFLINE', isPassing: true });
  const proxy = await api.get('session').catch((failure: unknown) => failure);
  expect(proxy).toMatchObject({ status: 502, code: 'FAILED', isPassing: true });
});

it('asks to sign in again, then makes the call again with the new token', async () => {
  const { api, calls } = over(no(401, 'SIGN_IN_NEEDED'), json({ id: 'a' }));
  api.csrf = 'old';
  api.surround({
    signInAgain: async () => {
      api.csrf = 'new';
      return true;
    },
    refreshSession: async () => undefined,
  });
  expect(await api.post('questions', {})).toEqual({ id: 'a' });
  expect(calls.map(({ token }) => token)).toEqual(['old', 'new']);
});

it('fails when nobody signs in again, and asks nobody in the background', async () => {
  const { api } = over(no(401, 'SIGN_IN_NEEDED'), no(401, 'SIGN_IN_NEEDED'));
  const signInAgain = jest.fn(async () => false);
  api.surround({ signInAgain, refreshSession: async () => undefined });
  await expect(api.post('questions', {})).rejects.toBeInstanceOf(ApiError);
  await expect(api.post('questions', {}, { quiet: true })).rejects.toMatchObject({ status: 401 });
  expect(signInAgain).toHaveBeenCalledTimes(1);
});

it('takes a new token once when another tab has signed in', async () => {
  const { api, calls } = over(no(403, 'CSRF'), no(403, 'CSRF'));
  const refreshSession = async () => {
    api.csrf = 'fresh';
  };
  api.surround({ signInAgain: async () => true, refreshSession });
  await expect(api.post('questions', {}, { quiet: true })).rejects.toMatchObject({ code: 'CSRF' });
  expect(calls.map(({ token }) => token)).toEqual([null, 'fresh']);
});
