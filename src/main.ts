import type { AddressInfo } from 'node:net';
import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { Assistant } from './assistant/assistant.js';
import type { Line } from './assistant/bot.js';
import { HandoffReceipts } from './assistant/live/receipts.js';
import type { Library, People } from './assistant/turn-scope.js';
import { openAzure } from './channels/azure/open-azure.js';
import { DirectLineChannel } from './channels/directline/channel.js';
import { Conversations } from './channels/directline/conversations.js';
import { DirectLineLine } from './channels/directline/line.js';
import { PersonPresence } from './channels/directline/presence.js';
import { Sockets } from './channels/directline/sockets.js';
import { Tokens } from './channels/directline/tokens.js';
import { openWhatsApp } from './channels/whatsapp/open-whatsapp.js';
import { type Config, ConfigError, readConfig } from './config.js';
import { isReachable, openDatabase } from './database/connection.js';
import { createSeal } from './database/seal.js';
import { DatabaseStorage } from './database/storage.js';
import { loadCanned } from './handoff/canned.js';
import { eraseOldRequests } from './handoff/erase.js';
import { createHandoff } from './handoff/handoff.js';
import { Outbox, sendOverHttp } from './handoff/outbox.js';
import type { Knowledge, Problem } from './knowledge/knowledge.js';
import { KnowledgeMissing, loadKnowledge } from './knowledge/load.js';
import { watchKnowledge } from './knowledge/watch.js';
import { loadLanguages } from './languages/languages.js';
import { type Log, openLog } from './log.js';
import { openNotices } from './notices/open-notices.js';
import { loadPathways } from './pathways/load.js';
import { dayOf } from './questions/calendar.js';
import { foldChanges } from './questions/cells/fold.js';
import { Imports } from './questions/sharing/imports.js';
import { eraseOld, keepErasing } from './retention.js';
import { loadLexicon } from './search/load-lexicon.js';
import { loadPhrases } from './search/load-phrases.js';
import { createUnderstander } from './search/understander.js';
import { createHttpServer } from './server.js';
import { openDesk } from './staff/desk-room.js';
import { deskWebhook } from './staff/desk-webhook.js';
import { figuresApi } from './staff/figures-api.js';
import { mountStaff } from './staff/mount.js';
import { staffRoutes } from './staff/route-table.js';
import { openStaffRoom } from './staff/staff-room.js';
import { warmUp, whenIdle } from './warm-up.js';

/** Milliseconds a stop may take; turns still running then are run again at the next start. */
const STOP_LIMIT = 4000;
/** Connections that may wait to be accepted: Meta calls in bursts, and what is dropped comes again a second later. */
const BACKLOG = 4096;
/** Bytes of memory above which no further search is built before somebody asks for it. */
const WARM_LIMIT = 225 * 1024 * 1024;

/** The composition root: reads the configuration, wires the rooms, listens. */
async function main(config: Config): Promise<void> {
  // the indexes of thirteen languages leave much garbage behind: collect it early, the machine may be small
  setFlagsFromString('--optimize-for-size');
  const log = openLog(config.logLevel);
  const now = Date.now;
  const [languages, knowledge, database, phrases, lexicon] = await Promise.all([
    loadLanguages(),
    loadKnowledge(config.knowledgeDirectory),
    openDatabase(config.databaseUrl),
    loadPhrases(undefined, (problem) => log.error({ code: problem.code }, problem.message)),
    loadLexicon(),
  ]);
  const pathways = await loadPathways('dialogs');
  const libraryOf = (current: Knowledge): Library => ({
    knowledge: current,
    understander: createUnderstander(current, languages, phrases, { lexicon }),
    pathways,
  });
  let library = libraryOf(knowledge);
  tellProblems('dialogs', pathways.problems, log);
  tellProblems('knowledge', knowledge.problems, log);
  const watch = watchKnowledge(
    config.knowledgeDirectory,
    knowledge,
    (changed) => {
      library = libraryOf(changed);
      log.info({ version: changed.version }, 'the knowledge base changed');
      tellProblems('knowledge', changed.problems, log);
    },
    (error) => log.error({ err: error, code: 'KNOWLEDGE_UNREADABLE' }, 'the changed knowledge base could not be read'),
  );

  const notices = await openNotices(config.databaseUrl, log);
  const conversations = new Conversations(database, now);
  const sockets = new Sockets(conversations);
  const webhook = config.handoffWebhook;
  const handoff = createHandoff({
    database,
    notices,
    seal: createSeal(config.dataKey),
    canned: await loadCanned(),
    waitMinutes: config.handoffWaitMinutes,
    outbox: webhook && new Outbox(database, { ...webhook, now, log, send: sendOverHttp, random: Math.random }),
    now,
  });
  const directLine = new DirectLineLine(conversations, sockets, notices, now);
  const lines = new Map<string, Line>([['directline', directLine]]);
  let furtherLine: Line | undefined;
  const people: People = { handoff, lines: { get: (id) => lines.get(id) ?? furtherLine } };
  const receipts = new HandoffReceipts(handoff);
  sockets.watch(new PersonPresence(handoff.requests, receipts, notices, log));
  const assistant = new Assistant({
    library: () => library,
    languages,
    storage: new DatabaseStorage(database, now),
    organisation: config.organisation,
    now,
    log,
    people,
  });
  const { municipality } = config;
  const shared = { notices, receipts };
  const channel = new DirectLineChannel(assistant, conversations, sockets, database, municipality, now, log, shared);
  await channel.resume();
  const azure =
    config.azure &&
    openAzure({
      config: config.azure,
      bot: assistant,
      database,
      seal: createSeal(config.dataKey),
      languages,
      municipality: config.municipality,
      now,
      log,
    });
  const whatsapp =
    config.whatsapp &&
    openWhatsApp({
      config: config.whatsapp,
      bot: assistant,
      library: () => library,
      languages,
      database,
      seal: createSeal(config.dataKey),
      notices,
      municipality: config.municipality,
      transcriptDays: config.transcriptDays,
      now,
      log,
    });
  // Azure Bot Service has a channel id for each of its channels
  furtherLine = azure?.line;
  if (whatsapp) lines.set('whatsapp', whatsapp.line);
  whatsapp?.report(receipts);
  await whatsapp?.resume();
  const tokens = new Tokens(config.directLineSecret, config.tokenLifetime, now);
  const staff = openStaffRoom(database, config, now);
  const desk = openDesk(people, () => library, languages, staff, log);
  const { accountChanged } = desk;
  const staffTable = staffRoutes({
    ...staff,
    desk: desk.parts,
    accountChanged,
    library: () => library,
    languages,
    now,
    log,
  });
  const server = createHttpServer({
    config,
    languages,
    library: () => library,
    channel,
    conversations,
    sockets,
    tokens,
    staff: mountStaff(staffTable, {
      sessions: staff.sessions,
      publicUrl: config.publicUrl,
      limited: config.rateLimit > 0,
      log,
    }),
    figuresApi: figuresApi({ ...staff, library: () => library, languages, now, log }),
    isReady: () => isReachable(database),
    handoff: webhook && deskWebhook(webhook.secret, handoff, desk.parts.live),
    azure: azure?.routes,
    whatsapp: whatsapp?.routes,
    log,
  });
  // every room that keeps something personal erases it when its time is over
  const erasers: (() => Promise<unknown>)[] = [() => eraseOld(database, conversations, config, now())];
  erasers.push(() => staff.erase());
  const imports = new Imports(database, () => library.knowledge, languages, now);
  erasers.push(() => imports.eraseOld());
  // so that the first figures of the day need not wait for the counting
  erasers.push(() => foldChanges(database, dayOf(now())));
  erasers.push(() => eraseOldRequests(database, config.transcriptDays, now()));
  if (whatsapp) erasers.push(() => whatsapp.eraseOld());
  if (azure) erasers.push(() => azure.eraseOld(config.transcriptDays));
  const stopErasing = keepErasing(async () => {
    for (const erase of erasers) await erase();
  }, log);

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: config.port, host: config.host, backlog: BACKLOG }, resolve);
  });
  announce(config, (server.address() as AddressInfo).port, library, await staff.accounts.count());

  desk.start();
  const stopWarming = config.warmUp
    ? warmUp({
        languages: languages.list.map(({ code }) => code),
        build: (language) => library.understander.warm(language),
        later: whenIdle,
        mayGoOn: () => process.memoryUsage.rss() < WARM_LIMIT,
        failed: (error) => log.error({ err: error, code: 'WARM_UP_FAILED' }, 'a search could not be built'),
        done: (built) => log.info({ languages: built }, 'the searches are built'),
      })
    : () => {};

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), STOP_LIMIT).unref();
    stopErasing();
    stopWarming();
    server.close();
    await channel.idle();
    await azure?.close();
    await whatsapp?.close();
    desk.close();
    directLine.close();
    sockets.closeAll();
    server.closeAllConnections();
    await watch.close();
    await notices.close();
    await database.destroy();
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function tellProblems(folder: string, problems: readonly Problem[], log: Log): void {
  for (const { path, line, message, severity } of problems) {
    if (severity === 'error') log.warn({ code: 'KNOWLEDGE_FILE' }, `${folder}/${path}:${line} ${message}`);
  }
}

/** What the person who starts it wants to see: where it is, and how long it took. */
function announce(config: Config, port: number, { knowledge }: Library, accounts: number): void {
  const base = config.publicUrl ?? `http://${config.host === '0.0.0.0' ? 'localhost' : config.host}:${port}`;
  const kiosk = config.municipality ?? (knowledge.municipalities.has('kortrijk') ? 'kortrijk' : undefined);
  const started = Number(process.env.WEGWIJZER_STARTED ?? performance.timeOrigin);
  const seconds = ((performance.timeOrigin + performance.now() - started) / 1000).toFixed(1);
  const lines = [
    `Wegwijzer is ready after ${seconds} s: ${knowledge.entries.size} entries`,
    `  chat   ${base}/`,
    kiosk ? `  kiosk  ${base}/kiosk/${kiosk}` : '',
    `  staff  ${base}/staff`,
    accounts > 0
      ? ''
      : '         no account yet: npm run staff -- add --login <e-mail> --name <first name> --role admin',
  ];
  console.log(lines.filter(Boolean).join('\n'));
}

/** Errors a person can mend are one clear line; anything else shows where it came from. */
function refuse(error: unknown): never {
  const known = error instanceof ConfigError || error instanceof KnowledgeMissing;
  const busy = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
  if (known) console.error(`Wegwijzer cannot start: ${error.message}`);
  else if (busy) console.error('Wegwijzer cannot start: the port is in use; stop the other program or set PORT');
  else console.error('Wegwijzer cannot start:', error);
  process.exit(1);
}

try {
  await main(readConfig(process.env));
} catch (error) {
  refuse(error);
}
