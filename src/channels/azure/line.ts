import type { Activity } from 'botbuilder';
import type { Line } from '../../assistant/bot.js';
import type { Transaction } from '../../database/connection.js';
import type { AzureConversations } from './conversations.js';
import type { Deliver, Outbox } from './outbox.js';
import { optionsOf, renderFor, type WordsIn } from './render.js';
import { logOf } from './said.js';

/** How a bridge figure speaks in a conversation over Azure Bot Service. */
export class AzureLine implements Line {
  constructor(
    private readonly conversations: AzureConversations,
    private readonly outbox: Outbox,
    private readonly deliver: Deliver,
    private readonly wordsIn: WordsIn,
    private readonly hubChannels: readonly string[],
  ) {}

  /** To somebody who is erased nothing is said: `openUntil` tells it. */
  async say(
    transaction: Transaction,
    conversationId: string,
    activities: readonly Partial<Activity>[],
  ): Promise<() => Promise<void>> {
    const conversation = await this.conversations.find(conversationId, transaction);
    if (!conversation) return async () => {};
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

  /** What was said last; empty where no agent hub could ask for it. */
  async log(conversationId: string, limit: number): Promise<readonly Activity[]> {
    return logOf((await this.conversations.find(conversationId))?.said ?? [], limit);
  }

  /** 0 for somebody who is erased. */
  async openUntil(conversationId: string): Promise<number | undefined> {
    return (await this.conversations.find(conversationId)) ? undefined : 0;
  }
}
