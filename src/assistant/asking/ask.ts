import { nextTime, rankPresent, type Way } from '../../handoff/routing.js';
import { writeTime, writeWeekday } from '../../handoff/wall-clock.js';
import type { Asking } from '../memory.js';
import { personReply } from '../replies/person-reply.js';
import { consentQuestion, phoneQuestion, themeQuestion, townQuestion, wayQuestion } from '../replies/request-reply.js';
import type { People, TurnScope } from '../turn-scope.js';
import { needOf } from './need.js';
import { standing } from './stand.js';

/** Signs of danger within this time before the request belong to it, in ms. */
const DANGER_LASTS = 3_600_000;

/**
 * A person is wanted: asks for consent first. Where nobody can be asked for, shows the desks; where somebody has been asked
 * for already, says how that stands.
 */
export async function askForPerson(turn: TurnScope): Promise<void> {
  const { memory, people } = turn;
  const theme = turn.library.knowledge.entries.get(memory.previousEntry ?? '')?.theme;
  if (people && memory.request !== undefined) {
    const request = await people.handoff.requests.find(memory.request);
    if (request && (request.state === 'waiting' || request.state === 'accepted')) {
      turn.say(await standing(turn, people, request));
      return;
    }
  }
  registerWish(turn, theme);
  if (!people || !(await isAnybodyThere(turn, people))) {
    turn.say(personReply(turn, turn.text('person.here')));
    return;
  }
  delete memory.position;
  delete memory.heldMessage;
  const danger = memory.danger !== undefined && turn.now - memory.danger < DANGER_LASTS;
  memory.asking = { step: 'consent', ...(theme ? { theme } : {}), ...(danger ? { danger } : {}) };
  turn.say(consentQuestion(turn));
}

/** A tap belongs to the question it stands under; words of their own are a question of their own. */
function registerWish(turn: TurnScope, theme: string | undefined): void {
  if (turn.action && turn.memory.lastQuestion !== undefined) return;
  turn.register('person', theme, turn.memory.previousEntry);
}

async function isAnybodyThere(turn: TurnScope, { handoff }: People): Promise<boolean> {
  return handoff.elsewhere || turn.turn.hub === true || (await handoff.figures.available()).length > 0;
}

/** Asks for the next thing that is not known; when only the way is missing, offers the ways that make sense now. */
export async function askNext(turn: TurnScope, people: People, known: Asking): Promise<void> {
  const { knowledge } = turn.library;
  const ask = (step: Asking['step']) => {
    turn.memory.asking = { ...known, step };
  };
  // in danger every question is one too many
  if (known.theme === undefined && !known.danger && knowledge.themes.size > 0) {
    ask('theme');
    turn.say(themeQuestion(turn));
  } else if (
    known.town === undefined &&
    turn.municipality === undefined &&
    !known.danger &&
    knowledge.municipalities.size > 0
  ) {
    ask('municipality');
    turn.say(townQuestion(turn));
  } else if (known.way !== undefined) {
    ask('phone');
    turn.say(phoneQuestion(turn, false));
  } else {
    ask('way');
    await askWay(turn, people, known);
  }
}

async function askWay(turn: TurnScope, people: People, known: Asking): Promise<void> {
  const { ways, text } = await waysNow(turn, people, known);
  if (ways.length > 0) {
    turn.say(wayQuestion(turn, ways, text));
    return;
  }
  delete turn.memory.asking;
  turn.say(personReply(turn, turn.text('person.here')));
}

/** The ways of being helped that make sense at this moment, and a sentence that says who is there when. */
export async function waysNow(
  turn: TurnScope,
  people: People,
  known: Asking,
): Promise<{ readonly ways: readonly Way[]; readonly text: string }> {
  if (people.handoff.elsewhere || turn.turn.hub) return { ways: turn.line ? ['chat', 'desk'] : ['desk'], text: '' };
  const need = needOf(turn, known);
  const figures = await people.handoff.figures.available();
  const [present] = rankPresent(need, figures);
  const next = nextTime(need, figures, 'chat', turn.now);
  if (!present && !next) return { ways: [], text: '' };
  // WhatsApp keeps what is written: there a chat can also begin tomorrow
  const chat = turn.line !== undefined && (present !== undefined || turn.channel === 'whatsapp');
  const ways: Way[] = chat ? ['chat'] : [];
  if (next) ways.push('call', ...(turn.channel === 'whatsapp' ? [] : (['whatsapp'] as const)));
  ways.push('desk');
  if (present) {
    const own = present.languages.includes(need.language);
    return { ways, text: own ? turn.text('handoff.nowOwn') : turn.text('handoff.now') };
  }
  if (!next) return { ways, text: turn.text('handoff.nobody') };
  const when = { day: writeWeekday(next.from, turn.language.intl), time: writeTime(next.from) };
  return { ways, text: next.ownLanguage ? turn.text('handoff.laterOwn', when) : turn.text('handoff.later', when) };
}
