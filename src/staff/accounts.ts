import { randomUUID } from 'node:crypto';
import type { Database, Transaction } from '../database/connection.js';
import type { LanguageCode } from '../languages/language.js';
import { type AccountRow, accountOf } from './account-row.js';
import type { PasswordHash } from './password-hash.js';
import { oneTimePassword } from './passwords.js';
import { type Role, type StaffAccount, StaffError } from './route.js';
import type { Sessions } from './sessions.js';

const DAY = 86_400_000;
/** How long a one-time password works. */
const ONE_TIME_LIFE = 7 * DAY;

/** What an administrator says of an account. */
export interface AccountFields {
  readonly name: string;
  readonly role: Role;
  readonly organisation: string;
  readonly municipality?: string | null | undefined;
  readonly languages?: readonly LanguageCode[] | undefined;
}

/** What can change; a municipality of null is the whole region. */
export type AccountChanges = { readonly [Field in keyof AccountFields]?: AccountFields[Field] | undefined } & {
  readonly active?: boolean | undefined;
};

/** An account as administrators see it. */
export interface AccountListed extends StaffAccount {
  readonly active: boolean;
  /** Has still to replace a one-time password. */
  readonly mustChangePassword: boolean;
  /** Is linked with the identity provider. */
  readonly linked: boolean;
  /** ms since 1970. */
  readonly createdAt: number;
  readonly signedInAt: number | null;
}

/** The accounts of staff. One that is not needed any more is deactivated, and erased a year later. */
export class Accounts {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
    private readonly passwords: PasswordHash,
    private readonly now: () => number,
  ) {}

  async list(): Promise<AccountListed[]> {
    const rows: AccountRow[] = await this.database('staff_accounts').orderBy('login');
    return rows.map(listed);
  }

  async count(): Promise<number> {
    const [row] = await this.database('staff_accounts').count({ count: '*' });
    return Number(row?.count ?? 0);
  }

  /** @throws StaffError NOT_FOUND */
  async get(id: string): Promise<AccountListed> {
    const row: AccountRow | undefined = await this.database('staff_accounts').where({ id }).first();
    if (!row) throw noAccount();
    return listed(row);
  }

  /** The row with its password, for signing in. */
  async byLogin(login: string): Promise<AccountRow | undefined> {
    return this.database('staff_accounts')
      .where({ login: normalLogin(login) })
      .first();
  }

  /** The row of a person known to the identity provider. */
  async bySubject(subject: string): Promise<AccountRow | undefined> {
    return this.database('staff_accounts').where({ subject }).first();
  }

  /** Links an account with the identity provider; false when it is linked already. */
  async link(id: string, subject: string): Promise<boolean> {
    return (await this.database('staff_accounts').where({ id, subject: null }).update({ subject })) === 1;
  }

  /**
   * Makes an account.
   *
   * @returns its one-time password, which is kept nowhere
   * @throws StaffError LOGIN_TAKEN
   */
  async add(login: string, fields: AccountFields): Promise<{ account: AccountListed; oneTimePassword: string }> {
    const password = oneTimePassword();
    const id = randomUUID();
    const inserted: unknown[] = await this.database('staff_accounts')
      .insert({
        id,
        login: normalLogin(login),
        ...columnsOf(fields),
        password: await this.passwords.make(password),
        one_time_until: this.now() + ONE_TIME_LIFE,
        created_at: this.now(),
      })
      .onConflict('login')
      .ignore()
      .returning('id');
    if (inserted.length === 0) {
      throw new StaffError(409, 'LOGIN_TAKEN', 'This login is taken: choose another', 'login');
    }
    return { account: await this.get(id), oneTimePassword: password };
  }

  /**
   * Changes an account. Another role, or being deactivated, signs it out everywhere.
   *
   * @throws StaffError NOT_FOUND, LAST_ADMIN
   */
  async change(id: string, changes: AccountChanges): Promise<AccountListed> {
    await this.database.transaction(async (transaction) => {
      const admins = await this.#activeAdmins(transaction);
      const row: AccountRow | undefined = await transaction('staff_accounts').where({ id }).first();
      if (!row) throw noAccount();
      const staysAdmin = (changes.role ?? row.role) === 'admin' && (changes.active ?? Boolean(row.active));
      if (!staysAdmin && admins.length === 1 && admins[0] === id) {
        throw new StaffError(409, 'LAST_ADMIN', 'This is the last administrator: make another one first');
      }
      const columns = columnsOf(changes);
      if (Object.keys(columns).length > 0) await transaction('staff_accounts').where({ id }).update(columns);
      if (changes.role !== undefined && changes.role !== row.role) await this.sessions.closeAll(id, transaction);
      if (changes.active === false) await this.sessions.closeAll(id, transaction);
    });
    return this.get(id);
  }

  /**
   * Replaces a password by a one-time password, unlinks the identity provider and signs out everywhere.
   *
   * @throws StaffError NOT_FOUND
   */
  async reset(id: string): Promise<string> {
    const password = oneTimePassword();
    const hash = await this.passwords.make(password);
    await this.database.transaction(async (transaction) => {
      const changed = await transaction('staff_accounts')
        .where({ id })
        .update({ password: hash, one_time_until: this.now() + ONE_TIME_LIFE, subject: null });
      if (changed === 0) throw noAccount();
      await this.sessions.closeAll(id, transaction);
    });
    return password;
  }

  /** The person chose a password: signs out everywhere. */
  async setPassword(id: string, password: string): Promise<void> {
    const hash = await this.passwords.make(password);
    await this.database.transaction(async (transaction) => {
      await transaction('staff_accounts').where({ id }).update({ password: hash, one_time_until: null });
      await this.sessions.closeAll(id, transaction);
    });
  }

  /** The same password with the parameters of now; not when it changed meanwhile. */
  async rehash(row: AccountRow, password: string): Promise<void> {
    const hash = await this.passwords.make(password);
    await this.database('staff_accounts').where({ id: row.id, password: row.password }).update({ password: hash });
  }

  async signedIn(id: string): Promise<void> {
    await this.database('staff_accounts').where({ id }).update({ signed_in_at: this.now() });
  }

  /** Those of some accounts who are active and have one of these roles. */
  async withRole(ids: readonly string[], roles: readonly Role[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const found: string[] = await this.database('staff_accounts')
      .whereIn('id', [...ids])
      .whereIn('role', [...roles])
      .where({ active: true })
      .pluck('id');
    return new Set(found);
  }

  /** Accounts that were deactivated a year ago: no line of the audit log speaks of them any more. */
  async eraseGone(): Promise<void> {
    const mentioned = (column: string) => this.database('staff_audit').whereNotNull(column).select(column);
    await this.database('staff_accounts')
      .where({ active: false })
      .whereNotIn('id', mentioned('account_id'))
      .whereNotIn('id', mentioned('target'))
      .delete();
  }

  /** Held until the end of the transaction, so that two administrators cannot take each other's role away at once. */
  async #activeAdmins(transaction: Transaction): Promise<string[]> {
    const rows: { id: string }[] = await transaction('staff_accounts')
      .where({ role: 'admin', active: true })
      .orderBy('id')
      .forUpdate()
      .select('id');
    return rows.map(({ id }) => id);
  }
}

/** Logins are compared without capitals and spaces around them. */
export function normalLogin(login: string): string {
  return login.normalize('NFKC').trim().toLowerCase();
}

function columnsOf(fields: AccountChanges): Record<string, unknown> {
  const { languages, municipality, ...plain } = fields;
  const columns: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(plain)) if (value !== undefined) columns[name] = value;
  if (municipality !== undefined) columns.municipality = municipality;
  if (languages !== undefined) columns.languages = languages.join(',');
  return columns;
}

function listed(row: AccountRow): AccountListed {
  return {
    ...accountOf(row),
    active: Boolean(row.active),
    mustChangePassword: row.one_time_until !== null,
    linked: row.subject !== null,
    createdAt: Number(row.created_at),
    signedInAt: row.signed_in_at === null ? null : Number(row.signed_in_at),
  };
}

function noAccount(): StaffError {
  return new StaffError(404, 'NOT_FOUND', 'There is no such account');
}
