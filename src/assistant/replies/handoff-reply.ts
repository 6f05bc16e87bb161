import type { Way } from '../../handoff/routing.js';
import type { HandoffReply } from '../reply.js';
import type { Voice } from '../voice.js';
import { wayOptions } from './request-reply.js';

/** A person answers from now on (EU AI Act, article 50: it is clear who speaks). */
export function acceptedReply(turn: Voice, name: string): HandoffReply {
  const options = [turn.option({ do: 'handoff', what: 'end' }, turn.text('handoff.end'), 'x')];
  const text = turn.text('handoff.accepted', { name });
  return { kind: 'handoff', state: 'accepted', ...turn.base(options), name, text };
}

/** The conversation, or what was asked for instead of one, is over: three faces to rate it. */
export function endedReply(turn: Voice, way: Way = 'chat'): HandoffReply {
  const options = [
    turn.option({ do: 'rate', face: 3 }, turn.text('handoff.rateGood'), 'smile'),
    turn.option({ do: 'rate', face: 2 }, turn.text('handoff.rateFair'), 'meh'),
    turn.option({ do: 'rate', face: 1 }, turn.text('handoff.rateBad'), 'frown'),
  ];
  // who was called or came to a desk never talked here
  const text = turn.text(way === 'chat' ? 'handoff.ended' : 'handoff.closed');
  return { kind: 'handoff', state: 'ended', ...turn.base(options), text };
}

/** The bridge figure gave it back: somebody else comes. */
export function movedReply(turn: Voice): HandoffReply {
  const options = [turn.option({ do: 'handoff', what: 'leave' }, turn.text('handoff.leave'), 'x')];
  return { kind: 'handoff', state: 'moved', ...turn.base(options), text: turn.text('handoff.moved') };
}

/** Nobody came in time: other ways. */
export function expiredReply(turn: Voice, ways: readonly Way[]): HandoffReply {
  return {
    kind: 'handoff',
    state: 'moved',
    ...turn.base(wayOptions(turn, ways)),
    text: turn.text('handoff.expired'),
  };
}

export function leftReply(turn: Voice): HandoffReply {
  const options = [turn.option({ do: 'themes' }, turn.text('options.themes'), 'layout-grid')];
  return { kind: 'handoff', state: 'left', ...turn.base(options), text: turn.text('handoff.left') };
}

export function ratedReply(turn: Voice): HandoffReply {
  const options = [turn.option({ do: 'themes' }, turn.text('options.themes'), 'layout-grid')];
  return { kind: 'handoff', state: 'rated', ...turn.base(options), text: turn.text('handoff.rated') };
}
