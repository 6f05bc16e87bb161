import type { StaffRoom } from '../../staff/staff-room.js';
import { type StaffCommand, UsageError } from './command.js';

/**
 * Carries out a command.
 *
 * @returns the lines to print
 * @throws UsageError when there is no such account; StaffError as `Accounts` does
 */
export async function runCommand(command: StaffCommand, room: StaffRoom): Promise<string[]> {
  const { accounts, audit, tries } = room;
  const detail = 'command line';
  if (command.do === 'list') {
    const list = await accounts.list();
    if (list.length === 0) return ['There are no accounts yet. Make the first one with "npm run staff -- add".'];
    const rows = list.map((account) => [
      account.login,
      account.name,
      account.role,
      account.organisation,
      account.municipality ?? '-',
      account.languages.join(',') || '-',
      account.active ? (account.mustChangePassword ? 'one-time password' : 'active') : 'deactivated',
    ]);
    return columns([['login', 'name', 'role', 'organisation', 'town', 'languages', 'state'], ...rows]);
  }
  if (command.do === 'add') {
    const added = await accounts.add(command.login, command.fields);
    await audit.record({ what: 'account-added', target: added.account.id, detail });
    return [
      `Made the account ${added.account.login} (${added.account.role}).`,
      `One-time password: ${added.oneTimePassword}`,
    ];
  }
  const row = await accounts.byLogin(command.login);
  if (!row) throw new UsageError(`There is no account "${command.login}": see "npm run staff -- list"`);
  if (command.do === 'reset') {
    const password = await accounts.reset(row.id);
    await tries.forget(row.login);
    await audit.record({ what: 'password-reset', target: row.id, detail });
    return [`${row.login} is signed out everywhere.`, `One-time password: ${password}`];
  }
  const active = command.do === 'reactivate';
  await accounts.change(row.id, { active });
  await audit.record({ what: active ? 'account-reactivated' : 'account-deactivated', target: row.id, detail });
  return [`${row.login} is ${active ? 'active again' : 'deactivated and signed out everywhere'}.`];
}

function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
