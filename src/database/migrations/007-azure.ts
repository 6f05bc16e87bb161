import type { Migration } from './migration.js';

/** Azure Bot Service: how to reach each conversation, what came in, what goes out. */
export const azure: Migration = {
  name: '007-azure',
  async up(knex) {
    await knex.schema.createTable('azure_conversations', (table) => {
      /** A keyed hash: the ids of Azure can hold phone numbers and e-mail addresses. */
      table.string('id', 64).primary();
      table.string('channel', 64).notNullable();
      /** Sealed: the address of the conversation at its channel. */
      table.text('reference').notNullable();
      /** Sealed: the choices offered last, for an answer by number. */
      table.text('options');
      table.bigInteger('last_active_at').notNullable().index();
    });
    await knex.schema.createTable('azure_received', (table) => {
      table.string('id', 64).primary();
      table.string('conversation', 64).notNullable().index();
      /** Sealed: the replies that went out with the HTTP answer, for when it is asked for again. */
      table.text('replies');
      table.bigInteger('received_at').notNullable().index();
    });
    await knex.schema.createTable('azure_outgoing', (table) => {
      table.bigIncrements('sequence');
      table.string('conversation', 64).notNullable().index();
      /** Sealed: the activity with its address. */
      table.text('message').notNullable();
      table.integer('attempts').notNullable().defaultTo(0);
      table.bigInteger('stored_at').notNullable();
      /** Not before this time: after a failure, or while a process is sending it. */
      table.bigInteger('due_at').notNullable().index();
    });
  },
};
