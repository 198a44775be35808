import { distanceKm, type LatLng } from '../../kernel/geo.ts';

/** Where an association sits and which counties it covers. */
export interface AssociationPlace {
  readonly id: string;
  readonly province: string;
  readonly seat: LatLng;
  readonly covers: ReadonlySet<string>;
}

/**
 * Whose families of a county are, wherever they registered: the association that covers it; of several the nearest by
 * great circle from seat to seat; where none covers it, the nearest of its province, else of the country.
 * Undefined only where there is no association at all.
 */
export function nearestAssociation(
  county: { readonly code: string; readonly province: string; readonly seat: LatLng },
  associations: readonly AssociationPlace[],
): AssociationPlace | undefined {
  const covering = associations.filter(({ covers }) => covers.has(county.code));
  const within = associations.filter(({ province }) => province === county.province);
  const candidates = covering.length > 0 ? covering : within.length > 0 ? within : associations;
  const far = new Map(candidates.map((one) => [one, distanceKm(one.seat, county.seat)]));
  // Equal distances are decided by id, so that everybody is told the same.
  return [...candidates].sort((a, b) => (far.get(a) ?? 0) - (far.get(b) ?? 0) || (a.id < b.id ? -1 : 1))[0];
}
