import type { Migration } from './migration.js';

/** WhatsApp: who writes, what came in, what goes out. */
export const whatsapp: Migration = {
  name: '005-whatsapp',
  async up(knex) {
    await knex.schema.createTable('whatsapp_people', (table) => {
      // the conversation id: random, nothing can be read from it
      table.string('id', 36).primary();
      /** Keyed hashes: they find the person again without saying who it is. */
      table.string('number_hash', 64).unique();
      table.string('user_hash', 64).unique();
      /** The same, sealed: needed to answer. */
      table.text('number');
      table.text('user_id');
      /** Who is written to was told that this is a computer, and what is kept. */
      table.boolean('greeted').notNullable().defaultTo(false);
      /** Until when Meta takes free text. */
      table.bigInteger('window_until').notNullable();
      /** The id of the last message, sealed (it holds the number): shows that we type. */
      table.text('last_message_id');
      table.bigInteger('last_active_at').notNullable().index();
    });
    await knex.schema.createTable('whatsapp_inbox', (table) => {
      table.increments('sequence');
      /** Keyed hash of Meta's id: what is delivered again is known again, also when all else is erased. */
      table.string('id_hash', 64).notNullable().unique();
      table.string('conversation_id', 36).index();
      /** Its content as JSON; empty once erased. */
      table.text('message');
      /** Meta's id, sealed. */
      table.text('message_id');
      table.boolean('pending').notNullable().defaultTo(true);
      table.bigInteger('sent_at').notNullable();
      table.bigInteger('received_at').notNullable().index();
      table.index(['pending'], 'whatsapp_inbox_pending');
    });
    await knex.schema.createTable('whatsapp_outbox', (table) => {
      table.increments('sequence');
      table.string('conversation_id', 36).notNullable();
      /** Sealed address of somebody who is erased already: the last words only. */
      table.text('farewell_to');
      /** The message for Meta, without its address. */
      table.text('message').notNullable();
      /** The activity it says, with the first of its messages: the log of the conversation. */
      table.text('activity');
      /** Which message of a bridge figure it ends, for its receipts. */
      table.text('mark');
      /** `turn`: answers what was written, worthless when the window has closed; `staff`: waits for the person. */
      table.string('origin', 8).notNullable();
      table.string('state', 12).notNullable();
      table.integer('tries').notNullable().defaultTo(0);
      table.bigInteger('next_at').notNullable();
      /** Since when and until when one process has it in hands; after that nobody knows what became of it. */
      table.string('claimed_by', 36);
      table.bigInteger('claimed_at');
      table.bigInteger('claimed_until');
      table.string('message_id_hash', 64).index();
      table.integer('error_code');
      table.bigInteger('created_at').notNullable();
      table.bigInteger('sent_at');
      table.index(['conversation_id', 'sequence'], 'whatsapp_outbox_conversation');
      table.index(['state'], 'whatsapp_outbox_state');
    });
    await knex.schema.createTable('whatsapp_pages', (table) => {
      table.string('conversation_id', 36).notNullable();
      table.string('id', 16).notNullable();
      /** A reply as JSON, shown when "more" is tapped. */
      table.text('reply').notNullable();
      table.primary(['conversation_id', 'id']);
    });
  },
};
