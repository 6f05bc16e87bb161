import { answerLine } from '../../src/cli/ask/answer-line.js';
import type { Entry, EntryText, Knowledge } from '../../src/knowledge/knowledge.js';
import { loadLanguages } from '../../src/languages/languages.js';
import { createUnderstander, type Understander } from '../../src/search/understander.js';
import { phrases } from './phrases-for-tests.js';

function text(language: string, title: string, questions: string[], body: string): [string, EntryText] {
  return [language, { language, title, questions, body, words: new Map(), review: 'draft' }];
}

function entry(id: string, ...texts: [string, EntryText][]): [string, Entry] {
  const theme = id.split('/')[0]!;
  const rest = {
    core: true,
    icon: 'info',
    audience: [],
    services: [],
    related: [],
    sources: [],
    sensitive: false,
  } as const;
  return [
    id,
    {
      id,
      theme,
      confidence: 'high',
      verified: '2026-01-01',
      reviewAfter: '2027-01-01',
      ...rest,
      texts: new Map(texts),
    },
  ];
}

const knowledge: Knowledge = {
  version: '1',
  entries: new Map([
    entry(
      'housing/rent-deposit',
      text(
        'nl',
        'De huurwaarborg betalen',
        ['waarborg te duur', 'ik kan mijn huurwaarborg niet betalen'],
        'De huurwaarborg is hoogstens drie maanden huur.',
      ),
      text(
        'en',
        'Paying the rental deposit',
        ['deposit too high', 'landlord wants three months'],
        'The deposit is at most three months of rent.',
      ),
    ),
    entry(
      'education/enrol-school',
      text(
        'nl',
        'Mijn kind inschrijven in een school',
        ['school zoeken voor mijn kind', 'kind naar school'],
        'Je schrijft je kind in bij de school.',
      ),
      text(
        'en',
        'Enrolling my child in a school',
        ['find a school for my child'],
        'You enrol your child at the school.',
      ),
    ),
    entry(
      'rights/privacy',
      text('nl', 'Mijn gegevens', ['vergeet mij', 'wie leest mijn vragen'], 'Je gesprek wordt gewist.'),
    ),
  ]),
  facts: new Map(),
  themes: new Map(),
  services: new Map(),
  municipalities: new Map([
    [
      'gent',
      {
        id: 'gent',
        name: 'Gent',
        province: 'Oost-Vlaanderen',
        postcodes: ['9000'],
        latitude: 51,
        longitude: 3.7,
        services: new Map(),
        projects: [],
        notes: new Map(),
      },
    ],
  ]),
  texts: new Map(),
  problems: [],
};

let understander: Understander;
beforeAll(async () => {
  understander = createUnderstander(knowledge, await loadLanguages(), await phrases);
});

test('finds the entry in the language of the message', () => {
  const found = understander.understand('ik kan de huurwaarborg niet betalen');
  expect(found).toMatchObject({ outcome: 'answer', language: 'nl' });
  expect(found.entries[0]?.id).toBe('housing/rent-deposit');
});

test('danger comes before everything else', () => {
  const found = understander.understand('hallo, ik kan mijn huurwaarborg niet betalen en mijn man slaat mij');
  expect(found).toMatchObject({ outcome: 'crisis', crisis: { kind: 'violence', signal: 'direct' } });
});

test('danger is recognised in another language than the conversation', () => {
  expect(understander.understand('بدي موت', { language: 'nl' })).toMatchObject({ outcome: 'crisis', language: 'ar' });
});

test('a bare command wins over an example question', () => {
  expect(understander.understand('vergeet mij')).toMatchObject({ outcome: 'command', command: { name: 'forget-me' } });
});

test('a person, then small talk, then the search', () => {
  expect(understander.understand('ik wil met een mens praten').outcome).toBe('person');
  expect(understander.understand('goeiemorgen').smallTalk).toBe('hello');
  expect(understander.understand('goeiemorgen, ik zoek een school voor mijn kind').entries[0]?.id).toBe(
    'education/enrol-school',
  );
});

test('without texts in the language, the next language its readers read is searched', () => {
  const found = understander.understand('school', { language: 'ti' });
  expect(found.entries[0]?.id).toBe('education/enrol-school');
});

test('a message in another language than the conversation is answered too', () => {
  const found = understander.understand('I want to find a school for my child', { language: 'nl' });
  expect(found).toMatchObject({ language: 'en', outcome: 'answer' });
});

test.each([['ik zoek een school in Gent'], ['find a school in Ghent'], ['шукаю школу в Генті']])(
  'takes the town up: %s',
  (message) => {
    expect(understander.understand(message).municipality).toBe('gent');
  },
);

test('nonsense finds nothing', () => {
  expect(understander.understand('xqzt wrrgl brrm').outcome).toBe('nothing');
});

test('suggests while typing', () => {
  expect(understander.suggest('huurw', 'nl', 3)).toEqual(['housing/rent-deposit']);
});

test('lines of ask: an answer, and an error with the id for a line that cannot be read', () => {
  expect(answerLine(understander, '{"id":"1","text":"waarborg te duur"}')).toMatchObject({
    id: '1',
    lang: 'nl',
    entries: [{ id: 'housing/rent-deposit', score: expect.any(Number) as number }, ...[]],
  });
  expect(answerLine(understander, '{"id":"2"}')).toMatchObject({
    id: '2',
    error: expect.stringContaining('text') as string,
  });
  expect(answerLine(understander, 'no json')).toMatchObject({ error: expect.any(String) as string });
  expect(answerLine(understander, 'null')).toMatchObject({ error: expect.any(String) as string });
});

test('what may be danger is a crisis, unless the search is sure of an ordinary answer: then the number comes before it', async () => {
  // "my house is damp and my child coughs"
  const damp = 'زما کور لوند دی او ماشوم مې ټوخېږي';
  const languages = await loadLanguages();
  const withQuestions = (questions: string[]): Knowledge => ({
    ...knowledge,
    entries: new Map([
      ...knowledge.entries,
      entry('housing/damp', text('ps', 'لوند کور', questions, 'دېوالونه لامده دي.')),
    ]),
  });
  const unsure = createUnderstander(withQuestions([]), languages, await phrases).understand(damp, { language: 'ps' });
  expect(unsure).toMatchObject({ outcome: 'crisis', crisis: { kind: 'child', signal: 'indirect' } });
  const taught = [damp, 'دېوالونه تور شوي دي', 'په خونه کې لنده بل'];
  const sure = createUnderstander(withQuestions(taught), languages, await phrases).understand(damp, { language: 'ps' });
  expect(sure).toMatchObject({ outcome: 'answer', suspicion: 'child' });
  expect(sure.entries[0]?.id).toBe('housing/damp');
});
