import { createHash, randomBytes } from 'node:crypto';
import type { Database, Transaction } from '../database/connection.js';
import type { Seal } from '../database/seal.js';
import { type AccountRow, accountOf } from './account-row.js';
import type { SignedIn } from './route.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * Milliseconds without a request after which a session ends, and its longest life: a desk is left alone for lunch,
 * not for a night (NIST SP 800-63B-4, 2.2.3: at most 24 hours, at most one hour idle for AAL2; a desk that only shows
 * the queue asks the server all the time).
 */
export const IDLE_LIMIT = HOUR;
export const LIFE_LIMIT = 12 * HOUR;
/** Milliseconds before the last use is written again. */
const USED_EVERY = MINUTE;

/** How somebody signed in. */
export type SignInMethod = 'password' | 'oidc';

/** An open session, as handlers see it; never the token itself. */
export interface Session {
  /** SHA-256 of the token. */
  readonly id: string;
  readonly method: SignInMethod;
  /** What a request that changes something must carry in `X-Csrf-Token`. */
  readonly csrf: string;
  /** The person came in with a one-time password and must choose an own one first. */
  readonly mustChangePassword: boolean;
}

interface SessionRow extends AccountRow {
  readonly session_id: string;
  readonly method: SignInMethod;
  readonly used_at: number | string;
}

/** Sessions in the database, so that several processes share them and a restart keeps them. */
export class Sessions {
  constructor(
    private readonly database: Database,
    private readonly seal: Seal,
    private readonly now: () => number,
  ) {}

  /** @returns the token for the cookie: 256 random bits; the database keeps its hash only */
  async open(accountId: string, method: SignInMethod): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const now = this.now();
    await this.database('staff_sessions').insert({
      id: idOf(token),
      account_id: accountId,
      method,
      opened_at: now,
      used_at: now,
    });
    return token;
  }

  /** Who has this token; undefined when the session has ended or the account is not active. */
  async find(token: string): Promise<SignedIn | undefined> {
    const now = this.now();
    const row: SessionRow | undefined = await this.#open(idOf(token)).first(
      'staff_accounts.*',
      'staff_sessions.id as session_id',
      'method',
      'used_at',
    );
    if (!row) return undefined;
    if (Number(row.used_at) < now - USED_EVERY) {
      await this.database('staff_sessions').where({ id: row.session_id }).update({ used_at: now });
    }
    const session: Session = {
      id: row.session_id,
      method: row.method,
      csrf: this.csrfOf(token),
      mustChangePassword: row.method === 'password' && row.one_time_until !== null,
    };
    return { account: accountOf(row), session };
  }

  /** Whether a session goes on, of an account that may see the same; asking does not count as using it. */
  async stillIs({ account, session }: SignedIn): Promise<boolean> {
    const row: Pick<AccountRow, 'role' | 'municipality'> | undefined = await this.#open(session.id).first(
      'staff_accounts.role',
      'staff_accounts.municipality',
    );
    return row?.role === account.role && (row.municipality ?? undefined) === account.municipality;
  }

  /** The token a page must send with every change; bound to the session, and of no use without its cookie. */
  csrfOf(token: string): string {
    return this.seal.hash(`staff csrf ${token}`);
  }

  async close(id: string): Promise<void> {
    await this.database('staff_sessions').where({ id }).delete();
  }

  /** Signs an account out everywhere. */
  async closeAll(accountId: string, database: Database | Transaction = this.database): Promise<void> {
    await database('staff_sessions').where({ account_id: accountId }).delete();
  }

  async eraseEnded(): Promise<void> {
    const now = this.now();
    await this.database('staff_sessions')
      .where('used_at', '<=', now - IDLE_LIMIT)
      .orWhere('opened_at', '<=', now - LIFE_LIMIT)
      .delete();
  }

  #open(id: string) {
    const now = this.now();
    return this.database('staff_sessions')
      .join('staff_accounts', 'staff_accounts.id', 'staff_sessions.account_id')
      .where('staff_sessions.id', id)
      .where('staff_sessions.used_at', '>', now - IDLE_LIMIT)
      .where('staff_sessions.opened_at', '>', now - LIFE_LIMIT)
      .where('staff_accounts.active', true);
  }
}

function idOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
