import type { Place } from '../../../assistant/reply.js';
import { bold, lines } from './formatting.js';
import { international } from './phones.js';

/** More places make a wall of text. */
const MOST = 5;

/** Where to go: the name in bold, what for, and what can be tapped, each link on its own line. */
export function placesText(places: readonly Place[]): string {
  return places.slice(0, MOST).map(placeText).join('\n\n');
}

function placeText(place: Place): string {
  const { name, whatFor, phone, address, mapUrl, hours, cost, website } = place;
  return lines([
    bold(name),
    whatFor,
    phone && `☎ ${international(phone)}`,
    hours && `🕒 ${hours}`,
    cost && `€ ${cost}`,
    address && `📍 ${address}`,
    mapUrl,
    website,
  ]);
}
