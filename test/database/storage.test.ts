import type { Database } from '../../src/database/connection.js';
import { DatabaseStorage, StorageConflict } from '../../src/database/storage.js';
import { TurnWrites } from '../../src/database/turn-writes.js';
import { onEveryDatabase } from './databases.js';

onEveryDatabase('storage', (open) => {
  let database: Database;
  let storage: DatabaseStorage;
  beforeEach(async () => {
    database = await open();
    storage = new DatabaseStorage(database, () => 1000);
  });
  afterEach(() => database.destroy());

  test('reads back what was written, and leaves out what is not there', async () => {
    await storage.write({ 'web/conversations/1/memory': { language: 'ar', list: ['دار'] } });
    const items = await storage.read(['web/conversations/1/memory', 'missing']);
    expect(items).toEqual({ 'web/conversations/1/memory': { language: 'ar', list: ['دار'], eTag: '1' } });
    expect(await storage.read([])).toEqual({});
  });

  test('takes a write with the current eTag, and gives a new one', async () => {
    await storage.write({ a: { n: 1 } });
    const { a } = await storage.read(['a']);
    await storage.write({ a: { ...a, n: 2 } });
    expect((await storage.read(['a'])).a).toEqual({ n: 2, eTag: '2' });
  });

  test('refuses a write with an old eTag, and writes nothing else of it', async () => {
    await storage.write({ a: { n: 1 } });
    const { a } = await storage.read(['a']);
    await storage.write({ a: { n: 2 } });
    await expect(storage.write({ b: { n: 9 }, a: { ...a, n: 3 } })).rejects.toThrow(StorageConflict);
    expect(await storage.read(['a', 'b'])).toEqual({ a: { n: 2, eTag: '2' } });
  });

  test('refuses an eTag for an item that is gone', async () => {
    await expect(storage.write({ a: { n: 1, eTag: '3' } })).rejects.toThrow(StorageConflict);
  });

  test('overwrites with "*" and without an eTag', async () => {
    await storage.write({ a: { n: 1 } });
    await storage.write({ a: { n: 2, eTag: '*' } });
    await storage.write({ a: { n: 3 } });
    expect((await storage.read(['a'])).a).toMatchObject({ n: 3 });
  });

  test('deletes, also what is not there', async () => {
    await storage.write({ a: { n: 1 } });
    await storage.delete(['a', 'b']);
    expect(await storage.read(['a'])).toEqual({});
  });

  test('within a turn: writes nothing before the commit, and all or nothing at the commit', async () => {
    await storage.write({ a: { n: 1 } });
    const { a } = await storage.read(['a']);
    const writes = new TurnWrites();
    const within = storage.within(writes);
    await within.write({ b: { n: 1 } });
    await within.write({ a: { ...a, n: 2 } });
    expect(await storage.read(['b'])).toEqual({});
    await storage.write({ a: { n: 5 } });
    await expect(writes.commit(database)).rejects.toThrow(StorageConflict);
    expect(await storage.read(['a', 'b'])).toMatchObject({ a: { n: 5 } });
    expect(await storage.read(['b'])).toEqual({});
  });
});
