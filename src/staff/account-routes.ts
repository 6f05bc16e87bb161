import { z } from 'zod';
import type { Library } from '../assistant/turn-scope.js';
import type { Languages } from '../languages/languages.js';
import type { AccountListed, Accounts } from './accounts.js';
import type { Audit } from './audit.js';
import { parse, ROLES, StaffError, type StaffRoute } from './route.js';
import type { Tries } from './tries.js';

/** A login: an e-mail address or a short name. */
export const loginField = z
  .string()
  .trim()
  .toLowerCase()
  .min(3)
  .max(128)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._@+-]*$/u, 'has letters, digits and . _ - + @ only, such as amina or amina@stad.be');

/** One line without control characters and changes of direction: newcomers see names in the middle of our sentences. */
const plainText = z
  .string()
  .trim()
  .min(1)
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+$/u, 'is one line of plain text');

/** The fields of an account; towns and languages are those of this installation. */
export function accountFields(isTown: (id: string) => boolean, isLanguage: (code: string) => boolean) {
  return {
    name: plainText.max(80),
    role: z.enum(ROLES),
    organisation: plainText.max(64),
    municipality: z.string().refine(isTown, 'is not a town of this installation').nullable().optional(),
    languages: z
      .array(z.string().refine(isLanguage, 'is not a contact language'))
      .max(20)
      .transform((codes) => [...new Set(codes)])
      .optional(),
  };
}

const auditQuery = z.object({ before: z.coerce.number().int().positive().max(2_147_483_647).optional() });

export interface AccountParts {
  readonly accounts: Accounts;
  readonly tries: Tries;
  readonly audit: Audit;
  readonly library: () => Library;
  readonly languages: Languages;
  /** What else knows accounts hears that one is another now, or is not active any more. */
  readonly accountChanged: (account: AccountListed) => Promise<void>;
}

/** Accounts and the audit log, for administrators. */
export function accountRoutes(parts: AccountParts): StaffRoute[] {
  const { accounts, tries, audit, library, languages } = parts;
  const fields = accountFields(
    (id) => library().knowledge.municipalities.has(id),
    (code) => languages.has(code),
  );
  const addBody = z.strictObject({ login: loginField, ...fields });
  const changeBody = z.strictObject(fields).partial().extend({ active: z.boolean().optional() });
  const roles = ['admin'] as const;

  return [
    { method: 'get', path: '/accounts', roles, handle: async () => ({ accounts: await accounts.list() }) },
    {
      method: 'post',
      path: '/accounts',
      roles,
      async handle({ account: admin, body, http }) {
        const { login, ...rest } = parse(addBody, body);
        const added = await accounts.add(login, rest);
        const detail = rest.role;
        await audit.record({
          what: 'account-added',
          account: admin.id,
          target: added.account.id,
          detail,
          address: http.ip,
        });
        return added;
      },
    },
    {
      method: 'patch',
      path: '/accounts/:id',
      roles,
      async handle({ account: admin, params, body, http }) {
        const changes = parse(changeBody, body);
        const { id = '' } = params;
        const account = await accounts.change(id, changes);
        const { active, ...other } = changes;
        const line = { account: admin.id, target: id, address: http.ip };
        if (active !== undefined) {
          await audit.record({ what: active ? 'account-reactivated' : 'account-deactivated', ...line });
        }
        const changed = Object.entries(other).filter(([, value]) => value !== undefined);
        if (changed.length > 0) {
          const detail = changed.map(([name, value]) => (name === 'role' ? `role ${String(value)}` : name)).join(', ');
          await audit.record({ what: 'account-changed', detail, ...line });
        }
        await parts.accountChanged(account);
        return { account };
      },
    },
    {
      method: 'post',
      path: '/accounts/:id/reset',
      roles,
      async handle({ account: admin, params, http }) {
        const { id = '' } = params;
        if (id === admin.id) throw new StaffError(409, 'OWN_ACCOUNT', 'Change your own password yourself');
        const oneTimePassword = await accounts.reset(id);
        const account = await accounts.get(id);
        await tries.forget(account.login);
        await audit.record({ what: 'password-reset', account: admin.id, target: id, address: http.ip });
        return { account, oneTimePassword };
      },
    },
    {
      method: 'get',
      path: '/audit',
      roles,
      handle: async ({ query }) => audit.page(parse(auditQuery, query).before),
    },
  ];
}
