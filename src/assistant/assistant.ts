import { ActivityHandler, type TurnContext } from 'botbuilder';
import type { DatabaseStorage } from '../database/storage.js';
import type { Languages } from '../languages/languages.js';
import type { Log } from '../log.js';
import { type Bot, TURN, type Turn } from './bot.js';
import { takeHubStatus } from './live/hub-status.js';
import { tellPerson } from './live/tell-person.js';
import { ConversationMemory, memoryKey } from './memory.js';
import { personReply } from './replies/person-reply.js';
import { welcomeReply } from './replies/welcome-reply.js';
import { speak } from './speak.js';
import { STEPS } from './steps.js';
import { type Library, type People, TurnScope } from './turn-scope.js';

export interface AssistantOptions {
  /** The library of this moment; it is replaced while running when the knowledge base changes. */
  readonly library: () => Library;
  readonly languages: Languages;
  readonly storage: DatabaseStorage;
  /** Who registers the help questions. */
  readonly organisation: string;
  readonly now: () => number;
  readonly log: Log;
  /** People who can take over; undefined = this installation has none. */
  readonly people?: People;
}

/** The Bot Framework bot: one turn, step by step. */
export class Assistant extends ActivityHandler implements Bot {
  constructor(private readonly options: AssistantOptions) {
    super();
    this.onMembersAdded((context, next) => this.#turn(context, next, async (turn) => turn.say(welcomeReply(turn))));
    this.onEvent(async (context, next) => {
      const { hubStatus } = context.turnState.get<Turn>(TURN);
      const { people } = this.options;
      if (!hubStatus || !people) return next();
      await this.#turn(context, next, (turn) => takeHubStatus(turn, people, hubStatus));
    });
    this.onMessage((context, next) =>
      this.#turn(context, next, async (turn) => {
        if (turn.turn.forPerson) return tellPerson(turn, turn.turn.forPerson);
        for (const step of STEPS) if (await step.take(turn)) return;
      }),
    );
  }

  async #turn(
    context: TurnContext,
    next: () => Promise<void>,
    logic: (turn: TurnScope) => Promise<void>,
  ): Promise<void> {
    const turn = context.turnState.get<Turn>(TURN);
    const storage = this.options.storage.within(turn.writes);
    const { activity } = context;
    const state = await ConversationMemory.read(storage, memoryKey(activity.channelId, activity.conversation.id));
    this.#takeLocale(state, activity.locale);
    const { library, languages, organisation, now, people } = this.options;
    const scope = new TurnScope(library(), languages, state.memory, turn, organisation, now(), activity, people);
    try {
      await logic(scope);
    } catch (error) {
      this.options.log.error({ err: error, code: 'STEP_FAILED' }, 'a step of a turn failed');
      this.#apologise(scope);
    }
    for (const reply of scope.replies) await context.sendActivity(speak(reply, scope.markOf(reply)));
    for (const event of scope.events) await context.sendActivity(event);
    if (scope.replies.some(({ kind }) => kind === 'forgotten')) {
      await context.sendActivity({ type: 'event', name: 'forget' });
      await state.erase();
    } else {
      await state.save();
    }
    await next();
  }

  /** The client's language counts until the person chooses or writes another. A plain code of ours is a choice. */
  #takeLocale({ memory }: ConversationMemory, locale: string | undefined): void {
    if (memory.language !== undefined || !locale) return;
    const { languages } = this.options;
    const short = locale.split('-')[0] ?? '';
    if (languages.has(locale)) {
      memory.language = locale;
      memory.languageChosen = true;
    } else if (languages.has(short)) {
      memory.language = short;
    }
  }

  /** Something of ours failed: what was said so far stands, and there are people to go to. */
  #apologise(scope: TurnScope): void {
    try {
      scope.say(personReply(scope, scope.text('failed')));
    } catch {
      const { languages } = this.options;
      const text = `${languages.text('nl', 'assistant.failed')} / ${languages.text('en', 'assistant.failed')}`;
      scope.say({ kind: 'text', language: 'nl', direction: 'ltr', options: [], text });
    }
  }
}
