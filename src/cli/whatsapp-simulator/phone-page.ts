import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import type { Phone, SentContent } from './webhook-calls.js';

const FOLDER = 'src/cli/whatsapp-simulator/phone';
const FILES: Readonly<Record<string, readonly [string, string]>> = {
  '/': ['index.html', 'text/html; charset=utf-8'],
  '/phone.js': ['phone.js', 'text/javascript; charset=utf-8'],
  '/shown.js': ['shown.js', 'text/javascript; charset=utf-8'],
  '/phone.css': ['phone.css', 'text/css; charset=utf-8'],
};
const BODY_LIMIT = 64 * 1024;

const said = z.object({
  phone: z.object({
    number: z
      .string()
      .regex(/^\d{5,20}$/)
      .optional(),
    userId: z
      .string()
      .regex(/^[A-Z]{2}\.\w{1,60}$/)
      .optional(),
    name: z.string().max(60).optional(),
  }),
  content: z.looseObject({ type: z.string() }),
});

/** The page that looks like a phone, served on loopback: posts what is typed, and hears what comes by server-sent events. */
export class PhonePage {
  readonly #listeners = new Set<ServerResponse>();
  readonly #server: Server;

  /** @param say sends something to the webhook and returns its id */
  constructor(private readonly say: (phone: Phone, content: SentContent) => string) {
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch(() => response.writeHead(400).end('Bad request'));
    });
  }

  /** @returns its address */
  async start(port: number): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', resolve);
    });
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  tell(event: object): void {
    for (const listener of this.#listeners) listener.write(`data: ${JSON.stringify(event)}\n\n`);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    response.setHeader('Content-Security-Policy', "default-src 'self'");
    const file = FILES[pathname];
    if (request.method === 'GET' && file) {
      const [name, type] = file;
      response.writeHead(200, { 'Content-Type': type }).end(await readFile(join(FOLDER, name)));
    } else if (request.method === 'GET' && pathname === '/events') {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      response.write(': hello\n\n');
      this.#listeners.add(response);
      request.once('close', () => this.#listeners.delete(response));
    } else if (request.method === 'POST' && pathname === '/say' && isOwnPage(request)) {
      const { phone, content } = said.parse(JSON.parse(await readBody(request)));
      const { number, userId, name } = phone;
      const id = this.say(
        { ...(number ? { number } : {}), ...(userId ? { userId } : {}), ...(name ? { name } : {}) },
        content,
      );
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ id }));
    } else if (pathname === '/favicon.ico') {
      response.writeHead(204).end();
    } else {
      response.writeHead(404).end('Not found');
    }
  }
}

/** Another page open in the browser must not write in somebody's name. */
function isOwnPage(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  return origin === undefined || origin === `http://${host}`;
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
