import type { ChoicesReply } from '../reply.js';
import type { Voice } from '../voice.js';

/** Which language? The likely ones first when there are any, each by its own name. */
export function languagesReply(turn: Voice, likely: readonly string[] = []): ChoicesReply {
  const codes = likely.length > 0 ? likely : turn.languages.list.map(({ code }) => code);
  const options = codes.map((code) => turn.option({ do: 'language', code }, turn.languages.get(code).name));
  if (likely.length > 0) options.push(turn.option({ do: 'languages' }, turn.text('language.other'), 'languages'));
  return { kind: 'choices', ...turn.base(options), text: turn.text('language.ask') };
}
