import { z } from 'zod';
import { EXAMPLE_FILE } from '../questions/sharing/example.js';
import { type Importer, Imports, NotForOthers } from '../questions/sharing/imports.js';
import { FigureKeys } from '../questions/sharing/keys.js';
import { FIELDS } from '../questions/sharing/types.js';
import { type FiguresParts, figureRoute, READERS } from './figures-parts.js';
import { parse, type StaffAccount, StaffError, type StaffRoute } from './route.js';

const MEGABYTE = 1024 * 1024;

/** Import and keys of organisations. */
export function sharingRoutes(parts: FiguresParts): StaffRoute[] {
  const { figuresStore, audit, library, languages, now } = parts;
  const imports = new Imports(figuresStore.database, () => library().knowledge, languages, now);
  const keys = new FigureKeys(figuresStore.database, now);
  const isTheme = (id: string) => library().knowledge.themes.has(id);
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
    figureRoute('get', '/figures/imports/example', READERS, async (_request, response) => {
      response.attachment('wegwijzer-voorbeeld.csv').type('csv').send(EXAMPLE_FILE);
    }),
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
