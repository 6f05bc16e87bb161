import { Meta, type MetaOptions } from '../../../src/cli/whatsapp-simulator/meta';
import type { Phone, SentContent } from '../../../src/cli/whatsapp-simulator/webhook-calls';
import { ServerProcess } from '../../server-process';
import { textOf } from './start-whatsapp';

const SECRETS = { appSecret: 'test-app-secret', phoneNumberId: '123456789012345', token: 'test-token' };

/** The built server as a process of its own, and Meta's stand-in that it talks to. */
export class RealServer {
  readonly meta: Meta;
  #server: ServerProcess | undefined;

  constructor(options: Partial<MetaOptions> = {}) {
    this.meta = new Meta({ ...SECRETS, webhook: () => `${this.server.url}/api/whatsapp`, ...options });
  }

  get server(): ServerProcess {
    if (!this.#server) throw new Error('start it first');
    return this.#server;
  }

  async start(env: Record<string, string> = {}): Promise<void> {
    this.#server = new ServerProcess({
      WHATSAPP_PHONE_NUMBER_ID: SECRETS.phoneNumberId,
      WHATSAPP_TOKEN: SECRETS.token,
      WHATSAPP_APP_SECRET: SECRETS.appSecret,
      WHATSAPP_VERIFY_TOKEN: 'test-verify-token',
      WHATSAPP_API_BASE: await this.meta.start(),
      WHATSAPP_QUIET_MS: '0',
      ...env,
    });
    await this.#server.start();
  }

  async stop(): Promise<void> {
    await this.#server?.end('SIGTERM');
    await this.meta.stop();
    await this.#server?.remove();
  }

  /** Everything a person was sent, in order. */
  sentTo({ number, userId }: Phone) {
    return this.meta.graph.taken.filter(({ to }) => to === (number ?? userId)).map(({ payload }) => payload);
  }

  textsTo(phone: Phone): string[] {
    return this.sentTo(phone).map(textOf);
  }

  /** Sends something and waits until `done` of what came back since. */
  async talk(
    phone: Phone,
    content: SentContent | string,
    done: (texts: readonly string[]) => boolean,
  ): Promise<string[]> {
    const before = this.sentTo(phone).length;
    this.meta.say(phone, content);
    const came = () => this.textsTo(phone).slice(before);
    await this.until(() => done(came())).catch(() => {
      throw new Error(`after ${JSON.stringify(content)} came only ${JSON.stringify(came())}`);
    });
    return this.textsTo(phone).slice(before);
  }

  /** Waits for something that comes by itself. @throws when it does not within the time of a test */
  async until(done: () => boolean, limit = 15_000): Promise<void> {
    const end = Date.now() + limit;
    while (!done()) {
      if (Date.now() > end) throw new Error('it did not happen');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
