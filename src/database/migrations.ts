import type { Knex } from 'knex';
import { conversationsStateQuestions } from './migrations/001-conversations-state-questions.js';
import { register } from './migrations/002-register.js';
import { staff } from './migrations/003-staff.js';
import { handoff } from './migrations/004-handoff.js';
import { whatsapp } from './migrations/005-whatsapp.js';
import { figures } from './migrations/006-figures.js';
import { azure } from './migrations/007-azure.js';
import { azureSaid } from './migrations/008-azure-said.js';
import type { Migration } from './migrations/migration.js';

/** All changes of the tables, oldest first. */
const ALL: readonly Migration[] = [
  conversationsStateQuestions,
  register,
  staff,
  handoff,
  whatsapp,
  figures,
  azure,
  azureSaid,
];

/** The migrations as Knex wants them, kept in code so that a bundle holds them. */
export const migrations: Knex.MigrationSource<Migration> = {
  getMigrations: async () => [...ALL],
  getMigrationName: (migration) => migration.name,
  getMigration: async (migration) => ({ up: (knex) => migration.up(knex), down: async () => {} }),
};
