import type { Migration } from './migration.js';

/** WhatsApp: who writes, what came in, what goes out. */
export const whatsapp: Migration = {
  name: '005-whatsapp',
  async up(_knex) {},
};
