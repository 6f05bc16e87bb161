import { parseArgs } from 'node:util';
import { z } from 'zod';
import { accountFields, loginField } from '../../staff/account-routes.js';
import type { AccountFields } from '../../staff/accounts.js';
import { ROLES } from '../../staff/route.js';

export const USAGE = `Accounts of the staff app.

  npm run staff -- add --login <login> --name <first name> --role <role>
                       [--organisation <name>] [--municipality <town>] [--languages nl,fr]
  npm run staff -- list
  npm run staff -- reset --login <login>
  npm run staff -- deactivate --login <login>
  npm run staff -- reactivate --login <login>

<login>  an e-mail address or a short name; with sign-in by an identity provider, the e-mail address there
<role>   ${ROLES.join(', ')}
<town>   id of a file in municipalities/; left out = the whole region
add and reset print a one-time password. It works for a week and is kept nowhere.`;

/** What the command line asks for. */
export type StaffCommand =
  | { readonly do: 'list' }
  | { readonly do: 'reset' | 'deactivate' | 'reactivate'; readonly login: string }
  | { readonly do: 'add'; readonly login: string; readonly fields: AccountFields };

/** The command line is wrong; the message says what is. */
export class UsageError extends Error {
  readonly code = 'USAGE';
}

/** What the command may name. */
export interface Known {
  readonly organisation: string;
  isTown(id: string): boolean;
  isLanguage(code: string): boolean;
}

/** @throws UsageError */
export function readCommand(args: readonly string[], known: Known): StaffCommand {
  const { values, positionals } = readArgs(args);
  const [command, ...rest] = positionals;
  if (command === undefined || rest.length > 0)
    throw new UsageError('Say one of add, list, reset, deactivate, reactivate');
  if (command === 'list') return { do: 'list' };
  if (command === 'add') {
    const schema = z.strictObject({ login: loginField, ...accountFields(known.isTown, known.isLanguage) });
    const { login, ...fields } = check(schema, {
      login: values.login,
      name: values.name,
      role: values.role,
      organisation: values.organisation ?? known.organisation,
      municipality: values.municipality,
      languages: values.languages?.split(',').map((code) => code.trim()),
    });
    return { do: 'add', login, fields };
  }
  if (command === 'reset' || command === 'deactivate' || command === 'reactivate') {
    const { login } = check(z.object({ login: z.string().min(1) }), { login: values.login });
    return { do: command, login };
  }
  throw new UsageError(`There is no command "${command}"`);
}

function readArgs(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = { login: text, name: text, role: text, organisation: text, municipality: text, languages: text };
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function check<T>(schema: z.ZodType<T>, value: Record<string, unknown>): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const name = String(issue?.path[0]);
  if (value[name] === undefined) throw new UsageError(`--${name} is missing`);
  throw new UsageError(`--${name} ${name === 'role' ? `must be one of ${ROLES.join(', ')}` : issue?.message}`);
}
