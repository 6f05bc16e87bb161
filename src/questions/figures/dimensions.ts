import { z } from 'zod';
import { levelOf, type Period } from '../calendar.js';

/** What help questions can be counted by. */
export const DIMENSIONS = [
  'theme',
  'language',
  'channel',
  'municipality',
  'organisation',
  'source',
  'outcome',
  'barrier',
  'helped',
  'handoff',
  'entry',
  'service',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Where a row comes from: registered here, from another organisation's file, or made up to try the pages. */
export const SOURCES = ['own', 'import', 'demo'] as const;
export type Source = (typeof SOURCES)[number];

/** How a question without a theme, town or organisation is written in figures. */
export const NONE = '-';

/** One value per dimension at most: sets of values could be set off against each other. */
export type Filters = Partial<Readonly<Record<Dimension, string>>>;

const value = z.string().min(1).max(128);
/** A period as text, see `Period`. */
export const period = z
  .string()
  .refine((text) => levelOf(text) !== undefined, 'write a period as 2026, 2026Q4, 2026-11, 2026-W47 or 2026-11-21')
  .meta({ description: '2026, 2026Q4, 2026-11, 2026-W47 or 2026-11-21', example: '2026Q4' });

/** Filters as they stand in an address. */
export const filters = z.object({
  theme: value.optional(),
  language: value.optional(),
  channel: value.optional(),
  municipality: value.optional(),
  organisation: value.optional(),
  source: z.enum(SOURCES).optional().meta({ description: 'Left out: own and imported rows, no demonstration data' }),
  outcome: value.optional(),
  barrier: value.optional(),
  helped: z.enum(['yes', 'no']).optional(),
  handoff: z.enum(['yes']).optional(),
  entry: value.optional(),
  service: value.optional(),
});

const groups = z
  .string()
  .transform((text) => text.split(',').filter(Boolean))
  .pipe(z.array(z.enum(DIMENSIONS)).max(2, 'group by two dimensions at most'))
  .meta({ description: 'Up to two dimensions with a comma between', example: 'theme,language' });

/** `GET figures?period=2026Q4&group=theme,language&municipality=kortrijk` */
export const tableQuery = filters.extend({ period, group: groups.default([]) });

/** `GET figures/series?from=2026-W01&to=2026-W47&group=theme`; from and to are of the same level. */
export const seriesQuery = filters.extend({
  from: period,
  to: period,
  group: z.enum(DIMENSIONS).optional(),
});

/** Which figures: a period, what is counted, and what it is broken down by. */
export interface FigureQuery {
  readonly period: Period;
  readonly filters: Filters;
  readonly group: readonly Dimension[];
}

/** The filters among the fields of a parsed query. */
export function filtersOf(fields: z.infer<typeof filters>): Filters {
  const kept: Partial<Record<Dimension, string>> = {};
  for (const dimension of DIMENSIONS) {
    const given = fields[dimension];
    if (given !== undefined) kept[dimension] = given;
  }
  return kept;
}
