import type { Database } from '../../database/connection.js';
import { lastDay, levelOf, type Period, periodsBetween, step, yearBefore } from '../calendar.js';
import { foldForReaders } from '../cells/fold.js';
import { hideComplements, type Publish } from '../suppression.js';
import type { Dimension, FigureQuery, Filters, Source } from './dimensions.js';
import { answered, balance, change, rate, waitingFrom } from './measures.js';
import { FigureError, type Plan, planOf } from './plan.js';
import { isGroup, readSets, type SetsRead } from './read.js';
import type { FigureRow, FigureSeries, FigureTable, Measures, ShownCount } from './types.js';

/** Most periods of one series. */
const LONGEST_SERIES = 400;
/** Parts of these add up to the whole, so that one hidden part would follow from the others. */
const PARTITIONS: readonly Dimension[] = [
  'theme',
  'language',
  'channel',
  'municipality',
  'organisation',
  'source',
  'outcome',
];
/** Their values have an order of their own. */
const ORDERED: readonly Dimension[] = ['outcome', 'barrier', 'helped', 'handoff', 'source'];

export interface FigureParts {
  readonly database: Database;
  readonly publish: Publish;
  /** The Belgian day: figures run to the day before. */
  readonly today: () => string;
  /** The values a dimension always has, so that an empty one is a row like a small one; none for open lists. */
  readonly values: (dimension: Dimension) => readonly string[];
}

/** The published figures of the register: every number in it has gone through `Publish`. */
export class Figures {
  readonly #parts: FigureParts;

  constructor(parts: FigureParts) {
    this.#parts = parts;
  }

  /** Last day that is counted. */
  get until(): string {
    return step(this.#parts.today(), -1);
  }

  /** @throws FigureError when it cannot be asked */
  async table(query: FigureQuery): Promise<FigureTable> {
    const plan = planOf(query);
    const source = query.filters.source as Source | undefined;
    await foldForReaders(this.#parts.database, this.#parts.today());
    const earlier = this.#comparable(query.period);
    const [sets, before] = await Promise.all([
      readSets(this.#parts.database, plan, source, [query.period], [plan.facet, ...plan.measures]),
      readSets(this.#parts.database, plan, source, earlier, [plan.facet]),
    ]);
    const total = this.#measures(plan, sets, before, query.period, undefined);
    return {
      period: query.period,
      level: plan.level,
      filters: query.filters,
      group: query.group,
      total,
      rows: query.group.length > 0 ? this.#rows(query, plan, sets, before, total) : [],
      until: this.until,
    };
  }

  /** Only the shown counts of a table, by its keys with tabs between; with `''` the total. Half the work of `table`. */
  async counts(query: FigureQuery): Promise<ReadonlyMap<string, number>> {
    const plan = planOf(query);
    await foldForReaders(this.#parts.database, this.#parts.today());
    const source = query.filters.source as Source | undefined;
    const sets = await readSets(this.#parts.database, plan, source, [query.period], [plan.facet]);
    const { publish } = this.#parts;
    const facet = plan.facetGroup ? 'grouped' : plan.facet;
    const keys = sets.groups(query.period).filter(isGroup);
    const shown = keys.map((key) => publish(sets.of(query.period, facet, key)));
    const counts = this.#complemented(query.group, keys, shown);
    const all = keys.map((key, at) => [key.join('\t'), counts[at]] as const);
    const total = publish(sets.of(query.period, plan.facet));
    return new Map([...all, ['', total] as const].flatMap(([key, n]) => (typeof n === 'number' ? [[key, n]] : [])));
  }

  /** @throws FigureError when it cannot be asked */
  async series(from: Period, to: Period, filters: Filters, group?: Dimension): Promise<FigureSeries> {
    if (levelOf(from) !== levelOf(to)) throw new FigureError('from and to must both be days, weeks, months ...');
    const periods = periodsBetween(from, to);
    if (periods.length > LONGEST_SERIES) throw new FigureError(`ask for ${LONGEST_SERIES} periods at most`);
    const plan = planOf({ period: from, filters, group: group ? [group] : [] });
    await foldForReaders(this.#parts.database, this.#parts.today());
    const sets = await readSets(this.#parts.database, plan, filters.source as Source | undefined, periods, [
      plan.facet,
    ]);
    const { publish } = this.#parts;
    const facet = plan.facetGroup ? 'grouped' : plan.facet;
    const line = (key: readonly string[] | undefined) =>
      periods.map((period): ShownCount => publish(sets.of(period, facet, key)));
    if (!group) return this.#series(plan, filters, null, periods, [{ key: null, questions: line(undefined) }]);
    const keys = new Map(this.#parts.values(group).map((value) => [value, [value] as readonly string[]]));
    for (const period of periods) {
      for (const key of sets.groups(period)) if (isGroup(key)) keys.set(key[0] ?? '', key);
    }
    const lines = [...keys].map(([key, group]) => ({ key, questions: line(group) }));
    const hidden = PARTITIONS.includes(group)
      ? this.#withoutSingles(lines.map(({ questions }) => questions))
      : undefined;
    const shown = lines.map(({ key, questions }, at) => ({ key, questions: hidden?.[at] ?? questions }));
    const always = new Set(this.#parts.values(group));
    return this.#series(
      plan,
      filters,
      group,
      periods,
      shown.filter(({ key, questions }) => always.has(key) || questions.some((count) => count !== '<5')),
    );
  }

  /** The first day with a question, in published figures or not yet; undefined = there is none. */
  async firstDay(): Promise<string | undefined> {
    const row: { day: string } | undefined = await this.#parts.database('help_questions').orderBy('day').first('day');
    return row?.day;
  }

  #series(
    plan: Plan,
    filters: Filters,
    group: Dimension | null,
    periods: readonly Period[],
    lines: FigureSeries['lines'],
  ): FigureSeries {
    return { level: plan.level, filters, group, periods, lines, until: this.until };
  }

  /** Hides a second value wherever a period has exactly one hidden. */
  #withoutSingles(lines: readonly (readonly ShownCount[])[]): ShownCount[][] {
    const width = lines[0]?.length ?? 0;
    const cells = lines.flat();
    const columns = Array.from({ length: width }, (_, column) => lines.map((_line, row) => row * width + column));
    const hidden = hideComplements(cells, columns);
    return lines.map((_, row) => hidden.slice(row * width, (row + 1) * width));
  }

  /** The periods to compare with: none while the period runs, because a part is not compared with a whole. */
  #comparable(period: Period): Period[] {
    return lastDay(period) > this.until ? [] : [step(period, -1), yearBefore(period)];
  }

  #rows(query: FigureQuery, plan: Plan, sets: SetsRead, before: SetsRead, total: Measures): FigureRow[] {
    const { group } = query;
    const lists = group.map((dimension) => this.#parts.values(dimension));
    const keys = new Map<string, readonly string[]>();
    if (lists.every((list) => list.length > 0)) {
      for (const key of product(lists)) keys.set(key.join('\t'), key);
    }
    const always = new Set(keys.keys());
    for (const key of sets.groups(query.period)) if (isGroup(key)) keys.set(key.join('\t'), key);
    const all = [...keys].map(([id, key]) => ({
      id,
      key,
      measures: this.#measures(plan, sets, before, query.period, key),
    }));
    const counts = this.#complemented(
      group,
      all.map(({ key }) => key),
      all.map(({ measures }) => measures.questions),
    );
    const rows = all
      .map(({ id, key, measures }, at) => ({ id, key, measures: counts[at] === 'hidden' ? HIDDEN : measures }))
      .filter(({ id, measures }) => always.has(id) || measures.questions !== '<5')
      .map(({ key, measures }): FigureRow => ({ key, ...measures, share: rate(measures.questions, total.questions) }));
    return rows.sort((a, b) => this.#order(group, a, b));
  }

  #complemented(group: readonly Dimension[], keys: readonly (readonly string[])[], counts: readonly ShownCount[]) {
    const lines: number[][] = [];
    // the parts along one dimension add up, within each value of the other
    group.forEach((dimension, at) => {
      if (!PARTITIONS.includes(dimension)) return;
      const byOther = new Map<string, number[]>();
      keys.forEach((key, cell) => {
        const other = key.filter((_, place) => place !== at).join('\t');
        byOther.set(other, [...(byOther.get(other) ?? []), cell]);
      });
      lines.push(...byOther.values());
    });
    return hideComplements(counts, lines);
  }

  #order(group: readonly Dimension[], a: FigureRow, b: FigureRow): number {
    for (const [at, dimension] of group.entries()) {
      if (!ORDERED.includes(dimension)) continue;
      const values = this.#parts.values(dimension);
      const difference = values.indexOf(a.key[at] ?? '') - values.indexOf(b.key[at] ?? '');
      if (difference !== 0) return difference;
    }
    const size = (row: FigureRow) =>
      typeof row.questions === 'number' ? row.questions : row.questions === 'hidden' ? 1 : 0;
    return size(b) - size(a) || compareKeys(a.key, b.key);
  }

  #measures(
    plan: Plan,
    sets: SetsRead,
    before: SetsRead,
    period: Period,
    key: readonly string[] | undefined,
  ): Measures {
    const { publish } = this.#parts;
    const facet = plan.facetGroup && key ? 'grouped' : plan.facet;
    const shown = (name: string): ShownCount => publish(sets.of(period, name, key));
    const questions = shown(facet);
    const earlier = (at: Period) => change(questions, publish(before.of(at, facet, key)));
    const comparable = this.#comparable(period);
    const has = (name: string) => plan.measures.includes(name) && typeof questions === 'number';
    return {
      questions,
      share: rate(questions, questions),
      change: comparable[0] ? earlier(comparable[0]) : null,
      yearChange: comparable[1] ? earlier(comparable[1]) : null,
      answerRate: has('unsolved') ? answered(shown('unsolved'), questions) : null,
      handoffRate: has('handoff:yes') ? rate(shown('handoff:yes'), questions) : null,
      helpedRate: has('helped:yes') ? balance(shown('helped:yes'), shown('helped:no')) : null,
      waiting: waitingFrom(plan.measures.filter((name) => name.startsWith('waited:')).map(shown)),
    };
  }
}

const HIDDEN: Measures = {
  questions: 'hidden',
  share: null,
  change: null,
  yearChange: null,
  answerRate: null,
  handoffRate: null,
  helpedRate: null,
  waiting: null,
};

function product(lists: readonly (readonly string[])[]): string[][] {
  return lists.reduce<string[][]>((keys, list) => keys.flatMap((key) => list.map((value) => [...key, value])), [[]]);
}

/** By code point: the same order on every machine. */
function compareKeys(a: readonly string[], b: readonly string[]): number {
  const [left, right] = [a.join('\t'), b.join('\t')];
  return left < right ? -1 : left > right ? 1 : 0;
}
