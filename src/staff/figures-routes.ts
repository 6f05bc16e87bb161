import { z } from 'zod';
import { lastDay, type Period, periodOf, periodsBetween, step } from '../questions/calendar.js';
import { ALL } from '../questions/cells/cells.js';
import {
  DIMENSIONS,
  type Dimension,
  type FigureQuery,
  type Filters,
  filters,
  filtersOf,
  period,
  seriesQuery,
  tableQuery,
} from '../questions/figures/dimensions.js';
import type { Figures } from '../questions/figures/figures.js';
import { fixedValues } from '../questions/figures/names.js';
import { FigureError } from '../questions/figures/plan.js';
import type { FigureTable } from '../questions/figures/types.js';
import { findSignals } from '../questions/signals/signals.js';
import { exportRoutes } from './figures-export.js';
import { type FiguresParts, figureRoute, figuresOf, namesOf, READERS, within } from './figures-parts.js';
import { reportRoutes } from './figures-report.js';
import { sharingRoutes } from './figures-sharing.js';
import { signalRoutes } from './figures-signals.js';
import type { FigureComparison, FigureOption, FigureOptions, FigureOverview } from './figures-types.js';
import { parse, type StaffAccount, type StaffRoute } from './route.js';

/** Weeks of the line on the overview. */
const WEEKS = 26;
const optionsQuery = filters.pick({ source: true });
const overviewQuery = filters.extend({ period });
const compareQuery = z.object({
  left: z.string().max(1000),
  right: z.string().max(1000),
  group: z.string().default('theme'),
});

/** All routes of figures; figures-types.ts lists them. */
export function figuresRoutes(parts: FiguresParts): StaffRoute[] {
  const figures = figuresOf(parts);
  return [
    figureRoute('get', '/figures', READERS, async ({ account, query }) => figures.table(readTable(account, query))),
    figureRoute('get', '/figures/series', READERS, async ({ account, query }) => {
      const { from, to, group, ...rest } = parse(seriesQuery, query);
      within(account, filtersOf(rest), group ? [group] : []);
      return figures.series(from, to, filtersOf(rest), group);
    }),
    figureRoute('get', '/figures/options', READERS, ({ account, query }) =>
      options(parts, figures, account, parse(optionsQuery, query).source),
    ),
    figureRoute('get', '/figures/overview', READERS, async ({ account, query }) => overview(figures, account, query)),
    figureRoute('get', '/figures/compare', READERS, async ({ account, query }) => {
      const { left, right, group } = parse(compareQuery, query);
      const ask = (text: string) =>
        withWhole(figures, readTable(account, { ...Object.fromEntries(new URLSearchParams(text)), group }));
      return compare(await ask(left), await ask(right));
    }),
    figureRoute('get', '/figures/not-helped', READERS, async ({ account, query }) => {
      const { period: at, ...rest } = parse(overviewQuery, query);
      const given = filtersOf(rest);
      within(account, given, ['entry']);
      const table = await figures.table({ period: at, filters: given, group: ['entry'] });
      const rows = table.rows.filter(({ helpedRate }) => helpedRate !== null);
      return { ...table, rows: rows.sort((a, b) => (a.helpedRate ?? 1) - (b.helpedRate ?? 1)) };
    }),
    ...signalRoutes(parts, figures),
    ...exportRoutes(parts, figures),
    ...sharingRoutes(parts),
    ...reportRoutes(parts, figures),
  ];
}

/** A query that the account may ask. @throws StaffError */
export function readTable(account: Pick<StaffAccount, 'municipality'>, query: unknown): FigureQuery {
  const { period: at, group, ...rest } = parse(tableQuery, query);
  const given = filtersOf(rest);
  within(account, given, group);
  return { period: at, filters: given, group };
}

async function overview(figures: Figures, account: StaffAccount, query: unknown): Promise<FigureOverview> {
  const { period: at, ...rest } = parse(overviewQuery, query);
  const given = filtersOf(rest);
  within(account, given, []);
  const lastWeek = periodOf([lastDay(at), figures.until].sort()[0] ?? figures.until, 'week');
  const [parts, weeks, heat, signals] = await Promise.all([
    readParts(figures, at, given),
    figures.series(step(lastWeek, 1 - WEEKS), lastWeek, given).catch(nullWhenTooFine),
    figures.table({ period: at, filters: given, group: ['language', 'theme'] }).catch(nullWhenTooFine),
    findSignals(figures, at, given),
  ]);
  return { parts, weeks, heat, signals };
}

/** Short periods are counted by fewer dimensions: then it is the theme alone. */
async function readParts(figures: Figures, at: Period, filters: Filters): Promise<FigureTable> {
  const by = (part: Dimension) => withWhole(figures, { period: at, filters, group: [part] });
  try {
    return await by(partsOf(filters));
  } catch (error) {
    if (error instanceof FigureError) return by('theme');
    throw error;
  }
}

/** What the overview is broken down by: themes, or within one theme its entries, as far as they can be asked. */
function partsOf({ theme, language, channel, organisation, entry, service }: Filters): Dimension {
  if (theme === undefined) return 'theme';
  if (entry !== undefined || service !== undefined) return 'theme';
  const asked = [language, channel, organisation].filter((value) => value !== undefined);
  if (asked.length === 0) return 'entry';
  if (language === undefined) return 'language';
  return channel === undefined && organisation === undefined ? 'channel' : 'theme';
}

/**
 * A table whose total is that of the same selection without groups: tables that are broken down further have fewer measures,
 * such as no waiting time, and one by entry counts only questions that have one.
 */
async function withWhole(figures: Figures, query: FigureQuery): Promise<FigureTable> {
  const [table, whole] = [await figures.table(query), await figures.table({ ...query, group: [] })];
  return { ...table, total: whole.total };
}

function nullWhenTooFine(error: unknown): null {
  if (error instanceof FigureError) return null;
  throw error;
}

async function options(
  parts: FiguresParts,
  figures: Figures,
  account: StaffAccount,
  source: Filters['source'],
): Promise<FigureOptions> {
  const { database } = parts.figuresStore;
  const { knowledge } = parts.library();
  const names = namesOf(parts);
  const first = await figures.firstDay();
  // month by month: the cells of a month lie beside each other
  const months = first ? periodsBetween(periodOf(first, 'month'), periodOf(figures.until, 'month')) : [];
  const cells = () =>
    database('figure_cells').where({ cuboid: 'margin', level: 'month', facet: 'all' }).whereIn('period', months);
  const seen = async (dimension: 'municipality' | 'organisation') => {
    // made-up towns and organisations stand beside real ones in no list
    const of = source === undefined ? cells().whereNot({ source: 'demo' }) : cells().where({ source });
    const ids: string[] = await of.distinct(dimension).pluck(dimension);
    return ids.filter((id) => id !== ALL).sort();
  };
  const own = account.municipality;
  const lists: Partial<Record<Dimension, readonly string[]>> = {
    municipality: own === undefined ? await seen('municipality') : [own],
    organisation: own === undefined ? await seen('organisation') : [],
  };
  const dimensions = {} as Record<Dimension, readonly FigureOption[]>;
  for (const dimension of DIMENSIONS) {
    if (dimension === 'entry' || dimension === 'service') continue;
    const ids = lists[dimension] ?? fixedValues(knowledge, parts.languages, dimension);
    dimensions[dimension] = ids.map((id) => ({ id, name: names.value(dimension, id) }));
  }
  const demo = await cells().where({ municipality: ALL, source: 'demo' }).first('n');
  return {
    dimensions,
    first: first ?? null,
    until: figures.until,
    municipality: own ?? null,
    demo: demo !== undefined,
  };
}

function compare(left: FigureTable, right: FigureTable): FigureComparison {
  const id = (key: readonly string[]) => key.join('\t');
  const [lefts, rights] = [left, right].map((table) => new Map(table.rows.map((row) => [id(row.key), row])));
  const keys = new Map([...left.rows, ...right.rows].map(({ key }) => [id(key), key]));
  const rows = [...keys].map(([name, key]) => {
    const [one, other] = [lefts?.get(name) ?? null, rights?.get(name) ?? null];
    const both = typeof one?.share === 'number' && typeof other?.share === 'number';
    const shareDifference = both ? Math.round(((other.share ?? 0) - (one.share ?? 0)) * 1000) / 1000 : null;
    return { key, left: one, right: other, shareDifference };
  });
  return { left, right, rows };
}
