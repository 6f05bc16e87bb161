import { z } from 'zod';
import type { Library } from '../assistant/voice.js';
import { wallTime } from '../handoff/wall-clock.js';
import type { Languages } from '../languages/languages.js';
import { BARRIERS, type HelpQuestion } from '../questions/register.js';
import { catalogue } from './catalogue.js';
import { findEntries } from './entry-search.js';
import { entryView } from './entry-view.js';
import { OTHER_LANGUAGES } from './other-languages.js';
import type { OwnQuestions } from './own-questions.js';
import { DESK_CHANNELS, DESK_OUTCOMES } from './register-types.js';
import { parse, type StaffAccount, StaffError, type StaffRoute } from './route.js';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** How late a question may be registered. */
const LATEST = 14 * DAY;
/** A phone's clock may be a little ahead of ours. */
const CLOCKS_DIFFER = 5 * MINUTE;

const dayField = z.iso.date('must be a day such as 2026-11-23');

export interface RegisterParts {
  readonly ownQuestions: OwnQuestions;
  readonly library: () => Library;
  readonly languages: Languages;
  readonly now: () => number;
}

/** Registering questions asked at the desk, by phone or on the street; and entries in two languages. */
export function registerRoutes({ ownQuestions, library, languages, now }: RegisterParts): StaffRoute[] {
  const roles = ['bridge', 'admin'] as const;
  // names and entries are no secret: editors and policy officers choose from them too
  const readers = ['bridge', 'policy', 'editor', 'admin'] as const;
  const knows = (name: 'themes' | 'entries' | 'services' | 'municipalities') => (id: string) =>
    library().knowledge[name].has(id);
  const isSpoken = (code: string) => languages.has(code) || OTHER_LANGUAGES.some((other) => other.code === code);

  const fields = {
    theme: z.string().refine(knows('themes'), 'is not a theme').optional(),
    entry: z.string().refine(knows('entries'), 'is not an entry').nullable().optional(),
    language: z.string().refine(isSpoken, 'is not a language of the list'),
    channel: z.enum(DESK_CHANNELS),
    outcome: z.enum(DESK_OUTCOMES),
    barrier: z.enum(BARRIERS).nullable().optional(),
    service: z.string().refine(knows('services'), 'is not a service').nullable().optional(),
    municipality: z.string().refine(knows('municipalities'), 'is not a town').nullable().optional(),
    interpreter: z.boolean().optional(),
  };
  const newQuestion = z.strictObject({ id: z.uuid(), askedAt: z.number().int(), ...fields });
  const change = z.strictObject(fields).partial();

  /** The theme of an entry is the entry's own, whatever is said. */
  const themeOf = (theme: string | undefined, entry: string | null | undefined): string | undefined =>
    library().knowledge.entries.get(entry ?? '')?.theme ?? theme;

  const questionOf = (body: z.output<typeof newQuestion>, account: StaffAccount): HelpQuestion => {
    const theme = themeOf(body.theme, body.entry);
    if (theme === undefined) throw new StaffError(400, 'BAD_INPUT', 'theme: choose a theme or an entry', 'theme');
    return {
      theme,
      entry: body.entry ?? undefined,
      language: body.language,
      channel: body.channel,
      outcome: body.outcome,
      barrier: body.barrier ?? undefined,
      service: body.service ?? undefined,
      municipality: body.municipality === undefined ? account.municipality : (body.municipality ?? undefined),
      organisation: account.organisation,
      interpreter: body.interpreter ?? false,
    };
  };

  return [
    {
      method: 'post',
      path: '/questions',
      roles,
      async handle({ account, body }) {
        const given = parse(newQuestion, body);
        const { id, askedAt } = given;
        if (askedAt > now() + CLOCKS_DIFFER) throw wrongTime('is in the future');
        if (askedAt < now() - LATEST) throw wrongTime('is more than 14 days ago');
        return ownQuestions.add(account.id, id.toLowerCase(), questionOf(given, account), Math.min(askedAt, now()));
      },
    },
    {
      method: 'get',
      path: '/questions/mine',
      roles,
      async handle({ account, query }) {
        const { day = wallTime(now()).day } = parse(z.object({ day: dayField.optional() }), query);
        return { day, questions: await ownQuestions.ofDay(account.id, day) };
      },
    },
    {
      method: 'patch',
      path: '/questions/:id',
      roles,
      async handle({ account, params, body }) {
        const given = parse(change, body);
        const changes = Object.fromEntries(
          Object.entries({ ...given, theme: themeOf(given.theme, given.entry) })
            .filter(([, value]) => value !== undefined)
            .map(([name, value]) => [name, value ?? undefined]),
        ) as Partial<HelpQuestion>;
        return ownQuestions.change(account.id, params.id ?? '', ({ entry }) => {
          // another theme without an entry of it: the old entry no longer fits
          const isOther =
            given.entry === undefined && given.theme !== undefined && themeOf(undefined, entry) !== given.theme;
          return isOther ? { ...changes, entry: undefined } : changes;
        });
      },
    },
    {
      method: 'delete',
      path: '/questions/:id',
      roles,
      handle: async ({ account, params }) => ownQuestions.remove(account.id, params.id ?? ''),
    },
    {
      method: 'get',
      path: '/catalogue',
      roles: readers,
      handle: async ({ account }) => catalogue(library(), languages, account.municipality),
    },
    {
      method: 'get',
      path: '/entries',
      roles: readers,
      async handle({ query }) {
        const schema = z.object({
          q: z.string().max(1000).default(''),
          language: z.string().refine(languages.has, 'is not a contact language').optional(),
        });
        const { q, language } = parse(schema, query);
        return findEntries(library(), q, language);
      },
    },
    {
      method: 'get',
      path: '/entries/:theme/:name',
      roles,
      async handle({ account, params, query }) {
        const schema = z.object({
          language: z.string().refine(languages.has, 'is not a contact language').default('nl'),
          municipality: fields.municipality,
        });
        const { language, municipality = account.municipality } = parse(schema, query);
        const entry = library().knowledge.entries.get(`${params.theme}/${params.name}`);
        const view = entry && entryView(library(), languages, entry, language, municipality ?? undefined, now());
        if (!view) throw new StaffError(404, 'NOT_FOUND', 'There is no such entry any more');
        return view;
      },
    },
  ];
}

function wrongTime(what: string): StaffError {
  return new StaffError(400, 'BAD_INPUT', `askedAt: ${what}`, 'askedAt');
}
