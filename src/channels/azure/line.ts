import type { Activity } from 'botbuilder';
import type { Line } from '../../assistant/bot.js';
import type { Transaction } from '../../database/connection.js';
import type { AzureConversations } from './conversations.js';
import type { Deliver, Outbox } from './outbox.js';
import { optionsOf, renderFor, type WordsIn } from './render.js';

/** Nothing is known any more of a conversation: it was erased, or its time is over. */
export class ConversationUnknown extends Error {
  readonly code = 'AZURE_CONVERSATION_UNKNOWN';
  constructor() {
    super('This conversation was erased: nobody can be written to');
  }
}

/** How a bridge figure speaks in a conversation over Azure Bot Service. */
export class AzureLine implements Line {
  constructor(
    private readonly conversations: AzureConversations,
    private readonly outbox: Outbox,
    private readonly deliver: Deliver,
    private readonly wordsIn: WordsIn,
    private readonly hubChannels: readonly string[],
  ) {}

  /** @throws ConversationUnknown */
  async say(transaction: Transaction, conversationId: string, activities: readonly Partial<Activity>[]) {
    const conversation = await this.conversations.find(conversationId, transaction);
    if (!conversation) throw new ConversationUnknown();
    const rendered = renderFor(conversation.channel, activities, this.wordsIn, this.hubChannels);
    const options = optionsOf(rendered) ?? conversation.options;
    await this.conversations.save(transaction, { ...conversation, options });
    const messages = rendered.map(({ activity }) => activity);
    await this.outbox.add(transaction, conversationId, conversation.reference, messages);
    return () => this.outbox.deliver(conversationId);
  }

  async typing(conversationId: string): Promise<void> {
    const conversation = await this.conversations.find(conversationId);
    if (!conversation) return;
    // shown for a moment only: when it fails, nothing is missing
    await this.deliver(conversation.reference, { type: 'typing' }).catch(() => {});
  }

  async openUntil(): Promise<undefined> {
    return undefined;
  }
}
