import { z } from 'zod';

/** The values a fresh machine runs with; in production the server refuses to start with the default secret. */
const DEFAULT_SECRET = 'wegwijzer-development-secret-not-for-production';
const DEFAULT_DATA_KEY = 'wegwijzer-development-data-key-not-for-production';

/** Thrown when an environment variable has a wrong value; the message names it and says what to write. */
export class ConfigError extends Error {
  readonly code = 'CONFIG_INVALID';
}

const port = z.coerce.number().int().min(0).max(65535);
const seconds = z.coerce.number().int().positive();
const origin = z.url({
  protocol: /^https?$/,
  error: 'must be addresses such as https://www.kortrijk.be, with commas between',
});

const environment = z.object({
  NODE_ENV: z.string().default('development'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.default(3978),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://wegwijzer.kortrijk.be' })
    .optional(),
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/, 'must begin with sqlite: or postgres://')
    .default('sqlite:data/wegwijzer.sqlite'),
  KNOWLEDGE_DIR: z.string().min(1).default('knowledge'),
  DIRECT_LINE_SECRET: z.string().min(32, 'must have at least 32 characters').default(DEFAULT_SECRET),
  DATA_KEY: z.string().min(32, 'must have at least 32 characters').default(DEFAULT_DATA_KEY),
  TOKEN_LIFETIME: seconds.min(1800, 'must be at least 1800 seconds').default(3600),
  ALLOWED_ORIGINS: z
    .string()
    .default('')
    .transform((list) => list.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(origin))
    .transform((list) => list.map((address) => new URL(address).origin)),
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(0).default(240),
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  MUNICIPALITY: z
    .string()
    .regex(/^[a-z0-9-]*$/, 'must be the id of a file in municipalities/')
    .default(''),
  ORGANISATION: z.string().default('wegwijzer'),
  TRANSCRIPT_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .max(30, 'may be at most 30: the privacy page promises that')
    .default(30),
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://login.kortrijk.be' })
    .optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_NAME: z.string().trim().min(1).max(40).optional(),
  UNANSWERED_DAYS: z.coerce.number().int().min(1).max(3650).default(90),
  // the names are those of the Bot Framework SDK and of the Azure portal
  MicrosoftAppId: z
    .guid('must be the Microsoft App ID of the bot, such as 00000000-0000-0000-0000-000000000000')
    .optional(),
  MicrosoftAppPassword: z.string().min(1).optional(),
  MicrosoftAppType: z
    .enum(['MultiTenant', 'SingleTenant', 'UserAssignedMSI'], 'must be SingleTenant, MultiTenant or UserAssignedMSI')
    .default('MultiTenant'),
  MicrosoftAppTenantId: z.guid('must be the id of your tenant in Microsoft Entra ID').optional(),
  AZURE_HUB_CHANNELS: z
    .string()
    .regex(/^[a-z0-9, -]*$/i, 'must be names of channels of Azure Bot Service, with commas between')
    .default('omnichannel'),
  HANDOFF_WAIT_MINUTES: z.coerce.number().min(1).max(1440).default(10),
  HANDOFF_WEBHOOK_URL: z
    .url({ protocol: /^https?$/, error: 'must be the address of another desk, such as https://desk.example.org/hook' })
    .optional(),
  HANDOFF_WEBHOOK_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  WHATSAPP_PHONE_NUMBER_ID: z
    .string()
    .regex(/^\d+$/, 'must be the id of the phone number at Meta: digits only, and not the number itself')
    .optional(),
  WHATSAPP_TOKEN: z.string().min(1).optional(),
  WHATSAPP_APP_SECRET: z.string().min(1).optional(),
  WHATSAPP_VERIFY_TOKEN: z.string().min(8, 'must have at least 8 characters').optional(),
  WHATSAPP_API_BASE: z
    .url({ protocol: /^https?$/, error: 'must be an address with a version, such as https://graph.facebook.com/v23.0' })
    .default('https://graph.facebook.com/v23.0'),
  WHATSAPP_TEMPLATE: z
    .string()
    .regex(
      /^[a-z0-9_]*(\{language\}[a-z0-9_]*)?$/,
      'must be the name of a template, such as wegwijzer_message_{language}',
    )
    .default(''),
  WHATSAPP_QUIET_MS: z.coerce.number().int().min(0).max(10_000).default(1500),
  WHATSAPP_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(10_000),
  WHATSAPP_PER_SECOND: z.coerce.number().positive().max(1000).default(60),
  WHATSAPP_SPEECH_URL: z
    .url({ protocol: /^https?$/, error: 'must be the address of a service that writes down what it hears' })
    .optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

/** The bot as registered at Azure Bot Service. */
export interface AzureConfig {
  readonly appId: string;
  /** Undefined for a managed identity. */
  readonly password: string | undefined;
  readonly type: 'MultiTenant' | 'SingleTenant' | 'UserAssignedMSI';
  readonly tenantId: string | undefined;
  /** Channels with an agent hub at their other end: only there hand-off events come in and go out. */
  readonly hubChannels: readonly string[];
}

/** Our number at Meta's Cloud API. */
export interface WhatsAppConfig {
  readonly phoneNumberId: string;
  readonly token: string;
  /** Signs what Meta sends us. */
  readonly appSecret: string;
  /** Proves to us that the address is verified by who set it up. */
  readonly verifyToken: string;
  /** With version. */
  readonly apiBase: string;
  /** Name of the template for when the 24 hours are over; undefined = none. */
  readonly template: string | undefined;
  /** Milliseconds without a new message after which several quick ones are answered as one. */
  readonly quietTime: number;
  /** Milliseconds one request to Meta may take. */
  readonly timeout: number;
  /** Messages sent per second by one process; Meta's limit is 80 for a number. */
  readonly messagesPerSecond: number;
  /** Service that writes down voice notes; undefined = people are asked to type. */
  readonly speechUrl: string | undefined;
}

/** An OpenID Connect provider staff sign in with. */
export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** For the button: "Sign in with <name>". */
  readonly name: string;
}

/** How the server runs; made from the environment, see the table in the README. */
export interface Config {
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  /** Address as the browser sees it; undefined = taken from each request. */
  readonly publicUrl: string | undefined;
  readonly databaseUrl: string;
  readonly knowledgeDirectory: string;
  /** Signs tokens, and lets other servers ask for tokens. */
  readonly directLineSecret: string;
  /** Seals phone numbers in the database; when it changes, those stored before cannot be read any more. */
  readonly dataKey: string;
  /** Seconds. */
  readonly tokenLifetime: number;
  /** Websites whose pages may ask for a token. */
  readonly allowedOrigins: readonly string[];
  /** Requests per minute per token or address; 0 = no limit. */
  readonly rateLimit: number;
  /** Proxies in front of the server whose X-Forwarded headers count. */
  readonly trustProxy: number;
  /** Town whose desks are shown until the person names one. */
  readonly municipality: string | undefined;
  /** Who registers the help questions. */
  readonly organisation: string;
  readonly transcriptDays: number;
  readonly unansweredDays: number;
  /** Minutes somebody waits before the request goes to the next bridge figure, or a call-back is offered. */
  readonly handoffWaitMinutes: number;
  /** Another desk that takes over the requests for a person, see docs/handoff.md; undefined = our own. */
  readonly handoffWebhook: { readonly url: string; readonly secret: string } | undefined;
  readonly logLevel: string;
  /** Build the searches of all languages after the start, instead of each at its first message; tests do without. */
  readonly warmUp: boolean;
  /** Undefined: /api/whatsapp does not exist. */
  readonly whatsapp: WhatsAppConfig | undefined;
  /** Undefined: /api/messages does not exist. */
  readonly azure: AzureConfig | undefined;
  /** Sign-in of staff with an identity provider; undefined = with a password only. */
  readonly oidc: OidcConfig | undefined;
}

/**
 * Reads the configuration.
 *
 * @throws ConfigError with one line that names the variable and what it must be
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = environment.safeParse(given);
  if (!result.success) {
    const issue = result.error.issues[0];
    const name = String(issue?.path[0]);
    throw new ConfigError(`${name} ${issue?.message ?? 'is wrong'} (it is ${show(name, given[name])})`);
  }
  const values = result.data;
  const production = values.NODE_ENV === 'production';
  if (production && values.DIRECT_LINE_SECRET === DEFAULT_SECRET) {
    throw new ConfigError('DIRECT_LINE_SECRET must be set to a secret of your own in production: openssl rand -hex 32');
  }
  if (production && values.DATA_KEY === DEFAULT_DATA_KEY) {
    throw new ConfigError('DATA_KEY must be set to a secret of your own in production: openssl rand -hex 32');
  }
  const { HANDOFF_WEBHOOK_URL: webhookUrl, HANDOFF_WEBHOOK_SECRET: webhookSecret } = values;
  if ((webhookUrl === undefined) !== (webhookSecret === undefined)) {
    throw new ConfigError('HANDOFF_WEBHOOK_URL and HANDOFF_WEBHOOK_SECRET belong together: set both or neither');
  }
  return {
    production,
    host: values.HOST,
    port: values.PORT,
    publicUrl: values.PUBLIC_URL?.replace(/\/+$/, ''),
    databaseUrl: values.DATABASE_URL,
    knowledgeDirectory: values.KNOWLEDGE_DIR,
    directLineSecret: values.DIRECT_LINE_SECRET,
    dataKey: values.DATA_KEY,
    tokenLifetime: values.TOKEN_LIFETIME,
    allowedOrigins: values.ALLOWED_ORIGINS,
    rateLimit: values.RATE_LIMIT_PER_MINUTE,
    trustProxy: values.TRUST_PROXY,
    municipality: values.MUNICIPALITY || undefined,
    organisation: values.ORGANISATION,
    transcriptDays: values.TRANSCRIPT_DAYS,
    unansweredDays: values.UNANSWERED_DAYS,
    handoffWaitMinutes: values.HANDOFF_WAIT_MINUTES,
    handoffWebhook: webhookUrl && webhookSecret ? { url: webhookUrl, secret: webhookSecret } : undefined,
    logLevel: values.LOG_LEVEL,
    warmUp: values.NODE_ENV !== 'test',
    whatsapp: readWhatsApp(values),
    azure: readAzure(values),
    oidc: readOidc(values),
  };
}

/** Without an app id the SDK would take messages from anybody: then there is no channel at all. */
function readAzure(values: z.infer<typeof environment>): AzureConfig | undefined {
  const { MicrosoftAppId: appId, MicrosoftAppPassword: password, MicrosoftAppTenantId: tenantId } = values;
  const type = values.MicrosoftAppType;
  if (appId === undefined) {
    if (password === undefined && tenantId === undefined) return undefined;
    throw new ConfigError('MicrosoftAppId must be set, too, when the other settings of Azure Bot Service are');
  }
  if (type === 'UserAssignedMSI' && password !== undefined) {
    throw new ConfigError('MicrosoftAppPassword must not be set when MicrosoftAppType is UserAssignedMSI');
  }
  if (type !== 'UserAssignedMSI' && password === undefined) {
    throw new ConfigError('MicrosoftAppPassword must be set: the client secret of the bot (its value, not its id)');
  }
  if (type !== 'MultiTenant' && tenantId === undefined) {
    throw new ConfigError(`MicrosoftAppTenantId must be set when MicrosoftAppType is ${type}`);
  }
  const hubChannels = values.AZURE_HUB_CHANNELS.split(/[\s,]+/).filter(Boolean);
  return { appId, password, type, tenantId, hubChannels };
}

/** All or nothing: with a part of it, messages would come in and no answer could leave. */
function readWhatsApp(values: z.infer<typeof environment>): WhatsAppConfig | undefined {
  const {
    WHATSAPP_PHONE_NUMBER_ID: phoneNumberId,
    WHATSAPP_TOKEN: token,
    WHATSAPP_APP_SECRET: appSecret,
    WHATSAPP_VERIFY_TOKEN: verifyToken,
  } = values;
  const all = {
    WHATSAPP_PHONE_NUMBER_ID: phoneNumberId,
    WHATSAPP_TOKEN: token,
    WHATSAPP_APP_SECRET: appSecret,
    WHATSAPP_VERIFY_TOKEN: verifyToken,
  };
  const missing = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [name] : []));
  if (missing.length === Object.keys(all).length) return undefined;
  if (!phoneNumberId || !token || !appSecret || !verifyToken) {
    throw new ConfigError(`${missing.join(', ')} must be set, too, for WhatsApp; or leave out all of WHATSAPP_...`);
  }
  return {
    phoneNumberId,
    token,
    appSecret,
    verifyToken,
    apiBase: values.WHATSAPP_API_BASE.replace(/\/+$/, ''),
    template: values.WHATSAPP_TEMPLATE || undefined,
    quietTime: values.WHATSAPP_QUIET_MS,
    timeout: values.WHATSAPP_TIMEOUT_MS,
    messagesPerSecond: values.WHATSAPP_PER_SECOND,
    speechUrl: values.WHATSAPP_SPEECH_URL,
  };
}

function readOidc(values: z.output<typeof environment>): OidcConfig | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values;
  if (issuer === undefined) return undefined;
  if (clientId === undefined) throw new ConfigError('OIDC_CLIENT_ID must be set when OIDC_ISSUER is');
  if (clientSecret === undefined) throw new ConfigError('OIDC_CLIENT_SECRET must be set when OIDC_ISSUER is');
  const { protocol, hostname, host } = new URL(issuer);
  if (protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname)) {
    throw new ConfigError('OIDC_ISSUER must begin with https://, except on this computer itself');
  }
  if (values.NODE_ENV === 'production' && values.PUBLIC_URL === undefined) {
    throw new ConfigError('PUBLIC_URL must be set when OIDC_ISSUER is: people come back to it from the provider');
  }
  return { issuer, clientId, clientSecret, name: values.OIDC_NAME ?? host };
}

/** A wrong value for a message; secrets and database addresses (with their password) are not shown. */
function show(name: string, value: unknown): string {
  if (/SECRET|PASSWORD|KEY|TOKEN$|DATABASE_URL/i.test(name)) return 'not shown';
  return value === undefined ? 'not set' : `"${String(value)}"`;
}
