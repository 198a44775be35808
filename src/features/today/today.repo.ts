import { and, asc, count, desc, eq, gte, inArray, lte, sql } from 'drizzle-orm';
import type { Scope } from '../../kernel/actor.ts';
import type { LocalDate } from '../../kernel/calendar.ts';
import type { Reader } from '../../platform/database.ts';
import { opportunity } from '../../schema/opportunities.ts';
import { person, personCustody, personRestriction } from '../../schema/people.ts';
import { referral } from '../../schema/referrals.ts';
import { openStates, type ReferralState } from '../referrals/referral.rules.ts';

export interface WaitingReferral {
  readonly id: string;
  readonly state: ReferralState;
  readonly updatedAt: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly titleFa: string;
  readonly titleEn: string | null;
}

/** Open referrals of the organisation, the longest unmoved first. */
export async function waitingReferrals(
  db: Reader,
  scope: Scope,
  limit: number,
): Promise<readonly WaitingReferral[]> {
  return await db
    .select({
      id: referral.id,
      state: referral.state,
      updatedAt: referral.updatedAt,
      givenName: person.givenName,
      familyName: person.familyName,
      titleFa: opportunity.titleFa,
      titleEn: opportunity.titleEn,
    })
    .from(referral)
    .innerJoin(person, eq(person.id, referral.personId))
    .innerJoin(opportunity, eq(opportunity.id, referral.opportunityId))
    .where(and(eq(referral.organisationId, scope.organisationId), inArray(referral.state, [...openStates])))
    .orderBy(asc(referral.updatedAt), asc(referral.id))
    .limit(limit);
}

/** How many people there are by status, and how many open referrals by state. */
export async function countsOf(db: Reader, scope: Scope) {
  const statuses = await db
    .select({ status: person.status, n: count() })
    .from(person)
    .where(eq(person.organisationId, scope.organisationId))
    .groupBy(person.status);
  const states = await db
    .select({ state: referral.state, n: count() })
    .from(referral)
    .where(and(eq(referral.organisationId, scope.organisationId), inArray(referral.state, [...openStates])))
    .groupBy(referral.state);
  return {
    people: new Map(statuses.map(({ status, n }) => [status, n])),
    referrals: new Map(states.map(({ state, n }) => [state, n])),
  };
}

export interface NewPerson {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly county: string;
  readonly createdAt: string;
}

/** Seekers registered since an instant who have no referral yet, newest first, with their number. */
export async function newWithoutReferral(
  db: Reader,
  scope: Scope,
  since: string,
  limit: number,
): Promise<{ readonly total: number; readonly items: readonly NewPerson[] }> {
  const where = and(
    eq(person.organisationId, scope.organisationId),
    eq(person.status, 'seeking'),
    gte(person.createdAt, since),
    sql`not exists (select 1 from referral r where r.person_id = ${person.id})`,
  );
  const [total] = await db.select({ n: count() }).from(person).where(where);
  const items = await db
    .select({
      id: person.id,
      givenName: person.givenName,
      familyName: person.familyName,
      county: person.county,
      createdAt: person.createdAt,
    })
    .from(person)
    .where(where)
    .orderBy(desc(person.createdAt), asc(person.id))
    .limit(limit);
  return { total: total?.n ?? 0, items };
}

/** Seekers for whom a restriction's last day, or the day custody ends, falls from one day to another (both included). */
export async function becomingFree(
  db: Reader,
  scope: Scope,
  from: LocalDate,
  to: LocalDate,
): Promise<readonly string[]> {
  const own = and(eq(person.organisationId, scope.organisationId), eq(person.status, 'seeking'));
  const restricted = await db
    .selectDistinct({ id: person.id })
    .from(personRestriction)
    .innerJoin(person, eq(person.id, personRestriction.personId))
    .where(and(own, gte(personRestriction.until, from), lte(personRestriction.until, to)));
  const held = await db
    .selectDistinct({ id: person.id })
    .from(personCustody)
    .innerJoin(person, eq(person.id, personCustody.personId))
    .where(
      and(
        own,
        eq(personCustody.status, 'closed'),
        gte(personCustody.until, from),
        lte(personCustody.until, to),
      ),
    );
  return [...new Set([...restricted, ...held].map(({ id }) => id))];
}
