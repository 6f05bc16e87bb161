import type { Activity, TurnContext } from 'botbuilder';
import type { Transaction } from '../database/connection.js';
import type { TurnWrites } from '../database/turn-writes.js';

/** What a channel knows of the turn it runs; travels in the turn context. */
export interface Turn {
  /** Everything this turn writes; the channel commits it together with the replies. */
  readonly writes: TurnWrites;
  /** `web`, `kiosk`, `whatsapp` ... as it stands in the register. */
  readonly channel: string;
  /** Town of the kiosk or installation; the person can name another. */
  readonly municipality: string | undefined;
  /** The person asked to be forgotten: the channel erases its log of the conversation in the same transaction. */
  forget(): void;
}

/** Where the turn stands in `context.turnState`. */
export const TURN = Symbol('wegwijzer turn');

/** What a channel needs of the assistant: run one turn. The channel collects what the context sends. */
export interface Bot {
  run(context: TurnContext): Promise<void>;
}

/** How a channel lets us speak in a conversation outside a turn, when a bridge figure writes. */
export interface Line {
  /**
   * Within a transaction, stores what shall be said. Call the returned function when it has committed: it delivers.
   * What it stored is delivered after a crash, too.
   */
  say(
    transaction: Transaction,
    conversationId: string,
    activities: readonly Partial<Activity>[],
  ): Promise<() => Promise<void>>;
  /** Shows that somebody types; nothing is stored. */
  typing(conversationId: string): Promise<void>;
  /** Until when free text can be sent (ms since 1970); undefined = always. */
  openUntil(conversationId: string): Promise<number | undefined>;
}
