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

/**
 * What somebody who gives knows beforehand, whatever is told: to which organisation they gave, and what they wished: a
 * cause, a trade, a province, women who head their household, seekers who were released.
 */
export interface Known {
  readonly organisationId: string;
  readonly told?: readonly Told[];
  readonly womanHead?: boolean;
  readonly released?: boolean;
}

/** The head and everybody they answer for. */
export function sizeBandOf(people: number): SizeBand {
  if (people <= 2) return '1-2';
  return people <= 4 ? '3-4' : '5+';
}

export const toldNothing: Told = { placeLevel: 'country', province: null, county: null, trade: null };

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

/**
 * Whether anything of the household behind a gift may be told. Where fewer than five could be meant, what those who pay know
 * beforehand tells too much already: they are not even told that the gift is at work.
 */
export function isTold(disclosure: Disclosure | null): disclosure is Disclosure {
  return disclosure !== null && disclosure.couldBe >= leastMeant;
}
