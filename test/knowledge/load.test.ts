import type { Knowledge } from '../../src/knowledge/knowledge';
import { KnowledgeMissing, loadKnowledge } from '../../src/knowledge/load';
import { changed, type Files, GOOD, withFolder } from './folder';

const load = (files: Files): Promise<Knowledge> => withFolder(files, loadKnowledge);
const named = ({ problems }: Knowledge) => problems.map(({ path, line, message }) => `${path}:${line} ${message}`);

test('reads every kind of file', async () => {
  const knowledge = await load(GOOD);
  expect(knowledge.problems).toEqual([]);
  expect([...knowledge.entries.keys()].sort()).toEqual(['housing/rent', 'housing/repairs']);
  const rent = knowledge.entries.get('housing/rent');
  expect(rent).toMatchObject({
    theme: 'housing',
    core: false,
    icon: 'house',
    audience: [],
    services: ['ocmw'],
    related: ['housing/repairs'],
    confidence: 'high',
    verified: '2026-11-21',
    reviewAfter: '2027-05-21',
    sensitive: false,
    dutch: { phrase: 'Ik zoek hulp.', words: ['de huur', 'de schade', 'de sleutel'] },
  });
  expect(rent?.texts.get('nl')?.questions).toHaveLength(20);
  expect(rent?.texts.get('en')?.words.get('de huur')).toBe('rent');
  expect(knowledge.facts.get('wait-months')).toMatchObject({ value: 4, unit: 'months', reviewAfter: '2027-05-21' });
  expect(knowledge.municipalities.get('kortrijk')?.services.get('ocmw')).toEqual({ name: 'OCMW Kortrijk' });
  expect(knowledge.texts.get('en')?.themes.get('housing')?.name).toBe('Housing');
});

test('the version changes with the content, not with the reading', async () => {
  const [one, same, other] = await Promise.all([
    load(GOOD),
    load(GOOD),
    load(changed('entries/housing/rent/nl.md', 'Over huur', 'Over de huur')),
  ]);
  expect(same.version).toBe(one.version);
  expect(other.version).not.toBe(one.version);
});

test('plain pages are entries too: a folder of texts with a title needs nothing else', async () => {
  const knowledge = await load({ 'entries/a/b/nl.md': '---\ntitle: Een titel\n---\nEen tekst.' });
  expect(knowledge.entries.get('a/b')).toMatchObject({ theme: 'a', icon: 'info', services: [] });
  expect([...knowledge.themes.keys()]).toEqual(['a']);
});

test('meanings of words may stand in entry.yaml; those in the text win', async () => {
  const files = changed(
    'entries/housing/rent/entry.yaml',
    'words: [de huur, de schade, de sleutel]',
    'words: [{ term: de huur, means: { en: the rent, fr: le loyer } }, { term: de deur, means: { en: door } }]',
  );
  const words = (await load(files)).entries.get('housing/rent')?.texts.get('en')?.words;
  expect(words?.get('de huur')).toBe('rent');
  expect(words?.get('de deur')).toBe('door');
});

test('files from Windows read the same', async () => {
  const windows = Object.fromEntries(
    Object.entries(GOOD).map(([path, text]) => [path, `\uFEFF${text.replaceAll('\n', '\r\n')}`]),
  );
  const knowledge = await load(windows);
  expect(knowledge.problems).toEqual([]);
  expect(knowledge.entries.get('housing/rent')?.texts.get('nl')?.title).toBe('Over huur');
});

describe('a broken file is named with its line and left out; the rest works', () => {
  test.each<[string, Files, string, RegExp]>([
    [
      'YAML that is none',
      changed('entries/housing/rent/nl.md', 'title: Over huur', 'title: "Over huur'),
      'entries/housing/rent/nl.md',
      /check the quotes/,
    ],
    [
      'a key that does not exist',
      changed('entries/housing/rent/nl.md', 'review: draft', 'revieuw: draft'),
      'entries/housing/rent/nl.md',
      /revieuw/,
    ],
    [
      'a word that is not allowed',
      changed('entries/housing/rent/nl.md', 'review: draft', 'review: done'),
      'entries/housing/rent/nl.md:24',
      /review: /,
    ],
    [
      'no head',
      changed('entries/housing/rent/nl.md', /^---\n/, ''),
      'entries/housing/rent/nl.md:1',
      /begins without a head/,
    ],
    [
      'a fact that does not exist',
      changed('entries/housing/rent/nl.md', '{{wait-months}}', '{{wait-moths}}'),
      'entries/housing/rent/nl.md:26',
      /\{\{wait-moths\}\} is not in facts/,
    ],
    [
      'a day that is none',
      changed('entries/housing/rent/entry.yaml', 'verified: 2026-11-21', 'verified: 21 november'),
      'entries/housing/rent/entry.yaml:9',
      /write a day as 2026-11-21/,
    ],
    [
      'an address that is none',
      changed('entries/housing/rent/entry.yaml', 'https://www.vlaanderen.be', 'vlaanderen.be'),
      'entries/housing/rent/entry.yaml:8',
      /write a full address/,
    ],
    [
      'an unknown audience',
      changed('entries/housing/rent/entry.yaml', 'confidence: high', 'audience: [everybody]'),
      'entries/housing/rent/entry.yaml:5',
      /audience/,
    ],
  ])('%s', async (_case, files, where, what) => {
    const knowledge = await load(files);
    expect(named(knowledge)).toEqual([expect.stringMatching(what)]);
    expect(named(knowledge)[0]).toContain(where);
    expect(knowledge.entries.has('housing/repairs')).toBe(true);
  });

  test('a broken entry.yaml takes its entry away, a broken text only itself', async () => {
    const head = await load(changed('entries/housing/rent/entry.yaml', 'icon: house', 'icon: House!'));
    expect(head.entries.has('housing/rent')).toBe(false);
    const text = await load(changed('entries/housing/rent/nl.md', 'review: draft', 'review: done'));
    expect([...(text.entries.get('housing/rent')?.texts.keys() ?? [])]).toEqual(['en']);
  });

  test('a service, a town, facts and texts', async () => {
    const files: Files = {
      ...GOOD,
      'services/bad.yaml': 'name: Bad\nphone: call me\nverified: 2026-11-21\nconfidence: high\n',
      'municipalities/bad.yaml': 'name: Nowhere\nprovince: None\nlatitude: 12\nlongitude: 3\n',
      'facts/bad.yaml': 'Wait_Months:\n  value: 4\n',
      'texts/fr.yaml': 'themes: { housing: Logement }\n',
    };
    const knowledge = await load(files);
    const paths = new Set(knowledge.problems.map(({ path }) => path));
    expect([...paths].sort()).toEqual([
      'facts/bad.yaml',
      'municipalities/bad.yaml',
      'services/bad.yaml',
      'texts/fr.yaml',
    ]);
    expect(knowledge.services.has('ocmw')).toBe(true);
    expect(knowledge.entries.size).toBe(2);
  });

  test('a fact that stands in two files', async () => {
    const knowledge = await load({ ...GOOD, 'facts/other.yaml': GOOD['facts/housing.yaml'] ?? '' });
    expect(named(knowledge)).toEqual(['facts/other.yaml:1 wait-months exists in another file: rename it']);
  });
});

test('an empty folder says what to set', async () => {
  await expect(load({ 'themes.yaml': '[]' })).rejects.toThrow(KnowledgeMissing);
  await expect(loadKnowledge('/nowhere/at/all')).rejects.toThrow(/KNOWLEDGE_DIR/);
});
