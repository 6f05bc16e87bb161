import { performance } from 'node:perf_hooks';
import type { Fault } from './graph-stand-in.js';
import { GraphStandIn, type Taken } from './graph-stand-in.js';
import { callWebhook, envelopeOf, messageFrom, newMessageId, type Phone, type SentContent } from './webhook-calls.js';

export interface MetaOptions {
  /** Address of the webhook; asked anew for each call, because a server under test can move. */
  readonly webhook: () => string;
  readonly appSecret: string;
  readonly phoneNumberId: string;
  readonly token: string;
  readonly fault?: () => Fault | undefined;
  readonly onTaken?: (taken: Taken) => void;
  readonly onTyping?: (messageId: string) => void;
  readonly onRefused?: (why: string) => void;
  /** What happens to a message after it was taken: all of it unless said otherwise. */
  readonly statuses?: readonly ('sent' | 'delivered' | 'read')[];
  /** How often a call is made although it was answered: duplicates. */
  readonly repeat?: () => number;
}

/** Milliseconds until a call that was not answered with 200 is made again; Meta waits longer. */
const AGAIN = 100;

/** The whole of Meta on loopback: takes messages as the Graph API does, and calls the webhook until it answers 200. */
export class Meta {
  readonly graph: GraphStandIn;
  /** Milliseconds the webhook took for each call that was answered 200, with a message and with a status. */
  readonly acknowledged = { messages: [] as number[], statuses: [] as number[] };
  readonly #open = new Set<Promise<void>>();
  #stopped = false;

  constructor(private readonly options: MetaOptions) {
    const { token, phoneNumberId, fault, onTyping, onRefused } = options;
    this.graph = new GraphStandIn({
      token,
      phoneNumberId,
      ...(fault ? { fault } : {}),
      ...(onTyping ? { onTyping } : {}),
      ...(onRefused ? { onRefused } : {}),
      onTaken: (taken) => {
        options.onTaken?.(taken);
        this.#tellStatuses(taken);
      },
    });
  }

  /** @returns the base address for WHATSAPP_API_BASE */
  start(): Promise<string> {
    return this.graph.start();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.graph.stop();
    await Promise.all(this.#open);
  }

  /** Somebody sends something. @returns the message's id; the webhook is called until it has it */
  say(phone: Phone, content: SentContent | string, id = newMessageId(phone), at = Date.now()): string {
    const said = typeof content === 'string' ? { type: 'text', text: { body: content } } : content;
    this.graph.heard(phone.number ?? phone.userId ?? '', id, at);
    const { phoneNumberId, repeat } = this.options;
    const body = envelopeOf(phoneNumberId, { messages: [messageFrom(phone, said, at, id)] }, phone);
    for (let n = 0; n <= (repeat?.() ?? 0); n++) this.#deliver(body, 'messages');
    return id;
  }

  /** Ends when every call has been answered. */
  async delivered(): Promise<void> {
    while (this.#open.size > 0) await Promise.all(this.#open);
  }

  #tellStatuses({ id, to, at }: Taken): void {
    const recipient = /^\d+$/.test(to) ? { recipient_id: to } : { recipient_user_id: to };
    for (const status of this.options.statuses ?? ['sent', 'delivered', 'read']) {
      const timestamp = String(Math.floor(at / 1000));
      const statuses = [{ id, status, timestamp, ...recipient }];
      this.#deliver(envelopeOf(this.options.phoneNumberId, { statuses }), 'statuses');
    }
  }

  #deliver(body: object, about: 'messages' | 'statuses'): void {
    const delivery = this.#untilTaken(body, about).finally(() => this.#open.delete(delivery));
    this.#open.add(delivery);
  }

  async #untilTaken(body: object, about: 'messages' | 'statuses'): Promise<void> {
    const { webhook, appSecret, phoneNumberId } = this.options;
    while (!this.#stopped) {
      const started = performance.now();
      const status = await callWebhook({ url: webhook(), appSecret, phoneNumberId }, body).catch(() => 0);
      if (status === 200) {
        this.acknowledged[about].push(performance.now() - started);
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, AGAIN));
    }
  }
}
