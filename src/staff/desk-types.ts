/**
 * The JSON of the desk routes, as the staff app reads and sends it. All paths are below `/api/staff`; roles `bridge` and
 * `admin`. Times are milliseconds since 1970; a field that is not known is left out.
 *
 * | call | sends | gets |
 * |---|---|---|
 * | `GET /desk` | | DeskState |
 * | `GET /desk/events` | Server-Sent Events | DeskEvent, see there |
 * | `POST /desk/presence` | PresenceChange | DeskMe |
 * | `GET /desk/requests/:id` | | DeskRequestDetail |
 * | `POST /desk/requests/:id/accept` | | DeskRequestDetail; 409 `ALREADY_TAKEN` with the name of who has it, 409 `NOT_WAITING` |
 * | `POST /desk/requests/:id/messages` | NewMessage | DeskMessage; the same `clientId` again gives the same message |
 * | `POST /desk/requests/:id/typing` | | 204 |
 * | `POST /desk/requests/:id/seen` | SeenUpTo | 204 |
 * | `POST /desk/requests/:id/interpreter` | | DeskRequest; registers that a social interpreter was asked for |
 * | `POST /desk/requests/:id/release` | | DeskRequest; back to the queue, in its old place |
 * | `POST /desk/requests/:id/called` | | CalledAnswer: shows the number, writes in the audit log who saw it |
 * | `POST /desk/requests/:id/kept` | | DeskRequest: the promise was kept (called, written to, came to the desk) |
 * | `POST /desk/requests/:id/slip` | NewSlip | DeskMessage |
 * | `POST /desk/requests/:id/close` | Closing | DeskRequest; also when the person ended it and the outcome is still missing |
 * | `GET /desk/canned` | | CannedList |
 * | `GET /desk/promises` | | PromiseFigures of the last 90 days |
 * | `GET /availability` | `?account=<id>` for an admin | Availability |
 * | `PUT /availability` | Availability (without `accountId` = one's own) | Availability |
 */

/** How the person wants to be helped: now in this chat, by a call, by WhatsApp, at the desk. */
export type Way = 'chat' | 'call' | 'whatsapp' | 'desk';

/**
 * `waiting` in the queue, `accepted` a bridge figure has it, `closed` ended, `left` the person went away,
 * `expired` nobody came in time and the person was offered a call-back or the desk.
 */
export type RequestState = 'waiting' | 'accepted' | 'closed' | 'left' | 'expired';

/** `here` takes requests, `pause` is back soon, `away` is not there (or was not heard of for a minute). */
export type Presence = 'here' | 'pause' | 'away';

/** How it ended. */
export type ClosingOutcome = 'answered' | 'referred' | 'appointment' | 'went-along' | 'could-not-help';
/** What stood in the way. */
export type ClosingBarrier = 'no-place' | 'waiting-list' | 'language' | 'digital' | 'documents' | 'refused' | 'other';

/** A request as it stands in a list. */
export interface DeskRequest {
  readonly id: string;
  readonly state: RequestState;
  readonly way: Way;
  /** Signs of danger were seen: stands first, and the person has got the emergency numbers. */
  readonly crisis: boolean;
  /** `web`, `kiosk`, `whatsapp`. */
  readonly channel: string;
  /** Code of the person's language, its Dutch name, and its direction for texts in it. */
  readonly language: string;
  readonly languageName: string;
  readonly direction: 'ltr' | 'rtl';
  /** Codes of other languages the person wrote in. */
  readonly otherLanguages: readonly string[];
  readonly theme?: string;
  /** Dutch name. */
  readonly themeName?: string;
  /** The entry the person read last, with its Dutch title. */
  readonly entry?: EntryHint;
  readonly municipality?: string;
  readonly municipalityName?: string;
  readonly askedAt: number;
  readonly acceptedAt?: number;
  readonly closedAt?: number;
  /** Who has it. */
  readonly by?: { readonly id: string; readonly name: string };
  /** Place in the queue, 1 = next; only while `waiting`. */
  readonly position?: number;
  /** The routing would give it to you: language, town, theme and hours fit best. */
  readonly forYou: boolean;
  /** Messages of the person that nobody has opened. */
  readonly unread: number;
  readonly lastMessageAt: number;
  /** The person has the conversation open now. Unknown on WhatsApp: left out. */
  readonly personHere?: boolean;
  readonly promise?: DeskPromise;
  readonly interpreter: boolean;
  /** `person`: they ended it, and the outcome is still to be filled in. */
  readonly endedBy?: 'person' | 'staff';
  readonly outcome?: ClosingOutcome;
  /** 1 (sad) to 3 (glad): how the person rated the conversation. */
  readonly rating?: 1 | 2 | 3;
}

/** What the person was told: somebody calls, writes or is at the desk between `from` and `by`. */
export interface DeskPromise {
  readonly what: Way;
  readonly from: number;
  readonly by: number;
  readonly keptAt?: number;
  /** Name of the desk. */
  readonly place?: string;
}

/** An entry of the knowledge base, for people who read Dutch. */
export interface EntryHint {
  readonly id: string;
  /** Dutch title. */
  readonly title: string;
  readonly theme: string;
  readonly icon: string;
}

/** `GET /desk`: everything the first screen shows. */
export interface DeskState {
  /** The server's clock, to count waiting times with. */
  readonly now: number;
  readonly me: DeskMe;
  /** Waiting: danger first, then by time. */
  readonly queue: readonly DeskRequest[];
  /** Yours: open ones, then those whose outcome is still to be filled in. */
  readonly mine: readonly DeskRequest[];
  /** Other people of the desk. */
  readonly colleagues: readonly Colleague[];
  readonly counts: {
    readonly waiting: number;
    readonly crisis: number;
    /** Call-backs and the like that are still to be done, and those whose time is over. */
    readonly promised: number;
    readonly late: number;
    /** Live conversations of everybody in the towns you work for. */
    readonly open: number;
  };
}

export interface DeskMe {
  readonly id: string;
  readonly name: string;
  readonly presence: Presence;
  /** No hours and no languages yet: point to "My availability". */
  readonly needsAvailability: boolean;
}

export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly presence: Presence;
  readonly languages: readonly string[];
  readonly open: number;
}

/** `POST /desk/presence`; the app repeats it every 20 seconds as a sign of life (the event stream counts as one, too). */
export interface PresenceChange {
  readonly presence: Presence;
}

/** One message of a request, oldest first. */
export interface DeskMessage {
  /** Counts within the request, from 1. */
  readonly sequence: number;
  readonly at: number;
  readonly from: 'person' | 'staff' | 'system';
  /** Name of the bridge figure. */
  readonly name?: string;
  /** `system`: `text` is a SystemNote, for the app's own texts. */
  readonly kind: 'text' | 'entry' | 'canned' | 'slip' | 'note';
  /** What staff read: the words, the Dutch title of the entry, the Dutch sentence. */
  readonly text: string;
  /** What the person got in their language, where that is another text. */
  readonly sent?: string;
  /** Language of `text`. */
  readonly language: string;
  /** Of `entry` and `slip`. */
  readonly entry?: EntryHint;
  /** Of `canned`. */
  readonly canned?: string;
  /** Of staff messages: `parked` waits until the person writes again (WhatsApp window closed). */
  readonly state?: 'parked' | 'sent' | 'delivered' | 'seen';
  readonly clientId?: string;
  /** Entries a message of the person resembles, best first, at most three. */
  readonly resembles?: readonly EntryHint[];
  /** The message held signs of danger; the person got the numbers at once. */
  readonly crisis?: boolean;
}

/** Texts of `note` messages. */
export type SystemNote =
  | 'accepted'
  | 'released'
  | 'reassigned'
  | 'interpreter'
  | 'called'
  | 'kept'
  | 'left'
  | 'ended-by-person'
  | 'ended-by-staff'
  | 'expired'
  | 'crisis';

/** One line of the conversation with the assistant, before the request. */
export interface StoryLine {
  readonly at: number;
  readonly from: 'person' | 'assistant';
  readonly text: string;
  /** The answer that was given. */
  readonly entry?: EntryHint;
}

/** `GET /desk/requests/:id`. */
export interface DeskRequestDetail {
  readonly request: DeskRequest;
  readonly messages: readonly DeskMessage[];
  /** What came before; the person agreed that you read it. Empty after "forget me". */
  readonly story: readonly StoryLine[];
  /** Entries that may help, from everything the person said; best first. */
  readonly suggestions: readonly EntryHint[];
  /** WhatsApp: until when something can be sent; afterwards messages are parked. Left out = always. */
  readonly openUntil?: number;
  /** A number is known; `called` shows it. */
  readonly hasPhone: boolean;
}

/**
 * `POST /desk/requests/:id/messages`. `clientId` makes repeating safe (a UUID).
 * `text`: as typed, with the language it is in (`nl` by default), which the person sees named.
 * `entry`: arrives in the person's language. `canned`: the sentence with its blanks filled, see CannedList.
 */
export type NewMessage =
  | { readonly clientId: string; readonly kind: 'text'; readonly text: string; readonly language?: string }
  | { readonly clientId: string; readonly kind: 'entry'; readonly entry: string }
  | {
      readonly clientId: string;
      readonly kind: 'canned';
      readonly canned: string;
      readonly values: Readonly<Record<string, string>>;
    };

/** `POST /desk/requests/:id/slip`: what it is about, the desk to go to, what to bring; arrives in the person's language. */
export interface NewSlip {
  readonly clientId: string;
  readonly entry: string;
  /** A service; left out = the first of the entry. */
  readonly service?: string;
  /** Ids of `things` in CannedList. */
  readonly bring?: readonly string[];
}

/** Everything of the person up to this message has been read. */
export interface SeenUpTo {
  readonly sequence: number;
}

export interface Closing {
  readonly outcome: ClosingOutcome;
  /** For `referred`: id of the service. */
  readonly service?: string | undefined;
  readonly barrier?: ClosingBarrier | undefined;
}

/** The number of a person who asked for a call or WhatsApp, once, in international form: `+32470000000`. */
export interface CalledAnswer {
  readonly phone: string;
  readonly request: DeskRequest;
}

/** `GET /desk/canned`: sentences in Dutch, each arrives in the person's language. */
export interface CannedList {
  readonly sentences: readonly CannedSentence[];
  /** Things to bring and the like, for blanks of the type `thing`: id and Dutch name. */
  readonly things: readonly { readonly id: string; readonly text: string }[];
}

export interface CannedSentence {
  readonly id: string;
  /** `greeting`, `waiting`, `appointment`, `bring`, `ask`, `closing`. */
  readonly group: string;
  /** In Dutch, with blanks as `{{date}}`. */
  readonly text: string;
  readonly blanks: readonly CannedBlank[];
}

/** How a blank is filled: `date` as `2026-11-30`, `time` as `14:30`, `place` an id of a service or free text, `thing` an id. */
export interface CannedBlank {
  readonly name: string;
  readonly type: 'date' | 'time' | 'place' | 'phone' | 'name' | 'thing';
}

/** When and how somebody is there. */
export interface Availability {
  readonly accountId?: string;
  /** Own languages, best first; codes of contact languages or any other BCP 47 tag (`ku`, `am`). */
  readonly languages: readonly string[];
  /** Themes to be asked about; empty = all. */
  readonly themes: readonly string[];
  readonly hours: readonly WeeklyHours[];
  /** First and last day, both included, as `2026-12-24`. */
  readonly daysOff: readonly { readonly from: string; readonly to: string }[];
}

/** Every week, in Belgian time. */
export interface WeeklyHours {
  /** 1 = Monday ... 7 = Sunday. */
  readonly day: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  /** `09:00`. */
  readonly from: string;
  readonly to: string;
  /** The desk where people can come: id of a service (`town-hall`, `bridge-figure`). Left out = online only. */
  readonly place?: string;
  /** Town of that desk, when it is another than the account's. */
  readonly municipality?: string;
}

export interface PromiseFigures {
  readonly since: number;
  readonly made: number;
  readonly kept: number;
  /** Kept, but after the time that was promised. */
  readonly late: number;
  readonly broken: number;
  /** Kept in time / those whose time has come; left out while there are fewer than 5. */
  readonly share?: number | undefined;
}

/**
 * Events of `GET /desk/events`, each `event: <type>` with this as JSON in `data:`. The stream sends a comment every 15
 * seconds. On `resync` (also the first event of every connection) read `GET /desk`, and the open request, anew: that is
 * how nothing is missed. The other events say what changed, and the app reads what it shows.
 */
export type DeskEvent =
  | { readonly type: 'resync' }
  /** The queue, a request or its state changed; `request` as you may see it, left out when it is none of yours. */
  | { readonly type: 'request'; readonly id: string; readonly request?: DeskRequest }
  /** New or changed messages of a request you have open. */
  | { readonly type: 'messages'; readonly id: string; readonly messages: readonly DeskMessage[] }
  /** The person types: show it for six seconds. */
  | { readonly type: 'typing'; readonly id: string }
  /** A colleague's or your own presence changed. */
  | { readonly type: 'presence'; readonly colleagues: readonly Colleague[]; readonly me: DeskMe };
