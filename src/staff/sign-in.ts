import type { AccountRow } from './account-row.js';
import { type Accounts, normalLogin } from './accounts.js';
import type { Audit } from './audit.js';
import type { PasswordHash } from './password-hash.js';
import { requireGoodPassword } from './passwords.js';
import { type StaffAccount, StaffError } from './route.js';
import type { Sessions } from './sessions.js';
import type { Tries } from './tries.js';

/** Signing in with a password, and choosing an own one. */
export class SignIn {
  constructor(
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly tries: Tries,
    private readonly audit: Audit,
    private readonly passwords: PasswordHash,
    private readonly now: () => number,
  ) {}

  /**
   * Opens a session. An unknown login, a wrong password, a deactivated account, an expired one-time password and
   * having to wait give the same answer after the same work: nobody learns who has an account.
   *
   * @returns the token for the cookie
   * @throws StaffError SIGN_IN_FAILED
   */
  async withPassword(login: string, password: string, address: string): Promise<string> {
    const name = normalLogin(login);
    const free = await this.tries.begin(name, address);
    const row = await this.accounts.byLogin(name);
    const mayEnter = free && row !== undefined && Boolean(row.active) && !isExpired(row, this.now());
    const fits = await this.passwords.check(mayEnter ? row.password : undefined, password);
    if (!mayEnter || !fits) {
      const detail = free ? 'password' : 'waiting';
      await this.audit.record({ what: 'sign-in-failed', target: row?.id, detail, address });
      throw new StaffError(
        401,
        'SIGN_IN_FAILED',
        'Login and password do not fit, or there were too many tries: wait a quarter of an hour, or ask an administrator',
      );
    }
    await this.tries.succeeded(name, address);
    if (this.passwords.isOutdated(row.password)) await this.accounts.rehash(row, password);
    return this.#open(row.id, 'password', address);
  }

  /** Opens a session for somebody the identity provider vouches for. */
  async withIdentity(row: AccountRow, address: string): Promise<string> {
    return this.#open(row.id, 'oidc', address);
  }

  /**
   * Chooses an own password and signs out everywhere.
   *
   * @returns the token of a new session for this browser
   * @throws StaffError WRONG_PASSWORD, WEAK_PASSWORD
   */
  async changePassword(account: StaffAccount, current: string, password: string, address: string): Promise<string> {
    const free = await this.tries.begin(account.login, address);
    const row = await this.accounts.byLogin(account.login);
    const fits = await this.passwords.check(free ? row?.password : undefined, current);
    if (!fits) {
      await this.audit.record({ what: 'sign-in-failed', target: account.id, detail: 'password change', address });
      throw new StaffError(403, 'WRONG_PASSWORD', 'This is not your present password, or wait a little', 'current');
    }
    await this.tries.succeeded(account.login, address);
    requireGoodPassword(password, [account.login, account.name]);
    if (password === current) {
      throw new StaffError(400, 'WEAK_PASSWORD', 'Choose another password than the present one', 'password');
    }
    await this.accounts.setPassword(account.id, password);
    await this.audit.record({ what: 'password-changed', account: account.id, target: account.id, address });
    return this.sessions.open(account.id, 'password');
  }

  async #open(id: string, method: 'password' | 'oidc', address: string): Promise<string> {
    const token = await this.sessions.open(id, method);
    await this.accounts.signedIn(id);
    await this.audit.record({ what: 'signed-in', account: id, detail: method, address });
    return token;
  }
}

function isExpired(row: AccountRow, now: number): boolean {
  return row.one_time_until !== null && Number(row.one_time_until) < now;
}
