import type { Role, StaffAccount } from '../../../src/staff/route.js';

export type { Role, StaffAccount };

/** `GET /session`. */
export interface SessionAnswer {
  readonly account: StaffAccount | null;
  readonly csrf: string | null;
  readonly mustChangePassword: boolean;
  readonly signInMethods: { readonly password: boolean; readonly oidc: boolean; readonly oidcName: string | null };
}

/** Name under which the account is kept. */
export const KEPT_ACCOUNT = 'account';

/** Who signed in last on this device, to be able to register without connection; nobody after signing out. */
export function readAccount(kept: string | undefined): StaffAccount | undefined {
  if (kept === undefined) return undefined;
  try {
    return JSON.parse(kept) as StaffAccount;
  } catch {
    return undefined;
  }
}
