import { GraphError } from './graph-errors.js';
import type { Address } from './inbound.js';
import type { GraphMessage } from './render/messages.js';

/** The Cloud API, as far as we use it. */
export interface Graph {
  /** @returns Meta's id of the message; @throws GraphError */
  send(to: Address, message: GraphMessage): Promise<string>;
  /** Marks a received message as read and shows that we type. @throws GraphError */
  showTyping(messageId: string): Promise<void>;
  /** Fetches a voice note or picture. @throws GraphError */
  media(mediaId: string): Promise<Buffer>;
}

export interface GraphOptions {
  /** With version, such as `https://graph.facebook.com/v23.0`. */
  readonly base: string;
  readonly phoneNumberId: string;
  readonly token: string;
  /** Milliseconds one request may take. */
  readonly timeout: number;
}

/** Errors of a connection that was never made: nothing can have arrived. */
const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
/** Bytes of a voice note that are still taken: Meta's limit for audio. */
const MEDIA_LIMIT = 16 * 1024 * 1024;

/** Talks to Meta's Cloud API over HTTPS. */
export class GraphClient implements Graph {
  constructor(private readonly options: GraphOptions) {}

  async send(to: Address, message: GraphMessage): Promise<string> {
    const address = to.number === undefined ? { recipient: to.userId } : { to: to.number };
    const answer = await this.#post({ recipient_type: 'individual', ...address, ...message });
    const id = (answer as { messages?: { id?: unknown }[] }).messages?.[0]?.id;
    // taken, but who knows as what: repeating it could say it twice
    return typeof id === 'string' ? id : '';
  }

  async showTyping(messageId: string): Promise<void> {
    await this.#post({ status: 'read', message_id: messageId, typing_indicator: { type: 'text' } });
  }

  async media(mediaId: string): Promise<Buffer> {
    const { base } = this.options;
    const described = await this.#request(`${base}/${encodeURIComponent(mediaId)}`, {});
    const { url, file_size } = (await jsonOf(described)) as { url?: unknown; file_size?: unknown };
    if (typeof url !== 'string' || (typeof file_size === 'number' && file_size > MEDIA_LIMIT)) {
      throw new GraphError(described.status, undefined, false);
    }
    // the token goes to Meta only
    const { hostname, origin, protocol } = new URL(url);
    const trusted =
      origin === new URL(base).origin ||
      (protocol === 'https:' && /(^|\.)(fbsbx|facebook|whatsapp)\.(com|net)$/.test(hostname));
    if (!trusted) throw new GraphError(described.status, undefined, false);
    const response = await this.#request(url, {});
    return Buffer.from(await response.arrayBuffer());
  }

  async #post(body: object): Promise<unknown> {
    const { base, phoneNumberId } = this.options;
    const response = await this.#request(`${base}/${phoneNumberId}/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ messaging_product: 'whatsapp', ...body }),
    });
    return jsonOf(response);
  }

  async #request(
    url: string,
    init: { method?: string; headers?: Record<string, string>; body?: string },
  ): Promise<Response> {
    const { token, timeout } = this.options;
    let response: Response;
    try {
      response = await fetch(url, {
        ...init,
        headers: { ...init.headers, Authorization: `Bearer ${token}` },
        signal: AbortSignal.timeout(timeout),
        redirect: 'error',
      });
    } catch (error) {
      const { code } = ((error as Error).cause ?? {}) as { code?: string };
      throw new GraphError(undefined, undefined, !NEVER_CONNECTED.has(code ?? ''));
    }
    if (response.ok) return response;
    const code = ((await jsonOf(response)) as { error?: { code?: unknown } }).error?.code;
    // a gateway that gave up waiting does not say what became of the request
    const inDoubt = typeof code !== 'number' && (response.status === 502 || response.status === 504);
    throw new GraphError(response.status, typeof code === 'number' ? code : undefined, inDoubt);
  }
}

/** The JSON of an answer; an error can also be a page of HTML, or end in the middle. */
async function jsonOf(response: Response): Promise<unknown> {
  try {
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null ? body : {};
  } catch {
    return {};
  }
}
