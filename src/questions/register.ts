import { randomUUID } from 'node:crypto';
import type { Transaction } from '../database/connection.js';
import { redact } from './redact.js';

/** How a help question ended. */
export const OUTCOMES = ['answered', 'choices', 'unanswered', 'person', 'crisis'] as const;
export type QuestionOutcome = (typeof OUTCOMES)[number];

/** One help question as it stands in the register: no text, nobody's name or number. */
export interface HelpQuestion {
  readonly municipality: string | undefined;
  readonly organisation: string;
  readonly channel: string;
  readonly language: string;
  readonly theme: string | undefined;
  readonly entry: string | undefined;
  readonly outcome: QuestionOutcome;
}

/** A random id for a help question; nothing can be read from it. */
export function newQuestionId(): string {
  return randomUUID();
}

/** Writes a help question. The register knows the time to the minute only. */
export async function recordQuestion(
  transaction: Transaction,
  id: string,
  question: HelpQuestion,
  now: number,
): Promise<void> {
  await transaction('help_questions').insert({
    id,
    asked_at: now - (now % 60_000),
    municipality: question.municipality ?? null,
    organisation: question.organisation,
    channel: question.channel,
    language: question.language,
    theme: question.theme ?? null,
    entry: question.entry ?? null,
    outcome: question.outcome,
    helped: 'unknown',
  });
}

/** The person said whether the answer helped. */
export async function recordHelped(transaction: Transaction, id: string, helped: boolean): Promise<void> {
  await transaction('help_questions')
    .where({ id })
    .update({ helped: helped ? 'yes' : 'no' });
}

/** The person chose one of the entries that were offered. */
export async function recordChoice(transaction: Transaction, id: string, theme: string, entry: string): Promise<void> {
  await transaction('help_questions').where({ id }).update({ theme, entry });
}

/** Keeps a message nobody could answer, redacted, apart from the register and without anything that leads back to it. */
export async function recordUnanswered(
  transaction: Transaction,
  language: string,
  text: string,
  now: number,
): Promise<void> {
  const day = 86_400_000;
  await transaction('unanswered_messages').insert({
    // the day is enough for editors, and cannot be matched with the register's minute
    asked_at: now - (now % day),
    language,
    text: redact(text).slice(0, 500),
  });
}
