import type { ImportChoices, ImportPreview } from '../../../../src/staff/figures-types.js';

/** A field of the registration scheme. */
export type ImportField = keyof ImportPreview['mapping'];

/** The fields, in the order they are asked; a column for the first two is needed. */
export const IMPORT_FIELDS = [
  'date',
  'language',
  'theme',
  'entry',
  'channel',
  'municipality',
  'outcome',
  'barrier',
  'helped',
  'handoff',
  'service',
  'waited',
  'interpreter',
  'id',
] as const satisfies readonly ImportField[];
const NEEDED: readonly ImportField[] = ['date', 'language'];

/**
 * What is chosen when the preview opens: the columns that were found, the theme each unknown name looks like, and what was
 * chosen for an earlier file.
 */
export function firstChoices({ mapping, unknownThemes, rememberedThemes }: ImportPreview): ImportChoices {
  const proposed = unknownThemes.map(({ name, proposal }) => [name, proposal] as const);
  const remembered = rememberedThemes.map(({ name, theme }) => [name, theme] as const);
  return { mapping, themes: Object.fromEntries([...proposed, ...remembered]) };
}

/** One column for a field; a column is used once, so another field loses it. An empty one takes the field away. */
export function withColumn(choices: ImportChoices, field: ImportField, column: string): ImportChoices {
  const others = Object.entries(choices.mapping).filter(([name, used]) => name !== field && used !== column);
  return { ...choices, mapping: Object.fromEntries(column === '' ? others : [...others, [field, column]]) };
}

/** Our theme for a name of the file; empty = without theme. */
export function withTheme(choices: ImportChoices, name: string, theme: string): ImportChoices {
  return { ...choices, themes: { ...choices.themes, [name]: theme === '' ? null : theme } };
}

/** What the rows of a file come to: `waiting` rows only need a theme to be chosen. */
export interface RowCounts {
  readonly good: number;
  readonly known: number;
  readonly waiting: number;
  readonly bad: number;
}

export function rowCounts({ rows, good, known, unknownThemes }: ImportPreview): RowCounts {
  const waiting = unknownThemes.reduce((sum, theme) => sum + theme.rows, 0);
  return { good, known, waiting, bad: Math.max(0, rows - good - known - waiting) };
}

/** What is wrong with rows beside an unknown theme, which is mended by a choice. */
export function realErrors({ errors }: ImportPreview): ImportPreview['errors'] {
  return errors.filter(({ problem }) => problem !== 'theme-unknown');
}

/** Fields without which no row can be taken and that have no column yet. */
export function missingFields({ mapping }: ImportChoices): readonly ImportField[] {
  return NEEDED.filter((field) => mapping[field] === undefined);
}
