import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { parse } from 'csv-parse';
import { readSheet } from 'read-excel-file/node';

/** Thrown for a file that is no table; the message says what to do. */
export class FileUnreadable extends Error {
  readonly code = 'FILE_UNREADABLE';
}

/** Rows of one file, the heading included. */
const MOST_ROWS = 100_000;
/** Characters of a CSV file that are read at a stretch. */
const PIECE = 128 * 1024;
/** A spreadsheet is a zip. */
const ZIP = Buffer.from('PK\u0003\u0004');
const SEPARATORS = [';', ',', '\t'] as const;

/**
 * Reads the rows of a CSV file (any of the usual separators; UTF-8 or Windows-1252, as Excel writes it) or of the first
 * sheet of an XLSX file. Dates of a spreadsheet come as 2026-11-21.
 *
 * @throws FileUnreadable
 */
export async function readRows(bytes: Buffer): Promise<string[][]> {
  const rows = bytes.subarray(0, ZIP.length).equals(ZIP) ? await readSpreadsheet(bytes) : await readCsv(bytes);
  if (rows.length < 2) throw new FileUnreadable('The file has no rows: it must have a heading and at least one row');
  if (rows.length > MOST_ROWS) throw new FileUnreadable(`The file has more than ${MOST_ROWS} rows: split it`);
  return rows;
}

async function readSpreadsheet(bytes: Buffer): Promise<string[][]> {
  try {
    const rows = await readSheet(bytes);
    return rows.map((row) => row.map(cellText));
  } catch {
    throw new FileUnreadable('The spreadsheet cannot be read: save it as .xlsx or .csv and try again');
  }
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return String(value).trim();
}

async function readCsv(bytes: Buffer): Promise<string[][]> {
  const text = decode(bytes);
  if (text.includes('\u0000')) throw new FileUnreadable('This is no CSV or XLSX file: save it as one of these');
  const [heading = ''] = text.split(/\r?\n/, 1);
  const count = (separator: string) => heading.split(separator).length;
  const delimiter = SEPARATORS.reduce((best, separator) => (count(separator) > count(best) ? separator : best));
  try {
    const parser = parse({ delimiter, bom: true, relax_column_count: true, relax_quotes: true, trim: true });
    const rows: string[][] = [];
    for await (const row of Readable.from(pieces(text)).pipe(parser)) rows.push(row as string[]);
    return rows;
  } catch {
    throw new FileUnreadable('The CSV file cannot be read: look for a quotation mark that is not closed');
  }
}

/** A text in pieces, so that others get their turn between two of them. */
async function* pieces(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += PIECE) {
    yield text.slice(at, at + PIECE);
    await setImmediate();
  }
}

/** What is not valid UTF-8 is from an older Excel. */
function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
