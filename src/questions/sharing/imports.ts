import { randomUUID } from 'node:crypto';
import type { Database } from '../../database/connection.js';
import type { Knowledge } from '../../knowledge/knowledge.js';
import type { Languages } from '../../languages/languages.js';
import { dayOf } from '../calendar.js';
import { foldChanges } from '../cells/fold.js';
import { type CheckedRows, checkRows } from './check-rows.js';
import { readRows } from './read-file.js';
import { detectFields, folded } from './scheme.js';
import { giveRowsBack, knownKeys, rowsTaken, takeRows } from './take-rows.js';
import type { ImportChoices, ImportPreview, ImportRecord, ImportResult } from './types.js';
import { proposeTheme, vocabularyOf } from './vocabulary.js';

/** Errors that are listed; the others look the same. */
const MOST_ERRORS = 500;
const SAMPLE = 10;
/** A file that was not confirmed is forgotten after a day. */
const PREVIEW_KEPT = 86_400_000;

/** Who imports. */
export interface Importer {
  readonly account: string;
  readonly organisation: string;
  /** The only town the account may import for, and then for its own organisation only; undefined = any. */
  readonly municipality: string | undefined;
  /** Sees and takes back the imports of everybody. */
  readonly all?: boolean;
}

/** Thrown when an account of a town imports in the name of another organisation. */
export class NotForOthers extends Error {
  readonly code = 'NOT_ALLOWED';
  constructor() {
    super('Your account belongs to one municipality: it imports the register of its own organisation');
  }
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

  /**
   * @param given whose register it is; left out = that of who imports
   * @throws FileUnreadable, NotForOthers
   */
  async preview(bytes: Buffer, name: string, by: Importer, given = by.organisation): Promise<ImportPreview> {
    if (by.municipality !== undefined && given !== by.organisation) throw new NotForOthers();
    const organisation = await this.#asWrittenBefore(given, by);
    const rows = await readRows(bytes);
    const [columns = []] = rows;
    const remembered = await this.#remembered(organisation);
    const detected = detectFields(columns);
    // what was chosen before, where the file still has that column
    const kept = Object.entries(remembered.mapping).filter(([, column]) => columns.includes(column));
    const choices: ImportChoices = { mapping: { ...detected, ...Object.fromEntries(kept) }, themes: remembered.themes };
    const checked = await this.#check(rows, choices, by);
    const id = randomUUID();
    await this.database('imports').insert({
      id,
      name: name.slice(0, 200),
      organisation,
      created_by: by.account,
      created_at: this.now(),
      status: 'preview',
      content: JSON.stringify(rows),
      failed: checked.errors.length,
    });
    const known = await knownKeys(this.database, organisation, checked.good);
    return {
      id,
      name,
      organisation,
      rows: checked.good.length + checked.errors.length,
      columns,
      mapping: choices.mapping,
      sample: rows.slice(1, SAMPLE + 1),
      unknownThemes: commonFirst(checked.unknownThemes).map(([theme, count]) => ({
        name: theme,
        rows: count,
        proposal: proposeTheme(theme, this.knowledge()),
      })),
      rememberedThemes: commonFirst(checked.chosenThemes).map(([theme, count]) => ({
        name: theme,
        rows: count,
        theme: remembered.themes[theme] ?? null,
      })),
      good: checked.good.length - known.size,
      known: known.size,
      errors: checked.errors.slice(0, MOST_ERRORS),
    };
  }

  /**
   * Takes the good rows over, in slices, and counts them into the figures. Interrupted, it can be confirmed again and
   * goes on.
   *
   * @returns undefined when there is no such file of this account or organisation waiting
   */
  async confirm(id: string, given: ImportChoices, by: Importer): Promise<ImportResult | undefined> {
    const row: ImportRow | undefined = await this.#ofWhom(by).where({ id, status: 'preview' }).first();
    if (!row?.content) return undefined;
    const { organisation } = row;
    // names that are not in this file stay known for the next
    const remembered = await this.#remembered(organisation);
    const choices = { ...given, themes: { ...remembered.themes, ...given.themes } };
    const checked = await this.#check(JSON.parse(row.content) as string[][], choices, by);
    await takeRows(this.database, { id, organisation }, checked.good);
    const imported = await rowsTaken(this.database, id);
    const known = checked.good.length - imported;
    const failed = checked.errors.length;
    const done = { status: 'imported', content: null, imported, known, failed };
    // of two at once the first says what came in
    if ((await this.database('imports').where({ id, status: 'preview' }).update(done)) === 0) return undefined;
    await this.database('import_mappings')
      .insert({ organisation, choices: JSON.stringify(choices) })
      .onConflict('organisation')
      .merge();
    await foldChanges(this.database, dayOf(this.now()));
    return { id, imported, known, errors: checked.errors.slice(0, MOST_ERRORS) };
  }

  /** Takes the rows of an import back. @returns undefined when there is none of this account or organisation to undo */
  async undo(id: string, by: Importer): Promise<ImportRecord | undefined> {
    const row: ImportRow | undefined = await this.#ofWhom(by).where({ id, status: 'imported' }).first();
    if (!row) return undefined;
    await giveRowsBack(this.database, id);
    const undone = { status: 'undone' } as const;
    if ((await this.database('imports').where({ id, status: 'imported' }).update(undone)) === 0) return undefined;
    await foldChanges(this.database, dayOf(this.now()));
    return recordOf({ ...row, ...undone });
  }

  /** Newest first: those of the organisation, and those the account made for others. */
  async list(by: Importer): Promise<ImportRecord[]> {
    const rows: ImportRow[] = await this.#ofWhom(by)
      .whereNot('status', 'preview')
      .orderBy('created_at', 'desc')
      .orderBy('id')
      .limit(200);
    return rows.map(recordOf);
  }

  /** Forgets files that were not confirmed. One that was interrupted keeps what it brought in, to be taken back. */
  async eraseOld(): Promise<void> {
    const old = await this.database('imports')
      .where({ status: 'preview' })
      .where('created_at', '<', this.now() - PREVIEW_KEPT)
      .pluck('id');
    for (const id of old as string[]) {
      const imported = await rowsTaken(this.database, id);
      const file = this.database('imports').where({ id, status: 'preview' });
      await (imported === 0 ? file.delete() : file.update({ status: 'imported', content: null, imported }));
    }
  }

  #ofWhom({ account, organisation, municipality, all }: Importer) {
    return this.database('imports').where((where) => {
      if (all) return;
      void where.where({ organisation });
      if (municipality === undefined) void where.orWhere({ created_by: account });
    });
  }

  /** An organisation whose name is written a little differently is the one we know. */
  async #asWrittenBefore(organisation: string, by: Importer): Promise<string> {
    const known: string[] = await this.database('imports')
      .distinct('organisation')
      .orderBy('organisation')
      .pluck('organisation');
    return [by.organisation, ...known].find((name) => folded(name) === folded(organisation)) ?? organisation;
  }

  async #check(rows: readonly (readonly string[])[], choices: ImportChoices, by: Importer): Promise<CheckedRows> {
    const vocabulary = vocabularyOf(this.knowledge(), this.languages);
    const place = { today: dayOf(this.now()), municipality: by.municipality, only: by.municipality !== undefined };
    return checkRows(rows, choices, vocabulary, place);
  }

  async #remembered(organisation: string): Promise<ImportChoices> {
    const row: { choices: string } | undefined = await this.database('import_mappings').where({ organisation }).first();
    return row ? (JSON.parse(row.choices) as ImportChoices) : { mapping: {}, themes: {} };
  }
}

function commonFirst(names: ReadonlyMap<string, number>): [string, number][] {
  return [...names].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}

function recordOf(row: ImportRow): ImportRecord {
  const { id, name, organisation, created_by, created_at, status, imported, known, failed } = row;
  return { id, name, organisation, by: created_by, at: Number(created_at), status, imported, known, failed };
}
