import type { EntryId, MunicipalityId, ThemeId } from '../knowledge/knowledge.js';
import type { LanguageCode } from '../languages/language.js';

/** What a tap on a button means. Written as a short string so that every channel can carry it. */
export type Action =
  | { readonly do: 'entry'; readonly id: EntryId }
  | { readonly do: 'theme'; readonly id: ThemeId }
  | { readonly do: 'language'; readonly code: LanguageCode }
  | { readonly do: 'municipality'; readonly id: MunicipalityId }
  | { readonly do: 'helped'; readonly yes: boolean; readonly entry: EntryId }
  | { readonly do: 'pathway'; readonly id: string }
  | { readonly do: 'step'; readonly answer: string }
  | { readonly do: 'handoff'; readonly what: HandoffChoice }
  | { readonly do: 'rate'; readonly face: 1 | 2 | 3 }
  | {
      readonly do: 'person' | 'start-over' | 'help' | 'forget-me' | 'languages' | 'themes' | 'towns' | 'back' | 'stop';
    };

/** What a person can say while asking for a bridge figure: consent or not, the way of contact, leaving, ending. */
const HANDOFF_CHOICES = ['yes', 'no', 'chat', 'call', 'whatsapp', 'desk', 'leave', 'end'] as const;
type HandoffChoice = (typeof HANDOFF_CHOICES)[number];

const NAME = '[a-z0-9][a-z0-9-]*';
const WITH_VALUE = /^(entry|theme|language|municipality|helped|pathway|step|handoff|rate):(.{1,120})$/;
const ENTRY = new RegExp(`^${NAME}/${NAME}$`);
const PLAIN = new RegExp(`^${NAME}$`);
const WORDS = ['person', 'start-over', 'help', 'forget-me', 'languages', 'themes', 'towns', 'back', 'stop'] as const;

/** The short string of an action: `entry:housing/rent-deposit`, `helped:yes:housing/rent-deposit`, `person`. */
export function formatAction(action: Action): string {
  switch (action.do) {
    case 'entry':
    case 'theme':
    case 'municipality':
    case 'pathway':
      return `${action.do}:${action.id}`;
    case 'language':
      return `language:${action.code}`;
    case 'helped':
      return `helped:${action.yes ? 'yes' : 'no'}:${action.entry}`;
    case 'step':
      return `step:${action.answer}`;
    case 'handoff':
      return `handoff:${action.what}`;
    case 'rate':
      return `rate:${action.face}`;
    default:
      return action.do;
  }
}

/** Reads an action back; undefined for anything else. Actions come from outside and may be stale or invented. */
export function parseAction(value: unknown): Action | undefined {
  if (typeof value !== 'string') return undefined;
  const word = WORDS.find((candidate) => candidate === value);
  if (word) return { do: word };
  const match = WITH_VALUE.exec(value);
  if (!match) return undefined;
  const [, name, rest = ''] = match;
  if (name === 'entry') return ENTRY.test(rest) ? { do: 'entry', id: rest } : undefined;
  if (name === 'helped') {
    const [answer, entry = ''] = rest.split(':');
    if ((answer !== 'yes' && answer !== 'no') || !ENTRY.test(entry)) return undefined;
    return { do: 'helped', yes: answer === 'yes', entry };
  }
  if (!PLAIN.test(rest)) return undefined;
  if (name === 'language') return { do: 'language', code: rest };
  if (name === 'handoff') {
    const what = HANDOFF_CHOICES.find((choice) => choice === rest);
    return what && { do: 'handoff', what };
  }
  if (name === 'rate') {
    const face = ([1, 2, 3] as const).find((candidate) => String(candidate) === rest);
    return face && { do: 'rate', face };
  }
  if (name === 'step') return { do: 'step', answer: rest };
  if (name === 'theme' || name === 'municipality' || name === 'pathway') return { do: name, id: rest };
  return undefined;
}
