/** A place in decimal degrees (WGS 84). */
export interface LatLng {
  readonly lat: number;
  readonly lng: number;
}

/** Mean radius of the earth in km (IUGG). */
const earthRadiusKm = 6371.0088;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;
const degrees = (radians: number): number => (radians * 180) / Math.PI;

/** Great-circle distance in km (haversine). */
export function distanceKm(a: LatLng, b: LatLng): number {
  return distanceKmBetween(a.lat, a.lng, b.lat, b.lng);
}

/** `distanceKm` of bare degrees, for those who measure hundreds of thousands of places kept as columns. */
export function distanceKmBetween(latA: number, lngA: number, latB: number, lngB: number): number {
  const dLat = Math.sin(radians(latB - latA) / 2);
  const dLng = Math.sin(radians(lngB - lngA) / 2);
  const h = dLat * dLat + Math.cos(radians(latA)) * Math.cos(radians(latB)) * dLng * dLng;
  return 2 * earthRadiusKm * Math.asin(Math.sqrt(Math.min(1, h)));
}

/** A place as a point of a globe with radius 1, by which a database without trigonometry can tell what is near. */
export interface GlobePoint {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

export function onGlobe({ lat, lng }: LatLng): GlobePoint {
  const across = Math.cos(radians(lat));
  return {
    x: across * Math.cos(radians(lng)),
    y: across * Math.sin(radians(lng)),
    z: Math.sin(radians(lat)),
  };
}

/** The square of the straight line through that globe between places so many km apart, and a hair more: the limit is in. */
export function squaredChord(km: number): number {
  const half = Math.sin(Math.min(Math.PI, km / earthRadiusKm) / 2) + radians(slack) / 2;
  return 4 * half * half;
}

export interface BoundingBox {
  readonly minLat: number;
  readonly maxLat: number;
  readonly minLng: number;
  readonly maxLng: number;
}

/** About a decimetre: more than floating point loses, so that no place exactly at the limit is lost. */
const slack = 1e-6;

/**
 * A box in degrees that holds every place within `km` of `centre` and some farther ones. All longitudes where it would
 * meet a pole or cross 180°. @throws RangeError when `km` is negative or not a number.
 */
export function boundingBox(centre: LatLng, km: number): BoundingBox {
  if (!(km >= 0)) throw new RangeError('a distance is not negative');
  const reach = degrees(km / earthRadiusKm) + slack;
  const minLat = Math.max(-90, centre.lat - reach);
  const maxLat = Math.min(90, centre.lat + reach);
  const everywhere = { minLat, maxLat, minLng: -180, maxLng: 180 };
  if (minLat === -90 || maxLat === 90) return everywhere;
  const width = degrees(Math.asin(Math.sin(radians(reach)) / Math.cos(radians(centre.lat)))) + slack;
  const minLng = centre.lng - width;
  const maxLng = centre.lng + width;
  return minLng < -180 || maxLng > 180 ? everywhere : { minLat, maxLat, minLng, maxLng };
}

/** Whether a value is a place: latitude -90 to 90, longitude -180 to 180, both finite. */
export function isLatLng(value: unknown): value is LatLng {
  if (typeof value !== 'object' || value === null || !('lat' in value) || !('lng' in value)) return false;
  const { lat, lng } = value;
  return typeof lat === 'number' && typeof lng === 'number' && Math.abs(lat) <= 90 && Math.abs(lng) <= 180;
}

/** Whether a place lies in the box around Iran (24–40.5° N, 43.5–64° E): catches swapped and mistyped coordinates. */
export function isInIran({ lat, lng }: LatLng): boolean {
  return lat >= 24 && lat <= 40.5 && lng >= 43.5 && lng <= 64;
}
