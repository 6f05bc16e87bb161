import type { Activity } from 'botbuilder';
import type { Handoff } from '../handoff/handoff.js';
import type { LanguageCode } from '../languages/language.js';
import type { Languages } from '../languages/languages.js';
import { newQuestionId, type QuestionOutcome, recordQuestion, recordUnanswered } from '../questions/register.js';
import type { Understanding } from '../search/understanding.js';
import { type Action, parseAction } from './action.js';
import type { HandoffMark, Line, Turn } from './bot.js';
import type { Memory } from './memory.js';
import type { Reply } from './reply.js';
import { type Library, Voice } from './voice.js';

export type { Library };

/** What a turn reads of its activity. */
export type IncomingMessage = Partial<Pick<Activity, 'id' | 'text' | 'value' | 'channelId'>> & {
  readonly conversation?: { readonly id: string };
};

/** How each channel lets a bridge figure speak, by the channel's id in the Bot Framework; a Map will do. */
export interface Lines {
  get(channelId: string): Line | undefined;
}

/** The bridge figures, and how they speak. */
export interface People {
  readonly handoff: Handoff;
  readonly lines: Lines;
}

/** Everything the steps of one turn need: the message, its reading, the memory, and ways to answer and register. */
export class TurnScope extends Voice {
  readonly replies: Reply[] = [];
  /** What the channel's agent hub shall hear, after the replies. */
  readonly events: Partial<Activity>[] = [];
  /** The message as typed; empty for a tap. */
  readonly message: string;
  /** The tap on a button, when the message is one. */
  readonly action: Action | undefined;
  /** Where the person is: the channel's id in the Bot Framework, and the conversation there. */
  readonly channelId: string;
  readonly conversationId: string;
  /** The channel's id of the message; undefined where it gives none. */
  readonly activityId: string | undefined;
  /** The message went to a bridge figure, too. */
  passedOn = false;
  readonly #marks = new Map<Reply, HandoffMark>();
  #understanding: Understanding | undefined;

  constructor(
    library: Library,
    languages: Languages,
    readonly memory: Memory,
    readonly turn: Turn,
    readonly organisation: string,
    now: number,
    activity: IncomingMessage,
    /** People who can take over; undefined = this installation has none. */
    readonly people?: People,
  ) {
    super(library, languages, now);
    this.channelId = activity.channelId ?? '';
    this.conversationId = activity.conversation?.id ?? '';
    this.activityId = activity.id;
    this.action = parseAction(activity.value) ?? parseAction(activity.text);
    this.message = this.action ? '' : (activity.text ?? '').trim();
  }

  /** The reading of the message, made once. */
  get understanding(): Understanding {
    this.#understanding ??= this.understand(this.message);
    return this.#understanding;
  }

  understand(message: string): Understanding {
    const { language, previousEntry } = this.memory;
    return this.library.understander.understand(message, {
      ...(language ? { language } : {}),
      ...(previousEntry ? { previousEntry } : {}),
      ...(this.municipality ? { municipality: this.municipality } : {}),
    });
  }

  get languageCode(): LanguageCode {
    return this.memory.language ?? this.understanding.language;
  }

  get municipality(): string | undefined {
    return this.memory.municipality ?? this.turn.municipality;
  }

  /** @param mark when the reply is a message of a bridge figure that had to wait */
  say(reply: Reply, mark?: HandoffMark): void {
    this.replies.push(reply);
    if (mark) this.#marks.set(reply, mark);
  }

  markOf(reply: Reply): HandoffMark | undefined {
    return this.#marks.get(reply);
  }

  /** `web`, `kiosk`, `whatsapp` ... as it stands in the register. */
  get channel(): string {
    return this.turn.channel;
  }

  /** How the channel lets a bridge figure speak; undefined when it cannot. */
  get line(): Line | undefined {
    return this.people?.lines.get(this.channelId);
  }

  /** Registers a help question with what the conversation knows. */
  register(outcome: QuestionOutcome, theme?: string, entry?: string): void {
    const id = newQuestionId();
    const question = {
      municipality: this.municipality,
      organisation: this.organisation,
      channel: this.turn.channel,
      language: this.languageCode,
      theme,
      entry,
      outcome,
    };
    this.memory.lastQuestion = id;
    this.turn.writes.add((transaction) => recordQuestion(transaction, id, question, this.now));
  }

  /** Keeps a message nobody could answer, redacted, for the editors. */
  keepUnanswered(message: string): void {
    const language = this.languageCode;
    this.turn.writes.add((transaction) => recordUnanswered(transaction, language, message, this.now));
  }
}
