import { z } from 'zod';
import type { FigureAccount } from '../handoff/bridge-figures.js';
import { DESK_ROLES, type DeskParts } from './desk-parts.js';
import type { Availability } from './desk-types.js';
import { parse, type StaffAccount, StaffError, type StaffRoute } from './route.js';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 09:00');
const day = z.iso.date('must be a day such as 2026-12-24');
const name = z.string().regex(/^[A-Za-z0-9-]{1,64}$/);
const weekday = z.union([1, 2, 3, 4, 5, 6, 7].map((number) => z.literal(number as 1 | 2 | 3 | 4 | 5 | 6 | 7)));

const availability = z.object({
  accountId: z.string().max(36).optional(),
  languages: z.array(name).max(20),
  themes: z.array(name).max(40),
  hours: z
    .array(
      z
        .object({ day: weekday, from: time, to: time, place: name.optional(), municipality: name.optional() })
        .refine(({ from, to }) => from < to, 'must end after it begins'),
    )
    .max(40),
  daysOff: z
    .array(z.object({ from: day, to: day }).refine(({ from, to }) => from <= to, 'must end after it begins'))
    .max(60),
});

/** When and how somebody is there: one's own, or anybody's for an admin. */
export function availabilityRoutes({ handoff, library }: DeskParts): StaffRoute[] {
  const read = async (account: FigureAccount, languages: readonly string[]): Promise<Availability> => {
    const figure = await handoff.figures.find(account.id);
    return {
      accountId: account.id,
      languages: figure && figure.languages.length > 0 ? figure.languages : languages,
      themes: figure?.themes ?? [],
      hours: (figure?.hours ?? []) as Availability['hours'],
      daysOff: figure?.daysOff ?? [],
    };
  };
  /** @throws StaffError NOT_ALLOWED, NOT_FOUND */
  const accountOf = async (account: StaffAccount, wanted: string | undefined): Promise<FigureAccount> => {
    if (wanted === undefined || wanted === account.id) return account;
    if (account.role !== 'admin')
      throw new StaffError(403, 'NOT_ALLOWED', 'Only an administrator sees those of others');
    const row: { id: string; name: string; municipality: string | null } | undefined = await handoff
      .database('staff_accounts')
      .where({ id: wanted, active: true })
      .whereIn('role', [...DESK_ROLES])
      .first('id', 'name', 'municipality');
    if (!row) throw new StaffError(404, 'NOT_FOUND', 'There is no such account');
    return { id: row.id, name: row.name, municipality: row.municipality ?? undefined };
  };
  /** Whoever sits in a town sees who asks for help there: that is for an administrator to say. @throws StaffError */
  const refuseNewTowns = async (
    account: StaffAccount,
    hours: readonly { readonly municipality?: string | undefined }[],
  ): Promise<void> => {
    if (account.municipality === undefined) return;
    const before = (await handoff.figures.find(account.id))?.hours ?? [];
    const known = new Set([account.municipality, ...before.map(({ municipality }) => municipality)]);
    const index = hours.findIndex(({ municipality }) => municipality !== undefined && !known.has(municipality));
    if (index < 0) return;
    const message = 'Ask an administrator to add hours in another town than your own';
    throw new StaffError(403, 'NOT_ALLOWED', message, `hours.${index}.municipality`);
  };
  return [
    {
      method: 'get',
      path: '/availability',
      roles: DESK_ROLES,
      async handle({ account, query }) {
        const wanted = typeof query.account === 'string' ? query.account : undefined;
        return read(await accountOf(account, wanted), wanted === undefined ? account.languages : []);
      },
    },
    {
      method: 'put',
      path: '/availability',
      roles: DESK_ROLES,
      async handle({ account, body }) {
        const { accountId, ...wanted } = parse(availability, body);
        const { services, municipalities, themes } = library().knowledge;
        for (const [index, { place, municipality }] of wanted.hours.entries()) {
          if (place !== undefined && !services.has(place)) throw unknown(`hours.${index}.place`, place);
          if (municipality !== undefined && !municipalities.has(municipality)) {
            throw unknown(`hours.${index}.municipality`, municipality);
          }
        }
        for (const theme of wanted.themes) if (!themes.has(theme)) throw unknown('themes', theme);
        const whose = await accountOf(account, accountId);
        if (account.role !== 'admin') await refuseNewTowns(account, wanted.hours);
        await handoff.figures.setAvailability(whose, wanted);
        handoff.notices.publish({ topic: 'presence', id: whose.id });
        return read(whose, []);
      },
    },
  ];
}

function unknown(field: string, value: string): StaffError {
  return new StaffError(400, 'BAD_INPUT', `${field}: the knowledge base has no ${value}`, field);
}
