import type { Migration } from './migration.js';

/** Azure Bot Service: what was said last, for the agent hub that takes a conversation over. */
export const azureSaid: Migration = {
  name: '008-azure-said',
  async up(knex) {
    await knex.schema.alterTable('azure_conversations', (table) => {
      /** Sealed; kept for channels with an agent hub only, and no longer than the conversation. */
      table.text('said');
    });
  },
};
