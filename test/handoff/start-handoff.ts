import { Assistant } from '../../src/assistant/assistant';
import type { HandoffMark, Line } from '../../src/assistant/bot';
import { HandoffReceipts } from '../../src/assistant/live/receipts';
import type { Reply, RequestReply } from '../../src/assistant/reply';
import { PersonPresence } from '../../src/channels/directline/presence';
import type { Database } from '../../src/database/connection';
import { createSeal } from '../../src/database/seal';
import { DatabaseStorage } from '../../src/database/storage';
import { loadCanned } from '../../src/handoff/canned';
import { createHandoff, type Handoff } from '../../src/handoff/handoff';
import type { WeeklyHours } from '../../src/handoff/opening';
import type { Outbox } from '../../src/handoff/outbox';
import type { Presence } from '../../src/handoff/routing';
import { loadLanguages } from '../../src/languages/languages';
import { LocalNotices, type Notice, type Notices } from '../../src/notices/notices';
import { createUnderstander } from '../../src/search/understander';
import type { AuditLine } from '../../src/staff/audit';
import { type DeskRoom, openDesk } from '../../src/staff/desk-room';
import { smallKnowledge } from '../assistant/small-knowledge';
import {
  call,
  post,
  type RunningChannel,
  type Started,
  silent,
  startChannel,
} from '../channels/directline/start-channel';
import { phrases } from '../search/phrases-for-tests';

/** A Monday at ten in Belgium. */
export const MONDAY = Date.parse('2026-11-23T09:00:00Z');

export interface RunningHandoff {
  readonly database: Database;
  readonly handoff: Handoff;
  readonly desk: DeskRoom;
  readonly running: RunningChannel;
  readonly notices: Notice[];
  readonly audited: AuditLine[];
  readonly assistant: Assistant;
  /** How each channel lets a bridge figure speak; a test adds its own. */
  readonly lines: Map<string, Line>;
  /** Accounts that are not at the desk any more. */
  readonly gone: Set<string>;
  clock: number;
  /** A bridge figure of Kortrijk who is here, unless told otherwise. */
  figure(
    id: string,
    change?: { languages?: string[]; presence?: Presence; hours?: WeeklyHours[]; municipality?: string },
  ): Promise<{ id: string; name: string }>;
  person(language: string): Promise<Person>;
  stop(): Promise<void>;
}

/** Somebody with the web client. */
export interface Person {
  readonly started: Started;
  /** Says something, or taps an action; the replies to it. */
  say(text: string, action?: string): Promise<Reply[]>;
  /** All replies and messages of bridge figures so far, with their marks. */
  replies(): Promise<{ reply: Reply; mark: HandoffMark | undefined; id: string }[]>;
  /** Asks for somebody to chat with, until the request stands. */
  askForChat(): Promise<string>;
}

interface Options {
  readonly outbox?: (database: Database, now: () => number) => Outbox;
  /** Shared with other processes; left out: this one's own. */
  readonly shared?: Notices;
  readonly line?: (line: Line) => Line;
}

/** Read once for all tests of a file. */
let reading: ReturnType<typeof read> | undefined;

async function read() {
  const languages = await loadLanguages();
  const knowledge = smallKnowledge();
  const understander = createUnderstander(knowledge, languages, await phrases);
  // what is built at first use is built here, and not within a test
  understander.understand('ik zoek een huis');
  const library = {
    knowledge,
    understander,
    pathways: { list: [], get: () => undefined, forTheme: () => [] },
  };
  return { languages, library, canned: await loadCanned() };
}

/** The assistant with bridge figures over Direct Line, with a clock that stands still. */
export async function startHandoff(database: Database, options: Options = {}): Promise<RunningHandoff> {
  reading ??= read();
  const { languages, library, canned } = await reading;
  const running = { clock: MONDAY } as RunningHandoff;
  const now = () => running.clock;
  const told: Notice[] = [];
  const audited: AuditLine[] = [];
  const gone = new Set<string>();
  const notices = options.shared ?? new LocalNotices();
  notices.subscribe((notice) => told.push(notice));
  const handoff = createHandoff({
    database,
    notices,
    seal: createSeal('a data key of the tests that is long enough'),
    canned,
    waitMinutes: 10,
    outbox: options.outbox?.(database, now),
    now,
  });
  const lines = new Map<string, Line>();
  const people = { handoff, lines };
  const assistant = new Assistant({
    library: () => library,
    languages,
    storage: new DatabaseStorage(database, now),
    organisation: 'wegwijzer',
    now,
    log: silent,
    people,
  });
  const receipts = new HandoffReceipts(handoff);
  const channel = await startChannel(database, assistant, { now, notices, receipts, municipality: undefined });
  channel.sockets.watch(new PersonPresence(handoff.requests, receipts, notices, silent));
  lines.set('directline', options.line?.(channel.line) ?? channel.line);
  const audit = { record: async (line: AuditLine) => void audited.push(line) };
  const accounts = { withRole: async (ids: readonly string[]) => new Set(ids.filter((id) => !gone.has(id))) };
  const desk = openDesk(people, () => library, languages, { accounts, audit }, silent);
  return Object.assign(running, {
    database,
    handoff,
    desk,
    running: channel,
    notices: told,
    audited,
    gone,
    assistant,
    lines,
    async figure(id: string, change: Parameters<RunningHandoff['figure']>[1] = {}) {
      const account = { id, name: id, municipality: change.municipality ?? 'kortrijk' };
      const { languages: spoken = ['nl'], hours = [] } = change;
      await handoff.figures.setAvailability(account, { languages: spoken, themes: [], hours, daysOff: [] });
      await handoff.figures.setPresence(account, change.presence ?? 'here');
      return { id, name: id };
    },
    person: (language: string) => personOf(channel, language),
    async stop() {
      desk.close();
      await channel.stop();
      await database.destroy();
    },
  });
}

/** How somebody who wants to chat answers. */
const ANSWERS: Record<RequestReply['step'], string> = {
  consent: 'handoff:yes',
  theme: 'theme:housing',
  municipality: 'municipality:kortrijk',
  way: 'handoff:chat',
  phone: 'handoff:no',
};

async function personOf(channel: RunningChannel, language: string): Promise<Person> {
  const { body: generated } = await call(`${channel.base}/tokens/generate`, { method: 'POST' });
  const { body } = await call(`${channel.base}/conversations`, {
    method: 'POST',
    token: generated.token,
    body: { locale: language },
  });
  const started = { id: body.conversationId, token: body.token, streamUrl: body.streamUrl };
  const log = async () => {
    const { body: answer } = await call(`${channel.base}/conversations/${started.id}/activities`, {
      token: started.token,
    });
    return answer.activities.filter(
      (activity: { type: string; from: { role: string } }) => activity.from.role === 'bot',
    );
  };
  const say = async (text: string, action?: string): Promise<Reply[]> => {
    const { body: posted } = await post(channel.base, started, { text, ...(action ? { value: action } : {}) });
    await channel.channel.idle();
    return (await log())
      .filter((activity: { replyToId?: string }) => activity.replyToId === posted.id)
      .flatMap((activity: { entities?: { reply: Reply }[] }) => activity.entities?.[0]?.reply ?? []);
  };
  return {
    started,
    say,
    async replies() {
      return (await log()).map(
        (activity: { id: string; entities: { reply: Reply }[]; channelData?: { handoff?: HandoffMark } }) => ({
          reply: activity.entities?.[0]?.reply,
          mark: activity.channelData?.handoff,
          id: activity.id,
        }),
      );
    },
    async askForChat() {
      let [reply] = await say('', 'person');
      for (let asked = 0; reply?.kind === 'request' && asked < 5; asked++) [reply] = await say('', ANSWERS[reply.step]);
      if (reply?.kind !== 'waiting') throw new Error(`no request stands: ${JSON.stringify(reply)}`);
      return reply.request;
    },
  };
}
