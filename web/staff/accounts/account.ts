import type { Role } from '../session/session.js';

/** An account as `GET /accounts` gives it. Times are ms since 1970. */
export interface ListedAccount {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly organisation: string;
  readonly municipality?: string;
  readonly languages: readonly string[];
  readonly active: boolean;
  readonly mustChangePassword: boolean;
  readonly linked: boolean;
  readonly createdAt: number;
  readonly signedInAt: number | null;
}

/** What an administrator fills in. */
export interface AccountDraft {
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  readonly organisation: string;
  readonly municipality: string | null;
  readonly languages: readonly string[];
}

/** One line of the audit log. */
export interface AuditLine {
  readonly id: number;
  readonly at: number;
  readonly what: string;
  readonly who: { readonly id: string; readonly login: string; readonly name: string } | null;
  readonly target: string | null;
  readonly targetLogin: string | null;
  readonly detail: string | null;
  readonly address: string | null;
}

/** The accounts whose name, login or organisation has what was typed; those that are out of use only when asked for. */
export function filterAccounts(
  accounts: readonly ListedAccount[],
  typed: string,
  withInactive: boolean,
): ListedAccount[] {
  const wanted = typed.trim().toLowerCase();
  return accounts
    .filter(({ active }) => active || withInactive)
    .filter(({ name, login, organisation }) => `${name} ${login} ${organisation}`.toLowerCase().includes(wanted));
}
