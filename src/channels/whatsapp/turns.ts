import { randomUUID } from 'node:crypto';
import type { Activity } from 'botbuilder';
import { type Bot, TURN, type Turn } from '../../assistant/bot.js';
import { memoryKey } from '../../assistant/memory.js';
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
import { international } from './render/phones.js';

export interface TurnParts extends QuestionParts {
  readonly bot: Bot;
  readonly database: Database;
  readonly storage: DatabaseStorage;
  readonly languages: Languages;
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

/** Runs the turns of the WhatsApp channel: messages in, rows of the outbox out, in one transaction. */
export class Turns {
  readonly #adapter = new CollectingAdapter();

  constructor(private readonly parts: TurnParts) {}

  /**
   * One turn. When this returns, all it wrote is committed; when it throws, nothing is.
   *
   * @throws TurnTaken, StorageConflict, and errors of the database
   */
  async run(person: Person, messages: readonly Pending[]): Promise<void> {
    const { database, inbox, outbox, pages, people, forgetting } = this.parts;
    const writes = new TurnWrites();
    const asked = { forget: false, concealed: undefined as string | undefined };
    const said = await this.#answer(person, messages, writes, asked);
    writes.add(async (transaction) => {
      await inbox.settle(transaction, messages);
      if (asked.concealed !== undefined) await inbox.conceal(transaction, messages, asked.concealed);
      const sayings = said.map(({ saying }) => saying);
      if (asked.forget) {
        await forgetting.forget(transaction, [person.id]);
        const farewellTo = people.sealed(person.address);
        // nothing of the conversation is left to belong to; its log would be a trace
        const bare = sayings.map(({ messages: last }) => ({ messages: last }));
        await outbox.add(transaction, randomUUID(), bare, 'turn', { farewellTo });
        return;
      }
      for (const { kept } of said) await pages.keep(transaction, person.id, kept);
      await outbox.add(transaction, person.id, sayings, 'turn');
      if (!person.greeted && said.length > 0) await people.greeted(transaction, person.id);
    });
    await writes.commit(database);
  }

  async #answer(
    person: Person,
    messages: readonly Pending[],
    writes: TurnWrites,
    asked: { forget: boolean; concealed: string | undefined },
  ): Promise<RenderedActivity[]> {
    const { languages } = this.parts;
    const remembered = await this.#remembered(person.id);
    const hint = languageHint(person.address);
    const question = await readQuestion(this.parts, person.id, messages, remembered ?? hint);
    const own = question.replies.map(({ reply, page }) => ({ reply, rendered: renderReply(reply, languages, page) }));
    const first = remembered === undefined ? this.#firstLook(question, hint, person.greeted) : {};
    const turn: Turn = {
      writes,
      channel: 'whatsapp',
      municipality: this.parts.municipality,
      phone: person.address.number === undefined ? undefined : international(`+${person.address.number}`),
      conceal: (text) => {
        asked.concealed = text;
      },
      forget: () => {
        asked.forget = true;
      },
    };
    const activities = question.ask
      ? await this.#adapter.runTurn(
          this.#incoming(person, messages, { ...question.ask, ...first }),
          (context) => context.turnState.set(TURN, turn),
          (context) => this.parts.bot.run(context),
          () => {},
        )
      : [];
    const answers = activities.flatMap((activity) => {
      const rendered = renderActivity(activity, languages, this.parts.log);
      const reply = replyOf(activity, languages);
      return rendered && reply ? [{ reply, rendered }] : [];
    });
    const all = [...own, ...answers];
    const greeting = person.greeted || asked.forget ? undefined : this.#greeting(all.map(({ reply }) => reply));
    const rendered = all.map((one) => one.rendered);
    if (!greeting) return rendered;
    const words = renderReply(greeting.reply, languages);
    return greeting.last ? [...rendered, words] : [words, ...rendered];
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
    const reading = this.parts.library().understander.understand(ask.value === undefined ? ask.text : '');
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

  async #remembered(conversationId: string): Promise<LanguageCode | undefined> {
    const key = memoryKey('whatsapp', conversationId);
    const { language } = ((await this.parts.storage.read([key]))[key] ?? {}) as { language?: LanguageCode };
    return language !== undefined && this.parts.languages.has(language) ? language : undefined;
  }

  #incoming(
    person: Person,
    messages: readonly Pending[],
    said: { readonly text: string; readonly value?: string; readonly locale?: string },
  ): Activity {
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
