import type { Knex } from 'knex';
import type { Migration } from './migration.js';

/** What bridge figures add to a help question: how it ended, what stood in the way; and what figures need. */
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
      /** own, import (another organisation's file) or demo. */
      table.string('source', 8).notNullable().defaultTo('own');
      /** The Belgian day, 2026-11-22. */
      table.string('day', 10).notNullable().defaultTo('');
      /** A random number under 2^20; the noise of published counts depends on it (src/questions/suppression.ts). */
      table.integer('cell_key').notNullable().defaultTo(0);
      table.index(['day'], 'help_questions_day');
    });
    await giveDays(knex);
  },
};

/** Rows of before this migration get the day they were asked and a key. */
async function giveDays(knex: Knex): Promise<void> {
  const brussels = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Brussels', dateStyle: 'short' });
  for (;;) {
    const rows: { id: string; asked_at: string | number }[] = await knex('help_questions')
      .where('day', '')
      .limit(1000)
      .select('id', 'asked_at');
    if (rows.length === 0) return;
    for (const { id, asked_at } of rows) {
      const day = brussels.format(Number(asked_at));
      await knex('help_questions')
        .where({ id })
        .update({ day, cell_key: Math.floor(Math.random() * 2 ** 20) });
    }
  }
}
