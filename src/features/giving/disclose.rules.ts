import type { Disclosure } from '../sponsorships/sponsorship.rules.ts';

/** How many households must be able to be meant before something is told (`design.md` §4). */
export const leastMeant = 5;

export type SizeBand = NonNullable<Disclosure['householdSize']>;

/** Whom a place and a trade could mean; `trade` is a unit group (four digits), a sector (first digit), or null for any. */
export interface Told {
  readonly placeLevel: Disclosure['place'];
  readonly province: string | null;
  readonly county: string | null;
  readonly trade: string | null;
}

/** The head and everybody they answer for. */
export function sizeBandOf(people: number): SizeBand {
  if (people <= 2) return '1-2';
  return people <= 4 ? '3-4' : '5+';
}

/** Where somebody lives and what they would do; null = nowhere in particular, and no trade that is known. */
export interface Whereabouts {
  readonly province: string | null;
  readonly county: string | null;
  readonly iscoCode: string | null;
}

/** From the finest to the coarsest: the place gives way before the trade does. */
export function widenings({ province, county, iscoCode }: Whereabouts): readonly Told[] {
  const places: Omit<Told, 'trade'>[] = [{ placeLevel: 'country', province: null, county: null }];
  if (province !== null) places.unshift({ placeLevel: 'province', province, county: null });
  if (province !== null && county !== null) places.unshift({ placeLevel: 'county', province, county });
  const trades = iscoCode === null ? [null] : [iscoCode, iscoCode.slice(0, 1), null];
  return trades.flatMap((trade) => places.map((place) => ({ ...place, trade })));
}
