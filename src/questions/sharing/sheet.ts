import { firstDay, type Level } from '../calendar.js';
import type { Dimension } from '../figures/dimensions.js';
import type { FigureRow, FigureSeries, FigureTable, ShownCount } from '../figures/types.js';
import { textOf } from '../suppression.js';

/** Names for what stands in a table. */
export interface ExportNames {
  dimension(dimension: Dimension): string;
  value(dimension: Dimension, id: string): string;
}

/** What can be taken away: figures of one period, or counts period after period. */
export type Exported = FigureTable | FigureSeries;

/** A value of a row: text, a number, a part (0.25), a day (2026-11-21) or nothing. */
export type Value =
  | { readonly text: string }
  | { readonly number: number }
  | { readonly part: number }
  | { readonly day: string }
  | undefined;

/** Figures as rows and columns, with Dutch words. */
export interface Sheet {
  readonly name: string;
  readonly headings: readonly string[];
  /** How many columns at the left say what a row is about. */
  readonly naming: number;
  readonly rows: readonly (readonly Value[])[];
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
const LEVELS: Readonly<Record<Level, string>> = {
  day: 'Dag',
  week: 'Week',
  month: 'Maand',
  quarter: 'Kwartaal',
  year: 'Jaar',
};

export const isSeries = (exported: Exported): exported is FigureSeries => 'periods' in exported;

export function sheetOf(exported: Exported, names: ExportNames): Sheet {
  return isSeries(exported) ? seriesSheet(exported, names) : tableSheet(exported, names);
}

/** A row per value; the total is the last. */
function tableSheet({ group, rows, total }: FigureTable, names: ExportNames): Sheet {
  const naming = Math.max(1, group.length);
  const first: Value[] = Array.from({ length: naming }, (_, at) => ({ text: at === 0 ? 'Totaal' : '' }));
  const named = rows.map((row) => [
    ...row.key.map((id, at) => ({ text: names.value(group[at] ?? 'theme', id) })),
    ...measuresOf(row),
  ]);
  return {
    name: group.map(names.dimension).join(' en ') || 'Totaal',
    headings: [...(group.length > 0 ? group.map(names.dimension) : ['Selectie']), ...MEASURES],
    naming,
    rows: [...named, [...first, ...measuresOf({ key: [], ...total })]],
  };
}

/** A row per period, oldest first, with a column per line. */
function seriesSheet({ level, group, periods, lines }: FigureSeries, names: ExportNames): Sheet {
  const line = (key: string | null) => (group && key !== null ? names.value(group, key) : 'Hulpvragen');
  return {
    name: `Per ${LEVELS[level].toLowerCase()}`,
    headings: [LEVELS[level], 'Eerste dag', ...lines.map(({ key }) => line(key))],
    naming: 2,
    rows: periods.map((period, at) => [
      { text: period },
      { day: firstDay(period) },
      ...lines.map(({ questions }) => countOf(questions[at] ?? 'hidden')),
    ]),
  };
}

function measuresOf(row: FigureRow): Value[] {
  const part = (value: number | null): Value => (value === null ? undefined : { part: value });
  return [
    countOf(row.questions),
    part(row.share),
    part(row.change),
    part(row.yearChange),
    part(row.answerRate),
    part(row.handoffRate),
    part(row.helpedRate),
    row.waiting ? { number: row.waiting.median } : undefined,
  ];
}

function countOf(count: ShownCount): Value {
  return typeof count === 'number' ? { number: count } : { text: textOf(count) };
}
