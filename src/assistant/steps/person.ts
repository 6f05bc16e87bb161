import { standing } from '../asking/stand.js';
import { chooseWay, takeAnswer } from '../asking/take-answer.js';
import { closeByPerson, flushParked, leave, passOn, rate } from '../live/person-side.js';
import { leftReply } from '../replies/handoff-reply.js';
import { personReply } from '../replies/person-reply.js';
import type { Step } from '../steps.js';
import type { TurnScope } from '../turn-scope.js';

/**
 * A person is being asked for, is waited for, or is there. While somebody waits, the assistant goes on answering, and the
 * bridge figure can read it later; in a live conversation it is silent and everything typed goes to the bridge figure.
 * Without any of it this step costs nothing: the memory says so.
 */
export const person: Step = {
  name: 'person',
  async take(turn) {
    const { memory, people, action } = turn;
    if (!people) return false;
    if (action?.do === 'rate') return rate(turn, people, action.face);
    if (memory.asking) return takeAnswer(turn, people, memory.asking);
    if (memory.request === undefined) return takeStale(turn);
    return takeDuring(turn, memory.request);
  },
};

/** A button of a request that is over. */
function takeStale(turn: TurnScope): boolean {
  if (turn.action?.do !== 'handoff') return false;
  if (turn.action.what === 'leave' || turn.action.what === 'end') turn.say(leftReply(turn));
  else turn.say(personReply(turn, turn.text('person.here')));
  return true;
}

async function takeDuring(turn: TurnScope, id: string): Promise<boolean> {
  const { people, action, memory } = turn;
  const request = await people?.handoff.requests.find(id);
  if (!people || !request || request.state === 'closed' || request.state === 'left') {
    if (people && request) await flushParked(turn, people, request);
    delete memory.request;
    if (request?.state === 'closed') memory.rateable = id;
    return takeStale(turn);
  }
  if (request.state === 'expired') {
    delete memory.request;
    if (action?.do !== 'handoff' || ['yes', 'no', 'leave', 'end'].includes(action.what)) return takeStale(turn);
    const { theme, municipality, crisis } = request;
    const way = action.what as 'chat' | 'call' | 'whatsapp' | 'desk';
    await chooseWay(
      turn,
      people,
      { step: 'way', theme: theme ?? null, town: municipality ?? null, danger: crisis },
      way,
    );
    return true;
  }
  const live = request.state === 'accepted' && request.way === 'chat';
  if (action?.do === 'handoff') {
    if (action.what === 'end' && live) await closeByPerson(turn, people, request);
    else if (action.what === 'leave' || action.what === 'end') leave(turn, people, request);
    else turn.say(await standing(turn, people, request));
    return true;
  }
  if (action?.do === 'person') {
    turn.say(await standing(turn, people, request));
    return true;
  }
  // taps ask the assistant for something; so does whoever wants to be forgotten
  if (action || !turn.message || turn.understanding.command?.name === 'forget-me') return false;
  await passOn(turn, people, request);
  return live && !turn.understanding.crisis;
}
