import { z } from 'zod';
import { type Dimension, filtersOf, tableQuery } from '../questions/figures/dimensions.js';
import type { Figures } from '../questions/figures/figures.js';
import { FigureError } from '../questions/figures/plan.js';
import type { FigureTable } from '../questions/figures/types.js';
import { toCsv, toXlsx } from '../questions/sharing/export.js';
import { type Importer, Imports, NotForOthers } from '../questions/sharing/imports.js';
import { FigureKeys } from '../questions/sharing/keys.js';
import { FIELDS } from '../questions/sharing/types.js';
import { type FiguresParts, figureRoute, namesOf, READERS, within } from './figures-parts.js';
import { parse, type StaffAccount, StaffError, type StaffRoute } from './route.js';

const MEGABYTE = 1024 * 1024;
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

/** Export, import and keys of organisations. */
export function sharingRoutes(parts: FiguresParts, figures: Figures): StaffRoute[] {
  const { figuresStore, audit, library, languages, now } = parts;
  const names = namesOf(parts);
  const imports = new Imports(figuresStore.database, () => library().knowledge, languages, now);
  const keys = new FigureKeys(figuresStore.database, now);
  const isTheme = (id: string) => library().knowledge.themes.has(id);
  const exportQuery = tableQuery.extend({ format: z.enum(['csv', 'xlsx', 'json']) });
  const choices = z.strictObject({
    mapping: z.partialRecord(z.enum(FIELDS), z.string().max(200)),
    themes: z.record(z.string().max(200), z.string().refine(isTheme, 'is not a theme').nullable()),
  });
  const newKey = z.strictObject({
    organisation: z.string().trim().min(1).max(64),
    municipality: z
      .string()
      .refine((id) => library().knowledge.municipalities.has(id), 'is not a town')
      .optional(),
  });
  const importer = ({ id, organisation, municipality, role }: StaffAccount): Importer => ({
    account: id,
    organisation,
    municipality,
    all: role === 'admin' && municipality === undefined,
  });
  const upload = z.object({
    name: z.string().trim().min(1).max(200),
    organisation: z.string().trim().min(1).max(64).optional(),
  });

  return [
    figureRoute('get', '/figures/export', READERS, async ({ account, query, http }, response) => {
      const { format, period, group, ...rest } = parse(exportQuery, query);
      const filters = filtersOf(rest);
      within(account, filters, group);
      const wanted = group.length > 0 ? [group] : format === 'csv' ? [['theme'] as const] : TABLES;
      const tables = await readTables(figures, account, { period, filters }, wanted);
      const detail = `${format} ${period} ${group.join(',') || 'all'} ${JSON.stringify(filters)}`;
      await audit.record({ what: 'export', account: account.id, detail, address: http.ip });
      response.attachment(`wegwijzer-${period}${group.length > 0 ? `-${group.join('-')}` : ''}.${format}`);
      const [table] = tables;
      if (format === 'json') response.json({ tables });
      else if (format === 'xlsx') response.type('xlsx').send(await toXlsx(tables, names));
      else if (table) response.type('csv').send(toCsv(table, names));
      else throw new StaffError(400, 'TOO_FINE', 'There is no table for these filters');
    }),
    figureRoute(
      'post',
      '/figures/imports',
      READERS,
      async ({ account, query, body }) => {
        const { name, organisation } = parse(upload, query);
        if (!Buffer.isBuffer(body)) throw new StaffError(400, 'BAD_INPUT', 'Send the file as the body');
        return imports.preview(body, name, importer(account), organisation).catch((error: unknown) => {
          throw error instanceof NotForOthers ? new StaffError(403, error.code, error.message) : error;
        });
      },
      { accepts: 'bytes', limit: 10 * MEGABYTE },
    ),
    figureRoute(
      'post',
      '/figures/imports/:id/confirm',
      READERS,
      async ({ account, params, body, http }) => {
        const result = await imports.confirm(params.id ?? '', choicesOf(parse(choices, body)), importer(account));
        if (!result) throw new StaffError(404, 'NOT_FOUND', 'This file is not waiting any more: send it again');
        const detail = `${result.imported} rows`;
        await audit.record({ what: 'import', account: account.id, target: result.id, detail, address: http.ip });
        return result;
      },
      { limit: MEGABYTE },
    ),
    figureRoute('get', '/figures/imports', READERS, ({ account }) => imports.list(importer(account))),
    figureRoute('delete', '/figures/imports/:id', READERS, async ({ account, params, http }) => {
      const record = await imports.undo(params.id ?? '', importer(account));
      if (!record) throw new StaffError(404, 'NOT_FOUND', 'This import is undone already, or not yours');
      const detail = `undone: ${record.imported} rows`;
      await audit.record({ what: 'import', account: account.id, target: record.id, detail, address: http.ip });
      return record;
    }),
    figureRoute('get', '/figures/keys', ['admin'], () => keys.list()),
    figureRoute('post', '/figures/keys', ['admin'], async ({ account, body, http }) => {
      const { organisation, municipality } = parse(newKey, body);
      const key = await keys.make(organisation, municipality);
      const detail = `${organisation}, ${municipality ?? 'region'}`;
      await audit.record({ what: 'key-made', account: account.id, target: key.id, detail, address: http.ip });
      return key;
    }),
    figureRoute('delete', '/figures/keys/:id', ['admin'], async ({ account, params, http }) => {
      const key = await keys.revoke(params.id ?? '');
      if (!key) throw new StaffError(404, 'NOT_FOUND', 'There is no such key');
      const detail = `${key.organisation}, ${key.municipality ?? 'region'}`;
      await audit.record({ what: 'key-revoked', account: account.id, target: key.id, detail, address: http.ip });
    }),
  ];
}

function choicesOf({
  mapping,
  themes,
}: {
  mapping: Partial<Record<(typeof FIELDS)[number], string | undefined>>;
  themes: Record<string, string | null>;
}) {
  const given = Object.entries(mapping).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { mapping: Object.fromEntries(given), themes };
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
