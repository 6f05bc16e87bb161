import { seededRandom } from '../../seeded-random.js';
import { step } from '../calendar.js';
import type { StoredQuestion } from '../many-questions.js';
import { cellKeyOf } from '../register.js';

/** A made-up row as it stands in the register. */
export type DemoRow = StoredQuestion;

/** What demonstration data is made of. */
export interface DemoWorld {
  readonly rows: number;
  readonly seed: number;
  /** Last day, 2026-11-21. */
  readonly until: string;
  /** Days before it. */
  readonly days: number;
  readonly municipalities: readonly string[];
  /** Ids of entries per theme. */
  readonly entries: ReadonlyMap<string, readonly string[]>;
  readonly languages: readonly string[];
  readonly services: readonly string[];
  /** Left out: with the rise of the last 90 days. */
  readonly trend?: boolean;
}

/** How often each theme is asked for: residence and housing lead, as in the registers of toeleiders. */
const THEMES: Readonly<Record<string, number>> = {
  residence: 16,
  housing: 18,
  dutch: 12,
  income: 11,
  work: 11,
  health: 8,
  education: 7,
  administration: 6,
  integration: 4,
  wellbeing: 2,
  'daily-life': 2,
  mobility: 1.5,
  rights: 1,
  leisure: 0.5,
};
const LANGUAGES: Readonly<Record<string, number>> = {
  nl: 12,
  en: 14,
  fr: 11,
  ar: 16,
  prs: 8,
  ps: 5,
  tr: 6,
  uk: 11,
  ru: 4,
  so: 3,
  ti: 3,
  es: 4,
  pl: 3,
};
const CHANNELS: Readonly<Record<string, number>> = { web: 45, whatsapp: 22, kiosk: 6, desk: 19, phone: 6, street: 2 };
/** Of Monday to Sunday. */
const WEEK = [1.2, 1.15, 1, 1.05, 0.95, 0.35, 0.25];
/** Of January to December: school and rent contracts make September, the summer is quiet. */
const YEAR = [1.15, 1, 1, 0.95, 0.95, 0.9, 0.8, 0.9, 1.35, 1.15, 1, 0.85];
const BARRIERS: Readonly<Record<string, number>> = {
  'waiting-list': 30,
  'no-place': 18,
  language: 16,
  documents: 14,
  digital: 11,
  refused: 7,
  other: 4,
};
const DAY = 86_400_000;

/**
 * Invents a register, month by month: the same world always gives the same rows. All of it is marked `demo`, the organisations
 * too. In the last 90 days questions about housing in Dari double, unless
 * the world has no trend, so that there is a signal to find.
 */
export function* inventMonths(world: DemoWorld): Generator<DemoRow[]> {
  const random = seededRandom(world.seed);
  const first = step(world.until, 1 - world.days);
  const days = Array.from({ length: world.days }, (_, at) => step(first, at));
  const weights = days.map((day, at) => {
    const date = new Date(`${day}T00:00:00Z`);
    const growth = 1 + (0.8 * at) / world.days;
    return (WEEK[(date.getUTCDay() + 6) % 7] ?? 1) * (YEAR[date.getUTCMonth()] ?? 1) * growth;
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const pick = pickers(world, random);
  let month: DemoRow[] = [];
  let made = 0;
  let due = 0;
  for (const [at, day] of days.entries()) {
    due += (world.rows * (weights[at] ?? 0)) / total;
    const until = at === days.length - 1 ? world.rows : Math.round(due);
    for (; made < until; made++)
      month.push(inventRow(world, made, day, world.trend !== false && at >= world.days - 90, pick, random));
    if (days[at + 1]?.slice(0, 7) !== day.slice(0, 7)) {
      yield month;
      month = [];
    }
  }
}

interface Pickers {
  readonly theme: () => string;
  readonly language: () => string;
  readonly channel: () => string;
  readonly municipality: () => string;
  readonly barrier: () => string;
  readonly service: () => string;
  readonly entry: ReadonlyMap<string, () => string>;
}

function pickers(world: DemoWorld, random: () => number): Pickers {
  // the first entry of a list is asked most, the tenth a tenth as often (Zipf's law)
  const zipf = (names: readonly string[]) =>
    picker(
      names.map((name, at) => [name, 1 / (at + 1)]),
      random,
    );
  return {
    theme: picker(Object.entries(THEMES), random),
    language: picker(
      world.languages.map((code) => [code, LANGUAGES[code] ?? 1]),
      random,
    ),
    channel: picker(Object.entries(CHANNELS), random),
    municipality: zipf(world.municipalities),
    barrier: picker(Object.entries(BARRIERS), random),
    service: zipf(world.services),
    entry: new Map([...world.entries].map(([theme, names]) => [theme, zipf(names)])),
  };
}

function inventRow(
  world: DemoWorld,
  number: number,
  day: string,
  isLate: boolean,
  pick: Pickers,
  random: () => number,
): DemoRow {
  const id = `demo-${world.seed}-${String(number).padStart(10, '0')}`;
  let [language, theme] = [pick.language(), pick.theme()];
  if (language === 'uk' && random() < 0.12) theme = 'work';
  if (isLate && random() < 0.012) [theme, language] = ['housing', 'prs'];
  const channel = pick.channel();
  const municipality = pick.municipality();
  const isDesk = channel === 'desk' || channel === 'phone' || channel === 'street';
  // small languages have fewer answers
  const known = (LANGUAGES[language] ?? 1) > 3.5 ? 0.9 : 0.8;
  const luck = random();
  const unanswered = !isDesk && luck > known + 0.04;
  const person = !isDesk && !unanswered && luck > known;
  const handoff = person || (unanswered && random() < 0.4);
  const end = random();
  const outcome = unanswered
    ? 'unanswered'
    : person
      ? 'person'
      : !isDesk
        ? random() < 0.15
          ? 'choices'
          : 'answered'
        : end < 0.5
          ? 'answered'
          : end < 0.82
            ? 'referred'
            : end < 0.92
              ? 'appointment'
              : end < 0.97
                ? 'went-along'
                : 'could-not-help';
  const isReferral = outcome === 'referred' || outcome === 'could-not-help';
  const service = isReferral ? pick.service() : null;
  // the third service of the list is hard to reach
  const hard = service !== null && service === world.services[2] ? 0.5 : 0.22;
  const entry = unanswered || random() < 0.1 ? null : (pick.entry.get(theme)?.() ?? null);
  const said = !isDesk && random() < 0.25;
  // some entries help less: which ones hangs on their name
  const helps = (entry?.length ?? 1) % 29 === 0 ? 0.45 : 0.82;
  return {
    id,
    asked_at: Date.parse(`${day}T07:00:00Z`) + Math.floor((random() * DAY) / 2 / 60_000) * 60_000,
    day,
    municipality,
    organisation: isDesk && random() < 0.6 ? `demo-desk-${municipality}` : 'demo-region',
    channel,
    language,
    theme: unanswered ? null : theme,
    entry,
    service,
    source: 'demo',
    outcome,
    barrier: isReferral && random() < hard ? pick.barrier() : null,
    helped: said ? (random() < helps ? 'yes' : 'no') : 'unknown',
    handoff,
    // half within six minutes, one in ten over an hour
    waited_seconds: handoff && random() < 0.8 ? Math.round(Math.exp(5.9 + 1.7 * normal(random))) : null,
    cell_key: cellKeyOf(id),
    interpreter: isDesk && random() < 0.07,
  };
}

/** Picks by weight. */
function picker(weights: readonly (readonly [string, number])[], random: () => number): () => string {
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  let sum = 0;
  const ends = weights.map(([, weight]) => {
    sum += weight / total;
    return sum;
  });
  return () => {
    const value = random();
    const at = ends.findIndex((end) => value < end);
    return weights[at < 0 ? weights.length - 1 : at]?.[0] ?? '';
  };
}

/** Box and Muller. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
