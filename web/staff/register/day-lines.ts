import type { Barrier } from '../../../src/questions/register.js';
import type { DeskChannel, DeskOutcome, OwnQuestion } from '../../../src/staff/register-types.js';
import type { QueuedQuestion } from './queue.js';

/** One question of a day, sent or not. */
export interface DayLine {
  readonly id: string;
  readonly askedAt: number;
  readonly theme: string | undefined;
  readonly entry: string | undefined;
  readonly language: string;
  readonly channel: DeskChannel;
  readonly outcome: DeskOutcome;
  readonly barrier: Barrier | undefined;
  readonly service: string | undefined;
  readonly municipality: string | null;
  readonly interpreter: boolean;
  readonly state: 'sent' | 'waiting' | 'refused';
}

/** What the server has and what waits here, newest first; a question that is in both counts once. */
export function dayLines(sent: readonly OwnQuestion[], waiting: readonly QueuedQuestion[]): DayLine[] {
  const lines = new Map<string, DayLine>();
  for (const { question, refused } of waiting) {
    lines.set(question.id, {
      ...question,
      theme: question.theme,
      entry: question.entry ?? undefined,
      barrier: question.barrier ?? undefined,
      service: question.service ?? undefined,
      municipality: question.municipality ?? null,
      interpreter: question.interpreter ?? false,
      state: refused === undefined ? 'waiting' : 'refused',
    });
  }
  for (const question of sent) {
    lines.set(question.id, {
      ...question,
      theme: question.theme ?? undefined,
      entry: question.entry ?? undefined,
      // the routes below /questions know only those of the desk
      channel: question.channel as DeskChannel,
      outcome: question.outcome as DeskOutcome,
      barrier: (question.barrier as Barrier | null) ?? undefined,
      service: question.service ?? undefined,
      state: 'sent',
    });
  }
  return [...lines.values()].sort((a, b) => b.askedAt - a.askedAt);
}

/** How many of each theme, most first. */
export function totals(lines: readonly DayLine[]): { readonly theme: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { theme } of lines) if (theme !== undefined) counts.set(theme, (counts.get(theme) ?? 0) + 1);
  return [...counts].map(([theme, count]) => ({ theme, count })).sort((a, b) => b.count - a.count);
}
