import { type Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { decodeJwt } from 'jose';
import type { AzureConfig } from '../../config.js';

/** Issuer of the tokens of the Bot Connector (learn.microsoft.com, "Authentication with the Bot Connector API"). */
const CONNECTOR_ISSUER = 'https://api.botframework.com';

/** The token of a request is missing, wrong or expired: nothing was processed. */
export class TokenRefused extends Error {
  readonly code = 'TOKEN_REFUSED';
  constructor() {
    super('The token of this request is not one of the Bot Connector for this bot');
  }
}

/** The keys of the Bot Connector could not be read, so no token can be checked now. */
export class KeysUnreachable extends Error {
  readonly code = 'AZURE_KEYS_UNREACHABLE';
  constructor(cause: unknown) {
    super('The keys of Azure Bot Service could not be read: check that the server may reach login.botframework.com', {
      cause,
    });
  }
}

type Base = ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>;
/** Settings of the SDK besides those of our configuration: other addresses, for a sovereign cloud or a test. */
export type ConnectorSettings = NonNullable<Base[0]>;
export type CredentialsFactory = NonNullable<Base[1]>;

/**
 * Checks who calls: only the Bot Connector, with a token for this bot and this service address. The SDK would also take
 * tokens that were issued to the bot itself (the Emulator's way), of other bots, and of App Service Extension; nobody
 * here needs those, and each is one more way in.
 */
export class ConnectorAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #issuer: string;

  constructor(config: AzureConfig, settings: ConnectorSettings = {}, credentials?: CredentialsFactory) {
    super(
      {
        MicrosoftAppId: config.appId,
        MicrosoftAppType: config.type,
        ...(config.password === undefined ? {} : { MicrosoftAppPassword: config.password }),
        ...(config.tenantId === undefined ? {} : { MicrosoftAppTenantId: config.tenantId }),
        ...settings,
      },
      credentials,
    );
    this.#issuer = settings.ToBotFromChannelTokenIssuer ?? CONNECTOR_ISSUER;
  }

  /** @throws TokenRefused, KeysUnreachable */
  override async authenticateRequest(activity: Activity, header: string) {
    // without a service address the SDK would not compare it with the token's
    if (issuerOf(header) !== this.#issuer || !activity.serviceUrl || activity.channelId === 'AseChannel') {
      throw new TokenRefused();
    }
    try {
      return await super.authenticateRequest(activity, header);
    } catch (error) {
      throw areKeysMissing(error) ? new KeysUnreachable(error) : new TokenRefused();
    }
  }
}

/** The issuer a token claims, before it is checked. */
function issuerOf(header: string): string | undefined {
  const [scheme, token, ...more] = header.split(' ');
  if (scheme !== 'Bearer' || !token || more.length > 0) return undefined;
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}

/** The SDK's errors when it cannot fetch keys: its own with status 500, or those of node-fetch. */
function areKeysMissing(error: unknown): boolean {
  const { name, statusCode } = error as { name?: unknown; statusCode?: unknown };
  return name === 'FetchError' || statusCode === 500;
}
