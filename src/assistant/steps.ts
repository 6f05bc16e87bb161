import { answer } from './steps/answer.js';
import { command } from './steps/command.js';
import { crisis } from './steps/crisis.js';
import { pathway } from './steps/pathway.js';
import { person } from './steps/person.js';
import type { TurnScope } from './turn-scope.js';

/**
 * One step of a turn: says whether it takes the message, and if so answers it.
 *
 * ```ts
 * export const thanks: Step = {
 *   name: 'thanks',
 *   async take(turn) {
 *     if (turn.understanding.smallTalk !== 'thanks') return false;
 *     turn.say({ kind: 'text', ...turn.base(), text: turn.text('assistant.welcome') });
 *     return true;
 *   },
 * };
 * ```
 */
export interface Step {
  readonly name: string;
  /** @returns true when the message is answered and no further step shall look at it */
  take(turn: TurnScope): Promise<boolean>;
}

/**
 * The way of one message: the first step that takes it answers. A live conversation comes first, and lets signs of danger
 * through to the numbers.
 */
export const STEPS: readonly Step[] = [person, crisis, command, pathway, answer];
