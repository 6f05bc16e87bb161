import type { PersonReply } from '../reply.js';
import type { Voice } from '../voice.js';
import { placesOf } from './places.js';
import { townOption } from './towns-reply.js';

/** Where a person sits who can help with any question; and 112, for danger that nobody recognised in the message. */
const DESKS = ['bridge-figure', 'town-hall', 'ocmw', '1700', 'emergency-112'];

/** People to go to, for when a text is not enough. */
export function personReply(turn: Voice, text: string): PersonReply {
  const options = [
    ...townOption(turn, DESKS),
    turn.option({ do: 'themes' }, turn.text('options.themes'), 'layout-grid'),
  ];
  return { kind: 'person', ...turn.base(options), text, places: placesOf(turn, DESKS) };
}
