import type { Bot, Line } from '../../assistant/bot.js';
import { memoryKey } from '../../assistant/memory.js';
import type { AzureConfig } from '../../config.js';
import type { Database } from '../../database/connection.js';
import type { Seal } from '../../database/seal.js';
import type { Languages } from '../../languages/languages.js';
import type { Log } from '../../log.js';
import { AzureAdapter } from './adapter.js';
import { ConnectorAuthentication, type ConnectorSettings, type CredentialsFactory } from './authentication.js';
import { AzureChannel } from './channel.js';
import { AzureConversations, channelName } from './conversations.js';
import { AzureLine } from './line.js';
import { Outbox } from './outbox.js';
import type { WordsIn } from './render.js';
import { azureRoutes } from './routes.js';

/** Milliseconds between two looks for messages that failed before. */
const RETRY = 5000;

export interface AzureParts {
  readonly config: AzureConfig;
  readonly bot: Bot;
  readonly database: Database;
  readonly seal: Seal;
  readonly languages: Languages;
  readonly municipality: string | undefined;
  readonly now: () => number;
  readonly log: Log;
  /** Other addresses and credentials than those of the public cloud. */
  readonly connector?: { readonly settings: ConnectorSettings; readonly credentials: CredentialsFactory };
}

/** The channel of Azure Bot Service, wired and delivering. */
export interface Azure {
  readonly routes: ReturnType<typeof azureRoutes>;
  readonly line: Line;
  readonly outbox: Outbox;
  /** Erases conversations older than so many days. */
  eraseOld(days: number): Promise<void>;
  /** Stops looking for what is due, and waits for turns and messages under way. */
  close(): Promise<void>;
}

export function openAzure(parts: AzureParts): Azure {
  const { config, bot, database, seal, languages, municipality, now, log, connector } = parts;
  const { hubChannels } = config;
  const authentication = new ConnectorAuthentication(config, connector?.settings, connector?.credentials);
  const adapter = new AzureAdapter(authentication, config.appId);
  const conversations = new AzureConversations(database, seal, now);
  const deliver: AzureAdapter['deliver'] = (reference, activity) => adapter.deliver(reference, activity);
  const outbox = new Outbox(database, seal, deliver, now, log);
  const wordsIn: WordsIn = (language) => (key, values) => languages.text(language, key, values);
  const channel = new AzureChannel({
    bot,
    database,
    conversations,
    outbox,
    wordsIn,
    municipality,
    hubChannels,
    now,
  });
  const deliverDue = () => {
    outbox
      .deliverDue()
      .catch((error: unknown) => log.error({ err: error, code: 'AZURE_OUTBOX' }, 'waiting messages could not be read'));
  };
  deliverDue();
  const timer = setInterval(deliverDue, RETRY).unref();
  return {
    routes: azureRoutes(adapter, channel, log),
    line: new AzureLine(conversations, outbox, deliver, wordsIn, hubChannels),
    outbox,
    async eraseOld(days) {
      for (const { id, channel: name } of await conversations.eraseOld(days)) {
        await database('bot_state')
          .where({ key: memoryKey(channelName(name), id) })
          .delete();
      }
    },
    async close() {
      clearInterval(timer);
      await channel.idle();
    },
  };
}
