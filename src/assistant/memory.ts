import type { Storage, StoreItem } from 'botbuilder';
import type { LanguageCode } from '../languages/language.js';
import type { PathwayPosition } from '../pathways/pathway.js';
import type { RequestReply } from './reply.js';

/** What the assistant remembers of a conversation between two turns. */
export interface Memory {
  language?: LanguageCode;
  /** The person chose the language; then a message in another one does not change it. */
  languageChosen?: boolean;
  municipality?: string;
  /** The entry answered last, for "how much does it cost?". */
  previousEntry?: string;
  /** The row of the register that "did this help?" is about. */
  lastQuestion?: string;
  /** The row of the register whose choices are on the screen; the tap on one completes it. */
  openQuestion?: string;
  /** A message that waits until the person has said which language it is in. */
  heldMessage?: string;
  position?: PathwayPosition;
  /** A person is being asked for: what is known so far. */
  asking?: Asking;
  /** The request for a person that stands, or has just ended. */
  request?: string;
  /** The request that can still be rated. */
  rateable?: string;
  /** When signs of danger were seen last, ms since 1970. */
  danger?: number;
}

/** What is known of a request before it stands. Null: asked, and the person could not say. */
export interface Asking {
  readonly step: RequestReply['step'];
  readonly theme?: string | null;
  readonly town?: string | null;
  readonly way?: 'call' | 'whatsapp';
  readonly danger?: boolean;
  /** What the person wrote when asked what it is about: the first words the bridge figure reads. */
  readonly words?: string;
}

/** The key of a conversation's memory, in the form the Bot Framework uses. */
export function memoryKey(channelId: string, conversationId: string): string {
  return `${channelId}/conversations/${conversationId}/memory`;
}

/** A conversation's memory for one turn: read at its start, written at its end when it changed. */
export class ConversationMemory {
  readonly #before: string;

  private constructor(
    private readonly storage: Storage,
    private readonly key: string,
    private readonly eTag: string | undefined,
    /** Changed in place by the steps of the turn. */
    readonly memory: Memory,
  ) {
    this.#before = JSON.stringify(memory);
  }

  static async read(storage: Storage, key: string): Promise<ConversationMemory> {
    const { eTag, ...memory } = ((await storage.read([key]))[key] ?? {}) as StoreItem & Memory;
    return new ConversationMemory(storage, key, eTag, memory);
  }

  async save(): Promise<void> {
    if (JSON.stringify(this.memory) === this.#before) return;
    await this.storage.write({ [this.key]: { ...this.memory, ...(this.eTag ? { eTag: this.eTag } : {}) } });
  }

  async erase(): Promise<void> {
    await this.storage.delete([this.key]);
  }
}
