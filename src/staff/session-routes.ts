import { z } from 'zod';
import type { Audit } from './audit.js';
import type { StaffCookie } from './cookies.js';
import { LONGEST_PASSWORD } from './passwords.js';
import { type OpenRoute, parse, type SignedIn, type StaffRoute } from './route.js';
import type { Sessions } from './sessions.js';
import type { SignIn } from './sign-in.js';

const signInBody = z.strictObject({
  login: z.string().min(1).max(128),
  password: z.string().min(1).max(LONGEST_PASSWORD),
});
const passwordBody = z.strictObject({
  current: z.string().min(1).max(LONGEST_PASSWORD),
  password: z.string().max(1000),
});

/** Which ways to sign in the first screen offers. */
export interface SignInMethods {
  readonly password: true;
  readonly oidc: boolean;
  /** Name of the identity provider, for the button. */
  readonly oidcName: string | null;
}

export interface SessionParts {
  readonly sessions: Sessions;
  readonly signIn: SignIn;
  readonly audit: Audit;
  readonly cookie: StaffCookie;
  readonly signInMethods: SignInMethods;
}

/** Who am I, signing in and out, choosing a password. */
export function sessionRoutes(parts: SessionParts): (StaffRoute | OpenRoute)[] {
  const { sessions, signIn, audit, cookie, signInMethods } = parts;
  const describe = (signedIn: SignedIn | undefined) => ({
    account: signedIn?.account ?? null,
    csrf: signedIn?.session.csrf ?? null,
    mustChangePassword: signedIn?.session.mustChangePassword ?? false,
    signInMethods,
  });
  const describeToken = async (token: string) => describe(await sessions.find(token));

  return [
    {
      method: 'get',
      path: '/session',
      roles: 'anyone',
      handle: async ({ signedIn }) => describe(signedIn),
    },
    {
      method: 'post',
      path: '/session',
      roles: 'anyone',
      slow: true,
      async handle({ body, http, signedIn }, response) {
        const { login, password } = parse(signInBody, body);
        const token = await signIn.withPassword(login, password, http.ip ?? '');
        // a session is never taken over from before the sign-in
        if (signedIn) await sessions.close(signedIn.session.id);
        cookie.write(http, response, token);
        return describeToken(token);
      },
    },
    {
      method: 'delete',
      path: '/session',
      roles: 'signed-in',
      beforePasswordChange: true,
      async handle({ account, session, http }, response) {
        await sessions.close(session.id);
        await audit.record({ what: 'signed-out', account: account.id, address: http.ip });
        cookie.clear(http, response);
        // a shared computer: nothing of the staff app stays in its cache
        response.set('Clear-Site-Data', '"cache"');
      },
    },
    {
      method: 'post',
      path: '/password',
      roles: 'signed-in',
      beforePasswordChange: true,
      slow: true,
      async handle({ account, body, http }, response) {
        const { current, password } = parse(passwordBody, body);
        const token = await signIn.changePassword(account, current, password, http.ip ?? '');
        cookie.write(http, response, token);
        return describeToken(token);
      },
    },
  ];
}
