import { lastDay, type Period, step, yearBefore } from '../calendar.js';
import type { Dimension, Filters } from '../figures/dimensions.js';
import type { Figures } from '../figures/figures.js';
import { adjusted, partByChance, riseByChance } from './chance.js';
import type { Signal } from './types.js';

/** After adjustment for all that was looked at. */
const SIGNIFICANT = 0.05;
/** A rise under a fifth is nothing to act on, however sure. */
const LEAST_RISE = 1.2;
/** A bad rate counts from one and a half times the usual one. */
const LEAST_EXCESS = 1.5;
const MOST_OF_A_KIND = 6;
/** In this order they are told. */
const KINDS: readonly Signal['kind'][] = ['rising', 'referral-fails', 'low-answer-rate', 'not-helping'];

/** What can be looked at within these filters: a dimension that is filtered on already is left out. */
const RISING: readonly (readonly Dimension[])[] = [['theme'], ['language'], ['theme', 'language'], ['entry']];

/**
 * What stands out in a period, surest first within each kind. Everything is computed from published counts and so reveals no more than
 * they do. A running period has no signals yet: those of the one before are given.
 */
export async function findSignals(figures: Figures, period: Period, filters: Filters): Promise<Signal[]> {
  const finished = lastDay(period) > figures.until ? step(period, -1) : period;
  const found = await Promise.all([
    ...RISING.filter((group) => fits(group, filters)).map((group) => rising(figures, finished, filters, group)),
    notHelping(figures, finished, filters),
    lowAnswerRate(figures, finished, filters),
    referralFails(figures, finished, filters),
  ]);
  return found
    .flat()
    .sort((a, b) => a.p - b.p || b.value - a.value || (a.key < b.key ? -1 : 1))
    .filter(({ kind }, at, all) => all.slice(0, at).filter((other) => other.kind === kind).length < MOST_OF_A_KIND)
    .sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
}

const MEASURED: readonly Dimension[] = ['outcome', 'barrier', 'helped', 'handoff'];
/** Filters that entries and services can be broken down by. */
const WITH_ITEMS: readonly Dimension[] = ['municipality', 'source'];

function fits(group: readonly Dimension[], filters: Filters): boolean {
  const given = Object.keys(filters) as Dimension[];
  if (given.some((dimension) => MEASURED.includes(dimension) || group.includes(dimension))) return false;
  const items = group.some((dimension) => dimension === 'entry' || dimension === 'service');
  const allowed = group[0] === 'entry' ? [...WITH_ITEMS, 'theme'] : WITH_ITEMS;
  if (items || given.includes('entry') || given.includes('service'))
    return given.every((name) => allowed.includes(name));
  return new Set([...given.filter((name) => name !== 'source'), ...group]).size <= 4;
}

async function rising(
  figures: Figures,
  period: Period,
  filters: Filters,
  group: readonly Dimension[],
): Promise<Signal[]> {
  if (period.includes('W') && (group.length > 1 || group[0] === 'entry')) return [];
  if (period.length === 10 || (period.includes('W') && hasMargin(filters))) return [];
  const count = (at: Period) => figures.counts({ period: at, filters, group });
  const [now, before, lastYear] = await Promise.all([
    count(period),
    count(step(period, -1)),
    count(yearBefore(period)),
  ]);
  const rises = (key: string, earlier: ReadonlyMap<string, number>) =>
    riseByChance(now.get(key) ?? 0, earlier.get(key) ?? 0, now.get('') ?? 0, earlier.get('') ?? 0);
  // only where both periods can be shown: a hidden count is no zero
  const keys = [...now.keys()].filter((key) => key !== '' && before.has(key) && !key.split('\t').includes('-')).sort();
  const probabilities = adjusted(keys.map((key) => rises(key, before)));
  return keys.flatMap((key, at): Signal[] => {
    const p = probabilities[at] ?? 1;
    const [questions, earlier] = [now.get(key) ?? 0, before.get(key) ?? 1];
    const expected = (earlier * (now.get('') ?? 1)) / (before.get('') ?? 1);
    const value = round(questions / expected);
    // what rises every September is no signal
    const seasonal = lastYear.has(key) && rises(key, lastYear) > SIGNIFICANT;
    if (p > SIGNIFICANT || value < LEAST_RISE || seasonal) return [];
    const [first = '', second] = key.split('\t');
    const [dimension = 'theme', other] = group;
    const within = second !== undefined && other ? { within: { dimension: other, key: second } } : {};
    return [
      { kind: 'rising', dimension, key: first, ...within, period, questions, before: earlier, value, p: tiny(p) },
    ];
  });
}

function hasMargin(filters: Filters): boolean {
  return (['theme', 'language', 'channel', 'organisation'] as const).some((name) => filters[name] !== undefined);
}

async function notHelping(figures: Figures, period: Period, filters: Filters): Promise<Signal[]> {
  if (!fits(['entry'], filters) || isShort(period)) return [];
  const ask = (helped: string) => figures.counts({ period, filters: { ...filters, helped }, group: ['entry'] });
  const [no, yes] = await Promise.all([ask('no'), ask('yes')]);
  const parts = [...no.keys()]
    .filter((key) => key !== '')
    .map((key) => [key, no.get(key) ?? 0, yes.get(key) ?? 0] as const);
  return excesses('not-helping', 'entry', period, parts, part(no.get(''), yes.get('')));
}

async function lowAnswerRate(figures: Figures, period: Period, filters: Filters): Promise<Signal[]> {
  if (!fits(['language'], filters) || period.length === 10 || (period.includes('W') && hasMargin(filters))) return [];
  const { rows, total } = await figures.table({ period, filters, group: ['language'] });
  const parts = rows.flatMap(({ key, questions, answerRate }) => {
    if (typeof questions !== 'number' || answerRate === null) return [];
    const unsolved = Math.round(questions * (1 - answerRate));
    return [[key[0] ?? '', unsolved, questions - unsolved] as const];
  });
  return excesses(
    'low-answer-rate',
    'language',
    period,
    parts,
    total.answerRate === null ? null : 1 - total.answerRate,
  );
}

async function referralFails(figures: Figures, period: Period, filters: Filters): Promise<Signal[]> {
  if (!fits(['service'], filters) || isShort(period)) return [];
  const [all, barred] = await Promise.all([
    figures.counts({ period, filters, group: ['service'] }),
    figures.counts({ period, filters, group: ['service', 'barrier'] }),
  ]);
  const met = new Map<string, { sum: number; worst: string; most: number }>();
  for (const [key, count] of barred) {
    const [service = '', barrier] = key.split('\t');
    if (barrier === undefined) continue;
    const before = met.get(service) ?? { sum: 0, worst: barrier, most: 0 };
    const worse = count > before.most;
    met.set(service, {
      sum: before.sum + count,
      worst: worse ? barrier : before.worst,
      most: worse ? count : before.most,
    });
  }
  const parts = [...met].map(([key, { sum }]) => [key, sum, Math.max(0, (all.get(key) ?? 0) - sum)] as const);
  const sum = parts.reduce((total, [, count]) => total + count, 0);
  const signals = excesses('referral-fails', 'service', period, parts, part(sum, (all.get('') ?? 0) - sum));
  return signals.map((signal) => ({ ...signal, barrier: met.get(signal.key)?.worst ?? 'other' }));
}

/** Those whose bad part is larger than the usual one by more than chance. */
function excesses(
  kind: Signal['kind'],
  dimension: Dimension,
  period: Period,
  parts: readonly (readonly [key: string, bad: number, good: number])[],
  usual: number | null,
): Signal[] {
  if (usual === null) return [];
  const sorted = [...parts].sort(([a], [b]) => (a < b ? -1 : 1));
  const probabilities = adjusted(sorted.map(([, bad, good]) => partByChance(bad, bad + good, usual)));
  return sorted.flatMap(([key, bad, good], at): Signal[] => {
    const p = probabilities[at] ?? 1;
    const value = round(bad / Math.max(1, bad + good));
    if (p > SIGNIFICANT || value < usual * LEAST_EXCESS) return [];
    return [{ kind, dimension, key, period, questions: bad + good, before: round(usual), value, p: tiny(p) }];
  });
}

function part(bad: number | undefined, good: number | undefined): number | null {
  return bad === undefined ? null : bad / Math.max(1, bad + (good ?? 0));
}

function isShort(period: Period): boolean {
  return period.includes('W') || period.length === 10;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Two digits: 0.0012. */
function tiny(p: number): number {
  return Number(p.toPrecision(2));
}
