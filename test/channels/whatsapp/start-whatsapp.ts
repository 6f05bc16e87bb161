import { createHash } from 'node:crypto';
import type { TurnContext } from 'botbuilder';
import { type Bot, TURN, type Turn } from '../../../src/assistant/bot';
import type { Reply } from '../../../src/assistant/reply';
import { speak } from '../../../src/assistant/speak';
import type { Library } from '../../../src/assistant/turn-scope';
import { readEnvelope } from '../../../src/channels/whatsapp/envelope';
import { openWhatsApp, type WhatsApp, type WhatsAppParts } from '../../../src/channels/whatsapp/open-whatsapp';
import { type Fault, GraphStandIn } from '../../../src/cli/whatsapp-simulator/graph-stand-in';
import {
  envelopeOf,
  messageFrom,
  type Phone,
  type SentContent,
} from '../../../src/cli/whatsapp-simulator/webhook-calls';
import type { Database } from '../../../src/database/connection';
import { createSeal } from '../../../src/database/seal';
import { type Languages, loadLanguages } from '../../../src/languages/languages';
import { LocalNotices } from '../../../src/notices/notices';
import type { Understanding } from '../../../src/search/understanding';
import { smallKnowledge } from '../../assistant/small-knowledge';

export const PHONE_NUMBER_ID = '123456789012345';
export const NOON = Date.parse('2026-11-22T12:00:00Z');
export const SAMIRA: Phone = { number: '32470000001', name: 'Samira' };
export const YONAS: Phone = { number: '32470000002', name: 'Yonas' };

export const CONFIG = {
  phoneNumberId: PHONE_NUMBER_ID,
  token: 'test-token',
  appSecret: 'test-app-secret',
  verifyToken: 'test-verify-token',
  template: undefined as string | undefined,
  quietTime: 1500,
  timeout: 400,
  messagesPerSecond: Number.POSITIVE_INFINITY,
  speechUrl: undefined,
};

/** A clock that stands still until a test moves it; what was put off runs then. */
export class TestClock {
  time = NOON;
  readonly #waiting = new Set<{ readonly at: number; readonly run: () => void }>();
  readonly now = () => this.time;

  readonly timers = {
    after: (milliseconds: number, run: () => void) => {
      const one = { at: this.time + Math.max(0, milliseconds), run };
      this.#waiting.add(one);
      return () => void this.#waiting.delete(one);
    },
  };

  pass(milliseconds: number): void {
    this.time += milliseconds;
    for (const one of [...this.#waiting].sort((a, b) => a.at - b.at)) {
      if (one.at > this.time || !this.#waiting.delete(one)) continue;
      one.run();
    }
  }
}

/** What the assistant of these tests does: says what it was asked. `forget me` and `crash` do what they say. */
class EchoBot implements Bot {
  readonly asked: string[] = [];
  readonly turns: Turn[] = [];
  /** A bridge figure is there. */
  live = false;
  before: () => Promise<void> = async () => {};

  async run(context: TurnContext): Promise<void> {
    const { text, value, locale } = context.activity;
    await this.before();
    const turn = context.turnState.get<Turn>(TURN);
    this.turns.push(turn);
    const said = [text, value && `[${value}]`, locale && `(${locale})`].filter(Boolean).join(' ');
    this.asked.push(said);
    if (turn.forPerson) {
      if (this.live) turn.forPerson.taken();
      return;
    }
    if (text === 'hide') turn.conceal?.('hidden');
    if (text === 'forget me') turn.forget();
    const kind =
      text === 'crisis' ? { kind: 'crisis' as const, crisis: 'fire', lines: [said], numbers: [], after: [] } : {};
    const reply = {
      kind: 'text',
      language: 'nl',
      direction: 'ltr',
      options: [],
      text: `echo ${said}`,
      ...kind,
    } as Reply;
    await context.sendActivity(speak(reply));
  }
}

let languages: Promise<Languages> | undefined;

export interface Running extends WhatsApp {
  readonly bot: EchoBot;
  readonly graph: GraphStandIn;
  readonly clock: TestClock;
  readonly notices: string[];
  faults: Fault[];
  /** The webhook call of these messages; ends when all is stored. */
  receive(...messages: readonly object[]): Promise<void>;
  receiveStatus(...statuses: readonly object[]): Promise<void>;
  /** A message as Meta brings it; the stand-in learns of it, too. */
  message(phone: Phone, content: SentContent | string, id?: string, at?: number): { id: string };
  /** Ends when turns and requests have ended, without any time passing. */
  settled(): Promise<void>;
  /** What a person sees: texts and titles. */
  seenBy(phone: Phone): string[];
  stopAll(): Promise<void>;
}

/** The channel with an echo for an assistant, a clock of its own and the strict stand-in of the Graph API. */
export async function startWhatsApp(
  database: Database,
  change: Partial<WhatsAppParts> & {
    readonly graph?: GraphStandIn;
    readonly clock?: TestClock;
    readonly template?: string;
  } = {},
): Promise<Running> {
  languages ??= loadLanguages();
  const clock = change.clock ?? new TestClock();
  const faults: Fault[] = [];
  const bot = new EchoBot();
  const { now, timers } = clock;
  const graph =
    change.graph ??
    new GraphStandIn({ token: CONFIG.token, phoneNumberId: PHONE_NUMBER_ID, now, fault: () => faults.shift() });
  const apiBase = await graph.start();
  const notices = new LocalNotices();
  const told: string[] = [];
  notices.subscribe(({ topic, id, detail }) => told.push(`${topic} ${detail} ${id}`));
  const understander = {
    understand: (message: string): Partial<Understanding> => ({
      outcome: /^(forget me|crisis)$/.test(message) ? 'command' : 'nothing',
      language: 'nl',
      languageSure: /^[a-z\s]+$/.test(message),
      ...(message === 'hello' ? { smallTalk: 'hello' } : {}),
    }),
  };
  const library = { knowledge: smallKnowledge(), understander } as unknown as Library;
  const whatsapp = openWhatsApp({
    config: { ...CONFIG, apiBase, template: change.template },
    bot,
    library: () => library,
    languages: await languages,
    database,
    seal: createSeal('a key for tests that is long enough for all'),
    notices,
    municipality: undefined,
    transcriptDays: 30,
    now,
    timers,
    random: () => 0,
    log: { error: ({ err }) => err && console.error(err), warn: () => {}, info: () => {} },
    ...change,
  });
  const running: Running = {
    ...whatsapp,
    bot,
    graph,
    clock,
    notices: told,
    faults,
    receive: (...messages) => whatsapp.channel.receive(read({ messages }, now())),
    receiveStatus: (...statuses) => whatsapp.channel.receive(read({ statuses }, now())),
    message(phone, content, id, at = now()) {
      const said = typeof content === 'string' ? { type: 'text', text: { body: content } } : content;
      const message = messageFrom(phone, said, at, id ?? idFor(phone, JSON.stringify(said), at));
      graph.heard(phone.number ?? phone.userId ?? '', message.id, at);
      return message;
    },
    async settled() {
      for (let round = 0; round < 3; round++) {
        await whatsapp.channel.idle();
        await whatsapp.sender.idle();
      }
    },
    seenBy: (phone) =>
      graph.taken.filter(({ to }) => to === (phone.number ?? phone.userId)).map(({ payload }) => textOf(payload)),
    async stopAll() {
      await whatsapp.close();
      await graph.stop();
    },
  };
  return running;
}

function read(value: Parameters<typeof envelopeOf>[1], now: number) {
  return readEnvelope(envelopeOf(PHONE_NUMBER_ID, value), PHONE_NUMBER_ID, now);
}

let count = 0;
function idFor(phone: Phone, content: string, at: number): string {
  count++;
  return `wamid.${createHash('sha256').update(`${phone.number}${content}${at}${count}`).digest('base64')}`;
}

/** The text of a message as Meta gets it. */
export function textOf(payload: GraphStandIn['taken'][number]['payload']): string {
  if (payload.type === 'text') return payload.text.body;
  if (payload.type === 'interactive') return payload.interactive.body.text;
  return payload.type === 'template'
    ? `template ${payload.template.name} ${payload.template.language.code}`
    : payload.type;
}
