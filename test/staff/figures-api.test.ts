import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { type Database, openDatabase } from '../../src/database/connection';
import { loadLanguages } from '../../src/languages/languages';
import { FigureKeys } from '../../src/questions/sharing/keys';
import { Audit } from '../../src/staff/audit';
import { figuresApi } from '../../src/staff/figures-api';
import { openFiguresStore } from '../../src/staff/figures-parts';
import { smallKnowledge } from '../assistant/small-knowledge';

const NOW = Date.parse('2026-11-23T09:00:00Z');

describe('the public API of figures', () => {
  let server: Server;
  let database: Database;
  let base: string;
  let keys: FigureKeys;
  beforeEach(async () => {
    database = await openDatabase('sqlite::memory:');
    const languages = await loadLanguages();
    const now = () => NOW;
    keys = new FigureKeys(database, now);
    const silent = { error() {}, warn() {}, info() {} };
    const library = () => ({ knowledge: smallKnowledge() }) as never;
    const store = openFiguresStore(database, 'a secret of the test');
    const parts = { figuresStore: store, audit: new Audit(database, now), library, languages, now, log: silent };
    server = express().use('/api/figures/v1', figuresApi(parts)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/figures/v1`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await database.destroy();
  });

  const get = async (path: string, key?: string) => {
    const response = await fetch(base + path, { headers: key ? { Authorization: `Bearer ${key}` } : {} });
    // biome-ignore lint/suspicious/noExplicitAny: answers of several shapes
    return { status: response.status, body: (await response.json()) as any };
  };

  test('answers the holder of a key, and nobody else', async () => {
    const { key, id } = await keys.make('in-gent', undefined);
    expect((await get('/table?period=2026Q4&group=theme', key)).status).toBe(200);
    expect((await get('/series?from=2026-W40&to=2026-W47', key)).body.lines[0].questions).toHaveLength(8);
    for (const wrong of [undefined, 'wwf_wrong', `${key}x`])
      expect((await get('/table?period=2026', wrong)).status).toBe(401);
    await keys.revoke(id);
    expect((await get('/table?period=2026', key)).body.error.code).toBe('KEY_NEEDED');
  });

  test('keeps the key as a hash only, and when it was used last', async () => {
    const { key } = await keys.make('in-gent', undefined);
    await get('/table?period=2026', key);
    const [stored] = await keys.list();
    expect(stored).toEqual({
      id: stored?.id,
      organisation: 'in-gent',
      municipality: null,
      createdAt: NOW,
      lastUsedAt: NOW,
    });
  });

  test('a key of a town sees that town and the region', async () => {
    const { key } = await keys.make('stad', 'kortrijk');
    expect((await get('/table?period=2026&municipality=kortrijk', key)).status).toBe(200);
    expect((await get('/table?period=2026&municipality=gent', key)).status).toBe(403);
    expect((await get('/table?period=2026&group=organisation', key)).status).toBe(403);
    expect((await get('/series?from=2026&to=2026&group=municipality', key)).status).toBe(403);
  });

  test('says what is wrong with a query', async () => {
    const { key } = await keys.make('stad', undefined);
    expect((await get('/table?period=gisteren', key)).body.error.code).toBe('BAD_INPUT');
    expect((await get('/table?period=2026&group=outcome,barrier', key)).body.error.code).toBe('TOO_FINE');
    expect((await get('/nothing', key)).status).toBe(404);
  });

  test('stops a key that asks too often', async () => {
    const { key } = await keys.make('stad', undefined);
    const statuses: number[] = [];
    for (let call = 0; call < 122; call++) statuses.push((await get('/nothing', key)).status);
    expect(statuses.slice(-3)).toEqual([404, 429, 429]);
  });

  test('is described in OpenAPI, from the schemas that check it', async () => {
    const { status, body } = await get('/openapi.json');
    expect(status).toBe(200);
    expect(body.openapi).toBe('3.1.0');
    const names = body.paths['/table'].get.parameters.map(({ name }: { name: string }) => name);
    expect(names).toEqual(expect.arrayContaining(['period', 'group', 'theme', 'municipality', 'source']));
    const period = body.paths['/table'].get.parameters.find(({ name }: { name: string }) => name === 'period');
    expect(period).toMatchObject({ in: 'query', required: true, schema: { type: 'string' } });
  });
});
