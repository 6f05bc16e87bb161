import type { Migration } from './migration.js';

/** Figures of the register: rollups, imports, signals, tasks of editors, keys of organisations. */
export const figures: Migration = {
  name: '006-figures',
  async up(_knex) {},
};
