import { isLatLng, type LatLng } from '../../kernel/geo.ts';
import { toLatinDigits } from '../../kernel/persian.ts';

/** How far around a place is looked where nobody says, in km. */
export const usualRadiusKm = 30;

/** `29.58,50.52`, in any digits, with either comma; undefined for anything else. */
export function pointOf(text: string): LatLng | undefined {
  const [lat, lng, ...more] = toLatinDigits(text)
    .replaceAll('\u066B', '.')
    .split(/[,\u060C]/)
    .map((part) => (/^\s*-?\d+(\.\d+)?\s*$/.test(part) ? Number(part) : Number.NaN));
  const point = { lat, lng };
  return more.length === 0 && isLatLng(point) ? point : undefined;
}
