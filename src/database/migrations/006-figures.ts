import type { Knex } from 'knex';
import type { Migration } from './migration.js';

/** Figures of the register: rollups, imports, signals, tasks of editors, keys of organisations. */
export const figures: Migration = {
  name: '006-figures',
  async up(knex) {
    await createCells(knex, 'figure_cells');
    await createChanges(knex);
    await createImports(knex);
    await createTasks(knex);
    await knex.schema.createTable('figure_keys', (table) => {
      table.string('id', 36).primary();
      /** SHA-256 of the key; the key itself is shown once. */
      table.string('hash', 64).notNullable().unique();
      table.string('organisation', 64).notNullable();
      table.string('municipality', 64);
      table.bigInteger('created_at').notNullable();
      table.bigInteger('last_used_at');
    });
  },
};

/** Columns that make a cell, in the order of the primary key: what every query gives stands first. */
const CELL = [
  'cuboid',
  'level',
  'period',
  'facet',
  'municipality',
  'source',
  'theme',
  'language',
  'channel',
  'organisation',
  'item',
];

/**
 * Counts of questions per cell (src/questions/cells). Raw, because Knex has no WITHOUT ROWID: the primary key is the
 * table then, a third of the size and read in order.
 */
export async function createCells(knex: Knex, name: string): Promise<void> {
  const sqlite = knex.client.config.client === 'better-sqlite3';
  const columns = CELL.map((column) => `${column} varchar(128) not null`).join(', ');
  await knex.raw(
    `create table ${name} (${columns}, n integer not null, k bigint not null, primary key (${CELL.join(', ')}))${
      sqlite ? ' without rowid' : ''
    }`,
  );
}

/** What happened to the register since the cells were last brought up to date; rows of before count as new. */
async function createChanges(knex: Knex): Promise<void> {
  await knex.schema.createTable('figure_changes', (table) => {
    table.increments('id');
    table.string('day', 10).notNullable().index();
    table.string('municipality', 64);
    table.string('organisation', 64).notNullable();
    table.string('channel', 16).notNullable();
    table.string('language', 8).notNullable();
    table.string('theme', 64);
    table.string('entry', 128);
    table.string('service', 64);
    table.string('source', 8).notNullable();
    table.string('outcome', 16).notNullable();
    table.string('barrier', 16);
    table.string('helped', 8).notNullable();
    table.boolean('handoff').notNullable();
    table.integer('waited_seconds');
    table.integer('cell_key').notNullable();
    /** 1: there is such a question; -1: there is not any more. */
    table.integer('weight').notNullable();
  });
  const columns = [
    'day',
    'municipality',
    'organisation',
    'channel',
    'language',
    'theme',
    'entry',
    'service',
    'source',
    'outcome',
    'barrier',
    'helped',
    'handoff',
    'waited_seconds',
    'cell_key',
  ].join(', ');
  await knex.raw(`insert into figure_changes (${columns}, weight) select ${columns}, 1 from help_questions`);
}

async function createImports(knex: Knex): Promise<void> {
  await knex.schema.createTable('imports', (table) => {
    table.string('id', 36).primary();
    table.string('name', 200).notNullable();
    table.string('organisation', 64).notNullable();
    table.string('created_by', 128).notNullable();
    table.bigInteger('created_at').notNullable().index();
    table.string('status', 16).notNullable();
    /** The rows of the file until they are confirmed, as JSON; then nothing. */
    table.text('content');
    table.integer('imported').notNullable().defaultTo(0);
    table.integer('known').notNullable().defaultTo(0);
    table.integer('failed').notNullable().defaultTo(0);
  });
  await knex.schema.createTable('imported_rows', (table) => {
    table.string('organisation', 64).notNullable();
    /** Hash of the row's own id or of its content: the same row is taken once. */
    table.string('row_key', 64).notNullable();
    table.string('question_id', 36).notNullable();
    table.string('import_id', 36).notNullable().index();
    table.primary(['organisation', 'row_key']);
  });
  await knex.schema.createTable('import_mappings', (table) => {
    table.string('organisation', 64).primary();
    table.text('choices').notNullable();
  });
}

async function createTasks(knex: Knex): Promise<void> {
  await knex.schema.createTable('editor_tasks', (table) => {
    table.string('id', 36).primary();
    table.string('kind', 16).notNullable();
    table.string('status', 16).notNullable().index();
    table.text('text').notNullable();
    table.string('entry', 128);
    table.string('language', 8);
    table.string('created_by', 128).notNullable();
    table.bigInteger('created_at').notNullable();
    table.bigInteger('changed_at').notNullable();
    table.text('answer');
  });
  await knex.schema.createTable('thresholds', (table) => {
    table.string('id', 36).primary();
    table.string('theme', 64).notNullable();
    table.string('municipality', 64);
    table.string('organisation', 64).notNullable();
    table.text('text').notNullable();
    /** A query of figures, as JSON. */
    table.text('evidence');
    table.string('month', 7);
    table.string('status', 16).notNullable();
    table.string('filed_by', 128).notNullable();
    table.string('owner', 128);
    table.text('answer');
    table.bigInteger('created_at').notNullable().index();
    table.bigInteger('changed_at').notNullable();
  });
}
