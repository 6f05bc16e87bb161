import { BARRIERS, CHANNELS, OUTCOMES } from '../register.js';
import { FIELDS, type Field } from './types.js';

/** Version of the registration scheme (docs/registration-scheme.md). */
export const SCHEME_VERSION = '1.0';

/** Headings other registers use, folded; the field's own name is one of them. */
const HEADINGS: Readonly<Record<Field, readonly string[]>> = {
  id: ['id', 'nr', 'nummer', 'volgnummer', 'dossiernummer', 'numero', 'rownumber', 'registratienummer'],
  date: ['date', 'datum', 'dag', 'day', 'jour', 'datumvraag', 'contactdatum', 'datumcontact'],
  theme: ['theme', 'thema', 'domein', 'levensdomein', 'domain', 'lifedomain', 'domaine', 'onderwerp', 'vraagthema'],
  entry: ['entry', 'fiche', 'artikel'],
  language: ['language', 'taal', 'contacttaal', 'langue', 'contactlanguage', 'languedecontact', 'moedertaal'],
  channel: ['channel', 'kanaal', 'canal', 'contactvorm', 'wijzevancontact'],
  municipality: ['municipality', 'gemeente', 'stad', 'commune', 'woonplaats', 'city', 'town', 'ville'],
  outcome: ['outcome', 'resultaat', 'afloop', 'resultat', 'result', 'uitkomst', 'actie'],
  barrier: ['barrier', 'drempel', 'obstacle', 'hindernis', 'knelpunt', 'seuil'],
  helped: ['helped', 'geholpen', 'aide', 'tevreden', 'hielpdit'],
  handoff: ['handoff', 'doorgegeven', 'persoon', 'personne', 'person', 'brugfiguur'],
  service: ['service', 'dienst', 'doorverwezennaar', 'verwezennaar', 'orientevers', 'partner'],
  waited: ['waited', 'wachttijd', 'attente', 'waitingtime', 'wachttijdminuten', 'waitedminutes'],
  interpreter: ['interpreter', 'tolk', 'interprete', 'socialetolk'],
};

/** Words other registers use for our values, folded. */
const WORDS = {
  channel: {
    web: ['website', 'online', 'chat', 'siteweb'],
    kiosk: ['zuil', 'borne'],
    whatsapp: ['wa'],
    desk: ['balie', 'loket', 'guichet', 'bureau', 'zitdag', 'counter', 'bezoek'],
    phone: ['telefoon', 'tel', 'telefonisch', 'telephone'],
    street: ['straat', 'rue', 'vindplaats', 'huisbezoek', 'outreach'],
  },
  outcome: {
    answered: ['beantwoord', 'informatie', 'info', 'antwoord', 'repondu', 'informatiegegeven', 'geholpen'],
    choices: ['keuzes'],
    unanswered: ['onbeantwoord', 'geenantwoord', 'sansreponse'],
    person: ['persoon', 'personne'],
    crisis: ['crise', 'nood'],
    referred: ['doorverwezen', 'doorverwijzing', 'verwezen', 'toegeleid', 'oriente', 'referral', 'doorverwijzen'],
    appointment: ['afspraak', 'afspraakgemaakt', 'rendezvous', 'rdv'],
    'went-along': ['meegegaan', 'begeleid', 'mee', 'accompagne', 'accompanied', 'begeleiding'],
    'could-not-help': ['nietgeholpen', 'geenoplossing', 'konniethelpen', 'pasaide', 'nothelped', 'geenhulp'],
  },
  barrier: {
    'no-place': ['geenplaats', 'volzet', 'volboekt', 'geenaanbod', 'pasdeplace', 'full', 'complet'],
    'waiting-list': ['wachtlijst', 'wachttijd', 'listedattente', 'waiting'],
    language: ['taal', 'langue', 'geentolk', 'taaldrempel'],
    digital: ['digitaal', 'numerique', 'online', 'computer'],
    documents: ['documenten', 'papieren', 'attesten', 'attest'],
    refused: ['geweigerd', 'weigering', 'refuse', 'refus', 'afgewezen'],
    other: ['andere', 'anders', 'autre'],
  },
} as const;

const YES = ['ja', 'yes', 'oui', 'y', 'j', 'o', '1', 'true', 'waar', 'vrai', 'x'];
const NO = ['nee', 'neen', 'no', 'non', 'n', '0', 'false', 'onwaar', 'faux'];
const UNKNOWN = ['unknown', 'onbekend', 'inconnu', 'weetniet', '?'];

/** Letters and digits only, without accents and capitals: "Levens-domein" and "levensdomein" are one word. */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}?]/gu, '');
}

/** Which column is which field, as far as the headings say. */
export function detectFields(columns: readonly string[]): Partial<Record<Field, string>> {
  const found: Partial<Record<Field, string>> = {};
  const taken = new Set<string>();
  for (const field of FIELDS) {
    const column = columns.find((heading) => !taken.has(heading) && HEADINGS[field].includes(folded(heading)));
    if (column === undefined) continue;
    found[field] = column;
    taken.add(column);
  }
  return found;
}

type Coded = keyof typeof WORDS;
const CODES: Readonly<Record<Coded, readonly string[]>> = { channel: CHANNELS, outcome: OUTCOMES, barrier: BARRIERS };

/** Our code for a word of another register; undefined = not known. */
export function codeOf(field: Coded, text: string): string | undefined {
  const word = folded(text);
  const words: Readonly<Record<string, readonly string[]>> = WORDS[field];
  return CODES[field].find((code) => folded(code) === word || words[code]?.includes(word));
}

/** yes, no, unknown; undefined = something else. */
export function yesNo(text: string): 'yes' | 'no' | 'unknown' | undefined {
  const word = folded(text);
  if (YES.includes(word)) return 'yes';
  if (NO.includes(word)) return 'no';
  return word === '' || UNKNOWN.includes(word) ? 'unknown' : undefined;
}

/** A day written 2026-11-21, 21/11/2026, 21-11-2026 or 21.11.2026, with or without a time; undefined = none. */
export function dayIn(text: string): string | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/.exec(text);
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: .*)?$/.exec(text);
  const [year, month, day] = iso ? iso.slice(1) : local ? [local[3], local[2], local[1]] : [];
  if (!year || !month || !day) return undefined;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = Date.parse(`${written}T00:00:00Z`);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== written ? undefined : written;
}
