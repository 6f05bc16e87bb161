import type { Page, WebSocketRoute } from 'playwright-core';
import type { Reply } from '../../src/assistant/reply.js';

/** What the stand-in says: a reply but for what every reply has. */
type Said = Reply extends infer R
  ? R extends Reply
    ? Omit<R, 'language' | 'direction' | 'options'> & Partial<R>
    : never
  : never;

/**
 * Stands in for a bridge figure and their desk: puts activities into the stream between the real server and the page, so
 * that the newcomer's side can be tried by itself. Call `watch` before the page is opened.
 */
export class DeskStandIn {
  #socket: WebSocketRoute | undefined;
  #count = 0;
  /** What the page has posted besides messages: `typing` and `seen`. */
  readonly signs: { readonly type: string; readonly name?: string; readonly value?: unknown }[] = [];

  constructor(
    private readonly language: string,
    private readonly direction: 'ltr' | 'rtl',
  ) {}

  async watch(page: Page): Promise<void> {
    await page.routeWebSocket(/stream/, (socket) => {
      this.#socket = socket;
      const server = socket.connectToServer();
      socket.onMessage((data) => server.send(data));
      server.onMessage((data) => socket.send(data));
    });
    page.on('request', (request) => {
      if (request.method() !== 'POST' || !request.url().endsWith('/activities')) return;
      const activity = request.postDataJSON();
      if (activity.type !== 'message') this.signs.push(activity);
    });
  }

  /** @returns the id of the activity */
  say(reply: Said): string {
    const whole = { language: this.language, direction: this.direction, options: [], ...reply };
    return this.send({ type: 'message', entities: [{ type: 'wegwijzer', reply: whole }] });
  }

  send(activity: object): string {
    const id = `stand-in-${this.#count++}`;
    if (!this.#socket) throw new Error('the page has not opened its stream yet');
    this.#socket.send(JSON.stringify({ activities: [{ id, from: { id: 'bot', role: 'bot' }, ...activity }] }));
    return id;
  }
}
