import * as client from 'openid-client';

/** A provider that does not answer must not hold a request for ever. Seconds. */
const PATIENCE = 10;
/** Claims we ask for: who it is, the e-mail address, and whether the provider has checked it. */
const SCOPE = 'openid email';

export interface IdentitySettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What has to be remembered between leaving for the provider and coming back; it travels sealed in a cookie. */
export interface Leaving {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Whom the provider vouches for. */
export interface Identity {
  readonly issuer: string;
  /** Stable for this person at this provider. */
  readonly subject: string;
  /** In small letters; only when the provider says it has checked it. */
  readonly email: string | undefined;
}

/** Sign-in with the identity provider of a municipality: authorization code with PKCE, state and nonce (RFC 9700). */
export class IdentityProvider {
  #configuration: Promise<client.Configuration> | undefined;

  constructor(private readonly settings: IdentitySettings) {}

  /** Where to send the browser, and what to remember meanwhile. */
  async start(redirectUri: string): Promise<{ url: URL; leaving: Leaving }> {
    const configuration = await this.#discover();
    const leaving = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
    };
    const url = client.buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope: SCOPE,
      state: leaving.state,
      nonce: leaving.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(leaving.verifier),
      code_challenge_method: 'S256',
    });
    return { url, leaving };
  }

  /**
   * Who came back.
   *
   * @param url the whole address the provider sent the browser to, as the provider knows it
   * @throws when state, nonce, code or signature are wrong, or the provider does not answer
   */
  async finish(url: URL, leaving: Leaving): Promise<Identity> {
    const configuration = await this.#discover();
    const tokens = await client.authorizationCodeGrant(configuration, url, {
      expectedState: leaving.state,
      expectedNonce: leaving.nonce,
      pkceCodeVerifier: leaving.verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) throw new Error('the provider sent no ID token');
    const told =
      claims.email === undefined && configuration.serverMetadata().userinfo_endpoint !== undefined
        ? await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)
        : claims;
    const verified = told.email_verified === true && typeof told.email === 'string';
    return {
      issuer: claims.iss,
      subject: claims.sub,
      email: verified ? String(told.email).normalize('NFKC').trim().toLowerCase() : undefined,
    };
  }

  /** The provider's own description, read when it is first needed: the server starts without it. */
  #discover(): Promise<client.Configuration> {
    this.#configuration ??= this.#read().catch((error: unknown) => {
      // the next person tries again
      this.#configuration = undefined;
      throw error;
    });
    return this.#configuration;
  }

  async #read(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.settings;
    // the configuration lets plain HTTP through for this computer only
    const execute = issuer.startsWith('http:') ? [client.allowInsecureRequests] : [];
    return client.discovery(new URL(issuer), clientId, clientSecret, undefined, { execute, timeout: PATIENCE });
  }
}
