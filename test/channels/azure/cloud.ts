import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Activity } from 'botbuilder';
import express, { type Express } from 'express';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { Bot } from '../../../src/assistant/bot.js';
import type { ConnectorSettings, CredentialsFactory } from '../../../src/channels/azure/authentication.js';
import { type Azure, openAzure } from '../../../src/channels/azure/open-azure.js';
import type { Database } from '../../../src/database/connection.js';
import { createSeal } from '../../../src/database/seal.js';
import { loadLanguages } from '../../../src/languages/languages.js';
import type { Log } from '../../../src/log.js';

export const APP_ID = '3f0a4c1e-0000-4000-8000-000000000001';
const ISSUER = 'https://api.botframework.com';
const KEY = 'key-of-the-tests';

export interface TokenOptions {
  readonly audience?: string;
  readonly issuer?: string;
  readonly expiresAt?: number;
  readonly serviceUrl?: string;
  readonly key?: 'own' | 'foreign';
  readonly algorithm?: 'RS256' | 'none';
  readonly keyId?: string;
}

/** A stand-in of Azure Bot Service on loopback: OpenID document, keys, token endpoint and Connector. */
export class Cloud {
  /** What the bot has sent, in order. */
  readonly sent: { path: string; activity: Activity }[] = [];
  /** Answers of the Connector to come; 200 when there are none. */
  readonly failures: number[] = [];
  #keys: Awaited<ReturnType<typeof generateKeyPair>> | undefined;
  #foreign: Awaited<ReturnType<typeof generateKeyPair>> | undefined;
  #server: Server | undefined;
  #port = 0;
  #tokens = 0;
  readonly #issued = new Set<string>();

  async start(): Promise<void> {
    this.#keys = await generateKeyPair('RS256', { extractable: true });
    this.#foreign = await generateKeyPair('RS256');
    const jwk = { ...(await exportJWK(this.#keys.publicKey)), kid: KEY, use: 'sig', endorsements: [] };
    const server = createServer(this.#app(jwk));
    // a slow first answer must not find its connection closed
    server.keepAliveTimeout = 60_000;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#server?.close(resolve));
    this.#server?.closeAllConnections();
    await closed;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** The service address of activities; the Connector answers there. */
  get serviceUrl(): string {
    return `${this.url}/connector/`;
  }

  /** As the Bot Connector signs its requests. */
  async token(options: TokenOptions = {}): Promise<string> {
    const claims = { serviceurl: options.serviceUrl ?? this.serviceUrl };
    const expiry = options.expiresAt ?? Math.floor(Date.now() / 1000) + 600;
    if (options.algorithm === 'none') {
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      return `${part({ alg: 'none', kid: KEY })}.${part({ ...claims, iss: ISSUER, aud: APP_ID, exp: expiry })}.`;
    }
    const pair = options.key === 'foreign' ? this.#foreign : this.#keys;
    if (!pair) throw new Error('start the cloud first');
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: options.keyId ?? KEY })
      .setIssuer(options.issuer ?? ISSUER)
      .setAudience(options.audience ?? APP_ID)
      .setNotBefore(expiry - 3600)
      .setExpirationTime(expiry)
      .sign(pair.privateKey);
  }

  get settings(): ConnectorSettings {
    return {
      ToBotFromChannelOpenIdMetadataUrl: `${this.url}/openid`,
      ToBotFromChannelTokenIssuer: ISSUER,
      ToChannelFromBotLoginUrl: `${this.url}/login`,
      ToChannelFromBotOAuthScope: 'https://api.botframework.com',
      OAuthUrl: `${this.url}/oauth`,
      ToBotFromEmulatorOpenIdMetadataUrl: `${this.url}/openid`,
      CallerId: '',
      ValidateAuthority: false,
    };
  }

  /** The SDK's own credentials insist on https; these ask the stand-in's token endpoint for a token each time. */
  get credentials(): CredentialsFactory {
    const login = `${this.url}/login`;
    const factory = {
      isValidAppId: async (appId: string) => appId === APP_ID,
      isAuthenticationDisabled: async () => false,
      createCredentials: async () => ({
        async signRequest(request: { headers: { set(name: string, value: string): void } }) {
          const { access_token } = (await (await fetch(login, { method: 'POST' })).json()) as { access_token: string };
          request.headers.set('Authorization', `Bearer ${access_token}`);
          return request;
        },
      }),
    };
    return factory as unknown as CredentialsFactory;
  }

  #app(jwk: object): Express {
    const app = express();
    app.get('/openid', (_request, response) => response.json({ issuer: ISSUER, jwks_uri: `${this.url}/keys` }));
    app.get('/keys', (_request, response) => response.json({ keys: [jwk] }));
    app.post('/login', (_request, response) => {
      this.#tokens += 1;
      const token = `issued-${this.#tokens}`;
      this.#issued.add(token);
      response.json({ access_token: token, expires_in: 3600, token_type: 'Bearer' });
    });
    app.post('/connector/v3/conversations/:id/activities{/:reply}', express.json(), (request, response) => {
      const token = request.get('authorization')?.replace('Bearer ', '') ?? '';
      if (!this.#issued.delete(token)) return void response.status(401).json({ error: { code: 'Unauthorized' } });
      const failure = this.failures.shift();
      if (failure !== undefined) return void response.status(failure).json({ error: { code: 'Failed' } });
      this.sent.push({ path: request.path, activity: request.body });
      response.json({ id: `sent-${this.sent.length}` });
    });
    return app;
  }
}

export interface RunningAzure {
  readonly azure: Azure;
  readonly url: string;
  readonly logged: string[];
  stop(): Promise<void>;
}

/** The channel on a port of its own, talking to the stand-in. */
export async function startAzure(
  cloud: Cloud,
  database: Database,
  bot: Bot,
  options: { now?: () => number; settings?: ConnectorSettings } = {},
): Promise<RunningAzure> {
  const logged: string[] = [];
  const keep = (fields: { code?: unknown }) => void logged.push(String(fields.code));
  const log: Log = { error: keep, warn: keep, info: keep };
  const azure = openAzure({
    config: {
      appId: APP_ID,
      password: 'secret',
      type: 'MultiTenant',
      tenantId: undefined,
      hubChannels: ['omnichannel'],
    },
    bot,
    database,
    seal: createSeal('a-key-of-the-tests-with-enough-characters'),
    languages: await loadLanguages(),
    municipality: 'kortrijk',
    now: options.now ?? Date.now,
    log,
    connector: { settings: { ...cloud.settings, ...options.settings }, credentials: cloud.credentials },
  });
  const app = express();
  app.use('/api/messages', azure.routes);
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    azure,
    logged,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`,
    async stop() {
      await azure.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** A message as a channel sends it. */
export function message(cloud: Cloud, text: string, more: Record<string, unknown> = {}) {
  return {
    type: 'message',
    id: `incoming-${text}`,
    channelId: 'msteams',
    serviceUrl: cloud.serviceUrl,
    conversation: { id: 'a:chat-1', conversationType: 'personal' },
    from: { id: '29:person', name: 'Amina' },
    recipient: { id: '28:bot', name: 'Wegwijzer' },
    text,
    ...more,
  };
}

/** Posts an activity, with a good token unless another header is given. */
export async function post(url: string, cloud: Cloud, activity: unknown, authorization?: string) {
  const header = authorization ?? `Bearer ${await cloud.token()}`;
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(header ? { Authorization: header } : {}) },
    body: typeof activity === 'string' ? activity : JSON.stringify(activity),
  });
  const body = await response.text();
  return { status: response.status, body: body ? JSON.parse(body) : undefined };
}
