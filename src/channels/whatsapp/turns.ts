import { randomUUID } from 'node:crypto';
import type { Activity } from 'botbuilder';
import { type Bot, TURN, type Turn } from '../../assistant/bot.js';
import { type Memory, memoryKey } from '../../assistant/memory.js';
import type { Database } from '../../database/connection.js';
import type { DatabaseStorage } from '../../database/storage.js';
import { TurnWrites } from '../../database/turn-writes.js';
import type { LanguageCode } from '../../languages/language.js';
import type { Languages } from '../../languages/languages.js';
import { CollectingAdapter } from '../collecting-adapter.js';
import { type RenderedActivity, renderActivity, renderReply, replyOf } from './activities.js';
import { languageHint } from './country-hint.js';
import type { Forgetting } from './forgetting.js';
import type { Inbox, Pending } from './inbox.js';
import type { Outbox } from './outbox.js';
import type { Pages } from './pages.js';
import type { People, Person } from './people.js';
import { type Question, type QuestionParts, readQuestion } from './question.js';
import type { Reading } from './readings.js';
import { international } from './render/phones.js';

export interface TurnParts extends QuestionParts {
  readonly bot: Bot;
  readonly database: Database;
  readonly storage: DatabaseStorage;
  readonly languages: Languages;
  readonly read: Reading;
  readonly people: People;
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly pages: Pages;
  readonly forgetting: Forgetting;
  readonly municipality: string | undefined;
  /** How long a number is kept, for the first words. */
  readonly transcriptDays: number;
  readonly now: () => number;
}

/** What is said to the assistant. */
interface Said {
  readonly text: string;
  readonly value?: string;
  readonly locale?: string;
}

/** What a turn comes to: what to say, what to write, and what the assistant asked the channel to do. */
interface Answered {
  readonly said: readonly RenderedActivity[];
  readonly writes: TurnWrites;
  readonly asked: { readonly forget?: boolean; readonly concealed?: string };
}

/** Runs the turns of the WhatsApp channel: messages in, rows of the outbox out, in one transaction. */
export class Turns {
  readonly #adapter = new CollectingAdapter();

  constructor(private readonly parts: TurnParts) {}

  /**
   * One turn. When this returns, all it wrote is committed; when it throws, nothing is.
   *
   * @returns the conversation that the answer stands in: another one for the last words to somebody who is erased
   * @throws TurnTaken, StorageConflict, and errors of the database
   */
  async run(person: Person, messages: readonly Pending[]): Promise<string> {
    const { database, inbox, outbox, pages, people, forgetting } = this.parts;
    const { said, writes, asked } = await this.#answer(person, messages);
    const answeredIn = asked.forget ? randomUUID() : person.id;
    writes.add(async (transaction) => {
      await inbox.settle(transaction, messages);
      if (asked.concealed !== undefined) await inbox.conceal(transaction, messages, asked.concealed);
      const sayings = said.map(({ saying }) => saying);
      if (asked.forget) {
        await forgetting.forget(transaction, [person.id]);
        const farewellTo = people.sealed(person.address);
        // nothing of the conversation is left to belong to; its log would be a trace
        const bare = sayings.map(({ messages: last }) => ({ messages: last }));
        await outbox.add(transaction, answeredIn, bare, 'turn', { farewellTo });
        return;
      }
      await pages.keep(
        transaction,
        person.id,
        said.flatMap(({ kept }) => kept),
      );
      await outbox.add(transaction, person.id, sayings, 'turn');
      if (!person.greeted && said.length > 0) await people.greeted(transaction, person.id);
    });
    await writes.commit(database);
    return answeredIn;
  }

  async #answer(person: Person, messages: readonly Pending[]): Promise<Answered> {
    const { languages } = this.parts;
    const { language: remembered, request } = await this.#remembered(person.id);
    const hint = languageHint(person.address);
    const question = await readQuestion(this.parts, person.id, messages, remembered ?? hint);
    const told = request && question.forPerson ? await this.#tellPerson(person, messages, question) : undefined;
    if (told) return told;
    const own = question.replies.map(({ reply, page }) => ({ reply, rendered: renderReply(reply, languages, page) }));
    const first = remembered === undefined ? this.#firstLook(question, hint, person.greeted) : {};
    const ran = question.ask
      ? await this.#ask(person, messages, { ...question.ask, ...first })
      : { activities: [], writes: new TurnWrites(), asked: {} };
    const answers = ran.activities.flatMap((activity) => {
      const rendered = renderActivity(activity, languages, this.parts.log);
      const reply = replyOf(activity, languages);
      return rendered && reply ? [{ reply, rendered }] : [];
    });
    const all = [...own, ...answers];
    const greeting = person.greeted || ran.asked.forget ? undefined : this.#greeting(all.map(({ reply }) => reply));
    const said = all.map((one) => one.rendered);
    if (!greeting) return { ...ran, said };
    const words = renderReply(greeting.reply, languages);
    return { ...ran, said: greeting.last ? [...said, words] : [words, ...said] };
  }

  /**
   * Tells a bridge figure of a voice note, a picture, a place. Somebody who is there answers it; for somebody who is
   * still waited for it is written down, and the person hears what we cannot do.
   *
   * @returns undefined when nobody is there and it is to be answered as ever
   */
  async #tellPerson(
    person: Person,
    messages: readonly Pending[],
    { ask, forPerson = '', replies }: Question,
  ): Promise<Answered | undefined> {
    const there = { taken: false };
    const taken = () => {
      there.taken = true;
    };
    const ran = await this.#ask(person, messages, { text: forPerson }, { evenWaiting: ask === undefined, taken });
    if (there.taken) return { ...ran, said: [] };
    if (ask !== undefined) return undefined;
    const { languages } = this.parts;
    return { ...ran, said: replies.map(({ reply, page }) => renderReply(reply, languages, page)) };
  }

  /** Has the assistant answer. */
  async #ask(
    person: Person,
    messages: readonly Pending[],
    said: Said,
    forPerson?: Turn['forPerson'],
  ): Promise<Omit<Answered, 'said'> & { readonly activities: readonly Activity[] }> {
    const writes = new TurnWrites();
    const asked: { forget?: boolean; concealed?: string } = {};
    const turn: Turn = {
      writes,
      channel: 'whatsapp',
      municipality: this.parts.municipality,
      phone: person.address.number === undefined ? undefined : international(`+${person.address.number}`),
      forPerson,
      conceal: (text) => {
        asked.concealed = text;
      },
      forget: () => {
        asked.forget = true;
      },
    };
    const activities = await this.#adapter.runTurn(
      this.#incoming(person, messages, said),
      (context) => context.turnState.set(TURN, turn),
      (context) => this.parts.bot.run(context),
      () => {},
    );
    return { activities, writes, asked };
  }

  /**
   * A message of somebody whose language is not known yet: the country of the number says it when the message does not.
   * A mere "hello" at the first contact is answered with all there is to choose from.
   */
  #firstLook(
    { ask }: Question,
    hint: LanguageCode | undefined,
    greeted: boolean,
  ): { locale?: string; text?: string; value?: string } {
    if (!ask) return {};
    const reading = this.parts.read(ask.value === undefined ? ask.text : '');
    const sure = ask.value === undefined && reading.languageSure;
    const language = sure ? reading.language : hint;
    if (language === undefined) return {};
    // a code with more behind it is a guess for the assistant, not a choice
    const locale = `${language}-x-guess`;
    return !greeted && ask.value === undefined && reading.smallTalk === 'hello'
      ? { locale, text: '', value: 'themes' }
      : { locale };
  }

  /** The greeting in the language of the answer; in danger the numbers come first. */
  #greeting(replies: readonly ReturnType<typeof replyOf>[]) {
    const [first] = replies;
    if (!first) return undefined;
    const introduced = replies.some((reply) => reply?.kind === 'welcome');
    const asked = replies.some((reply) => reply?.options.some(({ action }) => action.startsWith('language:')));
    const reply = this.parts.kindReplies.greeting(first.language, this.parts.transcriptDays, { introduced, asked });
    return { reply, last: introduced || replies.some((one) => one?.kind === 'crisis') };
  }

  async #remembered(
    conversationId: string,
  ): Promise<{ readonly language: LanguageCode | undefined; readonly request: string | undefined }> {
    const key = memoryKey('whatsapp', conversationId);
    const { language, request } = ((await this.parts.storage.read([key]))[key] ?? {}) as Partial<Memory>;
    const known = language !== undefined && this.parts.languages.has(language);
    return { language: known ? language : undefined, request };
  }

  #incoming(person: Person, messages: readonly Pending[], said: Said): Activity {
    const activity = {
      type: 'message',
      id: `${person.id}|${messages[0]?.sequence ?? 0}`,
      ...said,
      timestamp: new Date(this.parts.now()),
      channelId: 'whatsapp',
      conversation: { id: person.id },
      from: { id: person.id, role: 'user' },
      recipient: { id: 'wegwijzer', name: 'Wegwijzer', role: 'bot' },
      serviceUrl: 'urn:wegwijzer:whatsapp',
    };
    return activity as unknown as Activity;
  }
}
