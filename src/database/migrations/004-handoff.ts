import type { Migration } from './migration.js';

/** Requests for a person, their messages, and when bridge figures are there. */
export const handoff: Migration = {
  name: '004-handoff',
  async up(knex) {
    await knex.schema.createTable('handoff_requests', (table) => {
      table.string('id', 36).primary();
      /** Where the person is: the channel's id in the Bot Framework, and the conversation there. */
      table.string('channel_id', 32).notNullable();
      table.string('conversation_id', 128).notNullable();
      /** `web`, `kiosk`, `whatsapp`. */
      table.string('channel', 16).notNullable();
      table.string('language', 8).notNullable();
      /** Other languages the person wrote in, with spaces between. */
      table.string('other_languages', 64).notNullable().defaultTo('');
      table.string('theme', 64);
      table.string('entry', 128);
      table.string('municipality', 64);
      table.string('way', 16).notNullable();
      table.boolean('crisis').notNullable().defaultTo(false);
      /** Encrypted; emptied when the request ends. */
      table.text('phone');
      table.string('state', 16).notNullable();
      /** Who has it, or, while it waits, who has been asked first. */
      table.string('account_id', 36);
      /** As the person knows the bridge figure, for when the account is gone. */
      table.string('account_name', 80);
      table.string('preferred_id', 36);
      /** Bridge figures who let it pass, with spaces between. */
      table.text('passed').notNullable();
      table.bigInteger('asked_at').notNullable();
      /** When the wait for this bridge figure began. */
      table.bigInteger('waiting_since').notNullable();
      table.bigInteger('accepted_at');
      table.bigInteger('closed_at');
      table.string('ended_by', 8);
      table.string('promise', 16);
      table.bigInteger('promise_from');
      table.bigInteger('promise_by');
      table.string('promise_place', 64);
      table.bigInteger('promise_kept_at');
      table.boolean('interpreter').notNullable().defaultTo(false);
      table.string('outcome', 16);
      table.string('service', 64);
      table.string('barrier', 16);
      table.integer('rating');
      /** The row of the register. */
      table.string('question_id', 36);
      table.integer('last_sequence').notNullable().defaultTo(0);
      table.bigInteger('last_message_at').notNullable();
      /** Up to which message the desk has read, and the person has got and seen ours. */
      table.integer('staff_seen').notNullable().defaultTo(0);
      table.integer('delivered').notNullable().defaultTo(0);
      table.integer('person_seen').notNullable().defaultTo(0);
      /** Last sign that the person has the conversation open; empty when they closed it. */
      table.bigInteger('person_here_at');
      /** How many of our messages wait until the person writes again. */
      table.integer('parked').notNullable().defaultTo(0);
      /** Another desk has it (HANDOFF_WEBHOOK_URL). */
      table.boolean('elsewhere').notNullable().defaultTo(false);
      table.index(['state', 'asked_at']);
      table.index(['conversation_id']);
      table.index(['account_id', 'state']);
    });
    await knex.schema.createTable('handoff_messages', (table) => {
      table.string('request_id', 36).notNullable().references('handoff_requests.id').onDelete('CASCADE');
      table.integer('sequence').notNullable();
      table.bigInteger('at').notNullable();
      /** `person`, `staff`, `system`. */
      table.string('author', 8).notNullable();
      table.string('account_name', 80);
      /** `text`, `entry`, `canned`, `slip`, `note`. */
      table.string('kind', 8).notNullable();
      table.text('text').notNullable();
      /** What the person got, in their language. */
      table.text('sent');
      table.string('language', 35).notNullable();
      /** Entry of `entry` and `slip`, sentence of `canned`. */
      table.string('about', 128);
      /** Ids of the entries it resembles, with spaces between. */
      table.text('resembles').notNullable();
      table.boolean('crisis').notNullable().defaultTo(false);
      /** The replies to send once the person writes again, as JSON; empty when they went out. */
      table.text('parked');
      table.string('client_id', 64);
      /** The channel's id of a message of the person. */
      table.string('activity_id', 128);
      table.primary(['request_id', 'sequence']);
      table.unique(['request_id', 'client_id']);
    });
    await knex.schema.createTable('handoff_staff', (table) => {
      table.string('account_id', 36).primary();
      table.string('name', 80).notNullable();
      table.string('municipality', 64);
      /** Languages and themes, with spaces between, best first. */
      table.text('languages').notNullable();
      table.text('themes').notNullable();
      /** WeeklyHours and days off as JSON. */
      table.text('hours').notNullable();
      table.text('days_off').notNullable();
      /** `here`, `pause`, `away`; `here` and `pause` hold while signs of life come. */
      table.string('presence', 8).notNullable().defaultTo('away');
      table.bigInteger('seen_at').notNullable().defaultTo(0);
    });
    await knex.schema.createTable('handoff_outbox', (table) => {
      table.string('id', 36).primary();
      table.string('request_id', 36).notNullable().references('handoff_requests.id').onDelete('CASCADE');
      table.integer('sequence').notNullable();
      table.text('body').notNullable();
      table.integer('attempts').notNullable().defaultTo(0);
      table.bigInteger('due_at').notNullable().index();
      table.unique(['request_id', 'sequence']);
    });
    await knex.schema.createTable('handoff_inbox', (table) => {
      /** Signatures of the events another desk sent, against replay. */
      table.string('signature', 64).primary();
      table.bigInteger('at').notNullable();
    });
  },
};
