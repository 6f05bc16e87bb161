import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type GraphPayload, readPayload, readReadMark, refusalOf } from './graph-rules.js';

/** A message the stand-in took. */
export interface Taken {
  readonly id: string;
  /** Number or user id. */
  readonly to: string;
  readonly payload: GraphPayload;
  readonly at: number;
}

/** What to answer instead of taking a request. `lost-answer` takes it, and the connection breaks. */
export type Fault =
  | { readonly status: number; readonly code?: number; readonly html?: boolean }
  | 'drop'
  | 'lost-answer'
  | 'hang';

export interface StandInOptions {
  readonly token: string;
  readonly phoneNumberId: string;
  readonly version?: string;
  readonly now?: () => number;
  /** Asked for each message to send; undefined = no fault. */
  readonly fault?: (payload: GraphPayload) => Fault | undefined;
  readonly onTaken?: (taken: Taken) => void;
  readonly onTyping?: (messageId: string) => void;
  readonly onRefused?: (why: string) => void;
}

const WINDOW = 86_400_000;
const BODY_LIMIT = 1024 * 1024;

/**
 * A strict stand-in for Meta's Graph API on loopback: checks the token, the address, every limit, unknown keys and the 24
 * hours, and can fail in all the ways the real one does.
 */
export class GraphStandIn {
  readonly taken: Taken[] = [];
  /** Requests refused because they were wrong: our errors. */
  readonly refused: string[] = [];
  /** Messages of people, by id: only those can be marked as read. */
  readonly received = new Set<string>();
  readonly #lastHeard = new Map<string, number>();
  readonly #server: Server;

  constructor(private readonly options: StandInOptions) {
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch(() => response.destroy());
    });
  }

  /** @returns the base address for WHATSAPP_API_BASE */
  async start(): Promise<string> {
    if (!this.#server.listening) await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/${this.#version}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** The person wrote: free text may be sent to them for a day. */
  heard(person: string, messageId: string, at = this.#now()): void {
    this.received.add(messageId);
    this.#lastHeard.set(person, Math.max(at, this.#lastHeard.get(person) ?? 0));
  }

  get #version(): string {
    return this.options.version ?? 'v23.0';
  }

  #now(): number {
    return (this.options.now ?? Date.now)();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { token, phoneNumberId } = this.options;
    const body = await readBody(request);
    if (request.headers.authorization !== `Bearer ${token}`) return this.#refuse(response, 401, 190, 'Invalid token');
    if (request.url !== `/${this.#version}/${phoneNumberId}/messages` || request.method !== 'POST') {
      return this.#refuse(response, 404, 100, `Unsupported request: ${request.method} ${request.url}`);
    }
    if (!request.headers['content-type']?.startsWith('application/json')) {
      return this.#refuse(response, 400, 100, 'The body must be JSON');
    }
    const payload: unknown = JSON.parse(body);
    const mark = readReadMark(payload);
    if (mark) {
      if (!this.received.has(mark.message_id)) return this.#refuse(response, 400, 100, 'Unknown message_id');
      this.options.onTyping?.(mark.message_id);
      return send(response, 200, { success: true });
    }
    const refusal = refusalOf(payload);
    if (refusal) return this.#refuse(response, 400, 100, refusal);
    this.#take(readPayload(payload), response);
  }

  #take(payload: GraphPayload, response: ServerResponse): void {
    const to = (payload.to ?? payload.recipient ?? '').replace('+', '');
    const fault = this.options.fault?.(payload);
    const closed = this.#now() - (this.#lastHeard.get(to) ?? 0) >= WINDOW;
    if (fault !== undefined && fault !== 'lost-answer') fail(fault, response);
    else if (closed && payload.type !== 'template') send(response, 400, errorBody(131047, 'Re-engagement message'));
    else {
      const taken = { id: `wamid.${randomBytes(24).toString('base64')}`, to, payload, at: this.#now() };
      this.taken.push(taken);
      this.options.onTaken?.(taken);
      if (fault === 'lost-answer') response.destroy();
      else {
        const contacts = [{ input: to, wa_id: to }];
        send(response, 200, { messaging_product: 'whatsapp', contacts, messages: [{ id: taken.id }] });
      }
    }
  }

  #refuse(response: ServerResponse, status: number, code: number, details: string): void {
    this.refused.push(details);
    this.options.onRefused?.(details);
    send(response, status, errorBody(code, details));
  }
}

/** Fails in one of the ways of the real service; `hang` never answers, and the other side gives up. */
function fail(fault: Exclude<Fault, 'lost-answer'>, response: ServerResponse): void {
  if (fault === 'drop') response.destroy();
  else if (typeof fault === 'object' && fault.html) {
    response.writeHead(fault.status, { 'Content-Type': 'text/html' }).end('<h1>Sorry</h1>');
  } else if (typeof fault === 'object') send(response, fault.status, errorBody(fault.code ?? 1, 'Injected'));
}

function errorBody(code: number, details: string) {
  return {
    error: {
      message: `(#${code}) ${details}`,
      type: 'OAuthException',
      code,
      error_data: { messaging_product: 'whatsapp', details },
      fbtrace_id: 'stand-in',
    },
  };
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    if (size > BODY_LIMIT) throw new Error('too large');
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts).toString('utf8');
}
