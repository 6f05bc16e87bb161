import type { Database, Transaction } from '../database/connection.js';

const DAY = 86_400_000;
/** How long a line of the audit log is kept (docs/privacy.md). */
export const AUDIT_KEPT = 365 * DAY;
/** Lines on one page. */
const PAGE = 50;

/** What is written down; further rooms add theirs. */
export type AuditAction =
  | 'signed-in'
  | 'sign-in-failed'
  | 'signed-out'
  | 'password-changed'
  | 'password-reset'
  | 'account-added'
  | 'account-changed'
  | 'account-deactivated'
  | 'account-reactivated'
  | 'identity-linked'
  | 'export'
  | 'import'
  | 'number-shown'
  | 'key-made'
  | 'key-revoked';

/** One line to write. Never a secret, never what somebody typed. */
export interface AuditLine {
  readonly what: AuditAction;
  /** Who did it; left out = nobody known, or the command line. */
  readonly account?: string | undefined;
  /** The account, export or request it was done to. */
  readonly target?: string | undefined;
  /** Names of changed fields, the filter of an export, a reason. */
  readonly detail?: string | undefined;
  /** As the request has it; it is shortened before it is written. */
  readonly address?: string | undefined;
}

/** One line as it is read. */
export interface AuditEntry {
  readonly id: number;
  /** ms since 1970. */
  readonly at: number;
  readonly what: AuditAction;
  readonly who: { readonly id: string; readonly login: string; readonly name: string } | null;
  readonly target: string | null;
  /** Login of the account it was done to, when it is one. */
  readonly targetLogin: string | null;
  readonly detail: string | null;
  readonly address: string | null;
}

interface AuditRow {
  readonly id: number;
  readonly at: number | string;
  readonly what: AuditAction;
  readonly account_id: string | null;
  readonly login: string | null;
  readonly name: string | null;
  readonly target: string | null;
  readonly target_login: string | null;
  readonly detail: string | null;
  readonly address: string | null;
}

/** Who did what with accounts and data. Lines are added and erased after a year, never changed. */
export class Audit {
  constructor(
    private readonly database: Database,
    private readonly now: () => number,
  ) {}

  async record(line: AuditLine, database: Database | Transaction = this.database): Promise<void> {
    await database('staff_audit').insert({
      at: this.now(),
      account_id: line.account ?? null,
      what: line.what,
      target: line.target?.slice(0, 128) ?? null,
      detail: line.detail?.slice(0, 256) ?? null,
      address: line.address === undefined ? null : shortAddress(line.address),
    });
  }

  /**
   * A page, newest first.
   *
   * @param before id of the last line of the page before
   */
  async page(before?: number): Promise<{ entries: AuditEntry[]; next: number | null }> {
    const query = this.database('staff_audit')
      .leftJoin('staff_accounts as who', 'who.id', 'staff_audit.account_id')
      .leftJoin('staff_accounts as whom', 'whom.id', 'staff_audit.target')
      .orderBy('staff_audit.id', 'desc')
      .limit(PAGE + 1)
      .select('staff_audit.*', 'who.login as login', 'who.name as name', 'whom.login as target_login');
    if (before !== undefined) query.where('staff_audit.id', '<', before);
    const rows: AuditRow[] = await query;
    const entries = rows.slice(0, PAGE).map(entryOf);
    return { entries, next: rows.length > PAGE ? (entries.at(-1)?.id ?? null) : null };
  }

  async eraseOld(): Promise<void> {
    await this.database('staff_audit')
      .where('at', '<', this.now() - AUDIT_KEPT)
      .delete();
  }
}

function entryOf(row: AuditRow): AuditEntry {
  const { id, what, target, detail, address } = row;
  const who = row.account_id && row.login ? { id: row.account_id, login: row.login, name: row.name ?? '' } : null;
  return { id, at: Number(row.at), what, who, target, targetLogin: row.target_login, detail, address };
}

/** An address without what tells households apart: the last number of IPv4, all but the first 48 bits of IPv6. */
export function shortAddress(address: string): string {
  const four = /(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/.exec(address);
  if (four) return `${four[1]}.0`;
  const [front = ''] = address.toLowerCase().split('%');
  const head = front.split('::')[0] ?? '';
  const groups = head.split(':').filter(Boolean).slice(0, 3);
  return `${groups.join(':')}::`;
}
