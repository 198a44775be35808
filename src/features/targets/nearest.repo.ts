import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Scope } from '../../kernel/actor.ts';
import { dayNumber, type LocalDate } from '../../kernel/calendar.ts';
import type { Reader } from '../../platform/database.ts';
import { person } from '../../schema/people.ts';
import { referral } from '../../schema/referrals.ts';
import type { OutcomeState } from '../outcomes/outcome.rules.ts';
import { stillKnown } from '../outcomes/span-rows.rules.ts';
import type { PersonFacts } from '../people/person-facts.rules.ts';
import { readFacts } from '../people/person-rows.repo.ts';
import type { Vocabulary } from '../reference/vocabulary.rules.ts';
import { openStates, type ReferralState } from '../referrals/referral.rules.ts';

export interface StandingPerson {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly needScore: number | null;
  readonly status: string;
  readonly requestedAt: string;
  readonly state: OutcomeState;
}

/** Everybody of the population of an organisation who is not in work on a day, as known now; `inWork` are only counted. */
export async function populationOn(
  read: Reader,
  scope: Scope,
  day: LocalDate,
): Promise<{ readonly people: readonly StandingPerson[]; readonly inWork: number }> {
  const number = dayNumber(day);
  const standing = sql`s.organisation_id = ${scope.organisationId} and s.known_to = ${sql.raw(String(stillKnown))}
      and s.from_day <= ${number} and s.to_day > ${number}`;
  const [counted] = await read.all<{ n: number }>(
    sql`select count(*) as n from outcome_span s where ${standing} and s.state = 'in-work'`,
  );
  const people = await read.all<StandingPerson>(sql`
    select p.id, p.given_name as givenName, p.family_name as familyName, p.need_score as needScore, p.status,
      p.requested_at as requestedAt, s.state
    from outcome_span s join person p on p.id = s.person_id
    where ${standing} and s.state in ('some-work', 'unknown', 'out-of-work')
      and p.organisation_id = ${scope.organisationId}`);
  return { people, inWork: counted?.n ?? 0 };
}

export interface OpenReferral {
  readonly id: string;
  readonly personId: string;
  readonly opportunityId: string;
  readonly state: ReferralState;
}

export async function openReferralsOf(read: Reader, scope: Scope): Promise<readonly OpenReferral[]> {
  return await read
    .select({
      id: referral.id,
      personId: referral.personId,
      opportunityId: referral.opportunityId,
      state: referral.state,
    })
    .from(referral)
    .where(and(eq(referral.organisationId, scope.organisationId), inArray(referral.state, [...openStates])));
}

/** Facts for matching of some people of an organisation. */
export async function factsAmong(
  read: Reader,
  scope: Scope,
  ids: readonly string[],
  vocabulary: Vocabulary,
): Promise<readonly PersonFacts[]> {
  if (ids.length === 0) return [];
  const own = and(eq(person.organisationId, scope.organisationId), inArray(person.id, [...ids]));
  return await readFacts(read, own, vocabulary);
}
