import type { CrisisKind } from '../../search/understanding.js';
import type { TextReply } from '../reply.js';
import type { Voice } from '../voice.js';
import { textOf } from './names.js';

/** What to read when it is danger after all. */
const ENTRIES: Readonly<Record<CrisisKind, string>> = {
  suicide: 'wellbeing/crisis',
  violence: 'wellbeing/domestic-violence',
  child: 'wellbeing/domestic-violence',
  medical: 'health/emergency',
  fire: 'health/emergency',
  trafficking: 'rights/trafficking',
};

/** One line with the number to call, before an answer to a message that may speak of danger. */
export function dangerLine(turn: Voice, kind: CrisisKind): TextReply {
  const entry = turn.library.knowledge.entries.get(ENTRIES[kind]);
  const title = entry && textOf(turn, entry)?.title;
  const options = entry && title ? [turn.option({ do: 'entry', id: entry.id }, title, entry.icon)] : [];
  return { kind: 'text', ...turn.base(options), text: turn.text(`crisis.${kind}.first`) };
}
