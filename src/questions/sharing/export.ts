import { stringify } from 'csv-stringify/sync';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { DEFINITIONS, PRIVACY_NOTE } from '../figures/definitions.js';
import type { Dimension } from '../figures/dimensions.js';
import type { FigureRow, FigureTable } from '../figures/types.js';
import { textOf } from '../suppression.js';

/** Names for what stands in a table. */
export interface ExportNames {
  dimension(dimension: Dimension): string;
  value(dimension: Dimension, id: string): string;
}

const MEASURES = [
  'Hulpvragen',
  'Aandeel',
  'Verandering',
  'Verandering op een jaar',
  'Beantwoord',
  'Persoon gevraagd',
  'Geholpen',
  'Wachttijd (mediaan, minuten)',
] as const;
/** A spreadsheet takes what begins so for a formula (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/;
const LONGEST_SHEET_NAME = 31;

/** A value of a row: text, a number, a part (0.25) or nothing. */
type Value = { readonly text: string } | { readonly number: number } | { readonly part: number } | undefined;

/** CSV as a Dutch Excel opens it: semicolons, decimal commas, a byte order mark. The total is the last row. */
export function toCsv(table: FigureTable, names: ExportNames): string {
  const rows = rowsOf(table, names).map((row) => row.map(csvText));
  return `\ufeff${stringify([headings(table, names), ...rows], { delimiter: ';', record_delimiter: 'windows' })}`;
}

/** A workbook: a cover sheet with period, filters, definitions and how small counts are hidden; a sheet per table. */
export async function toXlsx(tables: readonly FigureTable[], names: ExportNames): Promise<Buffer> {
  const sheets = [
    { data: coverSheet(tables, names), sheet: 'Toelichting', columns: [{ width: 28 }, { width: 100 }] },
    ...tables.map((table) => ({
      data: [
        headings(table, names).map((value) => ({ value, fontWeight: 'bold' as const })),
        ...rowsOf(table, names).map((row) => row.map(xlsxCell)),
      ] as SheetData,
      sheet: sheetName(table, names),
      columns: headings(table, names).map((_, at) => ({ width: at < table.group.length ? 32 : 16 })),
      stickyRowsCount: 1,
    })),
  ];
  return writeXlsxFile(sheets).toBuffer();
}

function headings(table: FigureTable, names: ExportNames): string[] {
  return [...(table.group.length > 0 ? table.group.map(names.dimension) : ['Selectie']), ...MEASURES];
}

function rowsOf(table: FigureTable, names: ExportNames): Value[][] {
  const width = Math.max(1, table.group.length);
  const total: Value[] = Array.from({ length: width }, (_, at) => (at === 0 ? { text: 'Totaal' } : { text: '' }));
  return [
    ...table.rows.map((row) => [
      ...row.key.map((id, at) => ({ text: names.value(table.group[at] ?? 'theme', id) })),
      ...measuresOf(row),
    ]),
    [...total, ...measuresOf({ key: [], ...table.total })],
  ];
}

function measuresOf(row: FigureRow): Value[] {
  const part = (value: number | null): Value => (value === null ? undefined : { part: value });
  return [
    typeof row.questions === 'number' ? { number: row.questions } : { text: textOf(row.questions) },
    part(row.share),
    part(row.change),
    part(row.yearChange),
    part(row.answerRate),
    part(row.handoffRate),
    part(row.helpedRate),
    row.waiting ? { number: row.waiting.median } : undefined,
  ];
}

function csvText(value: Value): string {
  if (value === undefined) return '';
  if ('number' in value) return String(value.number);
  if ('part' in value) return String(value.part).replace('.', ',');
  return FORMULA.test(value.text) ? `'${value.text}` : value.text;
}

function xlsxCell(value: Value) {
  if (value === undefined) return null;
  if ('number' in value) return { value: value.number, type: Number };
  if ('part' in value) return { value: value.part, type: Number, format: '0.0%' };
  return { value: value.text, type: String };
}

function coverSheet(tables: readonly FigureTable[], names: ExportNames): SheetData {
  const [table] = tables;
  const filters = Object.entries(table?.filters ?? {}).map(
    ([dimension, id]) => `${names.dimension(dimension as Dimension)}: ${names.value(dimension as Dimension, id)}`,
  );
  const line = (term: string, meaning: string) => [
    { value: term, fontWeight: 'bold' as const, alignVertical: 'top' as const },
    { value: meaning, wrap: true },
  ];
  return [
    line('Wegwijzer', 'Hulpvragen van nieuwkomers'),
    line('Periode', table?.period ?? ''),
    line('Selectie', filters.join(', ') || 'alles'),
    line('Geteld tot en met', table?.until ?? ''),
    ...DEFINITIONS.map(([term, meaning]) => line(term, meaning)),
    ...PRIVACY_NOTE.map((note, at) => line(at === 0 ? 'Kleine aantallen' : '', note)),
  ];
}

function sheetName(table: FigureTable, names: ExportNames): string {
  const name = table.group.map(names.dimension).join(' en ') || 'Totaal';
  return name.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, LONGEST_SHEET_NAME);
}
