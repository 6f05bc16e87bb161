import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Barrier, HelpQuestion, QuestionOutcome } from '../register.js';
import { messageOf } from './messages.js';
import { codeOf, dayIn, folded, yesNo } from './scheme.js';
import { FIELDS, type Field, type ImportChoices, type ImportProblem, type RowError } from './types.js';

/** The words of this installation that a file can use. */
export interface Vocabulary {
  /** Our theme for an id or a name; undefined = not known. */
  theme(name: string): string | undefined;
  /** A code for a code or a name in Dutch, English, French or the language itself. */
  language(name: string): string | undefined;
  municipality(name: string): string | undefined;
  entry(id: string): string | undefined;
  service(name: string): string | undefined;
}

/** A row that can be imported. */
export interface GoodRow {
  readonly key: string;
  readonly day: string;
  readonly helped: 'yes' | 'no' | 'unknown';
  readonly question: Omit<HelpQuestion, 'organisation' | 'source'>;
}

export interface CheckedRows {
  readonly good: readonly GoodRow[];
  readonly errors: readonly RowError[];
  /** Theme names that are not known, and how many rows have them. */
  readonly unknownThemes: ReadonlyMap<string, number>;
  /** Theme names that somebody chose a theme for, and how many rows have them. */
  readonly chosenThemes: ReadonlyMap<string, number>;
}

/** Rows that are checked at a stretch. */
const SLICE = 1000;
/** Fields a row must have as many columns for. */
const NEEDED: readonly Field[] = ['date', 'language', 'theme'];

/**
 * Turns the rows of a file into help questions, without keeping others waiting.
 *
 * @param rows with the heading as the first
 * @param today the Belgian day: later ones are wrong
 * @param municipality for rows without one; and the only one, when `only` is set
 */
export async function checkRows(
  rows: readonly (readonly string[])[],
  choices: ImportChoices,
  vocabulary: Vocabulary,
  place: { readonly today: string; readonly municipality: string | undefined; readonly only: boolean },
): Promise<CheckedRows> {
  const [columns = []] = rows;
  const columnOf = (field: Field) => columns.indexOf(choices.mapping[field] ?? '\u0000');
  const width = Math.max(...NEEDED.map(columnOf)) + 1;
  const good: GoodRow[] = [];
  const errors: RowError[] = [];
  const unknownThemes = new Map<string, number>();
  const chosenThemes = new Map<string, number>();
  const seen = new Map<string, number>();
  for (const [at, cells] of rows.entries()) {
    // others get their turn between
    if (at % SLICE === SLICE - 1) await setImmediate();
    if (at === 0 || cells.every((cell) => cell.trim() === '')) continue;
    const line = at + 1;
    const found: RowError[] = [];
    const wrong = (problem: ImportProblem, field: Field | null, value: string) => {
      found.push({ line, field, problem, value, message: messageOf(problem, value) });
      return undefined;
    };
    const text = (field: Field) => (cells[columnOf(field)] ?? '').trim();
    if (cells.length < width) wrong('too-few-columns', null, '');
    const row = found.length === 0 ? readRow(text, choices, vocabulary, place, wrong) : undefined;
    const theme = text('theme');
    if (found.some(({ problem }) => problem === 'theme-unknown')) {
      unknownThemes.set(theme, (unknownThemes.get(theme) ?? 0) + 1);
    } else if (Object.hasOwn(choices.themes, theme)) {
      chosenThemes.set(theme, (chosenThemes.get(theme) ?? 0) + 1);
    }
    if (!row || found.length > 0) {
      errors.push(...found.slice(0, 1));
      continue;
    }
    const id = text('id');
    // what was mapped, in a fixed order: the same row from a spreadsheet and from CSV has the same key
    const content = id ? `id ${id}` : JSON.stringify([row.day, ...CONTENT.map((field) => folded(text(field)))]);
    const occurrence = id ? 0 : (seen.get(content) ?? 0);
    seen.set(content, occurrence + 1);
    good.push({ ...row, key: createHash('sha256').update(`${content}\n${occurrence}`).digest('hex') });
  }
  return { good, errors, unknownThemes, chosenThemes };
}

/** What a row says of its question, beside its number and its day. */
const CONTENT: readonly Field[] = FIELDS.filter((field) => field !== 'id' && field !== 'date');

function readRow(
  text: (field: Field) => string,
  choices: ImportChoices,
  vocabulary: Vocabulary,
  place: { readonly today: string; readonly municipality: string | undefined; readonly only: boolean },
  wrong: (problem: ImportProblem, field: Field, value: string) => undefined,
): Omit<GoodRow, 'key'> | undefined {
  const written = text('date');
  const day =
    written === '' ? wrong('date-missing', 'date', '') : (dayIn(written) ?? wrong('date-wrong', 'date', written));
  if (day !== undefined && day > place.today) wrong('date-future', 'date', written);
  const spoken = text('language');
  const language =
    spoken === ''
      ? wrong('language-missing', 'language', '')
      : (vocabulary.language(spoken) ?? wrong('language-unknown', 'language', spoken));
  const optional = <T>(field: Field, read: (value: string) => T | undefined, problem: ImportProblem): T | undefined =>
    text(field) === '' ? undefined : (read(text(field)) ?? wrong(problem, field, text(field)));
  const entry = vocabulary.entry(text('entry'));
  const theme = optional('theme', (name) => themeOf(name, choices, vocabulary), 'theme-unknown');
  const channel = optional('channel', (value) => codeOf('channel', value), 'channel-unknown') ?? 'desk';
  const outcome = optional('outcome', (value) => codeOf('outcome', value), 'outcome-unknown') ?? 'answered';
  const barrier = optional('barrier', (value) => codeOf('barrier', value), 'barrier-unknown');
  const town = optional('municipality', (value) => vocabulary.municipality(value), 'municipality-unknown');
  if (place.only && town !== undefined && town !== place.municipality) {
    wrong('municipality-unknown', 'municipality', text('municipality'));
  }
  const flag = (field: Field) => optional(field, (value) => yesNo(value), 'yes-no-unknown') === 'yes';
  const minutes = optional('waited', minutesIn, 'waited-wrong');
  const helped = optional('helped', (value) => yesNo(value), 'helped-unknown') ?? 'unknown';
  const question = {
    municipality: town ?? place.municipality,
    channel,
    language: language ?? '',
    theme: entry?.split('/')[0] ?? (theme === NO_THEME ? undefined : theme),
    entry,
    outcome: outcome as QuestionOutcome,
    barrier: barrier as Barrier | undefined,
    handoff: flag('handoff'),
    service: vocabulary.service(text('service')),
    waitedSeconds: minutes === undefined ? undefined : Math.round(minutes * 60),
    interpreter: flag('interpreter'),
  };
  return day === undefined ? undefined : { day, helped, question };
}

/** A name that was chosen to mean no theme. */
const NO_THEME = '';

function themeOf(name: string, choices: ImportChoices, vocabulary: Vocabulary): string | undefined {
  const chosen = Object.hasOwn(choices.themes, name) ? choices.themes[name] : undefined;
  return chosen === null ? NO_THEME : (chosen ?? vocabulary.theme(name));
}

/** Thirty days at most: more is a slip. */
function minutesIn(text: string): number | undefined {
  const value = Number(text.replace(',', '.'));
  return Number.isFinite(value) && value >= 0 && value <= 43_200 ? value : undefined;
}
