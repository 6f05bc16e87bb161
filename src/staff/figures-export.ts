import type { Response } from 'express';
import { z } from 'zod';
import { type Dimension, filtersOf, seriesQuery, tableQuery } from '../questions/figures/dimensions.js';
import type { Figures } from '../questions/figures/figures.js';
import { FigureError } from '../questions/figures/plan.js';
import type { FigureTable } from '../questions/figures/types.js';
import { toCsv, toXlsx } from '../questions/sharing/export.js';
import type { Exported } from '../questions/sharing/sheet.js';
import { type FiguresParts, figureRoute, namesOf, READERS, within } from './figures-parts.js';
import { parse, type StaffAccount, StaffError, type StaffRoute } from './route.js';

/** Tables of an export that names none. */
const TABLES: readonly (readonly Dimension[])[] = [
  ['theme'],
  ['language'],
  ['channel'],
  ['municipality'],
  ['organisation'],
  ['outcome'],
  ['barrier'],
  ['entry'],
  ['service'],
  ['language', 'theme'],
];
const format = z.enum(['csv', 'xlsx', 'json']);
type Format = z.infer<typeof format>;

/** Figures as files; each is written to the audit log. */
export function exportRoutes(parts: FiguresParts, figures: Figures): StaffRoute[] {
  const names = namesOf(parts);
  async function send(response: Response, as: Format, exported: readonly Exported[], name: string): Promise<void> {
    const [first] = exported;
    if (!first) throw new StaffError(400, 'TOO_FINE', 'There is no table for these filters');
    response.attachment(`wegwijzer-${name}.${as}`);
    if (as === 'xlsx') response.type('xlsx').send(await toXlsx(exported, names));
    else if (as === 'csv') response.type('csv').send(toCsv(first, names));
    else response.json({ tables: exported });
  }
  return [
    figureRoute('get', '/figures/export', READERS, async ({ account, query, http }, response) => {
      const { format: as, period, group, ...rest } = parse(tableQuery.extend({ format }), query);
      const filters = filtersOf(rest);
      within(account, filters, group);
      const wanted = group.length > 0 ? [group] : as === 'csv' ? [['theme'] as const] : TABLES;
      const tables = await readTables(figures, account, { period, filters }, wanted);
      const detail = `${as} ${period} ${group.join(',') || 'all'} ${JSON.stringify(filters)}`;
      await parts.audit.record({ what: 'export', account: account.id, detail, address: http.ip });
      await send(response, as, tables, [period, ...group].join('-'));
    }),
    figureRoute('get', '/figures/series/export', READERS, async ({ account, query, http }, response) => {
      const { format: as, from, to, group, ...rest } = parse(seriesQuery.extend({ format }), query);
      const filters = filtersOf(rest);
      within(account, filters, group ? [group] : []);
      const series = await figures.series(from, to, filters, group);
      const detail = `${as} ${from}..${to} ${group ?? 'all'} ${JSON.stringify(filters)}`;
      await parts.audit.record({ what: 'export', account: account.id, detail, address: http.ip });
      await send(response, as, [series], [from, to, ...(group ? [group] : [])].join('-'));
    }),
  ];
}

/** The tables that these filters and this account allow. */
async function readTables(
  figures: Figures,
  account: StaffAccount,
  query: Pick<FigureTable, 'period' | 'filters'>,
  groups: readonly (readonly Dimension[])[],
): Promise<FigureTable[]> {
  const tables: FigureTable[] = [];
  for (const group of groups) {
    if (account.municipality !== undefined && (group.includes('municipality') || group.includes('organisation'))) {
      if (groups.length > 1) continue;
    }
    try {
      tables.push(await figures.table({ ...query, group }));
    } catch (error) {
      if (!(error instanceof FigureError) || groups.length === 1) throw error;
    }
  }
  return tables;
}
