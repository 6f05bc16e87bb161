import { readFileSync } from 'node:fs';
import writeXlsxFile from 'write-excel-file/node';
import type { Database } from '../../../src/database/connection.js';
import type { Knowledge } from '../../../src/knowledge/knowledge.js';
import { loadKnowledge } from '../../../src/knowledge/load.js';
import { type Languages, loadLanguages } from '../../../src/languages/languages.js';
import { foldChanges } from '../../../src/questions/cells/fold.js';
import { verifyCells } from '../../../src/questions/cells/rebuild.js';
import { EXAMPLE_FILE } from '../../../src/questions/sharing/example.js';
import { Imports } from '../../../src/questions/sharing/imports.js';
import { readRows } from '../../../src/questions/sharing/read-file.js';
import { proposeTheme } from '../../../src/questions/sharing/vocabulary.js';
import { onEveryDatabase } from '../../database/databases.js';

const NOW = Date.parse('2026-11-22T10:00:00Z');
const BY = { account: 'a', organisation: 'in-gent', municipality: undefined };
const HEADING = 'Datum;Levensdomein;Contacttaal;Kanaal;Gemeente;Resultaat;Drempel;Geholpen;Tolk';

/** A file as another organisation would send it: some rows the same as others, some wrong in ways people are. */
function gentFile(rows: number): string {
  const line = (at: number) => `${(at % 28) + 1}/10/2026;Wonen;Arabisch;balie;Gent;doorverwezen;wachtlijst;ja;nee`;
  const wrong = [
    '31/02/2026;Wonen;Arabisch;balie;Gent;doorverwezen;;;',
    ';Wonen;Arabisch;balie;Gent;doorverwezen;;;',
    '1/12/2026;Wonen;Arabisch;balie;Gent;doorverwezen;;;',
    '1/10/2026;Wonen;Klingon;balie;Gent;doorverwezen;;;',
    '1/10/2026;Wonen;;balie;Gent;doorverwezen;;;',
    '1/10/2026;Wonen;Arabisch;duif;Gent;doorverwezen;;;',
    '1/10/2026;Wonen;Arabisch;balie;Atlantis;doorverwezen;;;',
    '1/10/2026;Wonen;Arabisch;balie;Gent;opgegeven;;;',
    '1/10/2026;Wonen;Arabisch;balie;Gent;doorverwezen;trap;;',
    '1/10/2026;Wonen;Arabisch;balie;Gent;doorverwezen;;misschien;',
  ];
  return [HEADING, ...Array.from({ length: rows }, (_, at) => line(at)), ...wrong, ...wrong].join('\r\n');
}

onEveryDatabase('importing the register of another organisation', (open) => {
  let database: Database;
  let knowledge: Knowledge;
  let languages: Languages;
  let imports: Imports;
  beforeAll(async () => {
    [knowledge, languages] = await Promise.all([loadKnowledge('knowledge'), loadLanguages()]);
  });
  beforeEach(async () => {
    database = await open();
    imports = new Imports(
      database,
      () => knowledge,
      languages,
      () => NOW,
    );
  });
  afterEach(() => database.destroy());

  const preview = (text: string) => imports.preview(Buffer.from(text), 'register.csv', BY);
  const rows = async () => Number((await database('help_questions').count({ n: '*' }).first())?.n);

  test('of 1,000 rows with 20 bad ones, 980 come in and 20 are explained; a second time nothing comes in', async () => {
    const file = gentFile(980);
    const found = await preview(file);
    expect(found).toMatchObject({ rows: 1000, good: 980, known: 0, unknownThemes: [] });
    expect(found.mapping).toMatchObject({
      date: 'Datum',
      theme: 'Levensdomein',
      language: 'Contacttaal',
      helped: 'Geholpen',
    });
    expect(await rows()).toBe(0);
    const result = await imports.confirm(found.id, { mapping: found.mapping, themes: {} }, BY);
    expect(result).toMatchObject({ imported: 980, known: 0 });
    expect(result?.errors).toHaveLength(20);
    expect(result?.errors.slice(0, 10).map(({ line, problem }) => [line, problem])).toEqual([
      [982, 'date-wrong'],
      [983, 'date-missing'],
      [984, 'date-future'],
      [985, 'language-unknown'],
      [986, 'language-missing'],
      [987, 'channel-unknown'],
      [988, 'municipality-unknown'],
      [989, 'outcome-unknown'],
      [990, 'barrier-unknown'],
      [991, 'helped-unknown'],
    ]);
    expect(result?.errors[0]?.message.nl).toBe('“31/02/2026” is geen datum. Schrijf bijvoorbeeld 21/11/2026.');
    expect(await database('help_questions').first()).toMatchObject({
      organisation: 'in-gent',
      municipality: 'gent',
      theme: 'housing',
      language: 'ar',
      channel: 'desk',
      outcome: 'referred',
      barrier: 'waiting-list',
      helped: 'yes',
      source: 'import',
    });
    const again = await preview(file);
    expect(again).toMatchObject({ good: 0, known: 980 });
    expect(await imports.confirm(again.id, { mapping: again.mapping, themes: {} }, BY)).toMatchObject({
      imported: 0,
      known: 980,
    });
    expect(await rows()).toBe(980);
    await foldChanges(database, '2026-11-22');
    expect(await verifyCells(database, '2026-11-22')).toEqual([]);
  }, 30_000);

  test('a longer file of the same register brings in what is new only, also from a spreadsheet', async () => {
    const first = await preview(gentFile(40));
    await imports.confirm(first.id, { mapping: first.mapping, themes: {} }, BY);
    const table = await readRows(Buffer.from(gentFile(45)));
    const sheet = await writeXlsxFile(table as never, {} as never).toBuffer();
    const second = await imports.preview(sheet, 'register.xlsx', BY);
    expect(second).toMatchObject({ rows: 65, good: 5, known: 40 });
    expect(await imports.confirm(second.id, { mapping: second.mapping, themes: {} }, BY)).toMatchObject({
      imported: 5,
    });
  });

  test('a theme we do not know is asked for once, and remembered', async () => {
    const file = (day: string) => `datum,thema,taal\n${day},Huisvesting,ar\n${day},Huisvesting,uk\n${day},Duiven,uk`;
    const found = await preview(file('2026-10-01'));
    expect(found).toMatchObject({
      good: 0,
      unknownThemes: [
        { name: 'Huisvesting', rows: 2, proposal: 'housing' },
        { name: 'Duiven', rows: 1, proposal: null },
      ],
    });
    const themes = { Huisvesting: 'housing', Duiven: null };
    expect(await imports.confirm(found.id, { mapping: found.mapping, themes }, BY)).toMatchObject({
      imported: 3,
      errors: [],
    });
    const next = await preview(file('2026-10-02'));
    expect(next).toMatchObject({
      good: 3,
      unknownThemes: [],
      rememberedThemes: [
        { name: 'Huisvesting', rows: 2, theme: 'housing' },
        { name: 'Duiven', rows: 1, theme: null },
      ],
    });
    // one is changed, the other taken from memory
    const changed = { mapping: next.mapping, themes: { Duiven: 'leisure' } };
    expect(await imports.confirm(next.id, changed, BY)).toMatchObject({ imported: 3, errors: [] });
    const third = await preview(file('2026-10-03'));
    expect(third.rememberedThemes.map(({ theme }) => theme)).toEqual(['housing', 'leisure']);
    const themesNow = await database('help_questions').orderBy('theme').pluck('theme');
    expect(themesNow.filter((theme: string | null) => theme === 'housing')).toHaveLength(4);
  });

  test('the example of the manual comes in as it stands, and again brings in nothing', async () => {
    const manual = readFileSync('docs/registration-scheme.md', 'utf8');
    const [, written] = /```csv\n([\s\S]*?)```/.exec(manual) ?? [];
    expect(written).toBe(EXAMPLE_FILE.replace('\ufeff', '').replaceAll('\r\n', '\n'));
    const found = await preview(EXAMPLE_FILE);
    expect(found).toMatchObject({ rows: 10, good: 10, known: 0, errors: [], unknownThemes: [] });
    // every column is recognised
    expect(Object.values(found.mapping).sort()).toEqual([...found.columns].sort());
    await imports.confirm(found.id, { mapping: found.mapping, themes: {} }, BY);
    const questions = await database('help_questions').orderBy(['day', 'language', 'service']);
    expect(questions).toHaveLength(10);
    expect(new Set(questions.map(({ language }) => language))).toEqual(
      new Set(['ar', 'prs', 'ps', 'fr', 'ti', 'sw', 'uk', 'tr', 'so']),
    );
    expect(questions[0]).toMatchObject({ day: '2026-11-02', language: 'ar', theme: 'housing', service: 'ocmw' });
    expect(await preview(EXAMPLE_FILE)).toMatchObject({ good: 0, known: 10 });
  });

  test.each([
    ['Swahili', 'sw'],
    ['Perzisch', 'fa'],
    ['Farsi', 'fa'],
    ['kurde', 'ku'],
    ['Romanian', 'ro'],
    ['Dari', 'prs'],
    ['LN', 'ln'],
  ])('the language %s is %s', async (name, code) => {
    const found = await preview(`datum;taal\n2026-10-01;${name}`);
    await imports.confirm(found.id, { mapping: found.mapping, themes: {} }, BY);
    expect(await database('help_questions').pluck('language')).toEqual([code]);
  });

  test('an import can be taken back, and the file be imported again', async () => {
    const found = await preview(gentFile(12));
    await imports.confirm(found.id, { mapping: found.mapping, themes: {} }, BY);
    expect(await imports.undo(found.id, { ...BY, account: 'b', organisation: 'another' })).toBeUndefined();
    expect(await imports.undo(found.id, BY)).toMatchObject({ status: 'undone', imported: 12 });
    expect(await rows()).toBe(0);
    expect(await imports.undo(found.id, BY)).toBeUndefined();
    expect(await preview(gentFile(12))).toMatchObject({ good: 12, known: 0 });
    await foldChanges(database, '2026-11-22');
    expect(await verifyCells(database, '2026-11-22')).toEqual([]);
  });

  test('is confirmed once, by the organisation that sent it', async () => {
    const found = await preview(gentFile(3));
    const choices = { mapping: found.mapping, themes: {} };
    expect(await imports.confirm(found.id, choices, { ...BY, account: 'b', organisation: 'another' })).toBeUndefined();
    expect(await imports.confirm(found.id, choices, BY)).toMatchObject({ imported: 3 });
    expect(await imports.confirm(found.id, choices, BY)).toBeUndefined();
    // nothing of the file is kept beside the register
    expect(await database('imports').whereNotNull('content')).toEqual([]);
  });

  test('somebody of the region imports the register of a neighbour under its name, and can take it back', async () => {
    const by = { account: 'c', organisation: 'region', municipality: undefined };
    const found = await imports.preview(Buffer.from(gentFile(3)), 'a.csv', by, 'in-gent');
    expect(found.organisation).toBe('in-gent');
    expect(await imports.confirm(found.id, { mapping: found.mapping, themes: {} }, by)).toMatchObject({ imported: 3 });
    expect(new Set(await database('help_questions').pluck('organisation'))).toEqual(new Set(['in-gent']));
    // the neighbour itself finds its rows there, and its own way of writing the name
    expect(await preview(gentFile(3))).toMatchObject({ good: 0, known: 3 });
    expect((await imports.preview(Buffer.from(gentFile(3)), 'a.csv', by, 'In Gent')).organisation).toBe('in-gent');
    expect(await imports.list({ ...by, account: 'd' })).toEqual([]);
    expect(await imports.list(by)).toMatchObject([{ organisation: 'in-gent', imported: 3 }]);
    expect(await imports.undo(found.id, { ...by, account: 'd' })).toBeUndefined();
    expect(await imports.undo(found.id, by)).toMatchObject({ status: 'undone' });
    expect(await rows()).toBe(0);
  });

  test('an account of a town never writes for others', async () => {
    const by = { ...BY, municipality: 'kortrijk' };
    const asked = imports.preview(Buffer.from(gentFile(3)), 'a.csv', by, 'another');
    await expect(asked).rejects.toThrow('belongs to one municipality');
    // nor does it confirm what somebody of the region left for others
    const region = { account: 'c', organisation: 'region', municipality: undefined };
    const found = await imports.preview(Buffer.from(gentFile(3)), 'a.csv', region, 'another');
    expect(await imports.confirm(found.id, { mapping: found.mapping, themes: {} }, by)).toBeUndefined();
    expect(await rows()).toBe(0);
  });

  test('one that was interrupted goes on where it was, and is never lost', async () => {
    const found = await preview(gentFile(12));
    const choices = { mapping: found.mapping, themes: {} };
    const takeAll = await imports.confirm(found.id, choices, BY);
    // as a process that died after the rows and before the record would leave it
    const content = JSON.stringify(await readRows(Buffer.from(gentFile(14))));
    await database('imports').where({ id: found.id }).update({ status: 'preview', content, imported: 0 });
    expect(takeAll?.imported).toBe(12);
    expect(await imports.confirm(found.id, choices, BY)).toMatchObject({ imported: 14, known: 0 });
    expect(await rows()).toBe(14);
    // nobody confirmed it again: after a day it can still be taken back
    await database('imports')
      .where({ id: found.id })
      .update({ status: 'preview', content, created_at: 0, imported: 0 });
    await imports.eraseOld();
    expect(await imports.list(BY)).toMatchObject([{ status: 'imported', imported: 14 }]);
    await imports.undo(found.id, BY);
    expect(await rows()).toBe(0);
    expect(await database('imported_rows')).toEqual([]);
  });

  test('a long file leaves room for others between its slices', async () => {
    const file = gentFile(3000);
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    const found = await preview(file);
    const result = await imports.confirm(found.id, { mapping: found.mapping, themes: {} }, BY);
    await imports.undo(found.id, BY);
    clearInterval(timer);
    expect(result).toMatchObject({ imported: 3000 });
    // at least one for each slice of 500 rows in, and out again
    expect(turns).toBeGreaterThan(10);
    expect(await verifyCells(database, '2026-11-22')).toEqual([]);
  }, 30_000);

  test('an account of one town imports for that town', async () => {
    const by = { ...BY, municipality: 'kortrijk' };
    const found = await imports.preview(
      Buffer.from('datum;taal;gemeente\n2026-10-01;ar;Gent\n2026-10-01;ar;'),
      'a.csv',
      by,
    );
    expect(found.errors.map(({ problem }) => problem)).toEqual(['municipality-unknown']);
    await imports.confirm(found.id, { mapping: found.mapping, themes: {} }, by);
    expect(await database('help_questions').pluck('municipality')).toEqual(['kortrijk']);
  });
});

test.each([
  ['Sociale huisvesting', 'housing'],
  ['Tewerkstelling', 'work'],
  ['Financiën en schulden', 'income'],
  ['Bien-être', 'wellbeing'],
  ['Juridische vragen', 'rights'],
  ['Diversen', null],
])('a theme called %s may be %s', async (name, theme) => {
  expect(proposeTheme(name, await loadKnowledge('knowledge'))).toBe(theme);
});

describe('reading a file', () => {
  test('takes what Excel writes: semicolons, a byte order mark, Windows-1252', async () => {
    expect(await readRows(Buffer.from('\ufeffa;b\r\n1;"x;y"\r\n'))).toEqual([
      ['a', 'b'],
      ['1', 'x;y'],
    ]);
    expect(await readRows(Buffer.from([0x61, 0x0a, 0x63, 0x72, 0xe9]))).toEqual([['a'], ['cré']]);
  });

  test('refuses what is no table, with what to do', async () => {
    await expect(readRows(Buffer.from('only a heading'))).rejects.toThrow('no rows');
    await expect(readRows(Buffer.from('PK\u0003\u0004 no zip'))).rejects.toThrow('save it as');
    await expect(readRows(Buffer.from('%PDF\u0000\nx'))).rejects.toThrow('no CSV or XLSX');
  });
});
