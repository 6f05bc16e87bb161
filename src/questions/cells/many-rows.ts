import type { Database, Transaction } from '../../database/connection.js';

type Value = string | number | boolean | null;

/** Where many rows go: the table, and its columns in the order of the values with what PostgreSQL calls their types. */
export interface Target {
  readonly table: string;
  readonly columns: Readonly<Record<string, string>>;
  /** What follows the values, `on conflict ...`. */
  readonly conflict?: string;
}

/** Rows of one statement: SQLite takes 32,766 values, PostgreSQL gets a list per column. */
const ROWS = { sqlite: 100, postgres: 5000 } as const;

interface SqliteConnection {
  prepare(sql: string): { run(values: readonly unknown[]): unknown };
}

/**
 * Inserts rows many at a time. Past Knex, which takes longer over the values of a statement than the database: on SQLite a
 * prepared statement of a hundred rows, on PostgreSQL lists that it unnests.
 */
export async function insertMany(
  transaction: Transaction,
  target: Target,
  rows: Iterable<readonly Value[]>,
): Promise<void> {
  if (isSqlite(transaction)) {
    // within a transaction this is its own connection, and needs no giving back
    const connection = (await transaction.client.acquireConnection()) as SqliteConnection;
    for (const part of parts(rows, ROWS.sqlite)) {
      // two statements only, so that both stay prepared: what does not fill one goes row by row
      for (const some of part.length === ROWS.sqlite ? [part] : part.map((row) => [row])) {
        runSqlite(connection, target, some);
      }
    }
    return;
  }
  const { table, columns, conflict = '' } = target;
  const names = Object.keys(columns).join(', ');
  const lists = Object.values(columns).map((type) => `?::${type}[]`);
  const sql = `insert into ${table} (${names}) select * from unnest(${lists.join(', ')}) ${conflict}`;
  for (const part of parts(rows, ROWS.postgres)) {
    const values = lists.map((_, at) => part.map((row) => row[at] ?? null));
    // Knex passes a list on as one value, and has no type for it
    await transaction.raw(sql, values as unknown as Value[]);
  }
}

function runSqlite(connection: SqliteConnection, target: Target, rows: readonly (readonly Value[])[]): void {
  const { table, columns, conflict = '' } = target;
  const names = Object.keys(columns);
  const row = `(${names.map(() => '?').join(', ')})`;
  const sql = `insert into ${table} (${names.join(', ')}) values ${rows.map(() => row).join(', ')} ${conflict}`;
  const values: Value[] = [];
  for (const one of rows) for (const value of one) values.push(typeof value === 'boolean' ? Number(value) : value);
  connection.prepare(sql).run(values);
}

function* parts<T>(rows: Iterable<T>, size: number): Generator<T[]> {
  let part: T[] = [];
  for (const row of rows) {
    part.push(row);
    if (part.length < size) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}

export function isSqlite(database: Database): boolean {
  return database.client.config.client === 'better-sqlite3';
}
