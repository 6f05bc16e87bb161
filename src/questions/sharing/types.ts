/** Fields of the registration scheme a column of a file can be (docs/registration-scheme.md). */
export const FIELDS = [
  'id',
  'date',
  'theme',
  'entry',
  'language',
  'channel',
  'municipality',
  'outcome',
  'barrier',
  'helped',
  'handoff',
  'service',
  'waited',
  'interpreter',
] as const;
export type Field = (typeof FIELDS)[number];

/** Why a row or a file cannot be taken; the staff app has a sentence for each, with `value` in it. */
export const IMPORT_PROBLEMS = [
  'date-missing',
  'date-wrong',
  'date-future',
  'theme-unknown',
  'language-missing',
  'language-unknown',
  'channel-unknown',
  'municipality-unknown',
  'outcome-unknown',
  'barrier-unknown',
  'helped-unknown',
  'yes-no-unknown',
  'waited-wrong',
  'too-few-columns',
] as const;
export type ImportProblem = (typeof IMPORT_PROBLEMS)[number];

/** What is wrong with one row. `line` is that of the spreadsheet, from 1, the heading included. */
export interface RowError {
  readonly line: number;
  readonly field: Field | null;
  readonly problem: ImportProblem;
  readonly value: string;
  /** The same in plain words. */
  readonly message: { readonly nl: string; readonly en: string; readonly fr: string };
}

/** What was found in an uploaded file; nothing is in the register yet. */
export interface ImportPreview {
  readonly id: string;
  readonly name: string;
  /** Whose register it is. */
  readonly organisation: string;
  readonly rows: number;
  /** Headings of the file. */
  readonly columns: readonly string[];
  /** Column (its heading) per field, as detected or remembered. */
  readonly mapping: Partial<Record<Field, string>>;
  /** First ten rows, as they stand in the file. */
  readonly sample: readonly (readonly string[])[];
  /** Theme names of the file we do not know, how many rows have them, and what they may be. */
  readonly unknownThemes: readonly { readonly name: string; readonly rows: number; readonly proposal: string | null }[];
  /** Theme names of the file that were mapped for an earlier one; null = without theme. They can be changed. */
  readonly rememberedThemes: readonly { readonly name: string; readonly rows: number; readonly theme: string | null }[];
  readonly good: number;
  /** Rows of the file that were imported before. */
  readonly known: number;
  /** Up to 500. */
  readonly errors: readonly RowError[];
}

/** What the person decided after the preview; remembered for the next file of the organisation. */
export interface ImportChoices {
  readonly mapping: Partial<Record<Field, string>>;
  /** Our theme per name of the file; null = without theme. */
  readonly themes: Readonly<Record<string, string | null>>;
}

export interface ImportResult {
  readonly id: string;
  readonly imported: number;
  /** Imported before, left alone. */
  readonly known: number;
  readonly errors: readonly RowError[];
}

/** A file that was imported, or whose import was taken back. */
export interface ImportRecord {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly by: string;
  readonly at: number;
  readonly status: 'preview' | 'imported' | 'undone';
  readonly imported: number;
  readonly known: number;
  readonly failed: number;
}
