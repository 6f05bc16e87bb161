import type { Database } from '../database/connection.js';
import type { DaysOff, WeeklyHours } from './opening.js';
import type { BridgeFigure, Presence } from './routing.js';

const TABLE = 'handoff_staff';
/** Without a sign of life for this time somebody is away, in ms: three that were due have not come. */
export const SILENCE = 60_000;

/** Who a bridge figure is, as their account says. */
export interface FigureAccount {
  readonly id: string;
  readonly name: string;
  readonly municipality: string | undefined;
}

/** When and how somebody is there. */
export interface FigureAvailability {
  readonly languages: readonly string[];
  readonly themes: readonly string[];
  readonly hours: readonly WeeklyHours[];
  readonly daysOff: readonly DaysOff[];
}

interface FigureRow {
  account_id: string;
  name: string;
  municipality: string | null;
  languages: string;
  themes: string;
  hours: string;
  days_off: string;
  presence: Presence;
  seen_at: number | string;
  open?: number | string;
}

/** The bridge figures: when they are there, what they speak, whether they are here now. */
export class BridgeFigures {
  constructor(
    private readonly database: Database,
    private readonly now: () => number,
  ) {}

  /** All of them, with their presence of this moment and their open conversations. */
  async list(): Promise<BridgeFigure[]> {
    const rows: FigureRow[] = await this.database(TABLE)
      .select(`${TABLE}.*`)
      .select(
        this.database('handoff_requests')
          .where('state', 'accepted')
          .whereRaw(`account_id = ${TABLE}.account_id`)
          .count('*')
          .as('open'),
      )
      .orderBy('account_id');
    return rows.map((row) => this.#figureOf(row));
  }

  /** Those who can be asked for: they have hours, or are here now. */
  async available(): Promise<BridgeFigure[]> {
    return (await this.list()).filter(({ hours, presence }) => hours.length > 0 || presence !== 'away');
  }

  async find(accountId: string): Promise<BridgeFigure | undefined> {
    const row: FigureRow | undefined = await this.database(TABLE).where({ account_id: accountId }).first();
    return row && this.#figureOf(row);
  }

  async setAvailability(account: FigureAccount, availability: FigureAvailability): Promise<void> {
    await this.#write(account, {
      languages: availability.languages.join(' '),
      themes: availability.themes.join(' '),
      hours: JSON.stringify(availability.hours),
      days_off: JSON.stringify(availability.daysOff),
    });
  }

  /** @returns whether that is another presence than before */
  async setPresence(account: FigureAccount, presence: Presence): Promise<boolean> {
    const before = await this.find(account.id);
    await this.#write(account, { presence, seen_at: this.now() });
    return before?.presence !== presence;
  }

  /** A sign of life: the presence chosen before goes on. */
  async signOfLife(accountIds: readonly string[]): Promise<void> {
    if (accountIds.length === 0) return;
    await this.database(TABLE)
      .whereIn('account_id', [...accountIds])
      .update({ seen_at: this.now() });
  }

  /** Those who were not heard of for a minute are away. */
  async expire(): Promise<string[]> {
    const gone: { account_id: string }[] = await this.database(TABLE)
      .whereNot('presence', 'away')
      .andWhere('seen_at', '<', this.now() - SILENCE)
      .update({ presence: 'away' })
      .returning('account_id');
    return gone.map(({ account_id: id }) => id);
  }

  /** The account has another name or town now. @returns whether it is one of a bridge figure */
  async rename({ id, name, municipality }: FigureAccount): Promise<boolean> {
    const row = { name, municipality: municipality ?? null };
    return (await this.database(TABLE).where({ account_id: id }).update(row)) > 0;
  }

  /** All who are known here or have a request open, also those whose account is not at the desk any more. */
  async known(): Promise<string[]> {
    const [figures, owners]: string[][] = await Promise.all([
      this.database(TABLE).pluck('account_id'),
      this.database('handoff_requests')
        .where('state', 'accepted')
        .whereNotNull('account_id')
        .distinct('account_id')
        .pluck('account_id'),
    ]);
    return [...new Set([...(figures ?? []), ...(owners ?? [])])];
  }

  /** The account was closed: nobody is asked for any more. */
  async remove(accountId: string): Promise<void> {
    await this.database(TABLE).where({ account_id: accountId }).delete();
  }

  async #write(account: FigureAccount, columns: Record<string, unknown>): Promise<void> {
    const row = { name: account.name, municipality: account.municipality ?? null, ...columns };
    const empty = { languages: '', themes: '', hours: '[]', days_off: '[]' };
    await this.database(TABLE)
      .insert({ account_id: account.id, ...empty, ...row })
      .onConflict('account_id')
      .merge(row);
  }

  #figureOf(row: FigureRow): BridgeFigure {
    const silent = Number(row.seen_at) < this.now() - SILENCE;
    return {
      id: row.account_id,
      name: row.name,
      municipality: row.municipality ?? undefined,
      languages: row.languages.split(' ').filter(Boolean),
      themes: row.themes.split(' ').filter(Boolean),
      hours: JSON.parse(row.hours) as WeeklyHours[],
      daysOff: JSON.parse(row.days_off) as DaysOff[],
      presence: silent ? 'away' : row.presence,
      open: Number(row.open ?? 0),
    };
  }
}
