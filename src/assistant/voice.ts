import type { Knowledge } from '../knowledge/knowledge.js';
import type { Language, LanguageCode } from '../languages/language.js';
import type { Languages } from '../languages/languages.js';
import type { Pathways } from '../pathways/pathway.js';
import type { Understander } from '../search/understander.js';
import { type Action, formatAction } from './action.js';
import type { Option, Reply } from './reply.js';

/** What the assistant works with; replaced as a whole when the knowledge base changes. */
export interface Library {
  readonly knowledge: Knowledge;
  readonly understander: Understander;
  readonly pathways: Pathways;
}

/** What replies are made with: the knowledge base, the person's language, their town. */
export abstract class Voice {
  constructor(
    readonly library: Library,
    readonly languages: Languages,
    /** ms since 1970 */
    readonly now: number,
  ) {}

  abstract get languageCode(): LanguageCode;
  abstract get municipality(): string | undefined;

  /** The language to answer in. */
  get language(): Language {
    return this.languages.get(this.languageCode);
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
}

/** A voice outside a turn: when a bridge figure speaks, or a request moves on. */
export class VoiceTo extends Voice {
  constructor(
    library: Library,
    languages: Languages,
    now: number,
    readonly languageCode: LanguageCode,
    readonly municipality: string | undefined,
  ) {
    super(library, languages, now);
  }
}
