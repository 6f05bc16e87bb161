import type { Knex } from 'knex';

/** One change of the tables. One that has run somewhere is never changed: write a new one. */
export interface Migration {
  readonly name: string;
  up(knex: Knex): Promise<void>;
}
