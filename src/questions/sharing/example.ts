/**
 * Ten help questions as another organisation would write them; docs/registration-scheme.md explains them line by line, and
 * who imports can download them to begin with.
 */
const LINES = [
  'Nr;Datum;Contacttaal;Thema;Kanaal;Gemeente;Resultaat;Drempel;Geholpen;Dienst',
  '1;02/11/2026;Arabisch;Wonen;balie;Gent;doorverwezen;wachtlijst;;OCMW / Sociaal Huis',
  '2;02/11/2026;Dari;Nederlands leren;balie;Gent;doorverwezen;geen plaats;nee;',
  '3;03/11/2026;ps;Verblijf;telefoon;Gent;beantwoord;;ja;',
  '4;03/11/2026;Frans;Geld en inkomen;balie;Gent;afspraak;;;OCMW / Sociaal Huis',
  '5;04/11/2026;Tigrinya;Gezondheid;huisbezoek;Gent;meegegaan;taal;ja;',
  '6;05/11/2026;Swahili;School en studie;balie;Gent;beantwoord;;;',
  '7;05/11/2026;Oekraïens;Werk;whatsapp;Gent;doorverwezen;;ja;VDAB',
  '8;05/11/2026;Oekraïens;Werk;whatsapp;Gent;doorverwezen;;ja;VDAB',
  '9;06/11/2026;Turks;;balie;Gent;niet geholpen;documenten;nee;',
  '10;06/11/2026;Somalisch;Wonen;balie;Gent;niet geholpen;geweigerd;nee;Huurdersbond',
] as const;

/** As a spreadsheet in Dutch writes it: with a byte order mark, semicolons and line ends of Windows. */
export const EXAMPLE_FILE = `\ufeff${LINES.map((line) => `${line}\r\n`).join('')}`;
