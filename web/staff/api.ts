/** The server said no, or could not be reached. */
export class ApiError extends Error {
  constructor(
    /** HTTP status; 0 = no connection. */
    readonly status: number,
    /** `BAD_INPUT`, `NOT_FOUND` ...; `OFFLINE` without connection. The app has a text for each under `errors`. */
    readonly code: string,
    message: string,
    /** The field that is wrong. */
    readonly field?: string,
    /** Whatever else the server said of the error. */
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }

  /** No connection, or the server is not well: the same may work later. */
  get isPassing(): boolean {
    return this.status === 0 || this.status >= 500;
  }
}

/** What surrounds one call. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  /** In the background: nobody is asked to sign in again, the call fails with 401. */
  readonly quiet?: boolean;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What the client needs of its surroundings. */
export interface ApiSurroundings {
  /** Asks the person to sign in again over the page they are on; false when they do not. */
  readonly signInAgain: () => Promise<boolean>;
  /** Reads the session anew, and gives the API its token. */
  readonly refreshSession: () => Promise<void>;
}

/**
 * Calls of `/api/staff`, with the CSRF token. When the session has ended in the meantime, the person signs in again in
 * a dialog and the call is made again: what was typed stays.
 */
export class Api {
  /** From `GET /session`. */
  csrf: string | undefined;
  #surroundings: ApiSurroundings = {
    signInAgain: async () => false,
    refreshSession: async () => undefined,
  };

  constructor(private readonly send: typeof fetch) {}

  surround(surroundings: ApiSurroundings): void {
    this.#surroundings = surroundings;
  }

  /** @throws ApiError, as all calls do */
  get = <T>(path: string, options?: CallOptions) => this.#call<T>('GET', path, undefined, options);
  post = <T>(path: string, body?: unknown, options?: CallOptions) => this.#call<T>('POST', path, body, options);
  put = <T>(path: string, body?: unknown, options?: CallOptions) => this.#call<T>('PUT', path, body, options);
  patch = <T>(path: string, body?: unknown, options?: CallOptions) => this.#call<T>('PATCH', path, body, options);
  delete = <T = void>(path: string, options?: CallOptions) => this.#call<T>('DELETE', path, undefined, options);

  async #call<T>(method: Method, path: string, body: unknown, options: CallOptions = {}): Promise<T> {
    try {
      return await this.#once<T>(method, path, body, options);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.code === 'SIGN_IN_NEEDED' && !options.quiet) {
        if (!(await this.#surroundings.signInAgain())) throw error;
      } else if (error.code === 'CSRF') {
        // another tab signed in anew, or this one started without connection
        await this.#surroundings.refreshSession();
      } else throw error;
      return this.#once<T>(method, path, body, options);
    }
  }

  async #once<T>(method: Method, path: string, body: unknown, { signal }: CallOptions): Promise<T> {
    const headers: Record<string, string> = { Accept: 'application/json' };
    if (method !== 'GET' && this.csrf) headers['X-Csrf-Token'] = this.csrf;
    const file = body instanceof Blob;
    if (body !== undefined) headers['Content-Type'] = file ? 'application/octet-stream' : 'application/json';
    const request: RequestInit & { cache?: 'no-store' } = {
      method,
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
    };
    if (body !== undefined) request.body = file ? body : JSON.stringify(body);
    if (signal) request.signal = signal;
    let response: Response;
    try {
      response = await this.send(`/api/staff/${path.replace(/^\//, '')}`, request);
    } catch (error) {
      if (signal?.aborted) throw error;
      throw new ApiError(0, 'OFFLINE', 'no connection');
    }
    if (!response.ok) throw await errorOf(response);
    return (response.status === 204 ? undefined : await response.json()) as T;
  }
}

async function errorOf(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => undefined);
  const error = (body as { error?: Record<string, unknown> } | undefined)?.error ?? {};
  const { code = 'FAILED', message = `the server answered ${response.status}`, field } = error;
  return new ApiError(
    response.status,
    String(code),
    String(message),
    field === undefined ? undefined : String(field),
    error,
  );
}

/** The one client of the app. */
export const api = new Api((input, init) => fetch(input, init));
