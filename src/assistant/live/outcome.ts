import type { Transaction } from '../../database/connection.js';
import type { ClosingOutcome, HandoffRequest } from '../../handoff/request.js';
import { amendQuestion, type Barrier } from '../../questions/register.js';

/** How a request ends. */
export interface Closing {
  /** Another desk may not say. */
  readonly outcome?: ClosingOutcome | undefined;
  readonly service?: string | undefined;
  readonly barrier?: Barrier | undefined;
}

/** How it ended goes into the register; that it began with danger stays there. */
export async function registerOutcome(
  transaction: Transaction,
  request: HandoffRequest,
  closing: Closing,
): Promise<void> {
  if (!request.questionId) return;
  const row = await transaction('help_questions').where({ id: request.questionId }).first('outcome');
  const { outcome, service, barrier } = closing;
  const changes = outcome === undefined || row?.outcome === 'crisis' ? {} : { outcome };
  await amendQuestion(transaction, request.questionId, { ...changes, service, barrier });
}
