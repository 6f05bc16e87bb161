import { readSheet } from 'read-excel-file/node';
import type { FigureSeries, FigureTable, Measures } from '../../../src/questions/figures/types';
import { toCsv, toXlsx } from '../../../src/questions/sharing/export';

const names = { dimension: (id: string) => `[${id}]`, value: (_: string, id: string) => `«${id}»` };
const measures = (fields: Partial<Measures>): Measures => ({
  questions: 10,
  share: null,
  change: null,
  yearChange: null,
  answerRate: null,
  handoffRate: null,
  helpedRate: null,
  waiting: null,
  ...fields,
});
const table: FigureTable = {
  period: '2026Q4',
  level: 'quarter',
  filters: { municipality: 'gent' },
  group: ['theme'],
  total: measures({ questions: 25, share: 1, waiting: { median: 4, mean: 6 } }),
  rows: [
    { key: ['housing'], ...measures({ questions: 20, share: 0.8, change: -0.125 }) },
    { key: ['work'], ...measures({ questions: '<5' }) },
    { key: ['health'], ...measures({ questions: 'hidden' }) },
  ],
  until: '2026-11-22',
};
const series: FigureSeries = {
  level: 'week',
  filters: {},
  group: 'language',
  periods: ['2026-W01', '2026-W02'],
  lines: [
    { key: 'ar', questions: [12, '<5'] },
    { key: '=x', questions: ['hidden', 7] },
  ],
  until: '2026-11-22',
};
const linesOf = (csv: string) => csv.replace('\ufeff', '').trimEnd().split('\r\n');

test('a table as CSV for a Dutch Excel: semicolons, decimal commas, the total last', () => {
  const csv = toCsv(table, names);
  expect(csv.startsWith('\ufeff')).toBe(true);
  expect(linesOf(csv)).toEqual([
    expect.stringMatching(/^\[theme\];Hulpvragen;Aandeel;Verandering;/),
    '«housing»;20;0,8;-0,125;;;;;',
    '«work»;<5;;;;;;;',
    '«health»;–;;;;;;;',
    'Totaal;25;1;;;;;;4',
  ]);
});

test('counts period after period: a row per week with its first day, a column per line', () => {
  expect(linesOf(toCsv(series, names))).toEqual([
    'Week;Eerste dag;«ar»;«=x»',
    '2026-W01;2025-12-29;12;–',
    '2026-W02;2026-01-05;<5;7',
  ]);
});

test('what a spreadsheet would take for a formula is text, in headings too', () => {
  const plain = { ...names, value: (_: string, id: string) => id };
  expect(linesOf(toCsv(series, plain))[0]).toBe("Week;Eerste dag;ar;'=x");
});

test('a workbook has a cover sheet and real numbers and dates', async () => {
  const cover = await readSheet(await toXlsx([series], names), 'Toelichting');
  expect(cover).toContainEqual(['Periode', '2026-W01 tot en met 2026-W02']);
  expect(await readSheet(await toXlsx([series], names), 'Per week')).toEqual([
    ['Week', 'Eerste dag', '«ar»', '«=x»'],
    ['2026-W01', new Date('2025-12-29T00:00:00Z'), 12, '–'],
    ['2026-W02', new Date('2026-01-05T00:00:00Z'), '<5', 7],
  ]);
  expect((await readSheet(await toXlsx([table], names), '[theme]'.replace(/[[\]]/g, ' ')))[1]).toEqual(
    expect.arrayContaining(['«housing»', 20, 0.8, -0.125]),
  );
});
