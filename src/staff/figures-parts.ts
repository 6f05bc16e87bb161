import type { Library } from '../assistant/voice.js';
import type { Database } from '../database/connection.js';
import { SOURCE_LANGUAGE } from '../languages/language.js';
import type { Languages } from '../languages/languages.js';
import { dayOf } from '../questions/calendar.js';
import type { Dimension, Filters } from '../questions/figures/dimensions.js';
import { Figures } from '../questions/figures/figures.js';
import { dimensionName, fixedValues, valueName } from '../questions/figures/names.js';
import { FigureError } from '../questions/figures/plan.js';
import { checkScope, OutOfScope } from '../questions/figures/scope.js';
import { FileUnreadable } from '../questions/sharing/read-file.js';
import type { ExportNames } from '../questions/sharing/sheet.js';
import type { Propose } from '../questions/signals/unanswered.js';
import { createPublish, type Publish } from '../questions/suppression.js';
import type { Audit } from './audit.js';
import { type StaffAccount, StaffError, type StaffRequest, type StaffRoute } from './route.js';

/** Where figures come from, and what makes them publishable. */
export interface FiguresStore {
  readonly database: Database;
  readonly publish: Publish;
}

/** @param dataKey the configured secret; the noise of published counts hangs on it */
export function openFiguresStore(database: Database, dataKey: string): FiguresStore {
  return { database, publish: createPublish(dataKey) };
}

export interface FiguresParts {
  readonly figuresStore: FiguresStore;
  readonly audit: Audit;
  readonly library: () => Library;
  readonly languages: Languages;
  readonly now: () => number;
}

export function figuresOf({ figuresStore, library, languages, now }: Omit<FiguresParts, 'audit'>): Figures {
  return new Figures({
    ...figuresStore,
    today: () => dayOf(now()),
    values: (dimension) => fixedValues(library().knowledge, languages, dimension),
  });
}

/** Dutch names for exports and reports. */
export function namesOf({ library, languages }: Pick<FiguresParts, 'library' | 'languages'>): ExportNames {
  return {
    dimension: dimensionName,
    value: (dimension, id) => valueName(library().knowledge, languages, dimension, id),
  };
}

/** The entry search comes nearest with. */
export function proposeBy(library: Library): Propose {
  return (language, text) => {
    const { outcome, entries } = library.understander.understand(text, { language });
    const [best] = outcome === 'answer' || outcome === 'choices' ? entries : [];
    const entry = best && library.knowledge.entries.get(best.id);
    if (!best || !entry) return null;
    const confidence = Math.round(best.score * 100) / 100;
    return { entry: best.id, title: entry.texts.get(SOURCE_LANGUAGE)?.title ?? best.id, confidence };
  };
}

/** @throws StaffError when the account may not see this */
export function within(
  account: Pick<StaffAccount, 'municipality'>,
  filters: Filters,
  group: readonly Dimension[],
): void {
  try {
    checkScope(account.municipality, filters, group);
  } catch (error) {
    throw staffErrorOf(error);
  }
}

/** A route whose errors of figures and files become answers that say what to do. */
export function figureRoute(
  method: StaffRoute['method'],
  path: string,
  roles: StaffRoute['roles'],
  handle: (request: StaffRequest, response: Parameters<StaffRoute['handle']>[1]) => Promise<unknown>,
  options: Pick<StaffRoute, 'accepts' | 'limit'> = {},
): StaffRoute {
  return {
    method,
    path,
    roles,
    ...options,
    handle: (request, response) =>
      handle(request, response).catch((error: unknown) => {
        throw staffErrorOf(error);
      }),
  };
}

function staffErrorOf(error: unknown): unknown {
  if (error instanceof FigureError || error instanceof FileUnreadable) {
    return new StaffError(400, error.code, error.message);
  }
  return error instanceof OutOfScope ? new StaffError(403, error.code, error.message) : error;
}

/** Bridge figures file and read; policy officers and admins see figures. */
export const READERS = ['policy', 'admin'] as const satisfies StaffRoute['roles'];
