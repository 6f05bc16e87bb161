import type { Router } from 'express';
import type { Bot, Line, Receipts } from '../../assistant/bot.js';
import type { Library } from '../../assistant/turn-scope.js';
import type { WhatsAppConfig } from '../../config.js';
import type { Database } from '../../database/connection.js';
import type { Seal } from '../../database/seal.js';
import { DatabaseStorage } from '../../database/storage.js';
import type { Languages } from '../../languages/languages.js';
import type { Log } from '../../log.js';
import type { Notices } from '../../notices/notices.js';
import { WhatsAppChannel } from './channel.js';
import { Forgetting } from './forgetting.js';
import { GraphClient } from './graph.js';
import { Inbox } from './inbox.js';
import { KindReplies } from './kind-replies.js';
import { WhatsAppLine } from './line.js';
import { Outbox } from './outbox.js';
import { Pages } from './pages.js';
import { People } from './people.js';
import { Precedence } from './precedence.js';
import { readings, standsAlone } from './readings.js';
import { DOUBT, Sender } from './sender.js';
import { speechService } from './speech-to-text.js';
import { Statuses } from './statuses.js';
import { realTimers, type Timers } from './timers.js';
import { Turns } from './turns.js';
import { whatsappWebhook } from './webhook.js';

export interface WhatsAppParts {
  readonly config: WhatsAppConfig;
  readonly bot: Bot;
  readonly library: () => Library;
  readonly languages: Languages;
  readonly database: Database;
  readonly seal: Seal;
  readonly notices: Notices;
  readonly municipality: string | undefined;
  readonly transcriptDays: number;
  readonly now: () => number;
  readonly log: Log;
  /** Real ones unless a test passes in its own. */
  readonly timers?: Timers;
  readonly random?: () => number;
}

/** The WhatsApp channel, wired. */
export interface WhatsApp {
  /** For `/api/whatsapp`, before anything that parses bodies. */
  readonly routes: Router;
  readonly line: Line;
  readonly channel: WhatsAppChannel;
  readonly sender: Sender;
  /** Runs what a crash left behind. */
  resume(): Promise<void>;
  /** Erases people who have not written for `transcriptDays`. */
  eraseOld(): Promise<void>;
  /** Where the hand-off room learns that a bridge figure's message arrived. */
  report(receipts: Receipts): void;
  /** Waits for turns and requests under way. */
  close(): Promise<void>;
}

export function openWhatsApp(parts: WhatsAppParts): WhatsApp {
  const { config, bot, library, languages, database, seal, notices, transcriptDays, now, log } = parts;
  const { municipality, timers = realTimers, random = Math.random } = parts;
  const people = new People(database, seal, now);
  const inbox = new Inbox(database, seal, now);
  const outbox = new Outbox(database, seal, now);
  const pages = new Pages(database);
  const precedence = new Precedence();
  const read = readings(library);
  const storage = new DatabaseStorage(database, now);
  const forgetting = new Forgetting(database, inbox, outbox, pages, now);
  const graph = new GraphClient({ ...config, base: config.apiBase });
  const onChange = (id: string) => notices.publish({ topic: 'conversation', id, detail: 'delivery' });
  const { timeout, messagesPerSecond } = config;
  const sender = new Sender({
    graph,
    outbox,
    people,
    precedence,
    now,
    timers,
    random,
    messagesPerSecond,
    timeout,
    onChange,
    log,
  });
  const wake = (conversationId?: string) => sender.wake(conversationId);
  const turns = new Turns({
    bot,
    database,
    storage,
    library,
    read,
    languages,
    people,
    inbox,
    outbox,
    pages,
    forgetting,
    municipality,
    transcriptDays,
    graph,
    now,
    log,
    kindReplies: new KindReplies(languages),
    speech: config.speechUrl === undefined ? undefined : speechService(config.speechUrl),
  });
  let receipts: Receipts | undefined;
  const statuses = new Statuses({ outbox, people, precedence, notices, receipts: () => receipts, now, random, log });
  const quiet = { time: config.quietTime, longest: 4 * config.quietTime, standsAlone: standsAlone(read) };
  const channel = new WhatsAppChannel({
    database,
    people,
    inbox,
    outbox,
    turns,
    statuses,
    graph,
    quiet,
    precedence,
    timers,
    now,
    wake,
    log,
  });
  return {
    routes: whatsappWebhook((envelope) => channel.receive(envelope), { ...config, now, log }),
    line: new WhatsAppLine({
      people,
      inbox,
      outbox,
      pages,
      languages,
      graph,
      template: config.template,
      wake,
      now,
      log,
    }),
    channel,
    sender,
    async resume() {
      await outbox.doubtAll(now() + DOUBT * timeout);
      await channel.resume();
    },
    eraseOld: () => forgetting.eraseOld(transcriptDays),
    report: (to) => {
      receipts = to;
    },
    async close() {
      await channel.stop();
      await sender.stop();
    },
  };
}
