import type { Way } from '../../handoff/routing.js';
import type { Option, RequestReply } from '../reply.js';
import type { Voice } from '../voice.js';
import { themeName } from './names.js';

const ICONS: Record<Way, string> = {
  chat: 'message-circle',
  call: 'phone',
  whatsapp: 'message-circle-more',
  desk: 'map-pin',
};

/** May a person read what was said? */
export function consentQuestion(turn: Voice): RequestReply {
  const options = [
    turn.option({ do: 'handoff', what: 'yes' }, turn.text('handoff.yes'), 'check'),
    turn.option({ do: 'handoff', what: 'no' }, turn.text('handoff.no'), 'x'),
  ];
  return { kind: 'request', step: 'consent', ...turn.base(options), text: turn.text('handoff.consent') };
}

export function themeQuestion(turn: Voice): RequestReply {
  const themes = [...turn.library.knowledge.themes.values()]
    .sort((a, b) => a.order - b.order)
    .map(({ id, icon }) => turn.option({ do: 'theme', id }, themeName(turn, id), icon));
  const options = [...themes, cancel(turn)];
  return { kind: 'request', step: 'theme', ...turn.base(options), text: turn.text('handoff.theme') };
}

export function townQuestion(turn: Voice): RequestReply {
  const towns = [...turn.library.knowledge.municipalities.values()]
    .sort((a, b) => a.name.localeCompare(b.name, 'nl'))
    .map(({ id, name }) => turn.option({ do: 'municipality', id }, name, 'map-pin'));
  const other = turn.option({ do: 'handoff', what: 'yes' }, turn.text('handoff.otherTown'), 'map');
  const options = [...towns, other, cancel(turn)];
  return { kind: 'request', step: 'municipality', ...turn.base(options), text: turn.text('handoff.municipality') };
}

/** @param text when somebody is there */
export function wayQuestion(turn: Voice, ways: readonly Way[], text: string): RequestReply {
  const options = [...wayOptions(turn, ways), cancel(turn)];
  return { kind: 'request', step: 'way', ...turn.base(options), text: `${text} ${turn.text('handoff.way')}` };
}

export function wayOptions(turn: Voice, ways: readonly Way[]): Option[] {
  const labels: Record<Way, string> = {
    chat: turn.text('handoff.chat'),
    call: turn.text('handoff.call'),
    whatsapp: turn.text('handoff.whatsapp'),
    desk: turn.text('handoff.desk'),
  };
  return ways.map((way) => turn.option({ do: 'handoff', what: way }, labels[way], ICONS[way]));
}

export function phoneQuestion(turn: Voice, wrong: boolean): RequestReply {
  const text = wrong ? turn.text('handoff.phoneWrong') : turn.text('handoff.phone');
  return { kind: 'request', step: 'phone', ...turn.base([cancel(turn)]), text, input: 'phone' };
}

function cancel(turn: Voice): Option {
  return turn.option({ do: 'handoff', what: 'no' }, turn.text('handoff.no'), 'x');
}
