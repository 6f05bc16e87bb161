import type { Database } from '../database/connection.js';
import { createSeal, type Seal } from '../database/seal.js';
import { Accounts } from './accounts.js';
import { Audit } from './audit.js';
import type { OwnAddress, StaffCookie } from './cookies.js';
import { type FiguresStore, openFiguresStore } from './figures-parts.js';
import { IdentityProvider, type IdentitySettings } from './identity.js';
import { sessionCookie } from './mount.js';
import { OwnQuestions } from './own-questions.js';
import { createPasswordHash, type PasswordHash } from './password-hash.js';
import type { SignInMethods } from './session-routes.js';
import { Sessions } from './sessions.js';
import { SignIn } from './sign-in.js';
import { Tries } from './tries.js';

/** Accounts, sessions and the audit log of one installation. */
export interface StaffRoom {
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly tries: Tries;
  readonly audit: Audit;
  readonly ownQuestions: OwnQuestions;
  readonly figuresStore: FiguresStore;
  readonly signIn: SignIn;
  readonly cookie: StaffCookie;
  readonly signInMethods: SignInMethods;
  readonly identityProvider: IdentityProvider | undefined;
  readonly seal: Seal;
  readonly address: OwnAddress;
  /** Erases what is older than it may be; runs every hour. */
  erase(): Promise<void>;
}

export interface StaffSettings extends OwnAddress {
  readonly dataKey: string;
  readonly oidc: (IdentitySettings & { readonly name: string }) | undefined;
}

/** Wires the room over a database. */
export function openStaffRoom(
  database: Database,
  settings: StaffSettings,
  now: () => number,
  passwords: PasswordHash = createPasswordHash(),
): StaffRoom {
  const seal = createSeal(settings.dataKey);
  const sessions = new Sessions(database, seal, now);
  const accounts = new Accounts(database, sessions, passwords, now);
  const tries = new Tries(database, seal, now);
  const audit = new Audit(database, now);
  const ownQuestions = new OwnQuestions(database, now);
  return {
    accounts,
    sessions,
    tries,
    audit,
    ownQuestions,
    figuresStore: openFiguresStore(database, settings.dataKey),
    signIn: new SignIn(accounts, sessions, tries, audit, passwords, now),
    cookie: sessionCookie(settings),
    signInMethods: { password: true, oidc: settings.oidc !== undefined, oidcName: settings.oidc?.name ?? null },
    identityProvider: settings.oidc && new IdentityProvider(settings.oidc),
    seal,
    address: { publicUrl: settings.publicUrl },
    async erase() {
      await sessions.eraseEnded();
      await tries.eraseOld();
      await audit.eraseOld();
      await accounts.eraseGone();
      await ownQuestions.eraseOld();
    },
  };
}
