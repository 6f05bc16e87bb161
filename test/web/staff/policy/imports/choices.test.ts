import type { ImportPreview } from '../../../../../src/staff/figures-types';
import {
  firstChoices,
  missingFields,
  realErrors,
  rowCounts,
  withColumn,
  withTheme,
} from '../../../../../web/staff/policy/imports/choices';

const message = { nl: '', en: '', fr: '' };
const preview: ImportPreview = {
  id: 'i',
  name: 'a.csv',
  organisation: 'caw',
  rows: 10,
  columns: ['Datum', 'Taal', 'Onderwerp'],
  mapping: { date: 'Datum', theme: 'Onderwerp' },
  sample: [],
  unknownThemes: [
    { name: 'Huis', rows: 3, proposal: 'housing' },
    { name: 'Diversen', rows: 1, proposal: null },
  ],
  rememberedThemes: [{ name: 'Fiets', rows: 2, theme: 'mobility' }],
  good: 4,
  known: 1,
  errors: [
    { line: 2, field: 'theme', problem: 'theme-unknown', value: 'Huis', message },
    { line: 5, field: 'date', problem: 'date-missing', value: '', message },
  ],
};

test('what was recognised is chosen, an unknown theme is what it looks like, a remembered one what it was', () => {
  expect(firstChoices(preview)).toEqual({
    mapping: { date: 'Datum', theme: 'Onderwerp' },
    themes: { Huis: 'housing', Diversen: null, Fiets: 'mobility' },
  });
});

test('rows that only need a theme are not counted as wrong', () => {
  expect(rowCounts(preview)).toEqual({ good: 4, known: 1, waiting: 4, bad: 1 });
  expect(realErrors(preview).map(({ line }) => line)).toEqual([5]);
});

test('a column belongs to one field, and can be taken away', () => {
  const choices = firstChoices(preview);
  expect(withColumn(choices, 'language', 'Onderwerp').mapping).toEqual({ date: 'Datum', language: 'Onderwerp' });
  expect(withColumn(choices, 'theme', '').mapping).toEqual({ date: 'Datum' });
});

test('date and language are needed', () => {
  const choices = firstChoices(preview);
  expect(missingFields(choices)).toEqual(['language']);
  expect(missingFields(withColumn(choices, 'language', 'Taal'))).toEqual([]);
});

test('a theme can be left out', () => {
  expect(withTheme(firstChoices(preview), 'Huis', '').themes).toMatchObject({ Huis: null });
});
