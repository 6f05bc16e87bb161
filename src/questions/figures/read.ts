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
  const columns = [...new Set(['period', 'facet', ...plan.columns])];
  const rows: Record<string, string | number>[] = await database('figure_cells')
    .where({ cuboid: plan.cuboid, level: storedLevel(plan.level) })
    .whereIn(
      'period',
      periods.flatMap((period) => storedPeriods(period, plan.level)),
    )
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
    .groupBy(columns)
    .select(columns)
    .sum({ n: 'n', k: 'k' });
  const sets = new SetsRead();
  const prefix = plan.facetGroup === undefined ? undefined : `${plan.facetGroup}:`;
  for (const row of rows) {
    const facet = String(row.facet);
    const set = { n: Number(row.n), k: Number(row.k) };
    const period = wider(String(row.period), plan.level);
    if (prefix === undefined) {
      sets.add(
        period,
        plan.columns.map((column) => String(row[column])),
        facet,
        set,
      );
    } else if (facet.startsWith(prefix)) {
      const key = plan.columns.map((column) => (column === 'facet' ? facet.slice(prefix.length) : String(row[column])));
      sets.add(period, key, 'grouped', set);
    } else {
      sets.add(period, WHOLE, facet, set);
    }
  }
  return sets;
}

/** Quarters and years are added up from months. */
function storedLevel(level: Level): Level {
  return level === 'quarter' || level === 'year' ? 'month' : level;
}

function storedPeriods(period: Period, level: Level): Period[] {
  if (storedLevel(level) === level) return [period];
  return periodsBetween(periodOf(firstDay(period), 'month'), periodOf(lastDay(period), 'month'));
}

function wider(stored: Period, level: Level): Period {
  return storedLevel(level) === level ? stored : periodOf(`${stored}-01`, level);
}

/** The key of what is no group of its own: the whole a facet group is a part of. */
const WHOLE: readonly string[] = ['\u0000'];

/** Whether a key is that of a group. */
export function isGroup(key: readonly string[]): boolean {
  return key !== WHOLE && key[0] !== WHOLE[0];
}
