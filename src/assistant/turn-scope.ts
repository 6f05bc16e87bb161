import type { Activity } from 'botbuilder';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { Language, LanguageCode } from '../languages/language.js';
import type { Languages } from '../languages/languages.js';
import type { Pathways } from '../pathways/pathway.js';
import { newQuestionId, type QuestionOutcome, recordQuestion, recordUnanswered } from '../questions/register.js';
import type { Understander } from '../search/understander.js';
import type { Understanding } from '../search/understanding.js';
import { type Action, formatAction, parseAction } from './action.js';
import type { Turn } from './bot.js';
import type { Memory } from './memory.js';
import type { Option, Reply } from './reply.js';

/** What the assistant works with; replaced as a whole when the knowledge base changes. */
export interface Library {
  readonly knowledge: Knowledge;
  readonly understander: Understander;
  readonly pathways: Pathways;
}

/** Everything the steps of one turn need: the message, its reading, the memory, and ways to answer and register. */
export class TurnScope {
  readonly replies: Reply[] = [];
  /** The message as typed; empty for a tap. */
  readonly message: string;
  /** The tap on a button, when the message is one. */
  readonly action: Action | undefined;
  #understanding: Understanding | undefined;

  constructor(
    readonly library: Library,
    readonly languages: Languages,
    readonly memory: Memory,
    readonly turn: Turn,
    readonly organisation: string,
    readonly now: number,
    activity: Pick<Activity, 'text' | 'value'>,
  ) {
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

  /** The language to answer in. */
  get language(): Language {
    return this.languages.get(this.languageCode);
  }

  get languageCode(): LanguageCode {
    return this.memory.language ?? this.understanding.language;
  }

  get municipality(): string | undefined {
    return this.memory.municipality ?? this.turn.municipality;
  }

  /** ISO day. */
  get today(): string {
    return new Date(this.now).toISOString().slice(0, 10);
  }

  /** An interface text in the person's language. */
  text(key: string, values?: Record<string, string | number>): string {
    return this.languages.text(this.languageCode, `assistant.${key}`, values);
  }

  /** The part every reply has. */
  base(options: readonly Option[] = []): Pick<Reply, 'language' | 'direction' | 'options'> {
    return { language: this.language.code, direction: this.language.direction, options };
  }

  option(action: Action, label: string, icon?: string): Option {
    return { action: formatAction(action), label, ...(icon ? { icon } : {}) };
  }

  say(reply: Reply): void {
    this.replies.push(reply);
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
