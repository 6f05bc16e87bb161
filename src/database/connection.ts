import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import createKnex, { type Knex } from 'knex';
import { migrations } from './migrations.js';

/** A connection, or a transaction on it: what every query takes. */
export type Database = Knex;
export type Transaction = Knex.Transaction;

/**
 * Opens the database and brings its tables up to date.
 *
 * @param url `sqlite:<file>`, `sqlite::memory:` or `postgres://...`
 */
export async function openDatabase(url: string): Promise<Database> {
  const database = url.startsWith('sqlite:') ? openSqlite(url.slice('sqlite:'.length)) : openPostgres(url);
  await database.migrate.latest({ migrationSource: migrations });
  return database;
}

function openSqlite(file: string): Database {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  return createKnex({
    client: 'better-sqlite3',
    // an error shows the query with its placeholders, never with what was to be written
    compileSqlOnError: false,
    connection: { filename: file },
    useNullAsDefault: true,
    // One connection: SQLite has one writer, and a turn's writes are one short transaction.
    pool: {
      min: 1,
      max: 1,
      afterCreate: (connection: SqliteConnection, done: (error?: Error) => void) => {
        // WAL with synchronous NORMAL: nothing committed is lost when the process is killed (sqlite.org/wal.html).
        for (const text of ['journal_mode = WAL', 'synchronous = NORMAL', 'foreign_keys = ON', 'busy_timeout = 5000']) {
          connection.pragma(text);
        }
        keepStatements(connection);
        done();
      },
    },
  });
}

interface SqliteConnection {
  pragma(text: string): void;
  prepare(sql: string): unknown;
}

/** Statements kept prepared; a turn uses about a dozen different ones. */
const STATEMENTS = 200;

/** Knex prepares every statement anew, which costs more than running it: the recent ones are kept. */
function keepStatements(connection: SqliteConnection): void {
  const prepare = connection.prepare.bind(connection);
  const kept = new Map<string, unknown>();
  connection.prepare = (sql) => {
    const known = kept.get(sql);
    if (known !== undefined) return known;
    const statement = prepare(sql);
    // statements for changing tables are used once
    if (!/^\s*(select|insert|update|delete)\b/i.test(sql)) return statement;
    const [oldest] = kept.keys();
    if (kept.size >= STATEMENTS && oldest !== undefined) kept.delete(oldest);
    kept.set(sql, statement);
    return statement;
  };
}

function openPostgres(url: string): Database {
  return createKnex({ client: 'pg', compileSqlOnError: false, connection: url, pool: { min: 0, max: 10 } });
}

/**
 * Whether a transaction failed because of another one, and may succeed when it is repeated: PostgreSQL's
 * serialization_failure and deadlock_detected (appendix A of its manual), SQLite's SQLITE_BUSY.
 */
export function isTransient(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return code === '40001' || code === '40P01' || code === 'SQLITE_BUSY';
}

/** Whether it answers; for /readyz. */
export async function isReachable(database: Database): Promise<boolean> {
  try {
    await database.raw('select 1');
    return true;
  } catch {
    return false;
  }
}
