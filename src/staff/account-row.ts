import type { Role, StaffAccount } from './route.js';

/** A row of `staff_accounts`; SQLite says 0 and 1 for booleans, PostgreSQL writes times as text. */
export interface AccountRow {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly organisation: string;
  readonly municipality: string | null;
  readonly languages: string;
  readonly active: boolean | number;
  readonly password: string;
  readonly one_time_until: number | string | null;
  readonly subject: string | null;
  readonly created_at: number | string;
  readonly signed_in_at: number | string | null;
}

/** The account as everybody may see it: nothing of its password. */
export function accountOf(row: AccountRow): StaffAccount {
  return {
    id: row.id,
    login: row.login,
    name: row.name,
    role: row.role,
    organisation: row.organisation,
    municipality: row.municipality ?? undefined,
    languages: row.languages.split(',').filter(Boolean),
  };
}
