import type { Municipality } from '../../knowledge/knowledge.js';

/** A town and how far its centre is, in kilometres. */
export interface TownNear {
  readonly town: Municipality;
  readonly kilometres: number;
}

const EARTH_RADIUS = 6371;

/** The towns by distance from a place, nearest first; great-circle distance (haversine), without any service. */
export function townsNear(towns: Iterable<Municipality>, latitude: number, longitude: number): TownNear[] {
  return [...towns]
    .map((town) => ({ town, kilometres: distance(latitude, longitude, town.latitude, town.longitude) }))
    .sort((a, b) => a.kilometres - b.kilometres);
}

function distance(lat1: number, lon1: number, lat2: number, lon2: number): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2;
  const a = half(lat1, lat2) + Math.cos(radians(lat1)) * Math.cos(radians(lat2)) * half(lon1, lon2);
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(a)));
}
