import { stringify } from 'csv-stringify/sync';
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { DEFINITIONS, PRIVACY_NOTE } from '../figures/definitions.js';
import type { Dimension } from '../figures/dimensions.js';
import { type Exported, type ExportNames, isSeries, type Sheet, sheetOf, type Value } from './sheet.js';

/** A spreadsheet takes what begins so for a formula (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/;
const LONGEST_SHEET_NAME = 31;

/** CSV as a Dutch Excel opens it: semicolons, decimal commas, a byte order mark. */
export function toCsv(exported: Exported, names: ExportNames): string {
  const { headings, rows } = sheetOf(exported, names);
  const lines = [headings.map((heading) => csvText({ text: heading })), ...rows.map((row) => row.map(csvText))];
  return `\ufeff${stringify(lines, { delimiter: ';', record_delimiter: 'windows' })}`;
}

/** A workbook: a cover sheet with period, filters, definitions and how small counts are hidden; a sheet per table. */
export async function toXlsx(exported: readonly Exported[], names: ExportNames): Promise<Buffer> {
  const sheets = exported.map((one) => sheetOf(one, names));
  return writeXlsxFile([
    { data: coverSheet(exported, names), sheet: 'Toelichting', columns: [{ width: 28 }, { width: 100 }] },
    ...sheets.map((sheet) => ({
      data: dataOf(sheet),
      sheet: sheet.name.replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, LONGEST_SHEET_NAME),
      columns: sheet.headings.map((_, at) => ({ width: at < sheet.naming ? 32 : 16 })),
      stickyRowsCount: 1,
    })),
  ]).toBuffer();
}

function dataOf({ headings, rows }: Sheet): SheetData {
  return [
    headings.map((value) => ({ value, fontWeight: 'bold' as const })),
    ...rows.map((row) => row.map(xlsxCell)),
  ] as SheetData;
}

function csvText(value: Value): string {
  if (value === undefined) return '';
  if ('number' in value) return String(value.number).replace('.', ',');
  if ('part' in value) return String(value.part).replace('.', ',');
  if ('day' in value) return value.day;
  return FORMULA.test(value.text) ? `'${value.text}` : value.text;
}

function xlsxCell(value: Value) {
  if (value === undefined) return null;
  if ('number' in value) return { value: value.number, type: Number };
  if ('part' in value) return { value: value.part, type: Number, format: '0.0%' };
  if ('day' in value) return { value: new Date(`${value.day}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' };
  return { value: value.text, type: String };
}

function coverSheet([first]: readonly Exported[], names: ExportNames): SheetData {
  const filters = Object.entries(first?.filters ?? {}).map(
    ([dimension, id]) => `${names.dimension(dimension as Dimension)}: ${names.value(dimension as Dimension, id)}`,
  );
  const line = (term: string, meaning: string) => [
    { value: term, fontWeight: 'bold' as const, alignVertical: 'top' as const },
    { value: meaning, wrap: true },
  ];
  return [
    line('Wegwijzer', 'Hulpvragen van nieuwkomers'),
    line('Periode', first ? periodOf(first) : ''),
    line('Selectie', filters.join(', ') || 'alles'),
    line('Geteld tot en met', first?.until ?? ''),
    ...DEFINITIONS.map(([term, meaning]) => line(term, meaning)),
    ...PRIVACY_NOTE.map((note, at) => line(at === 0 ? 'Kleine aantallen' : '', note)),
  ];
}

function periodOf(exported: Exported): string {
  if (!isSeries(exported)) return exported.period;
  const { periods } = exported;
  return `${periods[0] ?? ''} tot en met ${periods.at(-1) ?? ''}`;
}
