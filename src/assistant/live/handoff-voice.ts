import { BLANKS, type Blank, blanksOf, type CannedSentences, writeBlank } from '../../handoff/canned.js';
import type { NewHandoffMessage } from '../../handoff/messages.js';
import { SOURCE_LANGUAGE } from '../../languages/language.js';
import { answerReply } from '../replies/answer-reply.js';
import { placesOf } from '../replies/places.js';
import type { Reply, StaffReply } from '../reply.js';
import type { Voice } from '../voice.js';

/** What a bridge figure sends. */
export type StaffMessage =
  | { readonly kind: 'text'; readonly text: string; readonly language: string }
  | { readonly kind: 'entry'; readonly entry: string }
  | { readonly kind: 'canned'; readonly canned: string; readonly values: Readonly<Record<string, string>> }
  | {
      readonly kind: 'slip';
      readonly entry: string;
      readonly service?: string | undefined;
      readonly bring: readonly string[];
    };

/** A message as the person gets it, and as it is stored for the desk. */
export interface Spoken {
  readonly replies: readonly Reply[];
  readonly stored: Pick<NewHandoffMessage, 'kind' | 'text' | 'language'> & Partial<NewHandoffMessage>;
}

/** What a bridge figure wants to send cannot be said; `code` for the staff app, the message says what is missing. */
export class CannotSay extends Error {
  constructor(
    readonly code: 'NO_SUCH_ENTRY' | 'NO_SUCH_SENTENCE' | 'BLANK_MISSING' | 'NO_SUCH_SERVICE',
    message: string,
    /** The field that is wrong. */
    readonly field: string,
  ) {
    super(message);
  }
}

/**
 * Turns a bridge figure's message into the person's: an entry and a canned sentence in their language, free text as it was
 * typed with its language named.
 *
 * @param turn the voice towards the person
 * @param dutch the voice of the same town in Dutch, for what the desk reads
 * @throws CannotSay
 */
export function voiceMessage(
  turn: Voice,
  dutch: Voice,
  message: StaffMessage,
  from: string,
  canned: CannedSentences,
): Spoken {
  switch (message.kind) {
    case 'text':
      return voiceText(turn, message.text, message.language, from);
    case 'entry':
      return voiceEntry(turn, message.entry, from);
    case 'canned':
      return voiceCanned(turn, dutch, message, from, canned);
    case 'slip':
      return voiceSlip(turn, dutch, message, from, canned);
  }
}

function voiceText(turn: Voice, text: string, language: string, from: string): Spoken {
  const reply: StaffReply = {
    kind: 'staff',
    ...turn.base(),
    ...directionOf(turn, language),
    from,
    text,
    ...(language === turn.languageCode ? {} : { languageNote: languageName(turn, language) }),
  };
  return { replies: [reply], stored: { kind: 'text', text, language } };
}

/** Free text stands in its own direction, whatever the person's language. */
function directionOf(turn: Voice, language: string): Pick<StaffReply, 'language' | 'direction'> {
  const known = turn.languages.has(language) ? turn.languages.get(language) : undefined;
  return { language, direction: known?.direction ?? 'ltr' };
}

function languageName(turn: Voice, language: string): string {
  const tag = turn.languages.has(language) ? turn.languages.get(language).intl : language;
  try {
    const [plain = tag] = tag.split('-');
    // fa-AF is Dari, nl-BE is simply Dutch
    const wanted = tag.startsWith('fa-AF') ? 'fa-AF' : plain;
    return new Intl.DisplayNames(turn.language.intl, { type: 'language' }).of(wanted) ?? language;
  } catch {
    return language;
  }
}

function entryOf(turn: Voice, id: string) {
  const entry = turn.library.knowledge.entries.get(id);
  const reply = entry && answerReply(turn, entry);
  if (!entry || !reply) throw new CannotSay('NO_SUCH_ENTRY', 'There is no such entry: choose another', 'entry');
  return { entry, reply, title: entry.texts.get(SOURCE_LANGUAGE)?.title ?? entry.id };
}

function voiceEntry(turn: Voice, id: string, from: string): Spoken {
  const { entry, reply, title } = entryOf(turn, id);
  const stored = { kind: 'entry', text: title, sent: reply.title, language: SOURCE_LANGUAGE, about: entry.id } as const;
  // whoever talks with a person does not press "did this help?"
  return { replies: [{ ...reply, options: [], from }], stored };
}

function voiceCanned(
  turn: Voice,
  dutch: Voice,
  message: Extract<StaffMessage, { kind: 'canned' }>,
  from: string,
  canned: CannedSentences,
): Spoken {
  const values = { name: from, ...message.values };
  const said = fill(turn, message.canned, values, canned);
  const inDutch = fill(dutch, message.canned, values, canned);
  const base = { ...turn.base(), ...directionOf(turn, said.language) };
  const note = said.language === turn.languageCode ? {} : { languageNote: languageName(turn, said.language) };
  const stored = {
    kind: 'canned',
    text: inDutch.text,
    sent: said.text,
    language: SOURCE_LANGUAGE,
    about: message.canned,
  } as const;
  return { replies: [{ kind: 'staff', ...base, from, text: said.text, ...note }], stored };
}

/** A sentence with its blanks filled the way of the language it is in. */
function fill(
  turn: Voice,
  id: string,
  values: Readonly<Record<string, string>>,
  canned: CannedSentences,
): { readonly language: string; readonly text: string } {
  const fallbacks = turn.languages.fallbacks(turn.languageCode);
  const found = canned.text(id, fallbacks);
  if (!found) throw new CannotSay('NO_SUCH_SENTENCE', 'There is no such sentence: choose another', 'canned');
  const intl = turn.languages.get(found.language).intl;
  const filled = new Map(
    blanksOf(found.text).map((name) => {
      const value = Object.hasOwn(values, name) ? (values[name] ?? '') : '';
      const written = writeBlank(name as Blank, value, intl, {
        place: (service) => placesOf(turn, [service])[0]?.name,
        thing: (thing) => canned.thing(thing, [found.language, ...fallbacks]),
      });
      if (written === undefined) {
        const wanted = BLANKS[name as Blank] ?? name;
        throw new CannotSay('BLANK_MISSING', `Fill in ${name} (${wanted})`, `values.${name}`);
      }
      return [name, written];
    }),
  );
  return { ...found, text: found.text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => filled.get(name) ?? whole) };
}

/** A referral slip: what it is about, the desk with address and hours, what to bring, the sentence to say there. */
function voiceSlip(
  turn: Voice,
  dutch: Voice,
  { entry: id, service, bring }: Extract<StaffMessage, { kind: 'slip' }>,
  from: string,
  canned: CannedSentences,
): Spoken {
  const { entry, reply, title } = entryOf(turn, id);
  const wanted = service ?? entry.services[0];
  const places = wanted === undefined ? [] : placesOf(turn, [wanted]);
  if (service !== undefined && places.length === 0) {
    throw new CannotSay('NO_SUCH_SERVICE', 'There is no such service: choose another', 'service');
  }
  const thingsIn = (voice: Voice) => {
    const languages = voice.languages.fallbacks(voice.languageCode);
    const format = new Intl.ListFormat(voice.language.intl, { type: 'conjunction' });
    return format.format(bring.flatMap((thing) => canned.thing(thing, languages) ?? []));
  };
  const textIn = (voice: Voice) =>
    [
      voice.text('handoff.slip.go'),
      bring.length > 0 ? voice.text('handoff.slip.bring', { things: thingsIn(voice) }) : '',
      entry.dutch ? voice.text('handoff.slip.show', { dutch: entry.dutch.phrase }) : '',
    ]
      .filter(Boolean)
      .join('\n\n');
  const text = textIn(turn);
  const place = wanted === undefined ? '' : (placesOf(dutch, [wanted])[0]?.name ?? '');
  return {
    replies: [
      { ...reply, options: [], from },
      { kind: 'person', ...turn.base(), from, text, places },
    ],
    stored: {
      kind: 'slip',
      text: [title, place, textIn(dutch)].filter(Boolean).join('\n'),
      sent: text,
      language: SOURCE_LANGUAGE,
      about: entry.id,
    },
  };
}
