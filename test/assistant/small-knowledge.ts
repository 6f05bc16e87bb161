import type {
  DirectoryTexts,
  Entry,
  EntryText,
  Fact,
  Knowledge,
  Municipality,
  Service,
} from '../../src/knowledge/knowledge';

/** Two entries, three services and one town: enough for every kind of reply. */
export function smallKnowledge(change: Partial<Knowledge> = {}): Knowledge {
  return {
    version: 'test',
    entries: byId([
      entry('housing/rent-deposit', {
        icon: 'key-round',
        services: ['ocmw', 'gone', 'huurdersbond'],
        related: ['housing/rental-contract', 'housing/gone'],
        sources: [{ title: 'Huurwaarborg (Vlaanderen)', url: 'https://www.vlaanderen.be' }],
        dutch: { phrase: 'Ik kan de huurwaarborg niet betalen.', words: ['de huurwaarborg', 'de lening'] },
        texts: new Map([
          ['nl', text('nl', 'De huurwaarborg', 'Hoogstens {{deposit-months}} maanden.\n\n- Vraag het OCMW.')],
          [
            'ar',
            text('ar', 'تأمين الإيجار', 'على الأكثر {{deposit-months}} أشهر.\n\n- اسأل OCMW.', {
              phrase: 'لا أستطيع دفع تأمين الإيجار.',
              words: new Map([['de huurwaarborg', 'تأمين الإيجار']]),
            }),
          ],
        ]),
      }),
      entry('housing/rental-contract', {
        texts: new Map([
          ['nl', text('nl', 'Het huurcontract', 'Lees het.')],
          ['ar', text('ar', 'عقد الإيجار', 'اقرأه.')],
        ]),
      }),
    ]),
    facts: new Map([['deposit-months', fact('deposit-months', 3, 'months')]]),
    themes: new Map([
      ['housing', { id: 'housing', icon: 'house', order: 1, lifeDomains: ['wonen'] }],
      ['work', { id: 'work', icon: 'briefcase', order: 2, lifeDomains: ['werk'] }],
    ]),
    services: byId([
      service('ocmw', { name: 'OCMW', local: true }),
      service('huurdersbond', { name: 'Huurdersbond', website: 'https://huurdersbond.be', phone: '056 00 00 00' }),
      service('emergency-112', { name: 'Noodnummer 112', phone: '112', alwaysOpen: true }),
      service('police-101', { name: 'Politie', phone: '101', alwaysOpen: true }),
      service('suicide-line-1813', {
        name: 'Zelfmoordlijn 1813',
        phone: '1813',
        website: 'https://www.zelfmoord1813.be',
      }),
      service('town-hall', { name: 'Gemeentehuis', local: true }),
      service('bridge-figure', { name: 'Brugfiguur', local: true }),
      service('1700', { name: '1700', phone: '1700' }),
    ]),
    municipalities: byId([
      town('kortrijk', 'Kortrijk', {
        website: 'https://www.kortrijk.be',
        services: new Map([
          ['ocmw', { name: 'OCMW Kortrijk', address: 'Budastraat 27, 8500 Kortrijk', hours: '9:00 - 12:00' }],
        ]),
      }),
      town('aalst', 'Aalst'),
    ]),
    texts: new Map([
      [
        'nl',
        directory(
          { housing: 'Wonen', work: 'Werk' },
          { ocmw: 'Hulp bij te weinig geld.', 'emergency-112': 'Levensgevaar.' },
        ),
      ],
      ['ar', directory({ housing: 'السكن' }, { ocmw: 'مساعدة إذا كان المال قليلاً.' })],
    ]),
    problems: [],
    ...change,
  };
}

export function entry(id: string, change: Partial<Entry> = {}): Entry {
  return {
    id,
    theme: id.split('/')[0] ?? id,
    core: false,
    icon: 'info',
    audience: [],
    services: [],
    related: [],
    confidence: 'high',
    sources: [],
    verified: '2026-11-21',
    reviewAfter: '2027-05-21',
    sensitive: false,
    texts: new Map(),
    ...change,
  };
}

export function text(language: string, title: string, body: string, change: Partial<EntryText> = {}): EntryText {
  return { language, title, questions: [], body, words: new Map(), review: 'draft', ...change };
}

export function fact(name: string, value: Fact['value'], unit: Fact['unit'], change: Partial<Fact> = {}): Fact {
  return {
    name,
    value,
    unit,
    source: 'https://example.org',
    verified: '2026-11-21',
    confidence: 'high',
    reviewAfter: '2027-05-21',
    ...change,
  };
}

function service(id: string, change: Partial<Service>): Service {
  return {
    id,
    name: id,
    icon: 'map-pin',
    region: 'flanders',
    local: false,
    alwaysOpen: false,
    languages: [],
    verified: '2026-11-21',
    confidence: 'high',
    ...change,
  };
}

function town(id: string, name: string, change: Partial<Municipality> = {}): Municipality {
  return {
    id,
    name,
    province: 'West-Vlaanderen',
    postcodes: [],
    latitude: 50.8,
    longitude: 3.3,
    services: new Map(),
    projects: [],
    notes: new Map(),
    ...change,
  };
}

function directory(themes: Record<string, string>, services: Record<string, string>): DirectoryTexts {
  return {
    themes: new Map(Object.entries(themes).map(([id, name]) => [id, { name, description: name }])),
    services: new Map(Object.entries(services).map(([id, whatFor]) => [id, { whatFor }])),
  };
}

function byId<T extends { readonly id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}
