import type { Migration } from './migration.js';

/** What bridge figures add to a help question: how it ended, what stood in the way. */
export const register: Migration = {
  name: '002-register',
  async up(knex) {
    await knex.schema.alterTable('help_questions', (table) => {
      /** A person was asked for. */
      table.boolean('handoff').notNullable().defaultTo(false);
      /** The service the person was referred to. */
      table.string('service', 64);
      table.string('barrier', 16);
      /** Seconds until a bridge figure answered. */
      table.integer('waited_seconds');
      /** A social interpreter was asked for. */
      table.boolean('interpreter').notNullable().defaultTo(false);
    });
  },
};
