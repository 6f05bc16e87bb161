import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkKnowledge, checkLanguageLaw } from '../../src/knowledge/check';
import {
  countsLine,
  coverageTable,
  languageLawMarkdown,
  problemLine,
  reportMarkdown,
} from '../../src/knowledge/check-report';
import { countWords, coverageOf } from '../../src/knowledge/checks/coverage';
import type { CheckContext } from '../../src/knowledge/checks/rule';
import { loadGlossary } from '../../src/knowledge/glossary';
import { loadKnowledge } from '../../src/knowledge/load';
import { loadLanguages } from '../../src/languages/languages';
import { changed, type Files, GOOD, withFolder } from './folder';

const RENT = 'entries/housing/rent';

async function contextOf(directory: string, languages = ['nl', 'en']): Promise<CheckContext> {
  const registered = (await loadLanguages()).list.filter(({ code }) => languages.includes(code));
  const paths = (await readdir(directory, { recursive: true, withFileTypes: true })).filter((item) => item.isFile());
  const files = await Promise.all(
    paths.map(async (item) => {
      const path = join(item.parentPath, item.name);
      return [path.slice(directory.length + 1), await readFile(path, 'utf8')] as const;
    }),
  );
  return {
    knowledge: await loadKnowledge(directory),
    languages: registered,
    glossary: (await loadGlossary(directory)).terms,
    icons: new Set(['house']),
    today: '2026-11-22',
    files: new Map(files),
    keyWords: (question) => question.split(' ').filter((word) => !['the', 'a', 'de'].includes(word)),
  };
}

const check = (files: Files, languages?: string[]) =>
  withFolder(files, async (directory) => checkKnowledge(await contextOf(directory, languages)).map(problemLine));

test('a good folder has no problem', async () => {
  expect(await check(GOOD)).toEqual([]);
});

describe('every fault is named with its file, its line and what to do', () => {
  test.each<[string, Files, string | RegExp]>([
    ['no English', withoutFile(`${RENT}/en.md`), `${RENT}/en.md:1 error: is missing`],
    ['no entry.yaml', withoutFile(`${RENT}/entry.yaml`), `${RENT}/entry.yaml:1 error: is missing`],
    [
      'an unknown theme',
      changed(`${RENT}/entry.yaml`, 'theme: housing', 'theme: homes'),
      `${RENT}/entry.yaml:1 error: theme: homes is not in themes.yaml`,
    ],
    [
      'an unknown pictogram',
      changed(`${RENT}/entry.yaml`, 'icon: house', 'icon: hous'),
      `${RENT}/entry.yaml:2 error: icon: there is no pictogram hous`,
    ],
    [
      'an unknown service',
      changed(`${RENT}/entry.yaml`, '[ocmw]', '[ocmw, cpas]'),
      `${RENT}/entry.yaml:3 error: services: there is no services/cpas.yaml`,
    ],
    [
      'an unknown related entry',
      changed(`${RENT}/entry.yaml`, '[housing/repairs]', '[housing/repairs, housing/gone]'),
      `${RENT}/entry.yaml:4 error: related: there is no entry housing/gone`,
    ],
    [
      'a relation one way only',
      changed(`${RENT}/entry.yaml`, 'related: [housing/repairs]', 'related: []'),
      /repairs\/entry\.yaml:4 error: related: housing\/rent does not name housing\/repairs/,
    ],
    ['no source', changed(`${RENT}/entry.yaml`, /sources:\n.*\n.*\n/, ''), `${RENT}/entry.yaml:1 error: sources: name`],
    [
      'no day',
      changed(`${RENT}/entry.yaml`, 'verified: 2026-11-21\n', ''),
      `${RENT}/entry.yaml:1 error: verified: say`,
    ],
    [
      'a day to come',
      changed(`${RENT}/entry.yaml`, 'verified: 2026-11-21', 'verified: 2027-01-01'),
      `${RENT}/entry.yaml:9 error: verified: 2027-01-01 is still to come`,
    ],
    [
      'a past review',
      changed(`${RENT}/entry.yaml`, 'review-after: 2027-05-21', 'review-after: 2026-05-21'),
      `${RENT}/entry.yaml:10 warning: review-after: 2026-05-21 is past`,
    ],
    [
      'no Dutch sentence',
      changed(`${RENT}/en.md`, 'phrase: I am looking for help.\n', ''),
      `${RENT}/en.md:1 error: phrase: say what "Ik zoek hulp." means`,
    ],
    [
      'a word without meaning',
      changed(`${RENT}/en.md`, '  de huur: rent\n', ''),
      `${RENT}/en.md:25 error: words: say what "de huur" means`,
    ],
    [
      'another word',
      changed(`${RENT}/en.md`, '  de huur: rent\n', '  de huur: rent\n  de deur: door\n'),
      `${RENT}/en.md:27 error: words: "de deur" is not a word of entry.yaml`,
    ],
    [
      'too short',
      changed(`${RENT}/en.md`, / text( text)+/, ' text'),
      /rent\/en\.md:31 warning: the text has \d words; 40 to 120/,
    ],
    [
      'other blocks',
      changed(`${RENT}/en.md`, '- Bring your card.', 'Bring your card.'),
      `${RENT}/en.md:1 error: has other blocks than the Dutch text: PP, and there P-`,
    ],
    [
      'a fact left out',
      changed(`${RENT}/en.md`, '{{wait-months}}', 'some'),
      `${RENT}/en.md:1 error: leaves out {{wait-months}} of the Dutch text`,
    ],
    [
      'a number of its own',
      changed(`${RENT}/en.md`, 'Bring your card.', 'Bring 2 cards.'),
      `${RENT}/en.md:33 error: the number 2 is not in the Dutch text`,
    ],
    [
      'a link of its own',
      changed(`${RENT}/en.md`, 'Bring your card.', 'See example.org.'),
      `${RENT}/en.md:33 error: the address example.org is not in the Dutch text`,
    ],
    [
      'a number in Dutch',
      changed(`${RENT}/nl.md`, 'Neem je kaart mee.', 'Neem 2 kaarten mee.'),
      `${RENT}/nl.md:28 warning: the number 2 stands in the text`,
    ],
    [
      'another script',
      changed(`${RENT}/en.md`, 'Bring your card.', 'Bring your карта.'),
      `${RENT}/en.md:33 error: holds letters of another language: карта`,
    ],
    [
      'HTML',
      changed(`${RENT}/nl.md`, 'Neem je kaart mee.', 'Neem je <b>kaart</b> mee.'),
      `${RENT}/nl.md:28 error: holds HTML`,
    ],
    [
      'a link in Markdown',
      changed(`${RENT}/nl.md`, 'Neem je kaart mee.', '[Kaart](kaart.html)'),
      `${RENT}/nl.md:28 error: holds a link`,
    ],
    [
      'open bold',
      changed(`${RENT}/nl.md`, 'Neem je kaart', 'Neem **je kaart'),
      `${RENT}/nl.md:28 error: opens ** and does not close it`,
    ],
    [
      'too few questions',
      changed(`${RENT}/nl.md`, '  - huur vraag0 over0\n', ''),
      `${RENT}/nl.md:3 warning: has 19 questions; 20 or more`,
    ],
    [
      'a question of another entry',
      changed(`${RENT}/nl.md`, 'huur vraag0 over0', 'Schade vraag0 over0?'),
      /nl\.md:4 error: ".*" stands in entries\/housing\/(rent|repairs)\/nl\.md too/,
    ],
    [
      'nearly a question of another entry',
      changed(`${RENT}/nl.md`, 'huur vraag0 over0', 'over0 de schade vraag0'),
      /nl\.md:4 warning: ".*" asks nearly what ".*" asks in entries/,
    ],
    [
      'a word the glossary avoids',
      changed(`${RENT}/en.md`, 'Bring your card.', 'Leave the dwelling.'),
      `${RENT}/en.md:33 warning: says "dwelling"; the glossary has "home" for de woning`,
    ],
    [
      'an amount in quotes',
      changed('facts/housing.yaml', 'value: 4', 'value: "4"'),
      'facts/housing.yaml:1 error: wait-months: a value in months is a number',
    ],
    [
      'a fact past its date',
      changed('facts/housing.yaml', 'review-after: 2027-05-21', 'review-after: 2026-11-21'),
      'facts/housing.yaml:1 warning: wait-months: review-after 2026-11-21 is past',
    ],
    [
      'a fact nobody takes',
      changed(
        'facts/housing.yaml',
        /$/,
        'lost: { value: 1, unit: days, source: x, verified: 2026-11-21, confidence: high, review-after: 2027-05-21 }\n',
      ),
      'facts/housing.yaml:8 warning: lost: no text takes it',
    ],
    [
      'a theme without a name',
      changed('texts/en.yaml', /themes: .*/, 'themes: {}'),
      'texts/en.yaml:1 error: themes: housing has no name',
    ],
    [
      'a service without words',
      changed('texts/en.yaml', /services: .*/, 'services: {}'),
      'texts/en.yaml:2 error: services: ocmw has no words',
    ],
    [
      'a paragraph of a town for an entry that is not there',
      changed(
        'municipalities/kortrijk.yaml',
        'services:',
        "notes:\n  housing/none: { written-against: '00000000', texts: { nl: Ook hier. } }\nservices:",
      ),
      'municipalities/kortrijk.yaml:6 error: notes: there is no entry housing/none',
    ],
    [
      'a paragraph of a town that was written against an older text',
      changed(
        'municipalities/kortrijk.yaml',
        'services:',
        "notes:\n  housing/rent: { written-against: '00000000', texts: { nl: Ook hier. } }\nservices:",
      ),
      /municipalities\/kortrijk.yaml:6 warning: notes: housing\/rent has changed since this was written: .* written-against: [0-9a-f]{8}$/,
    ],
    [
      'a town with an unknown service',
      changed('municipalities/kortrijk.yaml', '  ocmw:', '  cpas:'),
      'municipalities/kortrijk.yaml:6 error: services: there is no services/cpas.yaml',
    ],
    [
      'a service nobody can reach',
      changed('services/ocmw.yaml', 'local: true\n', ''),
      'services/ocmw.yaml:1 warning: has no phone and no website',
    ],
  ])('%s', async (_case, files, expected) => {
    const found = await check(files);
    const match = typeof expected === 'string' ? expect.stringContaining(expected) : expect.stringMatching(expected);
    expect(found).toContainEqual(match);
  });
});

test('what is fine is not named', async () => {
  const fine = [
    changed(`${RENT}/nl.md`, 'Neem je kaart mee.', 'Neem bijlage 3ter, artikel 60, A2, C45B en 9bis mee.'),
    changed(`${RENT}/en.md`, 'Bring your card.', 'Bring your **card**.'),
  ];
  for (const files of fine) {
    const found = await check(files);
    expect(found.filter((line) => line.includes(`${RENT}/nl.md`) || line.includes('bold'))).toEqual([]);
  }
});

test('a translation may repeat the numbers of the Dutch text, in its own digits of ours', async () => {
  const both = changed(
    `${RENT}/en.md`,
    'Bring',
    'Bring bijlage 3ter,',
    changed(`${RENT}/nl.md`, 'Neem', 'Neem bijlage 3ter,'),
  );
  expect((await check(both)).filter((line) => line.includes('number'))).toEqual([]);
});

test('a language that is not there yet is one warning, whatever is missing', async () => {
  const found = await check(GOOD, ['nl', 'en', 'fr']);
  expect(found.every((line) => line.includes('warning'))).toBe(true);
  expect(found).toContainEqual(
    expect.stringContaining('fr: 2 of 2 entries have no fr.md (housing/rent, housing/repairs)'),
  );
});

test('a text in a language that nobody registered is an error', async () => {
  const found = await check({ ...GOOD, [`${RENT}/de.md`]: '---\ntitle: Miete\n---\nText.' });
  expect(found).toContainEqual(expect.stringContaining(`${RENT}/de.md:1 error: de is no registered language`));
});

test('errors stand before warnings, then files in order', async () => {
  const files = changed(
    `${RENT}/nl.md`,
    'Neem je kaart',
    'Neem 2 **kaart',
    changed('texts/en.yaml', /themes: .*/, 'themes: {}'),
  );
  const found = await check(files);
  const severities = found.map((line) => (line.includes(' error: ') ? 'error' : 'warning'));
  expect(severities).toEqual([...severities].sort());
  expect(new Set(severities).size).toBe(2);
});

describe('what is printed', () => {
  const parts = (files: Files) =>
    withFolder(files, async (directory) => {
      const context = await contextOf(directory);
      const coverage = coverageOf(context.knowledge, ['nl', 'en']);
      return {
        knowledge: context.knowledge,
        coverage,
        problems: checkKnowledge(context),
        law: checkLanguageLaw(context),
        today: '2026-11-22',
      };
    });

  test('coverage per language', async () => {
    const { coverage } = await parts(
      changed(`${RENT}/nl.md`, 'review: draft', 'review: reviewed', withoutFile(`${RENT}/en.md`)),
    );
    expect(coverageTable(coverage, 2)).toBe(
      [
        'language  entries  questions  words  draft  reviewed',
        'nl            2/2         40     94      1         1',
        'en            1/2         20     46      1         0',
      ].join('\n'),
    );
  });

  test('counts', () => {
    const problem = (severity: 'error' | 'warning') => ({ path: 'a', line: 1, message: '', severity });
    expect(countsLine([])).toBe('0 errors, 0 warnings');
    expect(countsLine([problem('error'), problem('warning'), problem('warning')])).toBe('1 error, 2 warnings');
  });

  test('the report says what to review first', async () => {
    const report = reportMarkdown(await parts(changed('facts/housing.yaml', 'confidence: high', 'confidence: low')));
    expect(report).toContain('| nl | 2/2 | 40 |');
    expect(report).toContain('| {{wait-months}} = 4 | low confidence; in 2 entries |');
    expect(report).toContain('## Problems\n\nNone.');
  });

  test('the report on the law of languages counts and names differences', async () => {
    const good = await parts(GOOD);
    expect(languageLawMarkdown({ ...good, problems: good.law })).toContain('| en | 2 | 2 | 0 |');
    expect(languageLawMarkdown({ ...good, problems: good.law })).toContain('No difference was found.');
    const bad = await parts(changed(`${RENT}/en.md`, 'Bring your card.', 'Bring 2 cards.'));
    expect(languageLawMarkdown({ ...bad, problems: bad.law })).toContain('| en | 2 | 2 | 1 |');
    expect(languageLawMarkdown({ ...bad, problems: bad.law })).toContain('the number 2 is not in the Dutch text');
  });
});

test.each<[string, number]>([
  ['', 0],
  ['Eén twee drie.', 3],
  ['Je wacht {{a}} maanden.', 3],
  ['- een\n- twee – drie', 3],
  ['## Kop\n1. **vet** woord', 3],
  ['كلمة واحدة', 2],
])('words of %j: %i', (body, count) => {
  expect(countWords(body)).toBe(count);
});

function withoutFile(path: string): Files {
  const { [path]: _gone, ...rest } = GOOD;
  return rest;
}
