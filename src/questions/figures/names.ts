import type { Knowledge } from '../../knowledge/knowledge.js';
import { SOURCE_LANGUAGE } from '../../languages/language.js';
import type { Languages } from '../../languages/languages.js';
import { BARRIERS, CHANNELS, OUTCOMES } from '../register.js';
import { type Dimension, NONE, SOURCES } from './dimensions.js';

/** Dutch names of our codes, as they stand in reports and exports. */
const DUTCH: Readonly<Partial<Record<Dimension, Readonly<Record<string, string>>>>> = {
  channel: {
    web: 'Website',
    kiosk: 'Zuil',
    whatsapp: 'WhatsApp',
    desk: 'Balie',
    phone: 'Telefoon',
    street: 'Straat en huisbezoek',
  },
  outcome: {
    answered: 'Beantwoord',
    choices: 'Keuze gegeven',
    unanswered: 'Geen antwoord',
    person: 'Wacht op een persoon',
    crisis: 'Noodsituatie',
    referred: 'Doorverwezen',
    appointment: 'Afspraak gemaakt',
    'went-along': 'Meegegaan',
    'could-not-help': 'Niet kunnen helpen',
  },
  barrier: {
    'no-place': 'Geen plaats',
    'waiting-list': 'Wachtlijst',
    language: 'Taal',
    digital: 'Digitaal',
    documents: 'Documenten',
    refused: 'Geweigerd',
    other: 'Andere drempel',
  },
  helped: { yes: 'Geholpen', no: 'Niet geholpen' },
  handoff: { yes: 'Persoon gevraagd' },
  source: { own: 'Hier geregistreerd', import: 'Ingelezen', demo: 'Demonstratie' },
};

const DIMENSION_NAMES: Readonly<Record<Dimension, string>> = {
  theme: 'Thema',
  language: 'Contacttaal',
  channel: 'Kanaal',
  municipality: 'Gemeente',
  organisation: 'Organisatie',
  source: 'Herkomst',
  outcome: 'Afloop',
  barrier: 'Drempel',
  helped: 'Geholpen',
  handoff: 'Persoon gevraagd',
  entry: 'Fiche',
  service: 'Dienst',
};

/** The Dutch name of a dimension. */
export function dimensionName(dimension: Dimension): string {
  return DIMENSION_NAMES[dimension];
}

/** The Dutch name of a value; its id where there is none. */
export function valueName(knowledge: Knowledge, languages: Languages, dimension: Dimension, id: string): string {
  if (id === NONE) return 'Onbekend';
  const texts = knowledge.texts.get(SOURCE_LANGUAGE);
  switch (dimension) {
    case 'theme':
      return texts?.themes.get(id)?.name ?? id;
    case 'language':
      return languages.has(id)
        ? languages.get(id).dutchName
        : (new Intl.DisplayNames('nl', { type: 'language' }).of(id) ?? id);
    case 'municipality':
      return knowledge.municipalities.get(id)?.name ?? id;
    case 'entry':
      return knowledge.entries.get(id)?.texts.get(SOURCE_LANGUAGE)?.title ?? id;
    case 'service':
      return knowledge.services.get(id)?.name ?? id;
    default:
      return DUTCH[dimension]?.[id] ?? id;
  }
}

/**
 * The values a dimension always has, empty or not. Lists that are open (towns, organisations, entries, services) have none: of
 * them only what can be shown is a row.
 */
export function fixedValues(knowledge: Knowledge, languages: Languages, dimension: Dimension): readonly string[] {
  switch (dimension) {
    case 'theme':
      return [...[...knowledge.themes.values()].sort((a, b) => a.order - b.order).map(({ id }) => id), NONE];
    case 'language':
      return languages.list.map(({ code }) => code);
    case 'channel':
      return CHANNELS;
    case 'outcome':
      return OUTCOMES;
    case 'barrier':
      return BARRIERS;
    case 'helped':
      return ['yes', 'no'];
    case 'handoff':
      return ['yes'];
    case 'source':
      return SOURCES;
    default:
      return [];
  }
}
