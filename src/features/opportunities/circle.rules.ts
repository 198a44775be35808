import { boundingBox, distanceKm, type LatLng } from '../../kernel/geo.ts';

/** A circle as stripes of one hundredth of a degree of latitude, so that a database without trigonometry can look in it. */
export interface Circle {
  /** Latitude of the first stripe in hundredths of a degree; the others follow one by one. */
  readonly firstLat: number;
  /** How far from the centre's longitude each stripe reaches, in degrees; -1 = the stripe holds nothing. */
  readonly reach: readonly number[];
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;
const haversine = (radians: number): number => Math.sin(radians / 2) ** 2;
/** Mean radius as `distanceKm` has it, taken from there so that the two never part. */
const kmPerDegree = distanceKm({ lat: 0, lng: 0 }, { lat: 1, lng: 0 });
/** About a decimetre: a place exactly at the limit is in. */
const slack = 1e-6;

/** Everything within `km` (great circle) of `centre`, for places in hundredths of a degree. */
export function circleAround(centre: LatLng, km: number): Circle {
  const { minLat, maxLat } = boundingBox(centre, km);
  const firstLat = Math.ceil(minLat * 100);
  const reach: number[] = [];
  for (let lat = firstLat; lat <= Math.floor(maxLat * 100); lat++) {
    const limit = haversine(radians(km / kmPerDegree)) - haversine(radians(lat / 100 - centre.lat));
    const share = limit / (Math.cos(radians(centre.lat)) * Math.cos(radians(lat / 100)));
    if (share < -slack * slack) reach.push(-1);
    else reach.push((2 * Math.asin(Math.sqrt(Math.min(1, Math.max(0, share)))) * 180) / Math.PI + slack);
  }
  return { firstLat, reach };
}
