import type { Log } from '../log.js';
import { LocalNotices, type Notices } from './notices.js';
import { PostgresNotices } from './postgres-notices.js';

/** The notices that fit a database: between processes on PostgreSQL, within the process on SQLite. */
export async function openNotices(databaseUrl: string, log: Log): Promise<Notices> {
  if (databaseUrl.startsWith('sqlite:')) return new LocalNotices();
  const notices = new PostgresNotices(databaseUrl, log);
  await notices.open();
  return notices;
}
