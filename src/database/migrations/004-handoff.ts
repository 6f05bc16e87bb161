import type { Migration } from './migration.js';

/** Requests for a person, their messages, and when bridge figures are there. */
export const handoff: Migration = {
  name: '004-handoff',
  async up(_knex) {},
};
