import { randomBytes } from 'node:crypto';
import createKnex from 'knex';
import { type Database, openDatabase } from '../../src/database/connection.js';

/** Runs the same tests on SQLite and on a real PostgreSQL (skipped where `npm test` found none). */
export function onEveryDatabase(name: string, tests: (open: () => Promise<Database>) => void): void {
  describe(`${name} on SQLite`, () => tests(() => openDatabase('sqlite::memory:')));
  const postgres = process.env.TEST_POSTGRES_URL;
  (postgres ? describe : describe.skip)(`${name} on PostgreSQL`, () =>
    tests(async () => (await openPostgresSchema(postgres ?? '')).database),
  );
}

/** A database of its own on the test cluster, so that test files run side by side. */
export async function openPostgresSchema(url: string): Promise<{ readonly database: Database; readonly url: string }> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = createKnex({ client: 'pg', connection: url });
  await admin.raw(`create database ${name}`);
  await admin.destroy();
  const address = new URL(url);
  address.pathname = `/${name}`;
  return { database: await openDatabase(address.href), url: address.href };
}
