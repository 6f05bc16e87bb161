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
  UNANSWERED_DAYS: z.coerce.number().int().min(1).max(3650).default(90),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});

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
  readonly logLevel: string;
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
    logLevel: values.LOG_LEVEL,
  };
}

/** A wrong value for a message; secrets and database addresses (with their password) are not shown. */
function show(name: string, value: unknown): string {
  if (/SECRET|PASSWORD|KEY|DATABASE_URL/.test(name)) return 'not shown';
  return value === undefined ? 'not set' : `"${String(value)}"`;
}
