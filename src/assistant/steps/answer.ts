import { amendQuestion } from '../../questions/register.js';
import { answerReply } from '../replies/answer-reply.js';
import { dangerLine } from '../replies/danger-line.js';
import { languagesReply } from '../replies/languages-reply.js';
import { textOf, themeName } from '../replies/names.js';
import { personReply } from '../replies/person-reply.js';
import { welcomeReply } from '../replies/welcome-reply.js';
import type { Option } from '../reply.js';
import type { Step } from '../steps.js';
import type { TurnScope } from '../turn-scope.js';

/** Search: one entry, "did you mean", or nothing found and a person to go to. Always takes the message. */
export const answer: Step = {
  name: 'answer',
  async take(turn) {
    const { action } = turn;
    if (action?.do === 'entry') showEntry(turn, action.id);
    else if (action?.do === 'theme') showTheme(turn, action.id);
    else if (action?.do === 'helped') takeFeedback(turn, action.yes);
    else if (action || !turn.message) turn.say(welcomeReply(turn));
    else if (!knowsLanguage(turn)) holdMessage(turn);
    else answerMessage(turn, turn.message);
    return true;
  },
};

/** A language that was chosen stays; until then the conversation follows the language of the messages. */
function knowsLanguage(turn: TurnScope): boolean {
  const { memory, understanding } = turn;
  if (memory.languageChosen) return true;
  if (understanding.languageSure) memory.language = understanding.language;
  return memory.language !== undefined;
}

function holdMessage(turn: TurnScope): void {
  turn.memory.heldMessage = turn.message;
  turn.say(languagesReply(turn, turn.understanding.likelyLanguages));
}

/** Answers a message from the knowledge base and registers the help question. */
export function answerMessage(turn: TurnScope, message: string): void {
  const understanding = message === turn.message ? turn.understanding : turn.understand(message);
  const { entries } = turn.library.knowledge;
  delete turn.memory.openQuestion;
  if (understanding.municipality !== undefined) turn.memory.municipality = understanding.municipality;
  const found = understanding.entries.flatMap(({ id }) => entries.get(id) ?? []);
  const [best] = found;
  if (understanding.suspicion) turn.say(dangerLine(turn, understanding.suspicion));
  if (understanding.outcome === 'answer' && best) {
    turn.register('answered', best.theme, best.id);
    sayEntry(turn, best.id);
  } else if (understanding.outcome === 'choices' && best) {
    const theme = found.slice(0, 3).every((entry) => entry.theme === best.theme) ? best.theme : undefined;
    turn.register('choices', theme);
    if (turn.memory.lastQuestion) turn.memory.openQuestion = turn.memory.lastQuestion;
    const options = found.slice(0, 3).map((entry) => entryOption(turn, entry.id));
    options.push(turn.option({ do: 'person' }, turn.text('choices.none'), 'users'));
    turn.say({ kind: 'choices', ...turn.base(options), text: turn.text('choices.ask') });
  } else {
    turn.register('unanswered');
    turn.keepUnanswered(message);
    turn.say(personReply(turn, turn.text('nothing')));
  }
  offerOtherLanguage(turn, understanding.languageSure ? understanding.language : undefined);
}

/** A message in another language than the chosen one: the answer stays, and changing is one tap away. */
function offerOtherLanguage(turn: TurnScope, written: string | undefined): void {
  if (written === undefined || written === turn.languageCode || !turn.languages.has(written)) return;
  const name = turn.languages.get(written).name;
  const option = turn.option({ do: 'language', code: written }, name, 'languages');
  const text = turn.languages.text(written, 'assistant.language.switch', { language: name });
  turn.say({ kind: 'choices', ...turn.base([option]), text });
}

function entryOption(turn: TurnScope, id: string): Option {
  const entry = turn.library.knowledge.entries.get(id);
  const title = (entry && textOf(turn, entry)?.title) ?? id;
  return turn.option({ do: 'entry', id }, title, entry?.icon);
}

/** An entry that was tapped: among the choices of a question, among related ones, or in a theme. */
function showEntry(turn: TurnScope, id: string): void {
  const entry = turn.library.knowledge.entries.get(id);
  if (!entry) {
    turn.say({ kind: 'text', ...turn.base(), text: turn.text('answer.gone') });
    turn.say(welcomeReply(turn));
    return;
  }
  const question = turn.memory.openQuestion;
  delete turn.memory.openQuestion;
  if (question !== undefined) {
    turn.turn.writes.add((transaction) =>
      amendQuestion(transaction, question, { theme: entry.theme, entry: entry.id }),
    );
  } else {
    turn.register('answered', entry.theme, entry.id);
  }
  sayEntry(turn, id);
}

/** Says an entry, and remembers it for what is asked next. */
export function sayEntry(turn: TurnScope, id: string): void {
  const entry = turn.library.knowledge.entries.get(id);
  const reply = entry && answerReply(turn, entry);
  if (!reply) return;
  turn.memory.previousEntry = id;
  turn.say(reply);
}

function showTheme(turn: TurnScope, theme: string): void {
  const entries = [...turn.library.knowledge.entries.values()]
    .filter((entry) => entry.theme === theme)
    .sort((a, b) => Number(b.core) - Number(a.core));
  if (entries.length === 0) {
    turn.say(welcomeReply(turn));
    return;
  }
  const pathways = turn.library.pathways.forTheme(theme).map((pathway) => {
    const title = pathway.title(turn.languages.fallbacks(turn.languageCode));
    return turn.option({ do: 'pathway', id: pathway.id }, title, pathway.icon);
  });
  const options = [...pathways, ...entries.map((entry) => entryOption(turn, entry.id))];
  turn.say({ kind: 'choices', ...turn.base(options), text: turn.text('theme.ask', { theme: themeName(turn, theme) }) });
}

function takeFeedback(turn: TurnScope, helped: boolean): void {
  const question = turn.memory.lastQuestion;
  if (question !== undefined) {
    turn.turn.writes.add((transaction) => amendQuestion(transaction, question, { helped: helped ? 'yes' : 'no' }));
  }
  if (helped) turn.say({ kind: 'text', ...turn.base(), text: turn.text('helped.thanks') });
  else turn.say(personReply(turn, turn.text('helped.sorry')));
}
