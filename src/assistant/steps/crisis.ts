import { crisisReply } from '../replies/crisis-reply.js';
import type { Step } from '../steps.js';

/** Signs of danger: the numbers first, in this language, at once. */
export const crisis: Step = {
  name: 'crisis',
  async take(turn) {
    if (!turn.message) return false;
    const sign = turn.understanding.crisis;
    if (!sign) return false;
    // somebody in danger is answered in the language of this message, whatever was chosen before
    if (turn.understanding.languageSure) turn.memory.language = turn.understanding.language;
    delete turn.memory.position;
    turn.memory.danger = turn.now;
    turn.say(crisisReply(turn, sign));
    if (turn.passedOn) turn.say({ kind: 'text', ...turn.base(), text: turn.text('handoff.passedOn') });
    turn.register('crisis');
    return true;
  },
};
