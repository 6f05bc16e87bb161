import type { Migration } from './migration.js';

/** Accounts of bridge figures, policy officers, editors and admins; their sessions; the audit log. */
export const staff: Migration = {
  name: '003-staff',
  async up(_knex) {},
};
