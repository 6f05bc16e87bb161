import type { CrisisKind, CrisisSign } from '../../search/understanding.js';
import type { CrisisReply } from '../reply.js';
import type { Voice } from '../voice.js';

/** Lines to call per kind of danger, most urgent first: ids of services. */
const NUMBERS: Record<CrisisKind, readonly string[]> = {
  suicide: ['emergency-112', 'suicide-line-1813', 'tele-onthaal-106', 'awel-102'],
  violence: ['police-101', 'emergency-112', 'violence-1712'],
  child: ['emergency-112', 'awel-102', 'violence-1712', 'child-focus'],
  medical: ['emergency-112', 'doctor-on-duty-1733', 'antigif'],
  fire: ['emergency-112', 'gas-smell'],
  trafficking: ['police-101', 'emergency-112', 'trafficking-centres'],
};

/** When the directory of services is broken, the emergency number is still there. */
const ALWAYS: { readonly id: string; readonly name: string; readonly phone: string; readonly website?: string } = {
  id: 'emergency-112',
  name: '112',
  phone: '112',
};

/** The emergency card: at most three lines, then the numbers, then what to do next. */
export function crisisReply(turn: Voice, sign: CrisisSign): CrisisReply {
  const { services, texts } = turn.library.knowledge;
  const key = `crisis.${sign.kind}`;
  const lines = [turn.text(`${key}.first`)];
  if (sign.signal === 'indirect') lines.unshift(turn.text('crisis.warm'), turn.text(`${key}.ask`));
  const found = NUMBERS[sign.kind].flatMap((id) => {
    const service = services.get(id);
    return service?.phone ? [{ ...service, phone: service.phone }] : [];
  });
  const places = found.some(({ id }) => id === ALWAYS.id) || sign.kind === 'violence' ? found : [ALWAYS, ...found];
  const numbers = (places.length > 0 ? places : [ALWAYS]).map((place) => {
    const what = turn.languages
      .fallbacks(turn.languageCode)
      .map((code) => texts.get(code)?.services.get(place.id)?.whatFor)
      .find((text) => text !== undefined);
    return {
      label: place.name,
      number: place.phone,
      ...(what ? { note: what } : {}),
      ...(place.website ? { website: place.website } : {}),
    };
  });
  return {
    kind: 'crisis',
    ...turn.base([turn.option({ do: 'person' }, turn.text('person.talk'), 'users')]),
    crisis: sign.kind,
    lines,
    numbers,
    dutch: { phrase: turn.languages.text('nl', `assistant.${key}.say`), meaning: turn.text(`${key}.say`) },
    after: [turn.text(`${key}.next`), turn.text('crisis.dutchLines'), turn.text('crisis.goOn')],
  };
}
