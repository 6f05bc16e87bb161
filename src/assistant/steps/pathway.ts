import type { Pathway, PathwayPosition } from '../../pathways/pathway.js';
import { textOf } from '../replies/names.js';
import { personReply } from '../replies/person-reply.js';
import { placesOf } from '../replies/places.js';
import type { Option } from '../reply.js';
import type { Step } from '../steps.js';
import type { TurnScope } from '../turn-scope.js';
import { answer } from './answer.js';

/**
 * A guided dialog is waiting for this reply, or is started. A message that is no answer to it is answered as a
 * question of its own, and then the dialog goes on.
 */
export const pathway: Step = {
  name: 'pathway',
  async take(turn) {
    const { action, library, memory } = turn;
    if (action?.do === 'pathway') {
      const wanted = library.pathways.get(action.id);
      if (wanted) goTo(turn, wanted, wanted.start());
      return wanted !== undefined;
    }
    const { position } = memory;
    const current = position && library.pathways.get(position.pathway);
    if (!position || !current) return false;
    const languages = turn.languages.fallbacks(turn.languageCode);
    if (current.show(position, languages) === undefined) {
      delete memory.position;
      return false;
    }
    if (isStop(turn)) return stop(turn);
    const reply = readAnswer(turn, current, position, languages);
    const next = reply === 'back' ? (current.back(position) ?? position) : reply && current.answer(position, reply);
    if (next) {
      goTo(turn, current, next);
      return true;
    }
    await answer.take(turn);
    goTo(turn, current, position);
    return true;
  },
};

function readAnswer(
  turn: TurnScope,
  current: Pathway,
  position: PathwayPosition,
  languages: readonly string[],
): string | undefined {
  const { action } = turn;
  if (action?.do === 'step') return action.answer;
  if (action?.do === 'back') return 'back';
  if (action) return undefined;
  const { command } = turn.understanding;
  return command?.name === 'back' ? 'back' : current.read(position, turn.message, languages);
}

function isStop(turn: TurnScope): boolean {
  return turn.action ? turn.action.do === 'stop' : turn.understanding.command?.name === 'stop';
}

function stop(turn: TurnScope): true {
  delete turn.memory.position;
  const options = [turn.option({ do: 'themes' }, turn.text('options.themes'), 'layout-grid')];
  turn.say({ kind: 'text', ...turn.base(options), text: turn.text('pathway.stopped') });
  return true;
}

function goTo(turn: TurnScope, current: Pathway, position: PathwayPosition): void {
  const languages = turn.languages.fallbacks(turn.languageCode);
  const view = current.show(position, languages);
  if (!view) return;
  if (view.end) {
    delete turn.memory.position;
    finish(turn, current, view.text, view.end);
    return;
  }
  turn.memory.position = position;
  const options: Option[] = view.answers.map(({ id, label, icon }) =>
    turn.option({ do: 'step', answer: id }, label, icon),
  );
  if (view.canGoBack) options.push(turn.option({ do: 'back' }, turn.text('pathway.back'), 'arrow-left'));
  options.push(turn.option({ do: 'stop' }, turn.text('pathway.stop'), 'x'));
  turn.say({
    kind: 'step',
    ...turn.base(options),
    pathway: current.id,
    title: current.title(languages),
    text: view.text,
  });
}

/** The end of a dialog is an answered help question: what fits, to read, and the desks. */
function finish(
  turn: TurnScope,
  current: Pathway,
  text: string,
  end: { readonly entries: readonly string[]; readonly services: readonly string[] },
): void {
  const entries = end.entries.flatMap((id) => turn.library.knowledge.entries.get(id) ?? []);
  const options = entries.map((entry) =>
    turn.option({ do: 'entry', id: entry.id }, textOf(turn, entry)?.title ?? entry.id, entry.icon),
  );
  turn.register('answered', current.theme, entries[0]?.id);
  if (entries[0]) turn.memory.previousEntry = entries[0].id;
  const places = placesOf(turn, end.services);
  turn.say({ ...personReply(turn, text), places, options });
}
