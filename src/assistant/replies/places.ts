import type { Service, ServiceOverride } from '../../knowledge/knowledge.js';
import type { Place } from '../reply.js';
import type { TurnScope } from '../turn-scope.js';

/** Where to go, for the person's town and in their language; ids that no file describes are left out. */
export function placesOf(turn: TurnScope, ids: readonly string[]): Place[] {
  const { services, municipalities } = turn.library.knowledge;
  const town = municipalities.get(turn.municipality ?? '');
  return ids.flatMap((id) => {
    const service = services.get(id);
    return service ? [placeOf(turn, service, town?.services.get(id), town?.website)] : [];
  });
}

function placeOf(
  turn: TurnScope,
  service: Service,
  override: ServiceOverride | undefined,
  townWebsite: string | undefined,
): Place {
  const here = { ...service, ...override };
  const texts = turn.languages
    .fallbacks(turn.languageCode)
    .map((code) => turn.library.knowledge.texts.get(code)?.services.get(service.id))
    .find((found) => found !== undefined);
  // a service each town has of its own: without more, the town's website is where to begin
  const website = here.website ?? (service.local ? townWebsite : undefined);
  const hours = override?.hours ?? (here.alwaysOpen ? turn.text('places.alwaysOpen') : texts?.hours);
  return {
    id: service.id,
    name: here.name,
    icon: here.icon,
    whatFor: texts?.whatFor ?? '',
    ...(here.phone ? { phone: here.phone } : {}),
    ...(website ? { website } : {}),
    ...(here.address ? { address: here.address, mapUrl: mapUrl(here.address) } : {}),
    ...(hours ? { hours } : {}),
    ...(texts?.cost ? { cost: texts.cost } : {}),
  };
}

/** OpenStreetMap's search page: opens on every device, without an account or a tracker. */
function mapUrl(address: string): string {
  return `https://www.openstreetmap.org/search?${new URLSearchParams({ query: address })}`;
}
