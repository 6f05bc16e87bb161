import type { DaysOff, Opening, WeeklyHours } from './opening.js';
import { openings } from './opening.js';

/** `here` takes requests, `pause` is back soon, `away` is not there. */
export type Presence = 'here' | 'pause' | 'away';

/** How somebody wants to be helped. */
export const WAYS = ['chat', 'call', 'whatsapp', 'desk'] as const;
export type Way = (typeof WAYS)[number];

/** A bridge figure, as routing sees them. */
export interface BridgeFigure {
  readonly id: string;
  readonly name: string;
  /** Town of the account; undefined = the whole region. */
  readonly municipality: string | undefined;
  /** Own languages, best first. */
  readonly languages: readonly string[];
  /** Themes to be asked about; empty = all. */
  readonly themes: readonly string[];
  readonly hours: readonly WeeklyHours[];
  readonly daysOff: readonly DaysOff[];
  readonly presence: Presence;
  /** Open conversations. */
  readonly open: number;
}

/** What somebody needs. */
export interface Need {
  readonly language: string;
  /** Other languages the person wrote in. */
  readonly otherLanguages: readonly string[];
  readonly municipality: string | undefined;
  readonly theme: string | undefined;
  /** Bridge figures who let it pass. */
  readonly passed: readonly string[];
}

/** The next time somebody is there, and who. */
export interface NextTime extends Opening {
  readonly figure: BridgeFigure;
  /** They speak the person's language. */
  readonly ownLanguage: boolean;
}

/** Languages in which a newcomer and a bridge figure meet when neither speaks the other's. */
const BRIDGING = ['nl', 'en', 'fr'];
/** Waiting this much longer for somebody who speaks one's own language is worth it: two days, in ms. */
const WORTH_WAITING = 2 * 86_400_000;
/** How long a bridge figure who is here outside their hours is counted on, in ms. */
const AD_HOC = 2 * 3_600_000;

/** Whether a bridge figure serves a town: their own, the towns of their desks, or all. */
export function serves(
  figure: Pick<BridgeFigure, 'municipality' | 'hours'>,
  municipality: string | undefined,
): boolean {
  if (municipality === undefined || figure.municipality === undefined) return true;
  return figure.municipality === municipality || figure.hours.some((hours) => hours.municipality === municipality);
}

/**
 * Who is there now, the best first: who speaks the person's language, then one the person also wrote in, then a bridging
 * language; then who is of the person's town, of the theme, and has the fewest open conversations. Whoever is on a pause
 * comes after all who are not.
 */
export function rankPresent(need: Need, figures: readonly BridgeFigure[]): BridgeFigure[] {
  return figures
    .filter((figure) => figure.presence !== 'away' && serves(figure, need.municipality))
    .filter((figure) => !need.passed.includes(figure.id))
    .map((figure) => ({ figure, rank: rankOf(need, figure) }))
    .sort((a, b) => compare(a.rank, b.rank) || (a.figure.id < b.figure.id ? -1 : 1))
    .map(({ figure }) => figure);
}

function rankOf(need: Need, figure: BridgeFigure): number[] {
  return [
    figure.presence === 'here' ? 0 : 1,
    languageDistance(need, figure),
    need.municipality !== undefined && figure.municipality === need.municipality ? 0 : 1,
    takesTheme(need, figure) ? 0 : 1,
    figure.open,
  ];
}

/** 0 = own language, 1 = one they also wrote in, 2 = a bridging language, 3 = none. */
function languageDistance(need: Need, figure: BridgeFigure): number {
  if (figure.languages.includes(need.language)) return 0;
  if (figure.languages.some((language) => need.otherLanguages.includes(language))) return 1;
  return figure.languages.some((language) => BRIDGING.includes(language)) ? 2 : 3;
}

function takesTheme(need: Need, figure: BridgeFigure): boolean {
  return need.theme === undefined || figure.themes.length === 0 || figure.themes.includes(need.theme);
}

/** Whether somebody speaks the person's language. */
export function speaks(figure: Pick<BridgeFigure, 'languages'>, language: string): boolean {
  return figure.languages.includes(language);
}

/**
 * The next time somebody is there for this need: the soonest, or somebody who speaks the person's language when that is
 * at most two days later. Undefined when nobody has hours in the next three weeks.
 *
 * @param way `desk`: only where people can come; all others: anywhere
 */
export function nextTime(need: Need, figures: readonly BridgeFigure[], way: Way, now: number): NextTime | undefined {
  const times = figures
    .filter((figure) => serves(figure, need.municipality))
    .flatMap((figure) => {
      const ownLanguage = speaks(figure, need.language);
      return timesOf(figure, way, need.municipality, now).map((opening) => ({ ...opening, figure, ownLanguage }));
    })
    .sort((a, b) => a.from - b.from || compare(rankOf(need, a.figure), rankOf(need, b.figure)));
  const [soonest] = times;
  const own = times.find(({ ownLanguage }) => ownLanguage);
  return own && soonest && own.from - soonest.from <= WORTH_WAITING ? own : soonest;
}

function timesOf(figure: BridgeFigure, way: Way, municipality: string | undefined, now: number): Opening[] {
  const all = openings(figure.hours, figure.daysOff, now);
  if (way === 'desk') {
    return all.filter(
      (opening) =>
        opening.place !== undefined &&
        (municipality === undefined || (opening.municipality ?? figure.municipality ?? municipality) === municipality),
    );
  }
  const isOpen = all.some(({ from }) => from === now);
  return figure.presence === 'here' && !isOpen ? [{ from: now, to: now + AD_HOC }, ...all] : all;
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) {
    const difference = value - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
