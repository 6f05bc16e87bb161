import type { Reply } from '../../assistant/reply.js';
import type { Database, Transaction } from '../../database/connection.js';

/** Replies kept for when "more" is tapped below them. */
export class Pages {
  constructor(private readonly database: Database) {}

  async keep(
    transaction: Transaction,
    conversationId: string,
    pages: readonly { readonly id: string; readonly reply: Reply }[],
  ): Promise<void> {
    if (pages.length === 0) return;
    const rows = new Map(pages.map(({ id, reply }) => [id, JSON.stringify(reply)]));
    // the id is made from the content
    await transaction('whatsapp_pages')
      .insert([...rows].map(([id, reply]) => ({ conversation_id: conversationId, id, reply })))
      .onConflict(['conversation_id', 'id'])
      .ignore();
  }

  async find(conversationId: string, id: string): Promise<Reply | undefined> {
    const row: { reply: string } | undefined = await this.database('whatsapp_pages')
      .where({ conversation_id: conversationId, id })
      .first('reply');
    return row && (JSON.parse(row.reply) as Reply);
  }

  async forget(transaction: Transaction, conversationIds: readonly string[]): Promise<void> {
    await transaction('whatsapp_pages').whereIn('conversation_id', conversationIds).delete();
  }
}
