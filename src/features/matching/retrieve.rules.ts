import type { LocalDate } from '../../kernel/calendar.ts';
import { distanceKm, type LatLng } from '../../kernel/geo.ts';
import type { OpportunityFacts } from '../opportunities/opportunity-facts.rules.ts';
import type { PersonFacts } from '../people/person-facts.rules.ts';

/** How far beyond the own province an opportunity is still considered, in km (great circle). */
export const consideredWithinKm = 100;

type Place = { readonly place: LatLng | undefined };
type Workplace = Pick<OpportunityFacts, 'workplace' | 'lodging'>;

/** Great-circle km between the two places; undefined when either is not known. */
export function distanceBetween(person: Place, opportunity: Place): number | undefined {
  return person.place && opportunity.place ? distanceKm(person.place, opportunity.place) : undefined;
}

/**
 * Whether a distance is more than a limit, both in km. Compared in whole millimetres, so that a limit raised by what was
 * missing is reached whatever floating point does.
 */
export function isBeyond(km: number, limitKm: number): boolean {
  return millimetresBeyond(km, limitKm) > 0;
}

/** What a limit lacks, in km rounded up to 0.5; 0 when it lacks nothing. */
export function kmBeyond(km: number, limitKm: number): number {
  return Math.max(0, Math.ceil(millimetresBeyond(km, limitKm) / 500_000) / 2);
}

function millimetresBeyond(km: number, limitKm: number): number {
  return Math.round(km * 1e6) - Math.round(limitKm * 1e6);
}

/** Work that is done away from home; without a workplace (most loans and kits) there is nowhere to go. */
export function isAway({ workplace }: Workplace): boolean {
  return workplace === 'fixed' || workplace === 'mobile' || workplace === 'rotational';
}

/** A job or training that does not say where it is done: neither home nor away, so it is asked. */
export function isWorkplaceUnknown({
  kind,
  workplace,
}: Pick<OpportunityFacts, 'kind' | 'workplace'>): boolean {
  return workplace === undefined && (kind === 'job' || kind === 'training');
}

/** Rotational work that houses its people: nobody travels there daily. */
export function isLodged({ workplace, lodging }: Workplace): boolean {
  return workplace === 'rotational' && lodging;
}

/** Announced and not over; one that opens later counts, its gate `closed` says when. */
export function isAhead(
  opportunity: Pick<OpportunityFacts, 'closed' | 'closesOn'>,
  today: LocalDate,
): boolean {
  return !opportunity.closed && (opportunity.closesOn === undefined || opportunity.closesOn >= today);
}

/** Work that is looked at wherever a person lives. */
export function isForAnywhere({
  province,
  workplace,
}: Pick<OpportunityFacts, 'province' | 'workplace'>): boolean {
  return province === undefined || workplace === 'home' || workplace === 'rotational';
}

/** Whether a pair is looked at at all: the same rule from the person's side and from the opportunity's. */
export function isConsidered(
  person: Pick<PersonFacts, 'province' | 'place'>,
  opportunity: Pick<OpportunityFacts, 'closed' | 'closesOn' | 'province' | 'place' | 'workplace'>,
  today: LocalDate,
): boolean {
  if (!isAhead(opportunity, today)) return false;
  if (isForAnywhere(opportunity) || opportunity.province === person.province) return true;
  const km = distanceBetween(person, opportunity);
  return km !== undefined && !isBeyond(km, consideredWithinKm);
}
