import { z } from 'zod';
import { filters, filtersOf, period } from '../questions/figures/dimensions.js';
import type { Figures } from '../questions/figures/figures.js';
import { findSignals } from '../questions/signals/signals.js';
import { EditorTasks } from '../questions/signals/tasks.js';
import { type ThresholdScope, Thresholds } from '../questions/signals/thresholds.js';
import { TASK_STATUSES, THRESHOLD_STATUSES } from '../questions/signals/types.js';
import { groupUnanswered } from '../questions/signals/unanswered.js';
import { type FiguresParts, figureRoute, proposeBy, READERS, within } from './figures-parts.js';
import { parse, type StaffAccount, StaffError, type StaffRoute } from './route.js';

const text = z.string().trim().min(1).max(2000);
const evidence = z.object({ period, filters });
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'write a month as 2026-11');

/** Signals, unanswered messages, tasks of editors, and the register of thresholds. */
export function signalRoutes(parts: FiguresParts, figures: Figures): StaffRoute[] {
  const { database } = parts.figuresStore;
  const { library, languages, now } = parts;
  const tasks = new EditorTasks(database);
  const thresholds = new Thresholds(database);
  const editors = ['policy', 'editor', 'admin'] as const;
  const isEntry = (id: string) => library().knowledge.entries.has(id);
  const isTheme = (id: string) => library().knowledge.themes.has(id);
  const isTown = (id: string) => library().knowledge.municipalities.has(id);

  const newTask = z.strictObject({
    kind: z.enum(['missing-entry', 'improve-entry', 'translate-entry']),
    text,
    entry: z.string().refine(isEntry, 'is not an entry').optional(),
    language: z.string().refine(languages.has, 'is not a contact language').optional(),
  });
  const taskChange = z.strictObject({
    status: z.enum(TASK_STATUSES).optional(),
    entry: z.string().refine(isEntry, 'is not an entry').optional(),
    answer: text.optional(),
  });
  const newThreshold = z.strictObject({
    theme: z.string().refine(isTheme, 'is not a theme'),
    municipality: z.string().refine(isTown, 'is not a town').optional(),
    text,
    evidence: evidence.nullish(),
    month: month.optional(),
  });
  const thresholdChange = z.strictObject({
    status: z.enum(THRESHOLD_STATUSES).optional(),
    answer: text.optional(),
    owner: z.string().trim().max(128).optional(),
  });

  return [
    figureRoute('get', '/figures/signals', READERS, async ({ account, query }) => {
      const { period: at, ...rest } = parse(filters.extend({ period }), query);
      within(account, filtersOf(rest), []);
      return findSignals(figures, at, filtersOf(rest));
    }),
    figureRoute('get', '/figures/unanswered', editors, () => groupUnanswered(database, proposeBy(library()))),
    figureRoute('get', '/figures/tasks', editors, () => tasks.list()),
    figureRoute('post', '/figures/tasks', editors, async ({ account, body }) =>
      tasks.add(parse(newTask, body), account.id, now()),
    ),
    figureRoute('patch', '/figures/tasks/:id', ['editor', 'admin'], async ({ params, body }) =>
      found(await tasks.change(params.id ?? '', parse(taskChange, body), now())),
    ),
    figureRoute('get', '/figures/news', 'signed-in', () => tasks.news()),
    figureRoute('get', '/figures/thresholds', ['bridge', ...READERS], ({ account }) =>
      thresholds.list(scopeOf(account)),
    ),
    figureRoute('post', '/figures/thresholds', ['bridge', ...READERS], async ({ account, body }) => {
      const given = parse(newThreshold, body);
      const municipality = given.municipality ?? account.municipality;
      if (account.municipality !== undefined && municipality !== account.municipality) {
        throw new StaffError(403, 'NOT_ALLOWED', 'You file thresholds of your own municipality');
      }
      const shown = given.evidence && { period: given.evidence.period, filters: filtersOf(given.evidence.filters) };
      if (shown) within(account, shown.filters, []);
      return thresholds.file({ ...given, municipality, evidence: shown ?? undefined }, account, now());
    }),
    figureRoute('patch', '/figures/thresholds/:id', READERS, async ({ account, params, body }) =>
      found(await thresholds.change(params.id ?? '', scopeOf(account), parse(thresholdChange, body), now())),
    ),
  ];
}

/** Bridge figures see what they filed themselves; others those of their town. */
function scopeOf({ id, role, municipality }: StaffAccount): ThresholdScope {
  return role === 'bridge' ? { filedBy: id } : { municipality };
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new StaffError(404, 'NOT_FOUND', 'There is no such thing any more');
  return value;
}
