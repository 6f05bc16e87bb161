import type { Promised, Way } from '../../handoff/request.js';
import { writeTime, writeWeekday } from '../../handoff/wall-clock.js';
import type { WaitingReply } from '../reply.js';
import type { Voice } from '../voice.js';
import { placesOf } from './places.js';

/** What stands: a place in the queue, or what was promised. */
export interface Standing {
  readonly id: string;
  readonly way: Way;
  readonly promise?: Promised | undefined;
  /** Place in the queue, 1 = next. */
  readonly position?: number | undefined;
}

/** The request stands: the place in the queue, or what is promised, in Belgian time and the person's language. */
export function waitingReply(turn: Voice, standing: Standing): WaitingReply {
  const { id, way, promise, position } = standing;
  const options = [turn.option({ do: 'handoff', what: 'leave' }, turn.text('handoff.leave'), 'x')];
  const place = position === undefined ? '' : ` ${turn.text('handoff.place', { position })}`;
  return {
    kind: 'waiting',
    ...turn.base(options),
    request: id,
    way,
    text: promise ? promiseText(turn, promise) : `${turn.text('handoff.waiting')}${place}`,
    ...(position === undefined ? {} : { position }),
    places: promise?.place === undefined ? [] : placesOf(turn, [promise.place]),
  };
}

function promiseText(turn: Voice, { what, from, by }: Promised): string {
  const when = { day: writeWeekday(from, turn.language.intl), from: writeTime(from), to: writeTime(by) };
  switch (what) {
    case 'chat':
      return turn.text('handoff.waitingLater', when);
    case 'call':
      return turn.text('handoff.callPromise', when);
    case 'whatsapp':
      return turn.text('handoff.whatsappPromise', when);
    case 'desk':
      return turn.text('handoff.deskPromise', when);
  }
}
