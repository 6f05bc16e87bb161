import { randomUUID } from 'node:crypto';
import type { Database, Transaction } from '../../database/connection.js';
import type { Knowledge } from '../../knowledge/knowledge.js';
import type { Languages } from '../../languages/languages.js';
import { dayOf } from '../calendar.js';
import { amendQuestion, newQuestionId, recordQuestion, removeQuestion } from '../register.js';
import { type CheckedRows, checkRows, type GoodRow } from './check-rows.js';
import { readRows } from './read-file.js';
import { detectFields } from './scheme.js';
import type { ImportChoices, ImportPreview, ImportRecord, ImportResult } from './types.js';
import { proposeTheme, vocabularyOf } from './vocabulary.js';

/** Errors that are listed; the others look the same. */
const MOST_ERRORS = 500;
const SAMPLE = 10;
/** A file that was not confirmed is forgotten after a day. */
const PREVIEW_KEPT = 86_400_000;
/** Keys looked up at once. */
const KEYS = 500;

/** Who imports, and for whom. */
export interface Importer {
  readonly account: string;
  readonly organisation: string;
  /** The only town the account may import for; undefined = any. */
  readonly municipality: string | undefined;
}

interface ImportRow {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  readonly created_by: string;
  readonly created_at: string | number;
  readonly status: ImportRecord['status'];
  readonly content: string | null;
  readonly imported: number;
  readonly known: number;
  readonly failed: number;
}

/** Registers of other organisations: looked at first, then taken over, and given back on request. */
export class Imports {
  constructor(
    private readonly database: Database,
    private readonly knowledge: () => Knowledge,
    private readonly languages: Languages,
    private readonly now: () => number,
  ) {}

  /** @throws FileUnreadable */
  async preview(bytes: Buffer, name: string, by: Importer): Promise<ImportPreview> {
    const rows = await readRows(bytes);
    const [columns = []] = rows;
    const remembered = await this.#remembered(by.organisation);
    const detected = detectFields(columns);
    // what was chosen before, where the file still has that column
    const kept = Object.entries(remembered.mapping).filter(([, column]) => columns.includes(column));
    const choices: ImportChoices = { mapping: { ...detected, ...Object.fromEntries(kept) }, themes: remembered.themes };
    const checked = this.#check(rows, choices, by);
    const id = randomUUID();
    await this.database('imports').insert({
      id,
      name: name.slice(0, 200),
      organisation: by.organisation,
      created_by: by.account,
      created_at: this.now(),
      status: 'preview',
      content: JSON.stringify(rows),
      failed: checked.errors.length,
    });
    const known = await this.#knownKeys(this.database, by.organisation, checked.good);
    return {
      id,
      name,
      rows: checked.good.length + checked.errors.length,
      columns,
      mapping: choices.mapping,
      sample: rows.slice(1, SAMPLE + 1),
      unknownThemes: [...checked.unknownThemes]
        .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
        .map(([theme, count]) => ({ name: theme, rows: count, proposal: proposeTheme(theme, this.knowledge()) })),
      good: checked.good.length - known.size,
      known: known.size,
      errors: checked.errors.slice(0, MOST_ERRORS),
    };
  }

  /**
   * Takes the good rows over, in one transaction.
   *
   * @returns undefined when there is no such file of this organisation waiting
   */
  async confirm(id: string, choices: ImportChoices, by: Importer): Promise<ImportResult | undefined> {
    return this.database.transaction(async (transaction) => {
      const where = { id, organisation: by.organisation, status: 'preview' };
      const row: ImportRow | undefined = await transaction('imports').where(where).forUpdate().first();
      if (!row?.content) return undefined;
      const checked = this.#check(JSON.parse(row.content) as string[][], choices, by);
      const imported = await this.#take(transaction, id, checked.good, by.organisation);
      const known = checked.good.length - imported;
      const failed = checked.errors.length;
      await transaction('imports').where({ id }).update({ status: 'imported', content: null, imported, known, failed });
      await transaction('import_mappings')
        .insert({ organisation: by.organisation, choices: JSON.stringify(choices) })
        .onConflict('organisation')
        .merge();
      return { id, imported, known, errors: checked.errors.slice(0, MOST_ERRORS) };
    });
  }

  /** Takes the rows of an import back. @returns undefined when there is none of this organisation to undo */
  async undo(id: string, organisation: string | undefined): Promise<ImportRecord | undefined> {
    return this.database.transaction(async (transaction) => {
      const where = { id, status: 'imported', ...(organisation === undefined ? {} : { organisation }) };
      const row: ImportRow | undefined = await transaction('imports').where(where).forUpdate().first();
      if (!row) return undefined;
      const taken: { question_id: string }[] = await transaction('imported_rows')
        .where({ import_id: id })
        .select('question_id');
      for (const { question_id } of taken) await removeQuestion(transaction, question_id);
      await transaction('imported_rows').where({ import_id: id }).delete();
      await transaction('imports').where({ id }).update({ status: 'undone' });
      return recordOf({ ...row, status: 'undone' });
    });
  }

  /** Newest first. @param organisation undefined = of all */
  async list(organisation: string | undefined): Promise<ImportRecord[]> {
    const rows: ImportRow[] = await this.database('imports')
      .where((where) => void (organisation !== undefined && where.where({ organisation })))
      .whereNot('status', 'preview')
      .orderBy('created_at', 'desc')
      .orderBy('id')
      .limit(200);
    return rows.map(recordOf);
  }

  /** Forgets files that were not confirmed. */
  async eraseOld(): Promise<void> {
    await this.database('imports')
      .where({ status: 'preview' })
      .where('created_at', '<', this.now() - PREVIEW_KEPT)
      .delete();
  }

  #check(rows: readonly (readonly string[])[], choices: ImportChoices, by: Importer): CheckedRows {
    const vocabulary = vocabularyOf(this.knowledge(), this.languages);
    const place = { today: dayOf(this.now()), municipality: by.municipality, only: by.municipality !== undefined };
    return checkRows(rows, choices, vocabulary, place);
  }

  async #take(transaction: Transaction, id: string, good: readonly GoodRow[], organisation: string): Promise<number> {
    const known = await this.#knownKeys(transaction, organisation, good);
    let imported = 0;
    for (const { key, day, helped, question } of good) {
      if (known.has(key)) continue;
      known.add(key);
      const questionId = newQuestionId();
      const fresh = await transaction('imported_rows')
        .insert({ organisation, row_key: key, question_id: questionId, import_id: id })
        .onConflict(['organisation', 'row_key'])
        .ignore()
        .returning('row_key');
      if (fresh.length === 0) continue;
      // noon: the same day in every time zone that matters
      const at = Date.parse(`${day}T11:00:00Z`);
      await recordQuestion(transaction, questionId, { ...question, organisation, source: 'import' }, at);
      if (helped !== 'unknown') await amendQuestion(transaction, questionId, { helped });
      imported++;
    }
    return imported;
  }

  async #knownKeys(database: Database, organisation: string, good: readonly GoodRow[]): Promise<Set<string>> {
    const known = new Set<string>();
    for (let at = 0; at < good.length; at += KEYS) {
      const keys = good.slice(at, at + KEYS).map(({ key }) => key);
      const rows: { row_key: string }[] = await database('imported_rows')
        .where({ organisation })
        .whereIn('row_key', keys)
        .select('row_key');
      for (const { row_key } of rows) known.add(row_key);
    }
    return known;
  }

  async #remembered(organisation: string): Promise<ImportChoices> {
    const row: { choices: string } | undefined = await this.database('import_mappings').where({ organisation }).first();
    return row ? (JSON.parse(row.choices) as ImportChoices) : { mapping: {}, themes: {} };
  }
}

function recordOf(row: ImportRow): ImportRecord {
  const { id, name, organisation, created_by, created_at, status, imported, known, failed } = row;
  return { id, name, organisation, by: created_by, at: Number(created_at), status, imported, known, failed };
}
