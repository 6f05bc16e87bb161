import { factsIn, isUnsure, writeDay, writeFact, writeFacts } from '../../src/knowledge/facts';
import type { Fact } from '../../src/knowledge/knowledge';
import { loadLanguages } from '../../src/languages/languages';
import { entry, fact, text } from '../assistant/small-knowledge';

const facts = (...list: Fact[]) => new Map(list.map((item) => [item.name, item]));
/** Spaces of all kinds as plain ones, so that a newer ICU does not break the test. */
const plain = (value: string) => value.replace(/[\u00a0\u202f]/g, ' ');

describe('names of facts in a text', () => {
  test.each<[string, readonly string[]]>([
    ['geen', []],
    ['{{a}} en {{ b-2 }} en {{a}}', ['a', 'b-2']],
    ['{a} {{}} {{A}} {{a b}} {{{c}}}', ['c']],
  ])('%s', (body, names) => {
    expect(factsIn(body)).toEqual(names);
  });
});

describe('a fact is written the way of the language', () => {
  test.each<[Fact['unit'], Fact['value'], string, string]>([
    ['months', 3, 'nl-BE', '3'],
    ['number', 12500, 'nl-BE', '12.500'],
    ['number', 12500, 'en-GB', '12,500'],
    ['euro', 1314.2, 'nl-BE', '€ 1.314,20'],
    ['euro', 75, 'nl-BE', '€ 75'],
    ['euro', 75, 'en-GB', '€75'],
    ['euro', 75, 'fr-BE', '75 €'],
    ['percent', 5.5, 'nl-BE', '5,5%'],
    ['date', '2026-03-01', 'nl-BE', '1 maart 2026'],
    ['date', '2026-03-01', 'fr-BE', '1 mars 2026'],
    ['text', 'Kongostraat 42', 'nl-BE', 'Kongostraat 42'],
  ])('%s %s in %s', (unit, value, intl, expected) => {
    expect(plain(writeFact(fact('a', value, unit), intl))).toBe(expected);
  });

  test('phones and times keep their order inside Arabic', () => {
    expect(writeFact(fact('a', '0800 13 500', 'phone'), 'ar')).toBe('\u20660800 13 500\u2069');
    expect(writeFact(fact('a', '9:00', 'time'), 'ar')).toBe('\u20669:00\u2069');
  });

  test('digits are Latin in every language, as on Belgian letters', async () => {
    for (const { code, intl } of (await loadLanguages()).list) {
      for (const [unit, value] of [
        ['euro', 1250],
        ['number', 12500],
        ['percent', 21],
        ['date', '2026-03-14'],
      ] as const) {
        const written = writeFact(fact('a', value, unit), intl);
        expect(`${code} ${written}`).not.toMatch(/[\u0660-\u0669\u06f0-\u06f9]/);
        expect(`${code} ${written}`).toMatch(/\d/);
      }
    }
  });

  test('days are of our calendar in every language', async () => {
    for (const { code, intl } of (await loadLanguages()).list) {
      expect(`${code} ${writeDay('2026-03-14', intl)}`).toMatch(/14/);
      expect(`${code} ${writeDay('2026-03-14', intl)}`).toMatch(/2026/);
    }
  });
});

test('facts in a text are filled; a name that no fact has stays visible', () => {
  const known = facts(fact('wait', 4, 'months'), fact('police', '101', 'phone'));
  expect(writeFacts('Na {{wait}} maanden: {{ police }} of {{gone}}.', known, 'nl-BE')).toBe(
    'Na 4 maanden: \u2066101\u2069 of {{gone}}.',
  );
});

test('a value is text, not a pattern', () => {
  expect(writeFacts('{{a}}', facts(fact('a', "$& $1 $' {{b}}", 'text')), 'nl-BE')).toBe("$& $1 $' {{b}}");
});

test('a day that is none comes back as it is', () => {
  expect(writeDay('binnenkort', 'nl-BE')).toBe('binnenkort');
  expect(writeDay('', 'nl-BE')).toBe('');
});

describe('"ask to be sure"', () => {
  const body = text('nl', 'A', 'Na {{wait}} maanden.');
  const today = '2026-11-22';
  const unsure = (change: Partial<Fact>, ofEntry = {}) =>
    isUnsure(entry('a/b', ofEntry), body, { facts: facts(fact('wait', 4, 'months', change)) }, today);

  test('not when all is sure and in date', () => {
    expect(unsure({})).toBe(false);
    expect(unsure({ reviewAfter: '2026-11-22' })).toBe(false);
    expect(unsure({ reviewAfter: '' })).toBe(false);
    expect(unsure({ confidence: 'medium' }, { confidence: 'medium' })).toBe(false);
  });
  test('when a fact it takes is of low confidence or past its date', () => {
    expect(unsure({ confidence: 'low' })).toBe(true);
    expect(unsure({ reviewAfter: '2026-11-21' })).toBe(true);
  });
  test('when the entry itself is', () => {
    expect(unsure({}, { confidence: 'low' })).toBe(true);
    expect(unsure({}, { reviewAfter: '2026-11-21' })).toBe(true);
  });
  test('not for a fact the text does not take', () => {
    const other = text('nl', 'A', 'Geen feit.');
    expect(
      isUnsure(entry('a/b'), other, { facts: facts(fact('wait', 4, 'months', { confidence: 'low' })) }, today),
    ).toBe(false);
  });
});
