/**
 * JSON of the figures API, below `/api/staff`, for roles `policy` and `admin` unless a route says otherwise.
 *
 * Filters (`theme language channel municipality organisation source outcome barrier helped handoff entry service`) stand in the
 * query string, one value each. Periods are calendar units: `2026`, `2026Q4`, `2026-11`, `2026-W47`, `2026-11-21`.
 * A policy officer of a municipality may ask for `municipality=<own>` or for none (the region's totals).
 *
 * | route | query or body | answer |
 * |---|---|---|
 * | GET  figures/options | source | FigureOptions |
 * | GET  figures/overview | period, filters | FigureOverview |
 * | GET  figures | period, group (0-2 dimensions with a comma), filters | FigureTable |
 * | GET  figures/series | from, to (same level), group?, filters | FigureSeries |
 * | GET  figures/compare | left, right (each a query string `period=..&filters`), group? | FigureComparison |
 * | GET  figures/unanswered | | UnansweredGroup[] (policy, editor, admin) |
 * | GET  figures/not-helped | period, filters | FigureTable by entry, worst first |
 * | GET  figures/signals | period, filters | FigureSignal[] |
 * | GET  figures/export | format=csv,xlsx,json and the query of figures | a file; written to the audit log |
 * | GET  figures/series/export | format=csv,xlsx,json and the query of series | a file; written to the audit log |
 * | GET  figures/report | quarter=2026Q4, municipality? | HTML page for print; written to the audit log |
 * | GET  figures/tasks | | EditorTask[] (policy, editor, admin) |
 * | POST figures/tasks | NewEditorTask | EditorTask (policy, editor, admin) |
 * | PATCH figures/tasks/:id | { status, entry?, answer? } | EditorTask (editor, admin) |
 * | GET  figures/news | | NewsItem[]: "you asked, we added" (every role) |
 * | GET  figures/thresholds | | Threshold[]: own ones for bridge, all of the scope for policy and admin |
 * | POST figures/thresholds | NewThreshold | Threshold (bridge, policy, admin) |
 * | PATCH figures/thresholds/:id | { status?, answer?, owner? } | Threshold (policy, admin) |
 * | POST figures/imports?name=file.csv&organisation=.. | the file as the body, `application/octet-stream`, 10 MB at most; `organisation` left out = own one, another only for accounts of the region | ImportPreview |
 * | POST figures/imports/:id/confirm | ImportChoices | ImportResult |
 * | GET  figures/imports | | ImportRecord[] |
 * | GET  figures/imports/example | | a CSV file of ten rows to begin with |
 * | DELETE figures/imports/:id | | ImportRecord, its rows taken back |
 * | GET  figures/keys | | FigureKey[] (admin) |
 * | POST figures/keys | { organisation, municipality? } | FigureKey with `key`, shown this once (admin) |
 * | DELETE figures/keys/:id | | nothing (admin) |
 */
import type { Dimension } from '../questions/figures/dimensions.js';
import type { FigureRow, FigureSeries, FigureTable } from '../questions/figures/types.js';
import type { Signal } from '../questions/signals/types.js';

export type { Level, Period } from '../questions/calendar.js';
export type { Dimension, Filters } from '../questions/figures/dimensions.js';
export type { FigureRow, FigureSeries, FigureTable, ShownCount } from '../questions/figures/types.js';
export type { ImportChoices, ImportPreview, ImportRecord, ImportResult } from '../questions/sharing/types.js';
export type {
  EditorTask,
  NewEditorTask,
  NewsItem,
  NewThreshold,
  Signal as FigureSignal,
  Threshold,
  UnansweredGroup,
} from '../questions/signals/types.js';

/** A value of a dimension for a list; `name` is Dutch where we know one, else the id. The catalogue has other languages. */
export interface FigureOption {
  readonly id: string;
  readonly name: string;
}

export interface FigureOptions {
  /** Values to filter by; only those the account may ask for. Entries and services have their names from the catalogue. */
  readonly dimensions: Readonly<Record<Exclude<Dimension, 'entry' | 'service'>, readonly FigureOption[]>>;
  /** First and last day with published figures; null while there are none. */
  readonly first: string | null;
  readonly until: string;
  /** Municipality of the account; null = the whole region. */
  readonly municipality: string | null;
  /** There is demonstration data (`source=demo`): say so on the page. */
  readonly demo: boolean;
}

/** Everything the overview shows, in one answer. */
export interface FigureOverview {
  /**
   * The four figures that matter stand in its total; its rows are the themes, or within one theme its entries, languages or
   * channels: what its group says.
   */
  readonly parts: FigureTable;
  /** Weeks up to the end of the period, 26 of them. Null when the filters are too fine for weeks. */
  readonly weeks: FigureSeries | null;
  /** group = [language, theme]; counts for the heat map. Null when the filters are too fine for it. */
  readonly heat: FigureTable | null;
  readonly signals: readonly Signal[];
}

export interface FigureComparison {
  readonly left: FigureTable;
  readonly right: FigureTable;
  /** Rows of both sides by key; null = not in that table. */
  readonly rows: readonly {
    readonly key: readonly string[];
    readonly left: FigureRow | null;
    readonly right: FigureRow | null;
    /** Share of the right side less share of the left, in points from -1 to 1. */
    readonly shareDifference: number | null;
  }[];
}

/** Key of an organisation for the public API; the key itself is stored only as a hash. */
export interface FigureKey {
  readonly id: string;
  readonly organisation: string;
  readonly municipality: string | null;
  readonly createdAt: number;
  readonly lastUsedAt: number | null;
  readonly key?: string;
}

export type { Measures as FigureMeasures } from '../questions/figures/types.js';
