import type { Migration } from './migration.js';

/** Accounts of bridge figures, policy officers, editors and admins; their sessions; the audit log. */
export const staff: Migration = {
  name: '003-staff',
  async up(knex) {
    await knex.schema.createTable('staff_accounts', (table) => {
      table.string('id', 36).primary();
      /** In small letters. */
      table.string('login', 128).notNullable().unique();
      table.string('name', 80).notNullable();
      table.string('role', 16).notNullable();
      table.string('organisation', 64).notNullable();
      table.string('municipality', 64);
      /** Codes with commas between, best first. */
      table.string('languages', 256).notNullable().defaultTo('');
      table.boolean('active').notNullable().defaultTo(true);
      /** A hash with its parameters and salt. */
      table.string('password', 256).notNullable();
      /** Until when the one-time password works; null = the password is the person's own. */
      table.bigInteger('one_time_until');
      /** Keyed hash of issuer and subject of the identity provider. */
      table.string('subject', 64).unique();
      table.bigInteger('created_at').notNullable();
      table.bigInteger('signed_in_at');
    });
    await knex.schema.createTable('staff_sessions', (table) => {
      /** SHA-256 of the token: who reads the database cannot sign in with it. */
      table.string('id', 64).primary();
      table.string('account_id', 36).notNullable().references('staff_accounts.id').onDelete('CASCADE').index();
      /** `password` or `oidc`. */
      table.string('method', 16).notNullable();
      table.bigInteger('opened_at').notNullable();
      table.bigInteger('used_at').notNullable().index();
    });
    await knex.schema.createTable('staff_sign_in_tries', (table) => {
      /** Keyed hash of a login or an address. */
      table.string('id', 64).primary();
      table.integer('failures').notNullable();
      table.bigInteger('last_at').notNullable().index();
      table.bigInteger('locked_until').notNullable();
    });
    await knex.schema.createTable('staff_audit', (table) => {
      table.increments('id');
      table.bigInteger('at').notNullable().index();
      /** Null: nobody known, or the command line. */
      table.string('account_id', 36).index();
      table.string('what', 40).notNullable();
      table.string('target', 128);
      /** Names of changed fields, a filter, a reason; never a secret. */
      table.string('detail', 256);
      /** Shortened. */
      table.string('address', 64);
    });
    await knex.schema.createTable('staff_questions', (table) => {
      /** A row of the register, which itself knows nothing of who wrote it. */
      table.string('question_id', 36).primary();
      table.string('account_id', 36).notNullable().references('staff_accounts.id').onDelete('CASCADE');
      table.bigInteger('asked_at').notNullable().index();
      /** Taken back: sending it again must not bring it back. */
      table.boolean('removed').notNullable().defaultTo(false);
      table.index(['account_id', 'asked_at']);
    });
  },
};
