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

const anywhere = { placeLevel: 'country', province: null, county: null } as const;
export const toldNothing: Told = { ...anywhere, trade: null };

/** From the finest to the coarsest: the place gives way before the trade does. Without an occupation no trade is told. */
export function widenings(of: {
  readonly province: string;
  readonly county: string;
  readonly iscoCode: string | null;
}): readonly Told[] {
  const places = [
    { placeLevel: 'county', province: of.province, county: of.county },
    { placeLevel: 'province', province: of.province, county: null },
    anywhere,
  ] as const;
  const trades = of.iscoCode === null ? [null] : [of.iscoCode, of.iscoCode.slice(0, 1), null];
  return trades.flatMap((trade) => places.map((place) => ({ ...place, trade })));
}

/** Whether anything of the household behind a gift may be told: not even a month where fewer than five could be meant. */
export function isTold(disclosure: Disclosure | null): disclosure is Disclosure {
  return disclosure !== null && disclosure.couldBe >= leastMeant;
}
