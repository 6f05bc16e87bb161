import { forgetConversation } from '../../handoff/erase.js';
import { messagesFrom } from '../../handoff/handoff.js';
import type { Command, SmallTalk } from '../../search/understanding.js';
import type { Action } from '../action.js';
import { askForPerson } from '../asking/ask.js';
import { languagesReply } from '../replies/languages-reply.js';
import { townsReply } from '../replies/towns-reply.js';
import { welcomeReply } from '../replies/welcome-reply.js';
import type { Step } from '../steps.js';
import type { TurnScope } from '../turn-scope.js';
import { answerMessage, sayEntry } from './answer.js';

/** Change language, talk to a person, start over, forget me, help; and hello, thanks, who are you. */
export const command: Step = {
  name: 'command',
  async take(turn) {
    const wanted = turn.action ? commandOf(turn.action) : spoken(turn);
    if (wanted === undefined) return false;
    await carryOut(turn, wanted);
    return true;
  },
};

type Wanted =
  | Extract<Command, { name: 'language' | 'start-over' | 'help' | 'forget-me' }>
  | { readonly name: 'person' | 'themes' | 'towns' }
  | { readonly name: 'municipality'; readonly id: string }
  | { readonly name: 'smalltalk'; readonly what: SmallTalk };

function commandOf(action: Action): Wanted | undefined {
  switch (action.do) {
    case 'language':
      return { name: 'language', language: action.code };
    case 'languages':
      return { name: 'language' };
    case 'municipality':
      return { name: 'municipality', id: action.id };
    case 'start-over':
    case 'help':
    case 'forget-me':
    case 'person':
    case 'themes':
    case 'towns':
      return { name: action.do };
    default:
      return undefined;
  }
}

function spoken(turn: TurnScope): Wanted | undefined {
  const { outcome, command: said, smallTalk } = turn.understanding;
  if (outcome === 'person') return { name: 'person' };
  if (outcome === 'smalltalk' && smallTalk) {
    // "yes" and "no" belong to the question a pathway has just asked
    if (turn.memory.position && (smallTalk === 'yes' || smallTalk === 'no')) return undefined;
    return { name: 'smalltalk', what: smallTalk };
  }
  if (outcome !== 'command' || !said) return undefined;
  if (said.name !== 'back' && said.name !== 'stop') return said;
  // inside a guided dialog they are its own; elsewhere there is only one way back
  return turn.memory.position ? undefined : { name: 'themes' };
}

async function carryOut(turn: TurnScope, wanted: Wanted): Promise<void> {
  const { memory } = turn;
  switch (wanted.name) {
    case 'language':
      return changeLanguage(turn, wanted.language);
    case 'municipality':
      return changeTown(turn, wanted.id);
    case 'towns':
      turn.say(townsReply(turn));
      return;
    case 'start-over':
      for (const key of ['position', 'previousEntry', 'lastQuestion', 'openQuestion', 'heldMessage', 'asking'] as const)
        delete memory[key];
      turn.say(welcomeReply(turn));
      return;
    case 'themes':
      turn.say(welcomeReply(turn));
      return;
    case 'help':
      turn.say({ kind: 'text', ...turn.base(helpOptions(turn)), text: turn.text('help') });
      return;
    case 'forget-me':
      turn.say({ kind: 'forgotten', ...turn.base(), text: turn.text('forgotten') });
      turn.turn.forget();
      forgetRequests(turn);
      return;
    case 'person':
      return askForPerson(turn);
    case 'smalltalk':
      if (!memory.languageChosen && turn.understanding.languageSure) memory.language = turn.understanding.language;
      turn.say({ kind: 'text', ...turn.base(), text: turn.text(`smallTalk.${wanted.what}`) });
      return;
  }
}

/** What was said to a bridge figure is forgotten with the rest, and nobody is waited for any more. */
function forgetRequests({ people, turn, conversationId, now }: TurnScope): void {
  if (!people) return;
  const { notices } = people.handoff;
  turn.writes.add(async (transaction) => {
    const changed = await forgetConversation(transaction, conversationId, now);
    turn.writes.afterwards(() => {
      for (const id of changed) notices.publish({ topic: 'request', id, detail: messagesFrom(1) });
    });
  });
}

function changeTown(turn: TurnScope, id: string): void {
  const { municipalities } = turn.library.knowledge;
  const town = municipalities.get(id);
  if (!town) {
    turn.say(townsReply(turn));
    return;
  }
  turn.memory.municipality = town.id;
  turn.say({ kind: 'text', ...turn.base(), text: turn.text('municipality.chosen', { town: town.name }) });
  // the answer on the screen had no desk of this town yet
  if (turn.memory.previousEntry !== undefined) sayEntry(turn, turn.memory.previousEntry);
}

async function changeLanguage(turn: TurnScope, code: string | undefined): Promise<void> {
  if (code === undefined || !turn.languages.has(code)) {
    turn.say(languagesReply(turn));
    return;
  }
  turn.memory.language = code;
  turn.memory.languageChosen = true;
  const held = turn.memory.heldMessage;
  delete turn.memory.heldMessage;
  if (held !== undefined) {
    answerMessage(turn, held);
    return;
  }
  const name = turn.languages.get(code).name;
  turn.say({ kind: 'text', ...turn.base(), text: turn.text('language.changed', { language: name }) });
  const previous = turn.memory.previousEntry;
  if (previous !== undefined && turn.library.knowledge.entries.has(previous)) {
    turn.say({
      kind: 'choices',
      ...turn.base([turn.option({ do: 'entry', id: previous }, turn.text('language.readAgain'), 'book-open')]),
      text: turn.text('language.readAgainAsk'),
    });
  }
}

function helpOptions(turn: TurnScope) {
  return [
    turn.option({ do: 'themes' }, turn.text('options.themes'), 'layout-grid'),
    turn.option({ do: 'languages' }, turn.text('options.languages'), 'languages'),
    turn.option({ do: 'person' }, turn.text('person.talk'), 'users'),
    turn.option({ do: 'forget-me' }, turn.text('options.forget'), 'trash-2'),
  ];
}
