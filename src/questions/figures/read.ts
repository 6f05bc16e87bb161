import type { Database } from '../../database/connection.js';
import { firstDay, type Level, lastDay, type Period, periodOf, periodsBetween } from '../calendar.js';
import type { QuestionSet } from '../suppression.js';
import type { Source } from './dimensions.js';
import type { Plan } from './plan.js';

/** Sets of questions by period, group and facet. */
export class SetsRead {
  readonly #sets = new Map<string, QuestionSet>();
  readonly #groups = new Map<Period, Set<string>>();
  readonly #keys = new Map<string, readonly string[]>();

  add(period: Period, key: readonly string[], facet: string, set: QuestionSet): void {
    const group = groupId(key);
    this.#keys.set(group, key);
    const groups = this.#groups.get(period);
    if (groups) groups.add(group);
    else this.#groups.set(period, new Set([group]));
    for (const id of [`${period}\n${group}\n${facet}`, `${period}\n*\n${facet}`]) {
      const before = this.#sets.get(id);
      this.#sets.set(id, { n: set.n + (before?.n ?? 0), k: set.k + (before?.k ?? 0) });
    }
  }

  /** The set of one group, or of all groups together when no key is given; none = nobody. */
  of(period: Period, facet: string, key?: readonly string[]): QuestionSet {
    return this.#sets.get(`${period}\n${key ? groupId(key) : '*'}\n${facet}`) ?? { n: 0, k: 0 };
  }

  /** The groups that have cells in a period. */
  groups(period: Period): (readonly string[])[] {
    return [...(this.#groups.get(period) ?? [])].map((group) => this.#keys.get(group) ?? []);
  }
}

function groupId(key: readonly string[]): string {
  return `[${key.join('\t')}]`;
}

/** Reads the cells of a plan for some periods (of one level) and facets. */
export async function readSets(
  database: Database,
  plan: Plan,
  source: Source | undefined,
  periods: readonly Period[],
  facets: readonly string[],
): Promise<SetsRead> {
  const sets = new SetsRead();
  const prefix = plan.facetGroup === undefined ? undefined : `${plan.facetGroup}:`;
  const add = (period: Period, row: Row) => {
    const facet = String(row.facet);
    const set = { n: Number(row.n), k: Number(row.k) };
    if (prefix !== undefined && !facet.startsWith(prefix)) {
      sets.add(period, WHOLE, facet, set);
      return;
    }
    const key = plan.columns.map((column) =>
      column === 'facet' && prefix !== undefined ? facet.slice(prefix.length) : String(row[column]),
    );
    sets.add(period, key, prefix === undefined ? facet : 'grouped', set);
  };
  const read = (stored: readonly Period[], columns: readonly string[]) =>
    readRows(database, plan, source, stored, facets, [...new Set([...columns, 'facet', ...plan.columns])]);
  if (storedLevel(plan.level) === plan.level) {
    for (const row of await read(periods, ['period'])) add(String(row.period), row);
  } else {
    // the database adds months up faster than we would
    for (const period of periods) for (const row of await read(monthsOf(period), [])) add(period, row);
  }
  return sets;
}

type Row = Readonly<Record<string, string | number>>;

function readRows(
  database: Database,
  plan: Plan,
  source: Source | undefined,
  periods: readonly Period[],
  facets: readonly string[],
  columns: readonly string[],
): Promise<Row[]> {
  return (
    database('figure_cells')
      .where({ cuboid: plan.cuboid, level: storedLevel(plan.level) })
      .whereIn('period', [...periods])
      .where((where) => {
        void where.whereIn('facet', [...facets]);
        if (plan.facetGroup) void where.orWhere('facet', 'like', `${plan.facetGroup}:%`);
      })
      // demonstration data is a register of its own
      .whereIn('source', source ? [source] : ['own', 'import'])
      .where((where) => {
        for (const { column, is, not } of plan.conditions) {
          if (is !== undefined) void where.where(column, is);
          if (not !== undefined) void where.whereNot(column, not);
        }
      })
      .groupBy([...columns])
      .select([...columns])
      .sum({ n: 'n', k: 'k' }) as unknown as Promise<Row[]>
  );
}

/** Quarters and years are added up from months. */
function storedLevel(level: Level): Level {
  return level === 'quarter' || level === 'year' ? 'month' : level;
}

function monthsOf(period: Period): Period[] {
  return periodsBetween(periodOf(firstDay(period), 'month'), periodOf(lastDay(period), 'month'));
}

/** The key of what is no group of its own: the whole a facet group is a part of. */
const WHOLE: readonly string[] = ['\u0000'];

/** Whether a key is that of a group. */
export function isGroup(key: readonly string[]): boolean {
  return key !== WHOLE && key[0] !== WHOLE[0];
}
