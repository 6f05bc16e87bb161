import type { EntryId, MunicipalityId } from '../knowledge/knowledge.js';
import type { LanguageCode } from '../languages/language.js';

/** What a message asks of the assistant. */
export type Outcome = 'answer' | 'choices' | 'nothing' | 'crisis' | 'person' | 'smalltalk' | 'command';

/** An entry that fits a message. Scores fall from first to last and mean the same in every language. */
export interface RankedEntry {
  readonly id: EntryId;
  /** 0 (nothing in common) to 1 (as good as a match can be). */
  readonly score: number;
}

export type CrisisKind = 'suicide' | 'violence' | 'child' | 'medical' | 'fire' | 'trafficking';

/** `direct`: the emergency card at once; `indirect`: a warm sentence, one question, and the card. */
export interface CrisisSign {
  readonly kind: CrisisKind;
  readonly signal: 'direct' | 'indirect';
}

export type Command =
  | { readonly name: 'language' /** Left out: asked without naming one. */; readonly language?: LanguageCode }
  | { readonly name: 'start-over' }
  | { readonly name: 'help' }
  | { readonly name: 'forget-me' }
  | { readonly name: 'back' }
  | { readonly name: 'stop' };

export type SmallTalk = 'hello' | 'thanks' | 'bye' | 'who-are-you' | 'how-are-you' | 'yes' | 'no';

/** What the conversation knows when a message comes in. */
export interface MessageContext {
  /** The contact language of the conversation, when known. */
  readonly language?: LanguageCode;
  /** The entry answered last. */
  readonly previousEntry?: EntryId;
  readonly municipality?: MunicipalityId;
}

/** The reading of one message; pure data, the same for the assistant and for `npm run ask`. */
export interface Understanding {
  readonly outcome: Outcome;
  /** The language the message is written in: to search with and to answer in. */
  readonly language: LanguageCode;
  /** False when detection is unsure; then `likelyLanguages` says which to ask for. */
  readonly languageSure: boolean;
  readonly likelyLanguages: readonly LanguageCode[];
  /** Best first; for `choices` two or three, for `answer` the answer and what comes behind it. */
  readonly entries: readonly RankedEntry[];
  readonly crisis?: CrisisSign;
  /** May be danger, not sure enough for `crisis`: the answer comes with the emergency number in front. */
  readonly suspicion?: CrisisKind;
  readonly command?: Command;
  readonly smallTalk?: SmallTalk;
  /** A town named in the message. */
  readonly municipality?: MunicipalityId;
}
