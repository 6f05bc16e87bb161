import { looksLikePhone, readPhone } from '../../handoff/phone.js';
import type { Action } from '../action.js';
import type { Asking } from '../memory.js';
import { phoneQuestion } from '../replies/request-reply.js';
import { answer } from '../steps/answer.js';
import { command } from '../steps/command.js';
import type { People, TurnScope } from '../turn-scope.js';
import { askNext, waysNow } from './ask.js';
import { stand } from './stand.js';

/** What the person writes when asked what it is about, at most this much of it goes along. */
const WORDS = 1000;
/** Stands in the log where a number was typed. */
const CONCEALED = '☎ •••';

/**
 * The answer to what was asked last. Whatever is no answer ends the asking, and is answered as any message; but for a
 * question in the middle of it and another language, after which it goes on.
 *
 * @returns whether the message is answered
 */
export async function takeAnswer(turn: TurnScope, people: People, asking: Asking): Promise<boolean> {
  const { action, understanding } = turn;
  if (turn.message && understanding.crisis) {
    delete turn.memory.asking;
    return false;
  }
  if (saysNo(turn, asking)) {
    delete turn.memory.asking;
    const options = [turn.option({ do: 'themes' }, turn.text('options.themes'), 'layout-grid')];
    turn.say({ kind: 'text', ...turn.base(options), text: turn.text('handoff.stopped') });
    return true;
  }
  if (action?.do === 'language' || action?.do === 'languages') {
    await command.take(turn);
    if (action.do === 'language') await askNext(turn, people, asking);
    return true;
  }
  if (action ? await takeTap(turn, people, asking, action) : await takeWords(turn, people, asking)) return true;
  delete turn.memory.asking;
  return false;
}

function saysNo({ action, understanding, message }: TurnScope, { step }: Asking): boolean {
  if (action)
    return action.do === 'handoff' && (action.what === 'no' || action.what === 'leave' || action.what === 'end');
  if (!message || step === 'theme') return false;
  return understanding.smallTalk === 'no' || understanding.command?.name === 'stop';
}

async function takeTap(turn: TurnScope, people: People, asking: Asking, action: Action): Promise<boolean> {
  const { knowledge } = turn.library;
  if (action.do === 'theme' && asking.step === 'theme' && knowledge.themes.has(action.id)) {
    await askNext(turn, people, { ...asking, theme: action.id });
    return true;
  }
  if (action.do === 'municipality' && asking.step === 'municipality' && knowledge.municipalities.has(action.id)) {
    turn.memory.municipality = action.id;
    await askNext(turn, people, { ...asking, town: action.id });
    return true;
  }
  if (action.do !== 'handoff') return false;
  switch (action.what) {
    case 'yes':
      if (asking.step === 'municipality') await askNext(turn, people, { ...asking, town: null });
      else await askNext(turn, people, asking);
      return true;
    case 'chat':
    case 'desk':
    case 'call':
    case 'whatsapp':
      if (asking.step !== 'way' && asking.step !== 'phone') return false;
      await chooseWay(turn, people, asking, action.what);
      return true;
    default:
      return false;
  }
}

/** A way that was chosen; one that makes no sense any more is asked for anew. */
export async function chooseWay(
  turn: TurnScope,
  people: People,
  asking: Asking,
  way: 'chat' | 'call' | 'whatsapp' | 'desk',
): Promise<void> {
  const { way: _before, ...known } = asking;
  const { ways } = await waysNow(turn, people, known);
  if (!ways.includes(way)) await askNext(turn, people, known);
  else if (way === 'chat' || way === 'desk') await stand(turn, people, known, { way });
  else if (turn.turn.phone !== undefined) await stand(turn, people, known, { way, phone: turn.turn.phone });
  else await askNext(turn, people, { ...known, way });
}

async function takeWords(turn: TurnScope, people: People, asking: Asking): Promise<boolean> {
  const { understanding, message } = turn;
  const { entries } = turn.library.knowledge;
  switch (asking.step) {
    case 'consent':
      if (understanding.smallTalk !== 'yes') return false;
      await askNext(turn, people, asking);
      return true;
    case 'theme': {
      if (understanding.outcome === 'command') return false;
      const found = understanding.outcome === 'answer' || understanding.outcome === 'choices';
      const theme = found ? entries.get(understanding.entries[0]?.id ?? '')?.theme : undefined;
      await askNext(turn, people, { ...asking, theme: theme ?? null, words: message.slice(0, WORDS) });
      return true;
    }
    case 'municipality': {
      const town = understanding.municipality;
      if (town === undefined) return answerBetween(turn, people, asking);
      turn.memory.municipality = town;
      await askNext(turn, people, { ...asking, town });
      return true;
    }
    case 'way':
      return answerBetween(turn, people, asking);
    case 'phone':
      return takePhone(turn, people, asking);
  }
}

async function takePhone(turn: TurnScope, people: People, asking: Asking): Promise<boolean> {
  const phone = readPhone(turn.message);
  if (phone !== undefined && asking.way) {
    turn.turn.conceal?.(CONCEALED);
    await stand(turn, people, asking, { way: asking.way, phone });
    return true;
  }
  if (looksLikePhone(turn.message)) {
    turn.turn.conceal?.(CONCEALED);
    turn.say(phoneQuestion(turn, true));
    return true;
  }
  return answerBetween(turn, people, asking);
}

/** A question in the middle of the asking: it is answered, and then what was asked is asked again. */
async function answerBetween(turn: TurnScope, people: People, asking: Asking): Promise<boolean> {
  const { outcome } = turn.understanding;
  if (outcome === 'command' || outcome === 'person') return false;
  if (outcome === 'answer' || outcome === 'choices') await answer.take(turn);
  if (asking.step === 'phone' && outcome === 'nothing') turn.say(phoneQuestion(turn, true));
  else await askNext(turn, people, asking);
  return true;
}
