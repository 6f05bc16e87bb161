import type { Request } from 'express';
import { z } from 'zod';
import { type Seal, SealBroken } from '../database/seal.js';
import type { Log } from '../log.js';
import type { AccountRow } from './account-row.js';
import type { Accounts } from './accounts.js';
import type { Audit } from './audit.js';
import { type OwnAddress, ownOrigin, StaffCookie } from './cookies.js';
import type { Identity, IdentityProvider, Leaving } from './identity.js';
import { type OpenRoute, StaffError } from './route.js';
import type { SignIn } from './sign-in.js';

/** Seconds somebody may take at the provider. */
const WAY_BACK = 600;
const CALLBACK = '/api/staff/oidc/callback';

const leavingShape = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), until: z.number() });

export interface IdentityParts {
  /** Undefined: this installation has none. */
  readonly identityProvider: IdentityProvider | undefined;
  readonly accounts: Accounts;
  readonly signIn: SignIn;
  readonly audit: Audit;
  /** Of the session. */
  readonly cookie: StaffCookie;
  readonly seal: Seal;
  readonly address: OwnAddress;
  readonly now: () => number;
  readonly log: Log;
}

/**
 * Signing in with an identity provider. It only ever opens an account that an administrator has made; what the account
 * may do stays with us. Failures lead back to the first screen: `/staff?signin=unknown` when there is no account for
 * this person, `/staff?signin=failed` for everything else.
 */
export function identityRoutes(parts: IdentityParts): OpenRoute[] {
  const { identityProvider, signIn, cookie, seal, address, now, log } = parts;
  // lax: the browser comes back from another site
  const leavingCookie = new StaffCookie('wegwijzer-staff-oidc', 'lax', address);
  const failed = (error: unknown) =>
    log.warn({ code: 'IDENTITY_FAILED' }, `sign-in with the identity provider failed: ${codeOf(error)}`);

  return [
    {
      method: 'get',
      path: '/oidc/start',
      roles: 'anyone',
      slow: true,
      async handle({ http }, response) {
        if (!identityProvider) throw new StaffError(404, 'NOT_FOUND', 'No identity provider is set up (OIDC_ISSUER)');
        try {
          const { url, leaving } = await identityProvider.start(ownOrigin(http, address) + CALLBACK);
          const until = now() + WAY_BACK * 1000;
          leavingCookie.write(http, response, seal.seal(JSON.stringify({ ...leaving, until })), WAY_BACK);
          response.redirect(303, url.href);
        } catch (error) {
          failed(error);
          response.redirect(303, '/staff?signin=failed');
        }
      },
    },
    {
      method: 'get',
      path: '/oidc/callback',
      roles: 'anyone',
      slow: true,
      async handle({ http }, response) {
        if (!identityProvider) throw new StaffError(404, 'NOT_FOUND', 'No identity provider is set up (OIDC_ISSUER)');
        const leaving = readLeaving(leavingCookie.read(http), seal, now());
        // used once, whatever comes of it
        leavingCookie.clear(http, response);
        const identity =
          leaving && (await identify(http, identityProvider, leaving).catch((error) => void failed(error)));
        if (!identity) {
          response.redirect(303, '/staff?signin=failed');
          return;
        }
        const account = await accountOfIdentity(identity, parts, http.ip);
        if (!account) {
          await parts.audit.record({ what: 'sign-in-failed', detail: 'oidc', address: http.ip });
          response.redirect(303, '/staff?signin=unknown');
          return;
        }
        cookie.write(http, response, await signIn.withIdentity(account, http.ip ?? ''));
        response.redirect(303, '/staff');
      },
    },
  ];

  function identify(http: Request, provider: IdentityProvider, leaving: Leaving): Promise<Identity> {
    return provider.finish(new URL(http.originalUrl, ownOrigin(http, address)), leaving);
  }
}

/**
 * The account of a person: the one linked with the subject, else the one whose login is the checked e-mail address,
 * which is then linked. An address can be given to somebody else later; a subject cannot.
 */
async function accountOfIdentity(
  { issuer, subject, email }: Identity,
  { accounts, audit, seal }: IdentityParts,
  address: string | undefined,
): Promise<AccountRow | undefined> {
  const hash = seal.hash(`staff identity ${issuer} ${subject}`);
  const known = await accounts.bySubject(hash);
  if (known) return known.active ? known : undefined;
  const invited = email === undefined ? undefined : await accounts.byLogin(email);
  if (!invited?.active || !(await accounts.link(invited.id, hash))) return undefined;
  await audit.record({ what: 'identity-linked', account: invited.id, target: invited.id, address });
  return invited;
}

/** What was remembered; undefined when it is not ours, too old or not there. */
function readLeaving(sealed: string | undefined, seal: Seal, now: number): Leaving | undefined {
  if (sealed === undefined) return undefined;
  try {
    const leaving = leavingShape.parse(JSON.parse(seal.open(sealed)));
    return leaving.until > now ? leaving : undefined;
  } catch (error) {
    if (error instanceof SealBroken || error instanceof z.ZodError) return undefined;
    throw error;
  }
}

/** The code of an error of the protocol; its message can hold what the provider said of a person. */
function codeOf(error: unknown): string {
  const { code, name } = error as { code?: unknown; name?: unknown };
  return typeof code === 'string' ? code : String(name);
}
