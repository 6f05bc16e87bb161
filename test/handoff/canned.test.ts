import { readdirSync, readFileSync } from 'node:fs';
import { BLANKS, blanksOf, readCanned, writeBlank } from '../../src/handoff/canned';
import { isInScript, strayLetters } from '../../src/languages/scripts';

const read = (code: string) => readCanned(code, readFileSync(`locales/canned/${code}.yaml`, 'utf8'));
const dutch = read('nl');
const codes = readdirSync('locales/canned').map((name) => name.replace('.yaml', ''));
const locales = readdirSync('locales')
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replace('.json', ''));
const scriptOf = (code: string): string =>
  (JSON.parse(readFileSync(`locales/${code}.json`, 'utf8')) as { meta: { script: string } }).meta.script;

test('every language has canned sentences', () => {
  expect([...codes].sort()).toEqual([...locales].sort());
});

test.each(codes)('%s has the same sentences with the same blanks, and the same things', (code) => {
  const here = read(code);
  expect([...here.sentences.keys()]).toEqual([...dutch.sentences.keys()]);
  expect([...here.things.keys()]).toEqual([...dutch.things.keys()]);
  for (const [id, { group, text }] of dutch.sentences) {
    expect(here.sentences.get(id)?.group).toBe(group);
    expect([id, blanksOf(here.sentences.get(id)?.text ?? '').sort()]).toEqual([id, blanksOf(text).sort()]);
  }
  for (const text of [...here.sentences.values()].map((sentence) => sentence.text).concat([...here.things.values()])) {
    const plain = text.replace(/\{\{\w+\}\}/g, '');
    expect([text, strayLetters(plain, code, scriptOf(code))]).toEqual([text, undefined]);
    expect([text, isInScript(plain, scriptOf(code))]).toEqual([text, true]);
  }
});

test('every blank has a kind', () => {
  const used = [...dutch.sentences.values()].flatMap(({ text }) => blanksOf(text));
  expect([...new Set(used)].filter((name) => !(name in BLANKS))).toEqual([]);
});

describe('what goes into a blank', () => {
  const nameOf = {
    place: (id: string) => (id === 'ocmw' ? 'OCMW Kortrijk' : undefined),
    thing: (id: string) => (id === 'passport' ? 'je paspoort' : undefined),
  };
  test.each([
    ['date', '2026-11-30', 'maandag 30 november'],
    ['time', '14:30', '\u206614:30\u2069'],
    ['until', '09:05', '\u206609:05\u2069'],
    ['place', 'ocmw', 'OCMW Kortrijk'],
    ['place', 'het station', 'het station'],
    ['thing', 'passport', 'je paspoort'],
    ['phone', '1712', '\u20661712\u2069'],
    ['name', 'Noor', 'Noor'],
  ] as const)('%s %s', (blank, value, written) => {
    expect(writeBlank(blank, value, 'nl-BE', nameOf)).toBe(written);
  });

  test.each([
    ['date', 'maandag'],
    ['date', '2026-13-40'],
    ['time', '25:00'],
    ['thing', 'elephant'],
    ['name', '  '],
  ] as const)('%s %j cannot be read', (blank, value) => {
    expect(writeBlank(blank, value, 'nl-BE', nameOf)).toBeUndefined();
  });
});

test('a file that is wrong is named with what is wrong in it', () => {
  expect(() => readCanned('xx', 'sentences: { a: { b: "" } }\nthings: {}')).toThrow('canned/xx.yaml: sentences.a.b');
});
