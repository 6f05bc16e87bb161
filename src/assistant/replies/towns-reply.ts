import type { ChoicesReply, Option } from '../reply.js';
import type { Voice } from '../voice.js';

/** Which town? All towns of the installation, by name. */
export function townsReply(turn: Voice): ChoicesReply {
  const towns = [...turn.library.knowledge.municipalities.values()].sort((a, b) => a.name.localeCompare(b.name, 'nl'));
  const options = towns.map((town) => turn.option({ do: 'municipality', id: town.id }, town.name, 'map-pin'));
  return { kind: 'choices', ...turn.base(options), text: turn.text('municipality.ask') };
}

/**
 * "Choose your town", as long as nobody said which and something else would be shown there: other places, or the
 * projects of the town.
 */
export function townOption(turn: Voice, services: readonly string[], projects = false): Option[] {
  const { knowledge } = turn.library;
  if (turn.municipality !== undefined || knowledge.municipalities.size === 0) return [];
  if (!projects && !services.some((id) => knowledge.services.get(id)?.local)) return [];
  return [turn.option({ do: 'towns' }, turn.text('municipality.choose'), 'map-pin')];
}
