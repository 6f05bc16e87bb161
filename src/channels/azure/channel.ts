import { type Activity, TurnContext } from 'botbuilder';
import { type Bot, TURN, type Turn } from '../../assistant/bot.js';
import { type Database, isTransient } from '../../database/connection.js';
import { StorageConflict } from '../../database/storage.js';
import { TurnWrites } from '../../database/turn-writes.js';
import { CollectingAdapter } from '../collecting-adapter.js';
import { TurnQueue } from '../turn-queue.js';
import { type AzureConversation, type AzureConversations, channelName } from './conversations.js';
import { HANDOFF_STATUS, handoffStatus, hubStatusOf, initiationFrom } from './handoff-events.js';
import { isFromRobot, readMessage } from './incoming.js';
import type { Outbox } from './outbox.js';
import { optionsOf, renderFor, type WordsIn } from './render.js';
import { withTurn } from './said.js';

/** How often a turn is run again when another process wrote its state meanwhile. */
const ATTEMPTS = 3;
/** Characters of a channel in the register. */
const REGISTER_NAME = 16;

const BOT = { id: 'wegwijzer', name: 'Wegwijzer', role: 'bot' } as const;

/** Another process has processed the same activity while this one did. */
class AlreadyReceived extends Error {}

export interface AzureChannelOptions {
  readonly bot: Bot;
  readonly database: Database;
  readonly conversations: AzureConversations;
  readonly outbox: Outbox;
  readonly wordsIn: WordsIn;
  readonly municipality: string | undefined;
  /** Channels with an agent hub at their other end. */
  readonly hubChannels: readonly string[];
  readonly now: () => number;
}

/**
 * The channels of Azure Bot Service: Teams, e-mail, Web Chat ... An activity whose token was checked becomes a turn;
 * everything the turn writes, its replies included, goes in one transaction, and only then anything is sent.
 */
export class AzureChannel {
  /** Collects what the bot sends; nothing leaves before the turn is stored. */
  readonly #collector = new CollectingAdapter();
  readonly #queue = new TurnQueue();

  constructor(private readonly options: AzureChannelOptions) {}

  /**
   * Processes an activity once; when this returns its turn is stored.
   *
   * @returns the replies of a caller that expects them in the HTTP answer; all others get theirs from the outbox
   */
  async receive(activity: Activity): Promise<readonly Partial<Activity>[]> {
    const { conversations } = this.options;
    const id = conversations.idOf(activity.channelId, activity.conversation.id);
    let replies: readonly Partial<Activity>[] = [];
    await this.#queue.add(id, async () => {
      replies = await this.#process(id, activity);
    });
    return replies;
  }

  /** Ends when all turns under way are stored and all that is due has been sent. */
  async idle(): Promise<void> {
    await this.#queue.idle();
    await this.options.outbox.idle();
  }

  async #process(id: string, activity: Activity): Promise<readonly Partial<Activity>[]> {
    const { conversations } = this.options;
    const { channelId } = activity;
    const known = await conversations.find(id);
    const incoming = this.#incoming(id, activity, known);
    if (!incoming) return [];
    const activityId = activity.id ? conversations.idOf(channelId, activity.conversation.id, activity.id) : undefined;
    const repeated = activityId === undefined ? undefined : await conversations.received(activityId);
    if (repeated) return repeated.replies as Partial<Activity>[];
    try {
      return await this.#run(id, activity, incoming, known, activityId);
    } catch (error) {
      if (!(error instanceof AlreadyReceived) || activityId === undefined) throw error;
      return ((await conversations.received(activityId))?.replies ?? []) as Partial<Activity>[];
    }
  }

  async #run(
    id: string,
    activity: Activity,
    incoming: Activity,
    known: AzureConversation | undefined,
    activityId: string | undefined,
    attempt = 1,
  ): Promise<readonly Partial<Activity>[]> {
    const { bot, conversations, outbox, database, municipality } = this.options;
    const channel = activity.channelId;
    const writes = new TurnWrites();
    const asked: { forget?: boolean; concealed?: string } = {};
    const hub = this.options.hubChannels.includes(channel);
    const turn: Turn = {
      writes,
      channel: channelName(channel).slice(0, REGISTER_NAME),
      municipality,
      hub,
      ...(incoming.name === HANDOFF_STATUS ? { hubStatus: hubStatusOf(activity, incoming.value) } : {}),
      conceal: (text) => {
        asked.concealed = text;
      },
      forget: () => {
        asked.forget = true;
      },
    };
    const spoken = await this.#collector.runTurn(
      structuredClone(incoming),
      (context) => context.turnState.set(TURN, turn),
      (context) => bot.run(context),
      () => {},
    );
    const rendered = renderFor(channel, spoken, this.options.wordsIn, this.options.hubChannels);
    const expected = activity.deliveryMode === 'expectReplies';
    const reference = TurnContext.getConversationReference(activity);
    const replies = rendered.map((item) => initiationFrom(item.activity, reference));
    writes.add(async (transaction) => {
      if (asked.forget) await conversations.forget(transaction, id);
      if (activityId !== undefined) {
        const first = await conversations.markReceived(transaction, activityId, id, expected ? replies : []);
        if (!first) throw new AlreadyReceived();
      }
      if (!asked.forget) {
        const options = optionsOf(rendered) ?? known?.options ?? [];
        const said = hub ? withTurn(known?.said ?? [], incoming, spoken, this.options.now(), asked.concealed) : [];
        await conversations.save(transaction, { id, channel, reference, options, said });
      }
      if (!expected) await outbox.add(transaction, id, reference, replies);
    });
    try {
      await writes.commit(database);
    } catch (error) {
      const repeat = error instanceof StorageConflict || isTransient(error);
      if (repeat && attempt < ATTEMPTS) return this.#run(id, activity, incoming, known, activityId, attempt + 1);
      throw error;
    }
    if (expected) return replies;
    // not awaited: the service waits for our answer, not for what we send
    void outbox.deliver(id);
    return [];
  }

  /** The activity as the bot sees it, without names, addresses and numbers; undefined when it is none of its business. */
  #incoming(id: string, activity: Activity, known: AzureConversation | undefined): Activity | undefined {
    const said = this.#content(activity, known);
    if (!said) return undefined;
    const incoming: Partial<Activity> = {
      ...said,
      ...(typeof activity.locale === 'string' ? { locale: activity.locale.slice(0, 35) } : {}),
      timestamp: new Date(this.options.now()),
      channelId: channelName(activity.channelId),
      conversation: { id, isGroup: activity.conversation.isGroup === true, conversationType: '', name: '' },
      from: {
        id: this.options.conversations.idOf(activity.channelId, activity.from?.id ?? ''),
        name: '',
        role: 'user',
      },
      recipient: { ...BOT },
      serviceUrl: 'urn:wegwijzer:azure',
    };
    return incoming as Activity;
  }

  #content(activity: Activity, known: AzureConversation | undefined): Partial<Activity> | undefined {
    if (activity.type === 'message') {
      return isFromRobot(activity) ? undefined : { type: 'message', ...readMessage(activity, known?.options ?? []) };
    }
    if (activity.type === 'conversationUpdate') {
      return isWelcome(activity)
        ? { type: 'conversationUpdate', membersAdded: [{ id: 'person', name: '' }] }
        : undefined;
    }
    const status = handoffStatus(activity, this.options.hubChannels);
    return status && { type: 'event', name: HANDOFF_STATUS, value: status };
  }
}

/** A person came: in a group only the bot's own arrival counts, or everybody who joins would be greeted. */
function isWelcome({ membersAdded, recipient, conversation }: Activity): boolean {
  const members: readonly ({ id?: unknown } | null)[] = Array.isArray(membersAdded) ? membersAdded : [];
  const added = members.filter((member) => typeof member?.id === 'string');
  const isBot = (member: { id?: unknown } | null) => member?.id === recipient?.id;
  return conversation.isGroup ? added.some(isBot) : added.some((member) => !isBot(member));
}
