import type { Block } from '../knowledge/blocks.js';

export type { Block };

/**
 * What the assistant says, as plain data that every channel can render. A reply travels as the first
 * entity (`type: 'wegwijzer'`) of a message activity; the activity's `text`, suggested actions and card say the
 * same for clients that know nothing of it. The web client imports these types and no code.
 */
export const REPLY_ENTITY = 'wegwijzer';

/** A choice the person can tap; sent back as `value` (or text) of a message activity, see `action.ts`. */
export interface Option {
  /** `entry:housing/rent-deposit`, `helped:yes`, `language:ar`, `theme:housing`, `person`, `start-over`, `step:yes` ... */
  readonly action: string;
  readonly label: string;
  /** Lucide icon name. */
  readonly icon?: string;
}

/** A desk or line, resolved for the person's municipality and language. */
export interface Place {
  readonly id: string;
  readonly name: string;
  readonly icon: string;
  readonly whatFor: string;
  readonly phone?: string;
  readonly website?: string;
  readonly address?: string;
  readonly mapUrl?: string;
  readonly hours?: string;
  readonly cost?: string;
}

/** Every reply names the language it is in and its direction. `options` are also the suggested actions. */
interface ReplyBase {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly options: readonly Option[];
}

export interface TextReply extends ReplyBase {
  readonly kind: 'text';
  readonly text: string;
}

/** All that was said is erased: the client clears what it keeps, too, and starts anew. Goes with an event `forget`. */
export interface ForgottenReply extends ReplyBase {
  readonly kind: 'forgotten';
  readonly text: string;
}

/** First words of a conversation: says that it is a computer, offers the themes. */
export interface WelcomeReply extends ReplyBase {
  readonly kind: 'welcome';
  readonly text: string;
  readonly notice: string;
  /** `options` are the theme tiles. */
}

export interface AnswerReply extends ReplyBase {
  readonly kind: 'answer';
  /** The bridge figure who sent it. */
  readonly from?: string;
  readonly entry: string;
  readonly theme: string;
  readonly icon: string;
  readonly title: string;
  readonly body: readonly Block[];
  /** "Ask to be sure", when a fact or the entry is unsure or past its date. */
  readonly caution?: string;
  /** The text was not there in the person's language: says which language this is. */
  readonly fallback?: string;
  readonly places: readonly Place[];
  readonly sources: readonly { readonly title: string; readonly url: string }[];
  /** Date of verification, written the way of the language. */
  readonly verified: string;
  /** Present unless the reply is in Dutch. */
  readonly original?: { readonly title: string; readonly body: readonly Block[] };
  readonly dutch?: {
    readonly phrase: string;
    readonly meaning?: string;
    readonly words: readonly { readonly term: string; readonly meaning?: string }[];
  };
  readonly related: readonly Option[];
  readonly sensitive: boolean;
  /** `options` are "did this help?" yes, no, and "talk to a person". */
}

/** Two or three entries that may be meant, the entries of a theme, or languages to choose from. */
export interface ChoicesReply extends ReplyBase {
  readonly kind: 'choices';
  readonly text: string;
}

/** Nothing found, or a person is wanted: where people can help. */
export interface PersonReply extends ReplyBase {
  readonly kind: 'person';
  /** The bridge figure who sent it: a referral slip, to show at the desk. */
  readonly from?: string;
  readonly text: string;
  readonly places: readonly Place[];
}

export interface CrisisReply extends ReplyBase {
  readonly kind: 'crisis';
  readonly crisis: string;
  /** At most three lines before the numbers. */
  readonly lines: readonly string[];
  readonly numbers: readonly {
    readonly label: string;
    readonly number: string;
    readonly note?: string;
    readonly website?: string;
  }[];
  readonly dutch?: { readonly phrase: string; readonly meaning: string };
  readonly after: readonly string[];
}

/** One step of a guided pathway; `options` are its answers, then back and stop. */
export interface StepReply extends ReplyBase {
  readonly kind: 'step';
  readonly pathway: string;
  readonly title: string;
  readonly text: string;
}

/** One thing to know before a person is looked for. `options` are the answers. */
export interface RequestReply extends ReplyBase {
  readonly kind: 'request';
  readonly step: 'consent' | 'theme' | 'municipality' | 'way' | 'phone';
  readonly text: string;
  /** The answer is typed: a phone number. */
  readonly input?: 'phone';
}

/** The request stands. `options` let the person leave the queue. */
export interface WaitingReply extends ReplyBase {
  readonly kind: 'waiting';
  readonly request: string;
  readonly way: 'chat' | 'call' | 'whatsapp' | 'desk';
  readonly text: string;
  /** Place in the queue, 1 = next; for `chat`. Changes come as an event `handoff.position`, `value` the number. */
  readonly position?: number;
  /** The desk to come to. */
  readonly places: readonly Place[];
}

/** The hand-off goes on or ends. After `ended` the `options` are three faces: `rate:3`, `rate:2`, `rate:1`. */
export interface HandoffReply extends ReplyBase {
  readonly kind: 'handoff';
  readonly state: 'accepted' | 'moved' | 'ended' | 'left' | 'rated';
  /** First name of the bridge figure. */
  readonly name?: string;
  readonly text: string;
}

/** What a bridge figure says; `language` is the language of the text. An entry they send is an AnswerReply with `from`. */
export interface StaffReply extends ReplyBase {
  readonly kind: 'staff';
  readonly from: string;
  readonly text: string;
  /** Name of the text's language in the person's, when it is another than theirs. */
  readonly languageNote?: string;
}

export type Reply =
  | TextReply
  | ForgottenReply
  | WelcomeReply
  | AnswerReply
  | ChoicesReply
  | PersonReply
  | CrisisReply
  | StepReply
  | RequestReply
  | WaitingReply
  | HandoffReply
  | StaffReply;
