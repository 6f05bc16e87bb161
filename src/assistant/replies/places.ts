import type { Knowledge, Municipality, Service, ServiceOverride } from '../../knowledge/knowledge.js';
import type { Place } from '../reply.js';
import type { Voice } from '../voice.js';

/** Where to go, for the person's town and in their language; ids that no file describes are left out. */
export function placesOf(turn: Voice, ids: readonly string[]): Place[] {
  const { services, municipalities } = turn.library.knowledge;
  const town = municipalities.get(turn.municipality ?? '');
  return servingIds(ids, town, turn.library.knowledge).flatMap((id) => {
    const service = services.get(id);
    return service ? [placeOf(turn, service, town?.services.get(id), town?.website)] : [];
  });
}

/** The ids as they hold for a town: its own agency for civic integration instead of those of other towns. */
function servingIds(ids: readonly string[], town: Municipality | undefined, knowledge: Knowledge): string[] {
  const { integration } = town ?? {};
  if (!town || integration === undefined) return [...ids];
  const agencies = new Set([...knowledge.municipalities.values()].map((other) => other.integration));
  const here = ids
    .map((id) => (agencies.has(id) ? integration : id))
    .filter((id) => id === integration || knowledge.services.get(id)?.region !== 'brussels' || isInBrussels(town));
  return [...new Set(here)];
}

/** Services of the Brussels Region are for the people who live there. */
function isInBrussels(town: Municipality): boolean {
  return town.province === 'Brussel';
}

function placeOf(
  turn: Voice,
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
