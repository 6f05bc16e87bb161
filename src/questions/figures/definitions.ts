/** What the figures mean, in the words of the report and of the cover sheet of exports. */
export const DEFINITIONS: readonly (readonly [term: string, meaning: string])[] = [
  [
    'Hulpvraag',
    'Eén vraag van een nieuwkomer, op de website, via WhatsApp, aan een zuil, aan de balie, aan de telefoon of op straat. Wie drie dingen vraagt, telt drie keer: dit zijn vragen, geen mensen.',
  ],
  ['Aandeel', 'Deel van alle hulpvragen in dezelfde selectie en periode.'],
  [
    'Beantwoord',
    'Deel van de hulpvragen dat niet openbleef. Open blijven: geen antwoord gevonden, nog wachten op een persoon, niet kunnen helpen.',
  ],
  ['Persoon gevraagd', 'Deel van de hulpvragen waarbij iemand een brugfiguur wou spreken.'],
  ['Geholpen', 'Van wie zei of het antwoord hielp: deel dat ja zei.'],
  ['Wachttijd', 'Minuten tussen de vraag naar een persoon en het eerste antwoord van een brugfiguur.'],
  [
    'Verandering',
    'Tegenover de vorige periode van dezelfde lengte, en tegenover dezelfde periode een jaar eerder. Een periode die nog loopt, wordt niet vergeleken.',
  ],
];

/** How small counts are kept hidden, in plain Dutch; docs/figures.md says it in full. */
export const PRIVACY_NOTE: readonly string[] = [
  'Aantallen onder vijf staan er als <5; dat kan ook nul zijn. Een streepje (–) betekent: groot genoeg, maar niet getoond omdat een verborgen buur eruit zou volgen.',
  'Elk ander aantal is licht verstoord: negen op de tien liggen hoogstens vier naast het echte aantal, hoe groot het ook is. Dezelfde vragen geven altijd hetzelfde getal. Daardoor kan niemand een verborgen aantal vinden door tabellen van elkaar af te trekken, en kloppen delen niet altijd precies met hun totaal.',
  'Percentages zijn berekend met de getoonde aantallen. Verschillen van enkele vragen hebben geen betekenis.',
];
