import type { Migration } from './migration.js';

/** Conversations of Direct Line, Bot Framework state, the register of help questions. */
export const conversationsStateQuestions: Migration = {
  name: '001-conversations-state-questions',
  async up(knex) {
    await knex.schema.createTable('bot_state', (table) => {
      table.string('key', 512).primary();
      table.text('item').notNullable();
      table.integer('version').notNullable();
      table.bigInteger('updated_at').notNullable();
    });
    await knex.schema.createTable('conversations', (table) => {
      table.string('id', 64).primary();
      table.string('user_id', 128).notNullable();
      table.string('channel', 16).notNullable();
      table.string('municipality', 64);
      table.boolean('ended').notNullable().defaultTo(false);
      table.integer('last_sequence').notNullable().defaultTo(0);
      table.bigInteger('started_at').notNullable();
      table.bigInteger('last_active_at').notNullable().index();
    });
    await knex.schema.createTable('activities', (table) => {
      table.string('conversation_id', 64).notNullable().references('conversations.id').onDelete('CASCADE');
      table.integer('sequence').notNullable();
      table.text('activity').notNullable();
      /** An inbound activity whose turn has not been committed yet. */
      table.boolean('pending').notNullable().defaultTo(false);
      table.string('client_id', 128);
      table.bigInteger('stored_at').notNullable();
      table.primary(['conversation_id', 'sequence']);
      table.unique(['conversation_id', 'client_id']);
      table.index(['pending'], 'activities_pending');
    });
    await knex.schema.createTable('help_questions', (table) => {
      // made by the turn, so that "did this help?" finds its row
      table.string('id', 36).primary();
      table.bigInteger('asked_at').notNullable().index();
      table.string('municipality', 64);
      table.string('organisation', 64).notNullable();
      table.string('channel', 16).notNullable();
      table.string('language', 8).notNullable();
      table.string('theme', 64);
      table.string('entry', 128);
      table.string('outcome', 16).notNullable();
      table.string('helped', 8).notNullable().defaultTo('unknown');
    });
    await knex.schema.createTable('unanswered_messages', (table) => {
      table.increments('id');
      table.bigInteger('asked_at').notNullable().index();
      table.string('language', 8).notNullable();
      table.text('text').notNullable();
    });
  },
};
