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
  /** The number the person writes from, in international form, where the channel knows it (WhatsApp). */
  readonly phone?: string | undefined;
  /**
   * An agent hub stands at the other end of this channel: a request for a person goes there, too, with what was said
   * (`handoff.initiate` of the Bot Framework's hand-off protocol).
   */
  readonly hub?: boolean | undefined;
  /**
   * What an agent hub at the other end of this channel says of the hand-off. Only a channel that knows who sent it may set
   * this: from an activity alone it could come from the person.
   */
  readonly hubStatus?: HubStatus | undefined;
  /**
   * The message held something that must not stay in the log (a phone number): the channel puts this text in its place,
   * in the same transaction. A channel that keeps no log leaves it out.
   */
  conceal?(text: string): void;
  /**
   * The message only stands for something a computer cannot take in, such as 🎤 for a voice note: a bridge figure gets
   * it, and the assistant says nothing. Also one who is still waited for gets it when `evenWaiting`. `taken` is called
   * when somebody is there and has it: then the channel says nothing either.
   */
  readonly forPerson?: { readonly evenWaiting: boolean; taken(): void } | undefined;
  /** The person asked to be forgotten: the channel erases its log of the conversation in the same transaction. */
  forget(): void;
}

/** What became of a request at another desk, by the hand-off protocol of the Bot Framework. */
export interface HubStatus {
  readonly state: 'accepted' | 'failed' | 'completed';
  /** Who helps there. */
  readonly name?: string | undefined;
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
  /**
   * As `say`, tells the person's client that a bridge figure has read their message: `activityId`, and those before it.
   * Left out where a channel has no way to show it.
   */
  seen?(transaction: Transaction, conversationId: string, activityId: string): Promise<() => Promise<void>>;
  /** Tells the person's client something that is not stored, when it is connected to this process. */
  tell?(conversationId: string, activity: Partial<Activity>): void;
  /** The conversation as it stands in the channel's log, oldest first, at most the last `limit` activities. */
  log?(conversationId: string, limit: number): Promise<readonly Activity[]>;
}

/**
 * Names a bridge figure's message in the `channelData` of its activity, under `handoff`; a channel that learns that it was
 * delivered or seen reports it with this.
 */
export interface HandoffMark {
  readonly request: string;
  readonly sequence: number;
}

/** Where a channel reports what happened to a bridge figure's message: it and all before it were delivered or seen. */
export interface Receipts {
  delivered(mark: HandoffMark): Promise<void>;
  seen(mark: HandoffMark): Promise<void>;
}
