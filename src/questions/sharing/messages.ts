import type { ImportProblem, RowError } from './types.js';

/** What is wrong with a row, as a person of the other organisation would want to hear it; `{}` is the value. */
const MESSAGES: Readonly<Record<ImportProblem, RowError['message']>> = {
  'date-missing': {
    nl: 'Er staat geen datum.',
    en: 'There is no date.',
    fr: 'Il n’y a pas de date.',
  },
  'date-wrong': {
    nl: '“{}” is geen datum. Schrijf bijvoorbeeld 21/11/2026.',
    en: '“{}” is not a date. Write 21/11/2026, for example.',
    fr: '« {} » n’est pas une date. Écrivez par exemple 21/11/2026.',
  },
  'date-future': {
    nl: '{} is nog niet voorbij.',
    en: '{} is not over yet.',
    fr: 'Le {} n’est pas encore passé.',
  },
  'theme-unknown': {
    nl: 'Het thema “{}” kennen we niet. Kies bij de kolommen welk thema het is.',
    en: 'We do not know the theme “{}”. Choose which theme it is.',
    fr: 'Nous ne connaissons pas le thème « {} ». Choisissez à quel thème il correspond.',
  },
  'language-missing': {
    nl: 'Er staat geen taal.',
    en: 'There is no language.',
    fr: 'Il n’y a pas de langue.',
  },
  'language-unknown': {
    nl: 'De taal “{}” kennen we niet. Schrijf de naam (Arabisch) of de code (ar).',
    en: 'We do not know the language “{}”. Write its name (Arabic) or code (ar).',
    fr: 'Nous ne connaissons pas la langue « {} ». Écrivez son nom (arabe) ou son code (ar).',
  },
  'channel-unknown': {
    nl: 'Het kanaal “{}” kennen we niet. Het kan zijn: web, whatsapp, zuil, balie, telefoon, straat.',
    en: 'We do not know the channel “{}”. It can be: web, whatsapp, kiosk, desk, phone, street.',
    fr: 'Nous ne connaissons pas le canal « {} ». Possible : web, whatsapp, borne, guichet, téléphone, rue.',
  },
  'municipality-unknown': {
    nl: 'De gemeente “{}” hoort niet bij deze registratie.',
    en: 'The municipality “{}” does not belong to this register.',
    fr: 'La commune « {} » ne fait pas partie de ce registre.',
  },
  'outcome-unknown': {
    nl: 'De afloop “{}” kennen we niet. Het kan zijn: beantwoord, doorverwezen, afspraak, meegegaan, niet geholpen.',
    en: 'We do not know the outcome “{}”. It can be: answered, referred, appointment, went along, could not help.',
    fr: 'Nous ne connaissons pas le résultat « {} ». Possible : répondu, orienté, rendez-vous, accompagné, pas aidé.',
  },
  'barrier-unknown': {
    nl: 'De drempel “{}” kennen we niet. Het kan zijn: geen plaats, wachtlijst, taal, digitaal, documenten, geweigerd, andere.',
    en: 'We do not know the barrier “{}”. It can be: no place, waiting list, language, digital, documents, refused, other.',
    fr: 'Nous ne connaissons pas l’obstacle « {} ». Possible : pas de place, liste d’attente, langue, numérique, documents, refusé, autre.',
  },
  'helped-unknown': {
    nl: 'Bij “geholpen” staat “{}”. Schrijf ja, nee of onbekend.',
    en: '“Helped” says “{}”. Write yes, no or unknown.',
    fr: '« Aidé » contient « {} ». Écrivez oui, non ou inconnu.',
  },
  'yes-no-unknown': {
    nl: 'Er staat “{}”. Schrijf ja of nee.',
    en: 'It says “{}”. Write yes or no.',
    fr: 'Il y a « {} ». Écrivez oui ou non.',
  },
  'waited-wrong': {
    nl: '“{}” is geen aantal minuten.',
    en: '“{}” is not a number of minutes.',
    fr: '« {} » n’est pas un nombre de minutes.',
  },
  'too-few-columns': {
    nl: 'Deze rij heeft te weinig kolommen.',
    en: 'This row has too few columns.',
    fr: 'Cette ligne a trop peu de colonnes.',
  },
};

/** Longest value that is repeated in a message. */
const LONGEST = 60;

/** The message of a problem with the value that was found. */
export function messageOf(problem: ImportProblem, value: string): RowError['message'] {
  const { nl, en, fr } = MESSAGES[problem];
  const fill = (text: string) => text.replace('{}', () => value.slice(0, LONGEST));
  return { nl: fill(nl), en: fill(en), fr: fill(fr) };
}
